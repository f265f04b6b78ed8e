"""Tables that can be worked out again from the others, and therefore are never journalled."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from frontdesk.records.habits import SELDOM
from frontdesk.store.tables.naming import key

_SELDOM = text(f"gap > {SELDOM}")
"""Those who are asked for when they are due: who comes more often keeps a weekday. It spares their visits the index."""


class StandingRow(SQLModel, table=True):
    """What a customer's visits add up to: how many, when first and last, their rhythm and the order they always have.

    `usual` holds the predicted order's lines as [quantity, item_id, name, modifiers]. A regular has a rhythm: `gap` and
    `long_gap` in days, and the shop days from which they are missed and count as lapsed (see records.rhythms).
    """

    __tablename__ = "standings"
    __table_args__ = (
        Index("ix_standings_missed_from_lapsed_from", "missed_from", "lapsed_from"),
        Index("ix_standings_gap_last_at", "gap", "last_at", sqlite_where=_SELDOM),
    )

    customer_id: int = key(of="customers.id", primary=True)
    visits: int = 0
    first_at: datetime | None = Field(default=None, index=True)
    last_at: datetime | None = Field(default=None, index=True)
    usual: list[Any] = Field(default_factory=list, sa_type=JSON)
    gap: float | None = None
    long_gap: int | None = None
    missed_from: date | None = None
    lapsed_from: date | None = None


class HabitRow(SQLModel, table=True):
    """How much a customer comes at one weekday and hour of the shop.

    `weight` is a sum of 2 ** (weeks / half-life) over the days they came, so that it ages by a factor that is the
    same for everybody and one visit adds one term.
    """

    __tablename__ = "habits"
    __table_args__ = (Index("ix_habits_of_an_hour", "weekday", "hour", "customer_id", "days", "weight"),)

    customer_id: int = key(of="customers.id", primary=True)
    weekday: int = Field(primary_key=True)
    hour: int = Field(primary_key=True)
    days: int = 0
    weight: float = 0.0


class DaySumRow(SQLModel, table=True):
    """What the visits of a shop day add up to: how many, how they were rated, how often the usual was sure and taken.

    Kept for days that are over. No day after the latest one here is kept in any table of its kind; every day before it
    is, so that one without a row had no visit.
    """

    __tablename__ = "day_sums"

    day: date = Field(primary_key=True)
    visits: int
    walk_ins: int
    good: int
    so_so: int
    bad: int
    offered: int
    taken: int


class DayHourRow(SQLModel, table=True):
    """How many visits of a shop day fell on a quarter of an hour; only known times count.

    `quarter` is its start in UTC ("2026-11-22 08:30"): all zones of today stand whole quarters apart, so the shop may
    change its own and the sums still hold.
    """

    __tablename__ = "day_hours"

    day: date = Field(primary_key=True)
    quarter: str = Field(primary_key=True)
    visits: int


class DayStaffRow(SQLModel, table=True):
    """How the visits of a shop day were rated that a member of the team served; only rated ones count."""

    __tablename__ = "day_staff"

    day: date = Field(primary_key=True)
    staff_id: int = Field(primary_key=True)
    good: int
    so_so: int
    bad: int


class DayItemRow(SQLModel, table=True):
    """In how many visits of a shop day an item of the list was had, and how these visits were rated."""

    __tablename__ = "day_items"

    day: date = Field(primary_key=True)
    item_id: int = Field(primary_key=True)
    visits: int
    good: int
    so_so: int
    bad: int


class SpellRow(SQLModel, table=True):
    """A while as a regular: from the visit that made them one to the visit that ended it, None while it lasts.

    Where it ended with coming back after an empty chair, the rest holds the rhythm they had before that silence, as a
    standing does (see records.rhythms).
    """

    __tablename__ = "spells"
    __table_args__ = (Index("ix_spells_until_since_customer_id", "until", "since", "customer_id"),)

    customer_id: int = Field(primary_key=True)
    since: date = Field(primary_key=True)
    until: date | None = None
    gap: float | None = None
    long_gap: int | None = None
    missed_from: date | None = None
    lapsed_from: date | None = None
