"""Who a customer is now: a row may still name somebody whom another took over in a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.file.portions import portions
from frontdesk.store.tables import CustomerRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session


def belonging(session: Session, customers: Iterable[int]) -> frozenset[int]:
    """The ids of these customers with those of all who became one with them.

    A merge hands everything over. But a row that was undone before it and is done again after it comes back under
    the old id: what was promised to that person must not be lost by it.
    """
    found = set(customers)
    newest = set(found)
    while newest:
        into = select(col(CustomerRow.id)).where(col(CustomerRow.merged_into).in_(newest))
        newest = {who for who in session.scalars(into) if who is not None} - found
        found |= newest
    return frozenset(found)


def names(session: Session, ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Under which id and name each of these customers is kept."""
    found: dict[int, tuple[int, str]] = {}
    query = select(col(CustomerRow.id), col(CustomerRow.name), col(CustomerRow.merged_into))
    for part in portions(sorted(set(ids))):
        for who, name, into in session.execute(query.where(col(CustomerRow.id).in_(part))):
            found[who] = (who, name) if into is None else _last(session, into)
    return found


def owners(session: Session) -> dict[int, int]:
    """Who has everything now of each customer that was merged into another."""
    into = select(col(CustomerRow.id), col(CustomerRow.merged_into)).where(col(CustomerRow.merged_into).is_not(None))
    found = {who: kept for who, kept in session.execute(into) if who is not None and kept is not None}
    return {who: _end(found, kept) for who, kept in found.items()}


def _end(owners: dict[int, int], customer_id: int) -> int:
    return _end(owners, owners[customer_id]) if customer_id in owners else customer_id


def _last(session: Session, customer_id: int) -> tuple[int, str]:
    row = session.get_one(CustomerRow, customer_id)
    return (customer_id, row.name) if row.merged_into is None else _last(session, row.merged_into)
