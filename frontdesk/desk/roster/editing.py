"""Changing what is known about a customer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster import writing
from frontdesk.desk.roster.adding import refuse_taken_card, tie
from frontdesk.errors import NothingFound
from frontdesk.records.deeds import Done
from frontdesk.store.people import customers, links, remarks
from frontdesk.store.tables import EmailRow, PhoneRow, TagRow
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import Customer, CustomerChanges
    from frontdesk.store.unit import Work

_TEXTS = {"goes_by": "goes-by", "company": "company", "address": "address", "note": "note", "alert": "alert"}
_LISTS = ("phones", "emails", "tags")
_JOINABLE = frozenset({"note", "alert", "address"})
_LABELS = {
    "name": "name",
    **_TEXTS,
    "birthday": "birthday",
    "card_code": "card",
    "phones": "phones",
    "emails": "e-mails",
    "tags": "tags",
}


class NoSuchRemark(NothingFound):
    """That is not there any more."""


def edit(desk: Desk, customer_id: int, changes: CustomerChanges, *, label: str = "Customer changed") -> Done:
    """Change a customer, and add or drop remarks, links, phones, e-mails and tags, all as one action.

    Raises:
        NoSuchCustomer: nobody of this id.
        TwoVersions: another till gave a field another value since `changes.seen`; nothing was overwritten.
        CardTaken, MissingText, TooLong, ImpossibleBirthday, UnknownKind, NoSuchRemark: as their sentences say.
    """
    values = _checked(changes)
    deed = desk.deed("customer.edit", label)
    with desk.store.writing(deed) as work:
        row = customers.row(work.session, customer_id)
        if row is None or row.merged_into is not None:
            raise NoSuchCustomer(f"There is no customer {customer_id}.")
        beside = ""
        if changes.seen is not None:
            changes, values, beside = _united(desk, work, changes.seen, changes, values, label)
        if changes.more_note:
            values["note"] = field("\n".join(filter(None, (row.note, changes.more_note))), "note")
        if "name" in values:
            values["folded"] = folded(values["name"])
        refuse_taken_card(work, values.get("card_code", ""), customer_id)
        work.change(row, **values)
        _replace(work, customer_id, changes, desk.shop.country)
        _add(work, customer_id, changes, desk.shop.country)
        for noun, number in changes.drop:
            _drop(work, customer_id, noun, number, gladly=changes.seen is not None)
        return Done(customer_id, work.action_id, beside)


def _united(
    desk: Desk, work: Work, seen: Customer, changes: CustomerChanges, values: dict[str, Any], label: str
) -> tuple[CustomerChanges, dict[str, Any], str]:
    """What is to be written upon what other tills wrote since: of lists, both what was added and what was taken off."""
    now = customers.read(work.session, seen.id) or seen

    lists: dict[str, Any] = {
        name: _together(getattr(changes, name), _kept_as(seen, name), _kept_as(now, name))
        for name in _LISTS
        if getattr(changes, name) is not None
    }
    changes = replace(changes, **lists)

    def again(desk: Desk, now: Customer, kept: dict[str, Any]) -> Done:
        fresh: dict[str, Any] = {name: kept.get(name) for name in values}
        return edit(desk, seen.id, replace(changes, seen=now, **fresh), label=label)

    row = ("customers", seen.id)
    clash = Edit(work.session, row, seen, now, _LABELS, again, _words, _JOINABLE, _LISTS)
    mine, beside = united(desk, clash, values)
    return changes, mine, beside


def _kept_as(customer: Customer, name: str) -> tuple[str, ...]:
    if name == "phones":
        return tuple(phone.raw for phone in customer.phones)
    return tuple(email.address for email in customer.emails) if name == "emails" else customer.tags


def _together(mine: tuple[str, ...], seen: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """A list after two changed it: what either added, without what either took off."""
    kept = [each for each in mine if each in now or each not in seen]
    return (*kept, *(each for each in now if each not in seen and each not in kept))


def _words(name: str, value: Any) -> str:
    if name in _LISTS:
        return ""
    return value.removeprefix("--") if name == "birthday" else str(value)


def _checked(changes: CustomerChanges) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if changes.name is not None:
        values["name"] = filled(changes.name, "name")
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
    customers.answer(work, customer_id, changes.consents)
    for kind, other in changes.links:
        tie(work, customer_id, writing.link_kind(kind), other)


def _drop(work: Work, customer_id: int, noun: str, number: int, *, gladly: bool) -> None:
    """Take something off; `gladly` also when another till has done so since it was seen."""
    if noun == "link":
        gone = links.remove(work, customer_id, number)
    else:
        gone = remarks.remove(work, noun, customer_id, number)
    if not gone and not gladly:
        raise NoSuchRemark
