"""Customers: added, read and changed row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, or_, select
from sqlmodel import col

from frontdesk.records.people import Customer, Email, Phone
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.tables import ConsentRow, CustomerRow, EmailRow, PhoneRow, TagRow
from frontdesk.words.folding import folded
from frontdesk.words.phones import read_phone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.records.people import NewCustomer
    from frontdesk.store.unit import Work


Owned = TypeVar("Owned", bound=PhoneRow | EmailRow | TagRow | ConsentRow)

_LIVING_NAME = Prepared(
    select(col(CustomerRow.name)).where(col(CustomerRow.id) == bindparam("who"), col(CustomerRow.merged_into).is_(None))
)


def add(work: Work, new: NewCustomer, at: datetime, country: str) -> int:
    """Add a customer with phones, e-mails, tags and consents; the id. Remarks and links have their own modules."""
    row = work.add(
        CustomerRow(
            name=new.name,
            folded=folded(new.name),
            goes_by=new.goes_by,
            company=new.company,
            address=new.address,
            note=new.note,
            alert=new.alert,
            birthday=new.birthday,
            card_code=new.card_code,
            since=new.since,
            created_at=at,
            custom=[list(pair) for pair in new.custom],
        )
    )
    who = row.id or 0
    add_phones(work, who, new.phones, country)
    add_emails(work, who, new.emails)
    add_tags(work, who, new.tags)
    answer(work, who, new.consents)
    return who


def phone_values(customer_id: int, raw: str, country: str) -> dict[str, Any]:
    """The columns of one phone number."""
    phone = read_phone(raw, country)
    return {"customer_id": customer_id, "raw": raw, "e164": phone.e164, "digits": phone.digits}


def add_phones(work: Work, customer_id: int, phones: Iterable[str], country: str) -> None:
    """Add numbers that are not there yet, as typed."""
    there = {row.raw for row in _all(work.session, PhoneRow, customer_id)}
    for raw in dict.fromkeys(phones):
        if raw not in there:
            work.add(PhoneRow(**phone_values(customer_id, raw, country)))


def add_emails(work: Work, customer_id: int, emails: Iterable[str]) -> None:
    """Add addresses that are not there yet, as typed."""
    there = {row.folded for row in _all(work.session, EmailRow, customer_id)}
    for address in dict.fromkeys(emails):
        if folded(address) not in there:
            work.add(EmailRow(customer_id=customer_id, address=address, folded=folded(address)))


def add_tags(work: Work, customer_id: int, tags: Iterable[str]) -> None:
    """Add tags that are not there yet."""
    there = {folded(row.tag) for row in _all(work.session, TagRow, customer_id)}
    for tag in dict.fromkeys(tags):
        if folded(tag) not in there:
            work.add(TagRow(customer_id=customer_id, tag=tag))


def answer(work: Work, customer_id: int, answers: Iterable[tuple[str, bool | None]]) -> None:
    """Keep by which channels they may be reached, in place of what they answered before; None is no answer."""
    there = {row.channel: row for row in _all(work.session, ConsentRow, customer_id)}
    for channel, given in answers:
        row = there.get(channel)
        if given is None and row is not None:
            work.remove(row)
        elif given is not None and row is not None:
            work.change(row, given=given)
        elif given is not None:
            there[channel] = work.add(ConsentRow(customer_id=customer_id, channel=channel, given=given))


def keep_only(work: Work, customer_id: int, kind: type[PhoneRow | EmailRow | TagRow], wanted: Iterable[str]) -> None:
    """Remove the phones, e-mails or tags that are not among the wanted ones."""
    words = set(wanted)
    for row in _all(work.session, kind, customer_id):
        text = row.raw if isinstance(row, PhoneRow) else row.address if isinstance(row, EmailRow) else row.tag
        if text not in words:
            work.remove(row)


def row(session: Session, customer_id: int) -> CustomerRow | None:
    """A customer's row, merged ones included."""
    return session.get(CustomerRow, customer_id)


def living_name(session: Session, customer_id: int) -> str | None:
    """The name of a customer who is there, and not merged into another; at each visit nothing more need be read."""
    return next((name for (name,) in _LIVING_NAME.rows(session, who=customer_id)), None)


def kept_as(session: Session, customer_id: int) -> int | None:
    """Under which id a customer is kept: the same, or that of whoever took them over in a merge; None if unknown."""
    found = session.get(CustomerRow, customer_id)
    while found is not None and found.merged_into is not None:
        found = session.get(CustomerRow, found.merged_into)
    return found.id if found else None


def read(session: Session, customer_id: int) -> Customer | None:
    """All that a customer's own record holds."""
    found = session.get(CustomerRow, customer_id)
    if found is None:
        return None
    phones, emails = _all(session, PhoneRow, customer_id), _all(session, EmailRow, customer_id)
    tags, consents = _all(session, TagRow, customer_id), _all(session, ConsentRow, customer_id)
    return Customer(
        id=customer_id,
        name=found.name,
        goes_by=found.goes_by,
        company=found.company,
        address=found.address,
        note=found.note,
        alert=found.alert,
        birthday=found.birthday,
        card_code=found.card_code,
        since=found.since,
        created_at=found.created_at,
        merged_into=found.merged_into,
        version=found.version,
        phones=tuple(Phone(phone.raw, phone.e164, phone.id) for phone in phones),
        emails=tuple(Email(email.address, email.id) for email in emails),
        tags=tuple(tag.tag for tag in tags),
        consents=tuple((consent.channel, consent.given) for consent in consents),
        custom=tuple((column, value) for column, value in found.custom),
    )


def alike(session: Session, name: str, phones: Iterable[str], emails: Iterable[str], country: str) -> list[int]:
    """Customers of the same name, phone or e-mail: hints for duplicates, never keys, because families share them."""
    read_as = [read_phone(raw, country) for raw in phones]
    digits = [phone.digits for phone in read_as if phone.digits]
    international = [phone.e164 for phone in read_as if phone.e164]
    addresses = [folded(address) for address in emails]
    by_phone = select(col(PhoneRow.customer_id)).where(
        or_(col(PhoneRow.digits).in_(digits), col(PhoneRow.e164).in_(international))
    )
    by_email = select(col(EmailRow.customer_id)).where(col(EmailRow.folded).in_(addresses))
    query = select(col(CustomerRow.id)).where(
        col(CustomerRow.merged_into).is_(None),
        or_(
            col(CustomerRow.folded) == folded(name),
            col(CustomerRow.id).in_(by_phone),
            col(CustomerRow.id).in_(by_email),
        ),
    )
    return list(session.scalars(query.order_by(col(CustomerRow.id)).limit(20)))


def with_card(session: Session, code: str) -> int | None:
    """Who holds a card."""
    codes = (code, code.upper(), code.lower())
    query = select(col(CustomerRow.id)).where(
        col(CustomerRow.card_code).in_(codes), col(CustomerRow.merged_into).is_(None)
    )
    return session.scalar(query.limit(1))


def _all(session: Session, kind: type[Owned], customer_id: int) -> list[Owned]:
    query = select(kind).where(col(kind.customer_id) == customer_id).order_by(col(kind.id))
    return list(session.scalars(query))
