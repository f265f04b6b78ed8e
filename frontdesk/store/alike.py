"""Who in the shop has one of many phones, e-mails, names or cards: asked for a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from frontdesk.store.origins import chunks
from frontdesk.store.tables import CustomerRow, EmailRow, PhoneRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

Holders = dict[str, set[int]]


def anybody(session: Session) -> bool:
    """Whether the shop knows any customer yet."""
    return session.scalar(select(CustomerRow.id).limit(1)) is not None


def named(session: Session, names: Iterable[str]) -> Holders:
    """Customers by their folded name."""
    return _holders(session, CustomerRow.folded, CustomerRow.id, names)


def with_card(session: Session, codes: Iterable[str]) -> Holders:
    """Customers by their card's code."""
    return _holders(session, CustomerRow.card_code, CustomerRow.id, codes)


def with_email(session: Session, addresses: Iterable[str]) -> Holders:
    """Customers by a folded e-mail address."""
    return _holders(session, EmailRow.folded, EmailRow.customer_id, addresses)


def with_digits(session: Session, digits: Iterable[str]) -> Holders:
    """Customers by a phone number's digits, as they were typed."""
    return _holders(session, PhoneRow.digits, PhoneRow.customer_id, digits)


def _holders(session: Session, value: Any, owner: Any, wanted: Iterable[str]) -> Holders:
    found: Holders = {}
    for part in chunks(sorted(set(filter(None, wanted)))):
        query = select(value, owner).where(value.in_(part))
        if value.class_ is not CustomerRow:
            query = query.join(CustomerRow, CustomerRow.id == owner)
        for text, who in session.execute(query.where(CustomerRow.merged_into.is_(None))):
            found.setdefault(text, set()).add(who)
    return found
