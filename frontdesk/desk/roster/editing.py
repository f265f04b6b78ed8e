"""Changing what is known about a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster import writing
from frontdesk.desk.roster.adding import refuse_taken_card, tie
from frontdesk.errors import ChangedMeanwhile, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.store import customers, links, remarks
from frontdesk.store.tables import EmailRow, PhoneRow, TagRow
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerChanges
    from frontdesk.store.unit import Work

_TEXTS = {"goes_by": "goes-by", "company": "company", "address": "address", "note": "note", "alert": "alert"}


class NoSuchRemark(NothingFound):
    """That is not there any more."""


def edit(desk: Desk, customer_id: int, changes: CustomerChanges, *, label: str = "Customer changed") -> Done:
    """Change a customer, and add or drop remarks, links, phones, e-mails and tags, all as one action.

    Raises:
        NoSuchCustomer: nobody of this id.
        ChangedMeanwhile: `changes.version` is not the one in the store; nothing was overwritten.
        CardTaken, MissingText, TooLong, ImpossibleBirthday, UnknownKind, NoSuchRemark: as their sentences say.
    """
    values = _checked(changes)
    deed = desk.deed("customer.edit", label)
    with desk.store.writing(deed) as work:
        row = customers.row(work.session, customer_id)
        if row is None or row.merged_into is not None:
            raise NoSuchCustomer(f"There is no customer {customer_id}.")
        if changes.version is not None and changes.version != row.version:
            raise ChangedMeanwhile
        refuse_taken_card(work, values.get("card_code", ""), customer_id)
        work.change(row, **values)
        _replace(work, customer_id, changes, desk.shop.country)
        _add(work, customer_id, changes, desk.shop.country)
        for noun, number in changes.drop:
            _drop(work, customer_id, noun, number)
        return Done(customer_id, work.action_id)


def _checked(changes: CustomerChanges) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if changes.name is not None:
        values["name"] = filled(changes.name, "name")
        values["folded"] = folded(values["name"])
    for column, noun in _TEXTS.items():
        text = getattr(changes, column)
        if text is not None:
            values[column] = field(text, noun)
    if changes.birthday is not None:
        values["birthday"] = writing.birthday(changes.birthday)
    if changes.card_code is not None:
        values["card_code"] = writing.card_code(changes.card_code)
    return values


def _texts(texts: Iterable[str], noun: str) -> list[str]:
    return [text for text in (field(text, noun) for text in texts) if text]


def _replace(work: Work, customer_id: int, changes: CustomerChanges, country: str) -> None:
    if changes.phones is not None:
        phones = _texts(changes.phones, "phone")
        customers.keep_only(work, customer_id, PhoneRow, phones)
        customers.add_phones(work, customer_id, phones, country)
    if changes.emails is not None:
        emails = _texts(changes.emails, "e-mail")
        customers.keep_only(work, customer_id, EmailRow, emails)
        customers.add_emails(work, customer_id, emails)
    if changes.tags is not None:
        tags = _texts(changes.tags, "tag")
        customers.keep_only(work, customer_id, TagRow, tags)
        customers.add_tags(work, customer_id, tags)


def _add(work: Work, customer_id: int, changes: CustomerChanges, country: str) -> None:
    at, by = work.deed.at, work.deed.staff_id
    customers.add_phones(work, customer_id, _texts(changes.more_phones, "phone"), country)
    customers.add_emails(work, customer_id, _texts(changes.more_emails, "e-mail"))
    customers.add_tags(work, customer_id, _texts(changes.more_tags, "tag"))
    remarks.add(work, "cue", customer_id, writing.cues(changes.cues), at, by)
    remarks.add(work, "preference", customer_id, writing.preferences(changes.preferences), at, by)
    remarks.add(work, "allergy", customer_id, [("", filled(text, "allergy")) for text in changes.allergies], at, by)
    for kind, other in changes.links:
        tie(work, customer_id, writing.link_kind(kind), other)


def _drop(work: Work, customer_id: int, noun: str, number: int) -> None:
    if noun == "link":
        gone = links.remove(work, customer_id, number)
    else:
        gone = remarks.remove(work, noun, customer_id, number)
    if not gone:
        raise NoSuchRemark
