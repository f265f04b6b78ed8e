"""Names for every constraint from the first release, so that a migration can always find them again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

LONGEST_FIELD = 10_000

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

SQLModel.model_config["defer_build"] = True  # of what would check a row's values: no table's constructor does

NEVER_AGAIN = {"sqlite_autoincrement": True}


def key(*, of: str | None = None, index: bool = True, optional: bool = False, primary: bool = False) -> Any:
    """A foreign key to `of` ("customers.id"), indexed unless said otherwise."""
    if primary:
        return Field(foreign_key=of, primary_key=True)
    if optional:
        return Field(default=None, foreign_key=of, index=index)
    return Field(foreign_key=of, index=index)


def short_enough(*columns: str) -> tuple[CheckConstraint, ...]:
    """The back stop behind the limit of a field: the desk refuses longer text with a sentence first."""
    return tuple(CheckConstraint(f"length({column}) <= {LONGEST_FIELD}", name=f"{column}_length") for column in columns)
