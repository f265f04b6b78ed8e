"""The numbers by which people may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.file.portions import portions
from frontdesk.store.tables import ConsentRow, PhoneRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

CHANNEL: Final = "phone"


def numbers(session: Session, customers: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The phone numbers of these customers as typed, by customer; none of who refused to be called."""
    found: dict[int, tuple[str, ...]] = {}
    refused = select(col(ConsentRow.id)).where(
        col(ConsentRow.customer_id) == col(PhoneRow.customer_id),
        col(ConsentRow.channel) == CHANNEL,
        col(ConsentRow.given).is_(False),
    )
    for part in portions(sorted(set(customers))):
        query = select(col(PhoneRow.customer_id), col(PhoneRow.raw)).where(
            col(PhoneRow.customer_id).in_(part), ~refused.exists()
        )
        for who, raw in session.execute(query.order_by(col(PhoneRow.id))):
            found[who] = (*found.get(who, ()), raw)
    return found
