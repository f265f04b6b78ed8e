"""Tables that can be worked out again from the others, and therefore are never journalled."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import key


class StandingRow(SQLModel, table=True):
    """What a customer's visits add up to: how many, when first and last, their rhythm and the order they always have.

    `usual` holds the predicted order's lines as [quantity, item_id, name, modifiers]. A regular has a rhythm: `gap` and
    `long_gap` in days, and the shop days from which they are missed and count as lapsed (see records.rhythms).
    """

    __tablename__ = "standings"

    customer_id: int = key(of="customers.id", primary=True)
    visits: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = Field(default=None, index=True)
    usual: list[Any] = Field(default_factory=list, sa_type=JSON)
    gap: float | None = None
    long_gap: int | None = None
    missed_from: date | None = Field(default=None, index=True)
    lapsed_from: date | None = Field(default=None, index=True)


class HabitRow(SQLModel, table=True):
    """How much a customer comes at one weekday and hour of the shop.

    `weight` is a sum of 2 ** (weeks / half-life) over the days they came, so that it ages by a factor that is the
    same for everybody and one visit adds one term.
    """

    __tablename__ = "habits"
    __table_args__ = (Index("ix_habits_weekday_hour", "weekday", "hour"),)

    customer_id: int = key(of="customers.id", primary=True)
    weekday: int = Field(primary_key=True)
    hour: int = Field(primary_key=True)
    days: int = 0
    weight: float = 0.0
