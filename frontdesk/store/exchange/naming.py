"""What bears a name in the shop, all at once: the short lists of items and staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from frontdesk.store.journal.images import row_class, table_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Known(NamedTuple):
    """One of them, with all its columns."""

    id: int
    folded: str
    values: dict[str, Any]


def by_name(session: Session, noun: str) -> dict[int, Known]:
    """Everything of a list by id; those in use come last, so that of two of a name a dictionary keeps them."""
    table = table_of(row_class(noun))
    rows = session.execute(select(table).order_by(table.c.active, table.c.id.desc())).mappings()
    return {int(row["id"]): Known(int(row["id"]), str(row["folded"]), dict(row)) for row in rows}
