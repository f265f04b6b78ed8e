"""What people themselves wrote, so that an import never takes it from them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import ActionRow, ChangeRow, CustomerRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

IMPORTING = "import."
"""How the kind of every import begins."""

_CHANGES = table_of(ChangeRow).c
_ACTIONS = table_of(ActionRow).c
_PEOPLE = table_of(CustomerRow)


def columns(session: Session, table: str, ids: Sequence[int]) -> dict[int, set[str]]:
    """By row, the columns that somebody wrote or changed at a till and that no undo took back.

    Of a row that was made at a till these are all that were filled in.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for part in portions(ids):
        query = _by_people().where(_CHANGES.name == table, _CHANGES.row_id.in_(part))
        for row_id, _, before, after in session.execute(query):
            found[row_id] |= {
                column for column, value in (after or {}).items() if before is not None or value not in _EMPTY
            }
        if table == _PEOPLE.name:
            # Two records of a source are one person here: people said so, and neither record may overwrite the other.
            took_over = select(_PEOPLE.c.merged_into).where(_PEOPLE.c.merged_into.in_(part)).distinct()
            for (who,) in session.execute(took_over):
                found[who] |= set(_PEOPLE.c.keys())
    return found


def taken_out(session: Session, customers: Sequence[int], table: str, column: str) -> set[tuple[int, str]]:
    """(customer, text) of the phones, e-mails, tags or cues that somebody took out at a till."""
    found: set[tuple[int, str]] = set()
    for part in portions(customers):
        query = _by_people().where(_CHANGES.name == table, _CHANGES.customer_id.in_(part), _CHANGES.after.is_(None))
        found |= {(owner, before[column]) for _, owner, before, _ in session.execute(query) if before}
    return found


def orders(session: Session) -> set[int]:
    """The visits whose order somebody changed at a till."""
    query = _by_people().where(_CHANGES.name == "visit_lines")
    images = ((before or after or {}) for _, _, before, after in session.execute(query))
    return {int(image["visit_id"]) for image in images if "visit_id" in image}


_EMPTY: tuple[Any, ...] = (None, "", [])


def _by_people() -> Select[Any]:
    return (
        select(_CHANGES.row_id, _CHANGES.customer_id, _CHANGES.before, _CHANGES.after)
        .join(_ACTIONS.id.table, _ACTIONS.id == _CHANGES.action_id)
        .where(_ACTIONS.undone_by.is_(None), _ACTIONS.undoes.is_(None), _ACTIONS.kind.not_like(f"{IMPORTING}%"))
    )
