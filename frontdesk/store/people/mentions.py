"""Where others' records name somebody: for a person to look at, who alone can tell whether it is them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from frontdesk.records.forgetting import Mention
from frontdesk.store.erasing.people import people
from frontdesk.store.journal.images import row_class, table_of
from frontdesk.store.people.kept import names as names_of
from frontdesk.store.tables import CustomerRow
from frontdesk.words.folding import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Column, Table
    from sqlmodel import Session

MOST = 20
_SHORTEST = 5
"""Letters: a shorter name of one word stands within too many others."""

_WHERE = {
    "customers": "record",
    "cues": "cue",
    "preferences": "preference",
    "allergies": "allergy",
    "visits": "visit",
    "visit_lines": "order",
    "usual_lines": "usual",
    "feedback": "feedback",
    "ideas": "idea",
    "make_goods": "make-good",
    "follow_ups": "follow-up",
    "key_dates": "date",
    "tags": "tag",
    "panels": "panel",
}
_COLUMNS = frozenset(
    {"name", "goes_by", "company", "address", "note", "alert", "text", "tag", "next_note", "item", "answer", "outcome"}
    | {"title", "because", "what", "question"}
)


def of(session: Session, customers: Collection[int]) -> tuple[Mention, ...]:
    """The first places in others' records in which these people's whole names stand; links to them go with them."""
    theirs = people(session, customers)
    query = select(CustomerRow).where(table_of(CustomerRow).c.id.in_(theirs.ids))
    said = {row.name.strip() for row in session.scalars(query)}
    wanted = [name for name in sorted(said) if len(tokens(name)) > 1 or len(name) >= _SHORTEST]
    found = (
        mention
        for name, where in _WHERE.items()
        for mention in _in_table(session, table_of(row_class(name)), where, wanted, theirs.rows.get(name, set()))
    )
    return tuple(mention for mention, _ in zip(found, range(MOST), strict=False)) if wanted else ()


def _in_table(
    session: Session, table: Table, where: str, wanted: Collection[str], theirs: Collection[int]
) -> Iterator[Mention]:
    columns = [column for column in table.columns if column.name in _COLUMNS]
    named = or_(*(column.icontains(name, autoescape=True) for column in columns for name in wanted))
    for row in session.execute(select(table).where(named).order_by(table.c.id).limit(MOST + len(theirs))).mappings():
        if row["id"] not in theirs:
            yield Mention(*_whose(session, table, row), where)


def _whose(session: Session, table: Table, row: Any) -> tuple[int | None, str]:
    key: Column[Any] | None = table.c.id if table.name == "customers" else table.c.get("customer_id")
    who = row[key.name] if key is not None else None
    return names_of(session, [who])[who] if who is not None else (None, "")
