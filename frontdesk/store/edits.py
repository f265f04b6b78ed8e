"""What people themselves wrote, so that an import never takes it from them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from frontdesk.store.tables import ActionRow, ChangeRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

IMPORTING = "import."
"""How the kind of every import begins."""

_CHUNK = 400


def columns(session: Session, table: str, ids: Sequence[int]) -> dict[int, set[str]]:
    """By row, the columns that somebody wrote or changed at a till and that no undo took back.

    Of a row that was made at a till these are all that were filled in.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for part in _parts(ids):
        query = _by_people().where(ChangeRow.name == table, ChangeRow.row_id.in_(part))
        for row_id, _, before, after in session.execute(query):
            found[row_id] |= {
                column for column, value in (after or {}).items() if before is not None or value not in _EMPTY
            }
    return found


def taken_out(session: Session, customers: Sequence[int], table: str, column: str) -> set[tuple[int, str]]:
    """(customer, text) of the phones, e-mails, tags or cues that somebody took out at a till."""
    found: set[tuple[int, str]] = set()
    for part in _parts(customers):
        query = _by_people().where(ChangeRow.name == table, ChangeRow.customer_id.in_(part), ChangeRow.after.is_(None))
        found |= {(owner, before[column]) for _, owner, before, _ in session.execute(query) if before}
    return found


def orders(session: Session) -> set[int]:
    """The visits whose order somebody changed at a till."""
    query = _by_people().where(ChangeRow.name == "visit_lines")
    images = ((before or after or {}) for _, _, before, after in session.execute(query))
    return {int(image["visit_id"]) for image in images if "visit_id" in image}


_EMPTY: tuple[Any, ...] = (None, "", [])


def _by_people() -> Select[tuple[int, int | None, dict[str, Any] | None, dict[str, Any] | None]]:
    return (
        select(ChangeRow.row_id, ChangeRow.customer_id, ChangeRow.before, ChangeRow.after)
        .join(ActionRow, ActionRow.id == ChangeRow.action_id)
        .where(ActionRow.undone_by.is_(None), ActionRow.undoes.is_(None), ActionRow.kind.not_like(f"{IMPORTING}%"))
    )


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
