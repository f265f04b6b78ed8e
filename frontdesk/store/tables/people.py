"""Tables of customers and of all that is known about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key, short_enough


class CustomerRow(SQLModel, table=True):
    """One customer; `folded` is the name as it is compared, `merged_into` who took them over in a merge."""

    __tablename__ = "customers"
    __table_args__ = (
        *short_enough("name", "goes_by", "company", "address", "note", "alert"),
        CheckConstraint("name <> ''", name="name_given"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(index=True)
    goes_by: str = ""
    company: str = ""
    address: str = ""
    note: str = ""
    alert: str = ""
    birthday: str = ""
    card_code: str = Field(default="", index=True)
    since: date | None = None
    created_at: datetime
    merged_into: int | None = key(of="customers.id", optional=True)
    custom: list[Any] = Field(default_factory=list, sa_type=JSON)
    version: int = 1


class PhoneRow(SQLModel, table=True):
    """A phone number: as typed, E.164 where it could be read, and its bare digits. Families share them freely."""

    __tablename__ = "phones"
    __table_args__ = (*short_enough("raw"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    raw: str
    e164: str | None = None
    digits: str = Field(default="", index=True)


class EmailRow(SQLModel, table=True):
    """An e-mail address, as typed and as it is compared."""

    __tablename__ = "emails"
    __table_args__ = (*short_enough("address"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    address: str
    folded: str = Field(index=True)


class TagRow(SQLModel, table=True):
    """A tag on a customer."""

    __tablename__ = "tags"
    __table_args__ = (*short_enough("tag"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    tag: str


class ConsentRow(SQLModel, table=True):
    """Whether a customer agreed to be written to or called by one channel."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("customer_id", "channel"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id", index=False)
    channel: str
    given: bool


class CueRow(SQLModel, table=True):
    """By what staff recognise a customer."""

    __tablename__ = "cues"
    __table_args__ = (*short_enough("text"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    kind: str
    text: str
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class PreferenceRow(SQLModel, table=True):
    """What a customer likes, dislikes or how they take it."""

    __tablename__ = "preferences"
    __table_args__ = (*short_enough("text"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    kind: str
    text: str
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class AllergyRow(SQLModel, table=True):
    """What a customer, or somebody they order for, must not get."""

    __tablename__ = "allergies"
    __table_args__ = (*short_enough("text"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    text: str
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class LinkRow(SQLModel, table=True):
    """A tie between two customers, read from the first to the second."""

    __tablename__ = "links"
    __table_args__ = (CheckConstraint("customer_id <> other_id", name="two_people"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id")
    kind: str
    other_id: int = key(of="customers.id")
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)


class ApartRow(SQLModel, table=True):
    """Two customers who look alike and are two: somebody said so. The lower id stands first."""

    __tablename__ = "apart"
    __table_args__ = (
        UniqueConstraint("customer_id", "other_id"),
        CheckConstraint("customer_id < other_id", name="in_order"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = key(of="customers.id", index=False)
    other_id: int = key(of="customers.id")
    at: datetime
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
