"""Who or what in the shop is like the rows of a file: asked for a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from frontdesk.store.exchange.origins import chunks
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import CustomerRow, EmailRow, PhoneRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Column
    from sqlalchemy.orm import Session

_PEOPLE = table_of(CustomerRow).c
_PHONES = table_of(PhoneRow).c
_EMAILS = table_of(EmailRow).c
_VISITS = table_of(VisitRow).c

Holders = dict[str, set[int]]


def anybody(session: Session) -> bool:
    """Whether the shop knows any customer yet."""
    return session.scalar(select(_PEOPLE.id).limit(1)) is not None


def named(session: Session, names: Iterable[str]) -> Holders:
    """Customers by their folded name."""
    return _holders(session, _PEOPLE.folded, _PEOPLE.id, names)


def with_card(session: Session, codes: Iterable[str]) -> Holders:
    """Customers by their card's code."""
    return _holders(session, _PEOPLE.card_code, _PEOPLE.id, codes)


def with_email(session: Session, addresses: Iterable[str]) -> Holders:
    """Customers by a folded e-mail address."""
    return _holders(session, _EMAILS.folded, _EMAILS.customer_id, addresses)


def with_digits(session: Session, digits: Iterable[str]) -> Holders:
    """Customers by a phone number's digits, as they were typed."""
    return _holders(session, _PHONES.digits, _PHONES.customer_id, digits)


def _holders(session: Session, value: Column[Any], owner: Column[Any], wanted: Iterable[str]) -> Holders:
    found: Holders = {}
    for part in chunks(sorted(set(filter(None, wanted)))):
        query = select(value, owner).where(value.in_(part))
        if value.table is not _PEOPLE.id.table:
            query = query.join(_PEOPLE.id.table, _PEOPLE.id == owner)
        for text, who in session.execute(query.where(_PEOPLE.merged_into.is_(None))):
            found.setdefault(text, set()).add(who)
    return found


def still_here(session: Session, names: Mapping[int, str]) -> set[int]:
    """Those of these ids under which somebody of that folded name stands."""
    found: set[int] = set()
    for part in portions([*names]):
        query = select(_PEOPLE.id, _PEOPLE.folded).where(_PEOPLE.id.in_(part), _PEOPLE.merged_into.is_(None))
        found |= {who for who, name in session.execute(query) if names[who] == name}
    return found


def still_logged(session: Session, times: Mapping[int, datetime]) -> set[int]:
    """Those of these ids under which a visit of that instant (aware) stands."""
    found: set[int] = set()
    for part in portions([*times]):
        query = select(_VISITS.id, _VISITS.at).where(_VISITS.id.in_(part))
        found |= {visit for visit, at in session.execute(query) if times[visit] == at}
    return found
