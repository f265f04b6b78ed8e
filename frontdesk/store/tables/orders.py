"""Tables of what the shop sells and of what people had."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key, short_enough


class ItemRow(SQLModel, table=True):
    """Something the shop sells; `price` in minor units, `folded` the name as it is compared."""

    __tablename__ = "items"
    __table_args__ = (
        *short_enough("name", "category"),
        CheckConstraint("name <> ''", name="name_given"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(index=True)
    price: int | None = None
    category: str = ""
    active: bool = True
    replaced_by: int | None = key(of="items.id", optional=True, index=False)
    version: int = 1


class UsualRow(SQLModel, table=True):
    """An order that staff pinned as somebody's usual, and when it holds."""

    __tablename__ = "usuals"
    __table_args__ = (*short_enough("label"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    label: str = ""
    holds: str = "always"
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class UsualLineRow(SQLModel, table=True):
    """One line of a pinned usual; `name` is what was written, `item_id` what it means on the list."""

    __tablename__ = "usual_lines"
    __table_args__ = (*short_enough("name"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    usual_id: int = key(of="usuals.id")
    quantity: int = 1
    item_id: int | None = key(of="items.id", optional=True)
    name: str
    modifiers: list[Any] = Field(default_factory=list, sa_type=JSON)


class VisitRow(SQLModel, table=True):
    """One visit; a walk-in's has no customer. `day` is the shop's own day, `total` in minor units.

    `usual_taken` says whether the usual that the desk was sure of was what they had; None where it was not sure of any.
    """

    __tablename__ = "visits"
    __table_args__ = (
        *short_enough("note", "next_note", "branch"),
        CheckConstraint("happiness IN ('', '+', '=', '-')", name="happiness_known"),
        Index("ix_visits_of_a_customer", "customer_id", "at", "day", "timed"),
        Index("ix_visits_day_customer_id", "day", "customer_id"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int | None = key(of="customers.id", optional=True, index=False)
    at: datetime
    day: date
    timed: bool = True
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    branch: str = ""
    party_size: int | None = None
    happiness: str = ""
    note: str = ""
    next_note: str = ""
    total: int | None = None
    usual_taken: bool | None = None
    version: int = 1


class VisitLineRow(SQLModel, table=True):
    """One line of what somebody had; `price` per unit and `amount` for the line, in minor units."""

    __tablename__ = "visit_lines"
    __table_args__ = (*short_enough("name"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = key(of="visits.id")
    quantity: int = 1
    item_id: int | None = key(of="items.id", optional=True)
    name: str
    modifiers: list[Any] = Field(default_factory=list, sa_type=JSON)
    price: int | None = None
    amount: int | None = None
