"""From a card's properties to an incoming customer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.exchange.cards import naming, related
from frontdesk.exchange.cards.custom import Custom, labelled
from frontdesk.exchange.cards.values import listed, parts, plain
from frontdesk.exchange.nouns.cells import mails
from frontdesk.exchange.values.dates import DayOrder, read_birthday
from frontdesk.records.incoming import IncomingCustomer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from frontdesk.exchange.cards.properties import Property

IGNORED = frozenset(
    {"VERSION", "PRODID", "REV", "PROFILE", "X-ABADR", "X-ABSHOWAS", "X-MS-OL-DESIGN"} | {"X-FRONTDESK-REJECTED"}
)
"""What is about the card and not about the person."""

FIELDS = {
    "FN": "name",
    "N": "name",
    "NICKNAME": "goes_by",
    "ORG": "company",
    "TEL": "phone",
    "EMAIL": "email",
    "ADR": "address",
    "BDAY": "birthday",
    "NOTE": "note",
    "CATEGORIES": "tags",
    "UID": "external_id",
} | dict.fromkeys(related.KIN_PROPERTIES, "cue_family")
"""The properties that have a field of their own."""

_UNVOICED = frozenset({"FAX", "PAGER", "MODEM", "BBS", "TELEX", "TLX", "TEXTPHONE"})
_SPOKEN = frozenset({"VOICE", "CELL"})
_URI_PART = re.compile(r";ext=([0-9]+)[^;]*|;[a-z-]+=[^;]*", re.IGNORECASE)
_APPLE_YEARLESS = "1604"
"""The leap year that Apple's address books write where the year of a birthday is not known."""


class Person:
    """What the properties of one card come to, taken one by one.

    The first of what a customer has once (name, company, address) counts, others are kept under the property's
    own name; equal ALTIDs are one value in several scripts, of which the first counts.
    """

    def __init__(self, line: int, labels: dict[str, str], order: DayOrder | None) -> None:
        self._line, self._order = line, order
        self._custom = Custom(labels)
        self._labels = labels
        self._names = naming.Names()
        self._once: dict[str, str] = {}
        self._phones: list[str] = []
        self._emails: list[str] = []
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._cues: list[tuple[str, str]] = []
        self._flaws: list[str] = []
        self._alternatives: set[tuple[str, str]] = set()
        self._takers: dict[str, Callable[[Property], bool]] = {
            "FN": self._names.whole,
            "N": self._names.in_parts,
            "NICKNAME": lambda one: self._set("NICKNAME", plain(one.text)),
            "ORG": self._organisation,
            "TEL": self._phone,
            "EMAIL": self._email,
            "ADR": self._address,
            "BDAY": self._birthday,
            "NOTE": lambda one: self._add(self._notes, plain(one.text)),
            "CATEGORIES": lambda one: self._add(self._tags, *listed(one.text)),
            "UID": lambda one: self._set("UID", plain(one.text)),
            "X-ANDROID-CUSTOM": self._android,
        }

    def take(self, one: Property) -> None:
        """Take one property in; what has no field is kept under its own name."""
        if one.name in IGNORED or (one.name == "X-ABLABEL" and one.group):
            return
        if "ALTID" in one.said:
            choice = (one.name, one.said["ALTID"])
            if choice in self._alternatives:
                self._custom.keep(one)
                return
            self._alternatives.add(choice)
        taker = self._takers.get(one.name, self._relative)
        if not taker(one):
            self._custom.keep(one)

    def incoming(self) -> IncomingCustomer:
        """The customer; goes-by, company, e-mail or phone stand in for a name."""
        once = self._once
        goes_by, company = once.get("NICKNAME", ""), once.get("ORG", "")
        stands_in = next(filter(None, (goes_by, company, *self._phones, *self._emails)), "")
        uid = once.get("UID", "")
        for name, text in self._names.kept():
            self._custom.add(name, text)
        return IncomingCustomer(
            self._line,
            uid or None,
            self._names.name() or stands_in or f"no name ({uid or f'line {self._line}'})",
            goes_by,
            company,
            tuple(dict.fromkeys(self._phones)),
            tuple(dict.fromkeys(self._emails)),
            once.get("ADR") or self._custom.taken("LABEL"),
            once.get("BDAY"),
            note="\n".join(self._notes),
            tags=tuple(dict.fromkeys(self._tags)),
            cues=tuple(dict.fromkeys(self._cues)),
            custom=self._custom.pairs(),
            warnings=tuple(self._flaws),
        )

    def _set(self, what: str, text: str) -> bool:
        if what in self._once:
            return not text
        if text:
            self._once[what] = text
        return True

    def _add(self, where: list[str], *texts: str) -> bool:
        where += filter(None, texts)
        return True

    def _organisation(self, one: Property) -> bool:
        company, *units = filter(None, parts(one.text)) or [""]
        if company and "ORG" in self._once:
            return False
        for unit in units:
            self._custom.add("ORG unit", unit)
        return self._set("ORG", company)

    def _phone(self, one: Property) -> bool:
        text = plain(one.text)
        if text[:4].casefold() == "tel:":
            text = _URI_PART.sub(lambda found: f" ext. {found[1]}" if found[1] else "", text[4:])
        if _UNVOICED.intersection(one.types) and not _SPOKEN.intersection(one.types):
            return not text
        return self._add(self._phones, text)

    def _email(self, one: Property) -> bool:
        text = plain(one.text)
        if text[:7].casefold() == "mailto:":
            text = text[7:]
        found = mails(text)
        if found is None:
            self._odd(one, "no e-mail address")
            return False
        return self._add(self._emails, *found)

    def _address(self, one: Property) -> bool:
        text = "\n".join(filter(None, parts(one.text))) or plain(one.said.get("LABEL", ""))
        return self._set("ADR", text)

    def _birthday(self, one: Property) -> bool:
        text = plain(one.text)
        if one.said.get("VALUE", "").casefold() == "text" or "BDAY" in self._once:
            return not text
        yearless = one.said.get("X-APPLE-OMIT-YEAR", _APPLE_YEARLESS)
        if text.startswith(yearless):
            text = f"--{text[len(yearless) :].lstrip('-')}"
        found = read_birthday(text, self._order) if text else ""
        if found is None:
            self._odd(one, "no birthday I can read")
            return False
        return self._set("BDAY", found)

    def _odd(self, one: Property, why: str) -> None:
        self._flaws.append(f"“{plain(one.text)[:60]}” in “{one.name}” is {why}; kept as written")

    def _relative(self, one: Property) -> bool:
        cue = related.cue(one, labelled(one, self._labels))
        if cue and cue[1]:
            self._cues.append(cue)
        return cue is not None

    def _android(self, one: Property) -> bool:
        kind, text, said = related.android(one)
        if kind == "nickname":
            return self._set("NICKNAME", text)
        if kind == "relation" and said:
            self._cues.append(said)
            return True
        return False


def person(line: int, properties: Iterable[Property], order: DayOrder | None = None) -> IncomingCustomer:
    """The customer on one card; `order` is how dates like 3/4/1980 are written, where somebody said so."""
    there = list(properties)
    labels = {one.group: plain(one.text) for one in there if one.name == "X-ABLABEL" and one.group}
    someone = Person(line, labels, order)
    for one in there:
        someone.take(one)
    return someone.incoming()
