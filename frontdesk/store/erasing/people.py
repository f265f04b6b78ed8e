"""Who is to be forgotten, and every row of theirs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select
from sqlmodel import col

from frontdesk.store.erasing.remains import PARENTS, naming_people
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import row_class, table_of
from frontdesk.store.people.kept import belonging, owners
from frontdesk.store.tables import ChangeRow, CustomerRow, EmailRow, OriginRow, PhoneRow
from frontdesk.words.naming import Words, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlmodel import Session

Rows = dict[str, set[int]]
"""Ids of rows, by table."""


@dataclass(slots=True)
class People:
    """Customers who are to be forgotten with all who became one with them; `rows` are theirs now."""

    ids: frozenset[int]
    rows: Rows = field(default_factory=dict)


def whole(session: Session, customers: Iterable[int]) -> frozenset[int]:
    """These customers with everybody of the same person: whoever took them over, and whom those took over."""
    kept = owners(session)
    found = belonging(session, {kept.get(who, who) for who in customers})
    key = table_of(CustomerRow).c.id
    return frozenset(
        who for part in portions(sorted(found)) for who in session.scalars(select(key).where(key.in_(part)))
    )


def people(session: Session, customers: Iterable[int]) -> People:
    """The same, with every row that is theirs."""
    ids = whole(session, customers)
    rows: Rows = defaultdict(set)
    rows["customers"] = set(ids)
    for table, columns in naming_people():
        if table.name != "customers":
            for part in portions(sorted(ids)):
                named = select(table.c.id).where(or_(*(column.in_(part) for column in columns)))
                rows[table.name].update(session.scalars(named))
    for child, (column, parent) in PARENTS.items():
        rows[child] = of_parents(session, child, column, rows[parent])
    rows["origins"] = _origins(session, "customers", ids)
    return People(ids, {name: found for name, found in rows.items() if found})


def visit_origins(session: Session, visits: Collection[int]) -> set[int]:
    """Where visits came from."""
    return _origins(session, "visits", visits)


def of_parents(session: Session, child: str, column: str, parents: Collection[int]) -> set[int]:
    """The rows of a table that belong to other rows."""
    table = table_of(row_class(child))
    found: set[int] = set()
    for part in portions(sorted(parents)):
        found.update(session.scalars(select(table.c.id).where(table.c[column].in_(part))))
    return found


def _origins(session: Session, noun: str, rows: Collection[int]) -> set[int]:
    found: set[int] = set()
    query = select(col(OriginRow.id)).where(col(OriginRow.noun) == noun)
    for part in portions(sorted(rows)):
        found.update(who for who in session.scalars(query.where(col(OriginRow.row_id).in_(part))) if who is not None)
    return found


def words_of(session: Session, ids: Collection[int]) -> Words:
    """By what these people are known, or were before it was changed."""
    said: dict[str, set[str]] = {"name": set(), "address": set(), "raw": set()}
    for part in portions(sorted(ids)):
        said["name"].update(session.scalars(select(col(CustomerRow.name)).where(col(CustomerRow.id).in_(part))))
        for kind, column in ((EmailRow, "address"), (PhoneRow, "raw")):
            table = table_of(kind)
            said[column].update(session.scalars(select(table.c[column]).where(table.c.customer_id.in_(part))))
        for name, column in (("customers", "name"), ("emails", "address"), ("phones", "raw")):
            said[column].update(_once(session, name, column, part))
    return words(said["name"], said["address"], said["raw"])


def _once(session: Session, name: str, column: str, part: Collection[int]) -> set[str]:
    lines = select(col(ChangeRow.before), col(ChangeRow.after))
    query = lines.where(col(ChangeRow.name) == name, col(ChangeRow.customer_id).in_(part))
    images: Iterable[Any] = (image for both in session.execute(query) for image in both if image)
    return {str(image[column]) for image in images if image.get(column)}
