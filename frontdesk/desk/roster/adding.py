"""A new customer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.desk.owners import owner_of
from frontdesk.desk.roster import writing
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.store.people import customers, links, remarks
from frontdesk.words.fields import field, filled

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import NewCustomer
    from frontdesk.store.unit import Work


class CardTaken(BadInput):
    """Somebody else has this card."""


def add(desk: Desk, new: NewCustomer) -> Done:
    """Add a customer with everything that was said about them, as one action.

    Raises:
        MissingText: no name. TooLong, UnkeepableText, ImpossibleBirthday, UnknownKind: as their sentences say.
        CardTaken: somebody has this card already.
        NoSuchCustomer: a link names nobody.
    """
    checked = check(new)
    deed = desk.deed("customer.add", "Customer added")
    with desk.store.writing(deed) as work:
        refuse_taken_card(work, checked.card_code, None)
        who = customers.add(work, checked, deed.at, desk.shop.country)
        remarks.add(work, "cue", who, checked.cues, deed.at, deed.staff_id)
        remarks.add(work, "preference", who, checked.preferences, deed.at, deed.staff_id)
        remarks.add(work, "allergy", who, [("", text) for text in checked.allergies], deed.at, deed.staff_id)
        for kind, other in checked.links:
            tie(work, who, kind, other)
        return Done(who, work.action_id)


def check(new: NewCustomer) -> NewCustomer:
    """The same as it may be stored: texts composed and trimmed, kinds and birthday known."""
    return replace(
        new,
        name=filled(new.name, "name"),
        goes_by=field(new.goes_by, "goes-by"),
        company=field(new.company, "company"),
        address=field(new.address, "address"),
        note=field(new.note, "note"),
        alert=field(new.alert, "alert"),
        birthday=writing.birthday(new.birthday),
        card_code=writing.card_code(new.card_code),
        phones=tuple(filter(None, (field(phone, "phone") for phone in new.phones))),
        emails=tuple(filter(None, (field(email, "e-mail") for email in new.emails))),
        tags=tuple(filter(None, (field(tag, "tag") for tag in new.tags))),
        cues=writing.cues(new.cues),
        preferences=writing.preferences(new.preferences),
        allergies=tuple(filled(text, "allergy") for text in new.allergies),
        links=tuple((writing.link_kind(kind), other) for kind, other in new.links),
    )


def refuse_taken_card(work: Work, code: str, holder: int | None) -> None:
    """A card opens one customer's card; raise CardTaken when somebody but `holder` has it."""
    taken = customers.with_card(work.session, code) if code else None
    if taken is not None and taken != holder:
        there = customers.read(work.session, taken)
        whose = f"{there.name} ({taken})" if there else f"customer {taken}"
        raise CardTaken(f"The card {code} belongs to {whose}.", hint="Take it off their card first.")


def tie(work: Work, customer_id: int, kind: str, other_id: int) -> int:
    """Link a customer to another; the link's id.

    Raises:
        NoSuchCustomer: the other is not there.
        BadInput: a customer cannot be linked to themselves.
    """
    other = owner_of(work.session, other_id)
    if other == customer_id:
        raise BadInput("Nobody can be linked to themselves.")
    return links.add(work, customer_id, kind, other, work.deed.at, work.deed.staff_id)
