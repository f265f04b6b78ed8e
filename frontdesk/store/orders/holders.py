"""How many people's usual holds each item."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.tables import StandingRow, UsualLineRow, UsualRow

if TYPE_CHECKING:
    from sqlmodel import Session


def per_item(session: Session) -> dict[int, int]:
    """How many customers hold each item in a pinned usual or in what they always have, by item id."""
    people: dict[int, set[int]] = defaultdict(set)
    pinned = (
        select(col(UsualLineRow.item_id), col(UsualRow.customer_id))
        .join(UsualRow)
        .where(col(UsualLineRow.item_id).is_not(None))
    )
    for item, customer in session.execute(pinned):
        people[item].add(customer)
    for customer, usual in session.execute(select(col(StandingRow.customer_id), col(StandingRow.usual))):
        for line in usual or ():
            if line[1] is not None:
                people[line[1]].add(customer)
    return {item: len(customers) for item, customers in people.items()}
