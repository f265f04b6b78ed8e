"""A batch of customers with all that belongs to them, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from frontdesk.store.exchange import edits
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import (
    AllergyRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    PhoneRow,
    PreferenceRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

Owned = TypeVar("Owned", PhoneRow, EmailRow, TagRow, CueRow, ConsentRow, PreferenceRow, AllergyRow)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What some customers have, by customer; `written` and `taken_out` are what people did at a till (see `edits`).

    `taken_out` holds (customer, text) of what is gone, by table; `answered` the consents that were changed.
    """

    people: dict[int, CustomerRow]
    phones: dict[int, list[PhoneRow]]
    emails: dict[int, list[EmailRow]]
    tags: dict[int, list[TagRow]]
    cues: dict[int, list[CueRow]]
    consents: dict[int, list[ConsentRow]]
    preferences: dict[int, list[PreferenceRow]]
    allergies: dict[int, list[AllergyRow]]
    written: dict[int, set[str]]
    taken_out: dict[str, set[tuple[int, str]]]
    answered: frozenset[int]


_NAMED_BY = {"phones": "digits", "emails": "folded", "tags": "tag", "cues": "text"} | {
    "preferences": "text",
    "allergies": "text",
}


def read(session: Session, ids: Sequence[int]) -> Belongings:
    """All that belongs to these customers, at most a few thousand."""
    people = session.scalars(select(CustomerRow).where(table_of(CustomerRow).c.id.in_(ids)))
    consents = _by_owner(session, ConsentRow, ids)
    answers = [row.id or 0 for rows in consents.values() for row in rows]
    return Belongings(
        {row.id or 0: row for row in people},
        _by_owner(session, PhoneRow, ids),
        _by_owner(session, EmailRow, ids),
        _by_owner(session, TagRow, ids),
        _by_owner(session, CueRow, ids),
        consents,
        _by_owner(session, PreferenceRow, ids),
        _by_owner(session, AllergyRow, ids),
        edits.columns(session, "customers", ids),
        {table: edits.taken_out(session, ids, table, column) for table, column in _NAMED_BY.items()},
        frozenset(edits.columns(session, "consents", answers)),
    )


def _by_owner(session: Session, kind: type[Owned], ids: Sequence[int]) -> dict[int, list[Owned]]:
    found: dict[int, list[Owned]] = {}
    for row in session.scalars(select(kind).where(table_of(kind).c.customer_id.in_(ids))):
        found.setdefault(row.customer_id, []).append(row)
    return found
