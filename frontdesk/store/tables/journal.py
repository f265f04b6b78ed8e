"""Tables of the journal: every act, and every row it changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field, SQLModel

from frontdesk.store.tables.naming import NEVER_AGAIN, key


class ActionRow(SQLModel, table=True):
    """One act: what, when, by whom, at which till; `undoes` and `undone_by` tie an undo to its act."""

    __tablename__ = "actions"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    label: str
    at: datetime
    till: str = Field(index=True)
    staff_id: int | None = key(of="staff.id", optional=True, index=False)
    undoes: int | None = key(of="actions.id", optional=True)
    undone_by: int | None = key(of="actions.id", optional=True, index=False)


class ChangeRow(SQLModel, table=True):
    """One row as it was before and after an action; None stands for a row that was not there."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_name_row_id", "name", "row_id"), NEVER_AGAIN)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = key(of="actions.id")
    name: str
    row_id: int
    customer_id: int | None = Field(default=None, index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class SpanRow(SQLModel, table=True):
    """Many rows that one action added (or, as the undo of that, removed).

    The rows themselves are the after-image: their id range and digest are enough. `removed` holds them, compressed,
    once they are gone. `place` is how many of the action's single changes came before.
    """

    __tablename__ = "spans"
    __table_args__ = (NEVER_AGAIN,)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = key(of="actions.id")
    name: str
    first_id: int
    last_id: int
    place: int
    rows: int
    digest: str
    removed: bytes | None = Field(default=None, sa_type=LargeBinary)
