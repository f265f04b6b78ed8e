"""Ways to reach a customer, each a link that the machine's own program opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from frontdesk.records.promises import Way
from frontdesk.store.people.reach import reach
from frontdesk.words.phones import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import Customer
    from frontdesk.records.promises import FollowUp

_FEWEST_DIGITS = 3
_LONGEST_SUBJECT = 60


def ways(customer: Customer, text: str) -> tuple[Way, ...]:
    """How a customer can be reached: by phone, by a text and by an e-mail that say `text` to begin with.

    A channel that they refused has no way; what nobody asked them about has. An e-mail's subject is the first line.
    """
    refused = {channel for channel, given in customer.consents if not given}
    return tuple(way for way in _ways(customer, text) if way.channel not in refused)


def reachable(desk: Desk, session: Session, promises: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """Follow-ups with the ways to reach whom they are for.

    The message begins with a greeting, not with the follow-up's own words: those are for staff, and may say what is
    not for the customer to read.
    """
    found = reach(session, (each.customer_id for each in promises))
    return tuple(
        replace(each, ways=ways(customer, f"Hello {customer.goes_by or customer.name}, this is {desk.shop.name}. "))
        if (customer := found.get(each.customer_id))
        else each
        for each in promises
    )


def _ways(customer: Customer, text: str) -> Iterator[Way]:
    message = quote("\r\n".join(text.splitlines()) or text, safe="")  # a new line is CR LF, as RFC 6068 has it
    for phone in customer.phones:
        number = phone.e164 or digits_of(phone.raw)
        if len(number) >= _FEWEST_DIGITS:
            yield Way("phone", phone.raw, f"tel:{number}")
            yield Way("sms", phone.raw, f"sms:{number}?body={message}")
    subject = quote(" ".join((text.strip().splitlines() or [""])[0].split())[:_LONGEST_SUBJECT], safe="")
    for email in customer.emails:
        if "@" in email.address.strip("@"):
            address = quote(email.address.strip(), safe="@")
            yield Way("email", email.address, f"mailto:{address}?subject={subject}&body={message}")
