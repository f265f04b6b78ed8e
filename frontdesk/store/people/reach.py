"""How customers can be reached: many at once, for a list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.records.people import Customer, Email, Phone
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import ConsentRow, CustomerRow, EmailRow, PhoneRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session


def reach(session: Session, customers: Iterable[int]) -> dict[int, Customer]:
    """These customers with no more than their names, phones, e-mails and consents."""
    found: dict[int, Customer] = {}
    for part in portions(sorted(set(customers))):
        phones: dict[int, list[Phone]] = defaultdict(list)
        emails: dict[int, list[Email]] = defaultdict(list)
        consents: dict[int, list[tuple[str, bool]]] = defaultdict(list)
        of_phones = select(PhoneRow).where(col(PhoneRow.customer_id).in_(part)).order_by(col(PhoneRow.id))
        for phone in session.scalars(of_phones):
            phones[phone.customer_id].append(Phone(phone.raw, phone.e164, phone.id))
        of_emails = select(EmailRow).where(col(EmailRow.customer_id).in_(part)).order_by(col(EmailRow.id))
        for email in session.scalars(of_emails):
            emails[email.customer_id].append(Email(email.address, email.id))
        for consent in session.scalars(select(ConsentRow).where(col(ConsentRow.customer_id).in_(part))):
            consents[consent.customer_id].append((consent.channel, consent.given))
        for row in session.scalars(select(CustomerRow).where(col(CustomerRow.id).in_(part))):
            who = row.id or 0
            found[who] = Customer(
                who,
                row.name,
                goes_by=row.goes_by,
                phones=tuple(phones[who]),
                emails=tuple(emails[who]),
                consents=tuple(consents[who]),
            )
    return found
