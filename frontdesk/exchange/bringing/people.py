"""A customer out of a file, checked and in the form in which the store keeps one."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.desk.roster.writing import card_code
from frontdesk.errors import BadInput
from frontdesk.exchange.bringing.planning import FINGERPRINT
from frontdesk.records.incoming import IncomingCustomer
from frontdesk.words.fields import LONGEST, TooLong
from frontdesk.words.folding import folded
from frontdesk.words.phones import phone_forms

if TYPE_CHECKING:
    from datetime import date

MOST_CUSTOM = 1_000_000
_SURELY_FITS = MOST_CUSTOM // 12
_LONGEST_CARD = 64
_NAME, _SINCE, _CUSTOM = map(IncomingCustomer._fields.index, ("name", "since", "custom"))


class TooMuchForOneCustomer(BadInput):
    """The columns that have no field of their own hold more than one customer's record can keep."""


class Person(NamedTuple):
    """One customer as staged: phones are (as typed, E.164, national digits), e-mails (as typed, folded)."""

    line: int
    key: str
    digest: str
    name: str
    folded: str
    goes_by: str
    company: str
    address: str
    note: str
    alert: str
    birthday: str
    card_code: str
    since: date | None
    phones: tuple[tuple[str, str | None, str], ...]
    emails: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    cues: tuple[tuple[str, str], ...]
    consents: tuple[tuple[str, bool], ...]
    custom: tuple[tuple[str, str], ...]
    preferences: tuple[tuple[str, str], ...] = ()
    allergies: tuple[str, ...] = ()


TEXTS = ("goes_by", "company", "address", "note", "alert", "birthday", "card_code")
"""The columns of a customer that are one text each, their name left aside."""


def person(one: IncomingCustomer, country: str) -> Person:
    """The customer of one row; `country` is the shop's, by which phones are read.

    A cell has at most 10,000 characters already; what several cells make together may have more.

    Raises:
        TooLong, TooMuchForOneCustomer, CardTooLong: as their sentences say.
    """
    if len(one.name) + len(one.address) + len(one.note) > LONGEST:
        _refuse_long(one)
    if len(one.card_code) > _LONGEST_CARD:
        card_code(one.card_code)
    if one.custom:
        _refuse_much(one.custom)
    phones = tuple([(raw, *phone_forms(raw, country)) for raw in dict.fromkeys(one.phones)]) if one.phones else ()
    emails = tuple({(small := folded(mail)): (mail, small) for mail in one.emails}.values()) if one.emails else ()
    name = folded(one.name)
    return Person(
        one.line,
        one.external_id or _fingerprint(name, phones, emails),
        _digest(one),
        one.name,
        name,
        one.goes_by,
        one.company,
        one.address,
        one.note,
        one.alert,
        one.birthday or "",
        one.card_code,
        one.since,
        phones,
        emails,
        one.tags,
        one.cues,
        one.consents,
        one.custom,
        one.preferences,
        one.allergies,
    )


def numbered(row: Person, copy: int) -> Person:
    """The same row as the how-manieth of equal ones."""
    return row._replace(key=f"{row.key}#{copy}")


def _fingerprint(
    name: str, phones: tuple[tuple[str, str | None, str], ...], emails: tuple[tuple[str, str], ...]
) -> str:
    said = (name, sorted(digits for _, _, digits in phones), sorted(mail for _, mail in emails))
    return FINGERPRINT + blake2b(repr(said).encode(), digest_size=10).hexdigest()


def _digest(one: IncomingCustomer) -> str:
    remarks = (one.preferences, one.allergies) if one.preferences or one.allergies else ()
    said = (*remarks, *one[_NAME:_SINCE], str(one.since), *one[_SINCE + 1 : _CUSTOM + 1])
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _refuse_long(one: IncomingCustomer) -> None:
    for what in ("name", "address", "note"):
        length = len(getattr(one, what))
        if length > LONGEST:
            raise TooLong(f"the {what} has {length:,} characters; a field holds {LONGEST:,}")


def _refuse_much(custom: tuple[tuple[str, str], ...]) -> None:
    if sum(len(text) for _, text in custom) > _SURELY_FITS and len(json.dumps(custom)) > MOST_CUSTOM:
        raise TooMuchForOneCustomer
