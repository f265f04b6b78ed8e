"""Tables of the shop itself: who works there, its settings, and where its rows came from."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key, short_enough


class StaffRow(SQLModel, table=True):
    """Somebody who works here."""

    __tablename__ = "staff"
    __table_args__ = (
        *short_enough("name", "role"),
        CheckConstraint("name <> ''", name="name_given"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(index=True)
    role: str = ""
    active: bool = True
    version: int = 1


class SettingRow(SQLModel, table=True):
    """One setting of the shop, as JSON."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("name"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    value: Any = Field(default=None, sa_type=JSON)


class OriginRow(SQLModel, table=True):
    """Where a row came from: the source's name and the id it has there, so that a second import adds nothing."""

    __tablename__ = "origins"
    __table_args__ = (
        UniqueConstraint("source", "noun", "external_id"),
        Index("ix_origins_noun_row_id", "noun", "row_id"),
        NEVER_AGAIN,
    )

    id: int | None = Field(default=None, primary_key=True)
    source: str
    noun: str
    external_id: str
    row_id: int
    digest: str = ""


class TombstoneRow(SQLModel, table=True):
    """Somebody who was forgotten: no name, only what knows them again in an older backup, so that it is done again.

    `token` is random and names the erasure; `mark` is a hash under `key` of a number and an instant (`tombstones`).
    """

    __tablename__ = "tombstones"
    __table_args__ = (UniqueConstraint("token"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    token: str
    key: str
    mark: str
    at: datetime


class PinRow(SQLModel, table=True):
    """The PIN of somebody who works here, as an argon2id hash. No line of the journal ever holds it."""

    __tablename__ = "pins"
    __table_args__ = (UniqueConstraint("staff_id"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = key(of="staff.id", index=False)
    hash: str
    at: datetime


class GuessRow(SQLModel, table=True):
    """How many wrong PINs were typed for a person, or at a till, since the last right one, and until when to wait.

    `subject` names either. Kept in the file, so that neither a restart nor another till begins to count anew.
    """

    __tablename__ = "guesses"
    __table_args__ = (UniqueConstraint("subject"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    wrong: int = 0
    last: datetime
    until: datetime | None = None
