"""From the rows of our own tables to incoming records, nothing added and nothing lost."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.columns.headers import CUSTOM
from frontdesk.exchange.nouns.cells import whole_number, yes_or_no
from frontdesk.exchange.values.dates import read_birthday, read_day, read_moment
from frontdesk.records.incoming import (
    IncomingCustomer,
    IncomingItem,
    IncomingLine,
    IncomingStaff,
    IncomingVisit,
    MinorUnits,
    Noun,
    Refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row
    from frontdesk.records.incoming import Incoming

_PLACE = re.compile(r"([a-z]+)_([0-9]+)(?:_(.+))?")
_MOODS = frozenset({"", "+", "=", "-"})


class Flaw(Exception):
    """Why a row of ours cannot be read; never leaves this module."""


class OwnReader:
    """Reads the rows of one of our own tables, its columns found once."""

    def __init__(self, layout: Layout, noun: Noun) -> None:
        self._layout, self._noun = layout, noun
        self._at = {column.field: column.index for column in layout.columns if column.field != CUSTOM}
        self._custom = [(column.index, column.name) for column in layout.columns if column.field == CUSTOM]
        self._groups = _groups(self._at)
        self._consents = [
            (index, field.removeprefix("consent_")) for field, index in self._at.items() if field.startswith("consent_")
        ]

    def read(self, row: Row) -> Incoming | Refused:
        """The record of a row."""
        line, cells, warnings = row
        told: dict[Noun, Callable[[int, list[str], list[str]], Incoming]] = {
            Noun.CUSTOMERS: self._customer,
            Noun.ITEMS: self._item,
            Noun.STAFF: self._staff,
            Noun.VISITS: self._visit,
        }
        try:
            return told[self._noun](line, cells, list(warnings))
        except Flaw as flaw:
            return Refused(line, str(flaw), tuple(cells))

    def _text(self, cells: list[str], field: str) -> str:
        index = self._at.get(field)
        return cells[index].strip() if index is not None else ""

    def _customer(self, line: int, cells: list[str], flaws: list[str]) -> IncomingCustomer:
        custom = [(name, cells[index]) for index, name in self._custom if cells[index]]
        name, number = self._text(cells, "name"), self._text(cells, "external_id")
        born = self._read(cells, "birthday", read_birthday, custom, flaws)
        since = self._read(cells, "since", read_day, custom, flaws)
        agreed = [(channel, yes_or_no(cells[index])) for index, channel in self._consents]
        return IncomingCustomer(
            line,
            number or None,
            name or f"no name ({number or f'line {line}'})",
            self._text(cells, "goes_by"),
            self._text(cells, "company"),
            self._bare(cells, "phone"),
            self._bare(cells, "email"),
            self._text(cells, "address"),
            born,
            since,
            self._text(cells, "card_code"),
            self._text(cells, "note"),
            self._text(cells, "alert"),
            self._bare(cells, "tag"),
            self._of_a_kind(cells, "cue"),
            tuple([(channel, answer) for channel, answer in agreed if answer is not None]),
            tuple(custom),
            tuple(flaws),
            self._of_a_kind(cells, "preference"),
            self._bare(cells, "allergy"),
        )

    def _read(self, cells: list[str], field: str, read: Any, custom: list[tuple[str, str]], flaws: list[str]) -> Any:
        text = self._text(cells, field)
        if not text:
            return None
        found = read(text, self._layout.orders.get(self._at[field]))
        if found is None:
            custom.append((field, text))
            flaws.append(f"“{text[:60]}” in “{field}” is no date I can read; kept as written")
        return found

    def _bare(self, cells: list[str], group: str) -> tuple[str, ...]:
        places = self._groups.get(group, ())
        return tuple([text for place in places if (text := cells[place[""]].strip())])

    def _of_a_kind(self, cells: list[str], group: str) -> tuple[tuple[str, str], ...]:
        return tuple((kind or "other", text) for kind, text in self._pairs(cells, group) if text)

    def _pairs(self, cells: list[str], group: str) -> Iterator[tuple[str, str]]:
        for place in self._groups.get(group, ()):
            said = [cells[place[part]].strip() if part in place else "" for part in ("kind", "text")]
            yield said[0], said[1]

    def _item(self, line: int, cells: list[str], flaws: list[str]) -> IncomingItem:
        return IncomingItem(
            line,
            self._text(cells, "external_id") or None,
            self._named(cells, "an item without a name"),
            self._text(cells, "category"),
            _money(self._text(cells, "price_minor")),
            yes_or_no(self._text(cells, "active")),
            tuple(flaws),
        )

    def _staff(self, line: int, cells: list[str], flaws: list[str]) -> IncomingStaff:
        return IncomingStaff(
            line,
            self._text(cells, "external_id") or None,
            self._named(cells, "a member of staff without a name"),
            self._text(cells, "role"),
            warnings=tuple(flaws),
            active=yes_or_no(self._text(cells, "active")),
        )

    def _named(self, cells: list[str], otherwise: str) -> str:
        if name := self._text(cells, "name"):
            return name
        raise Flaw(otherwise)

    def _visit(self, line: int, cells: list[str], flaws: list[str]) -> IncomingVisit:
        day, at, zone = self._moment(cells)
        mood, party = self._text(cells, "happiness"), self._text(cells, "party_size")
        if mood not in _MOODS:
            raise Flaw(f"“{mood[:60]}” is no happiness (+, = or -)")
        return IncomingVisit(
            line,
            self._text(cells, "visit_id") or f"~line {line}",
            self._text(cells, "customer_id") or None,
            day,
            at,
            zone,
            self._text(cells, "customer_name"),
            self._text(cells, "staff_id") or None,
            self._text(cells, "staff"),
            self._text(cells, "branch"),
            tuple([_line(place, cells) for place in self._groups.get("line", ()) if _is_there(place, cells)]),
            _money(self._text(cells, "total_minor")),
            _number(party, "party size") if party else None,
            mood,
            self._text(cells, "note"),
            self._text(cells, "next_note"),
            1,
            tuple(flaws),
            (line,),
        )

    def _moment(self, cells: list[str]) -> tuple[Any, Any, str | None]:
        instant, text = self._text(cells, "at"), self._text(cells, "date")
        if instant and (found := read_moment(instant, None)):
            return found
        day = read_day(text, self._layout.orders.get(self._at.get("date", -1)))
        if instant or day is None:
            raise Flaw(
                f"“{(instant or text)[:60]}” is no time I can read" if instant or text else "a visit without a date"
            )
        return day, None, None


def _groups(at: dict[str, int]) -> dict[str, list[dict[str, int]]]:
    """The numbered columns by what they hold, in order of their numbers: for each the places of its parts."""
    found: dict[str, dict[int, dict[str, int]]] = {}
    for field, index in at.items():
        if match := _PLACE.fullmatch(field):
            found.setdefault(match[1], {}).setdefault(int(match[2]), {})[match[3] or ""] = index
    return {group: [places[number] for number in sorted(places)] for group, places in found.items()}


def _is_there(place: dict[str, int], cells: list[str]) -> bool:
    return any(cells[index].strip() for index in place.values())


def _line(place: dict[str, int], cells: list[str]) -> IncomingLine:
    said = {part: cells[index].strip() for part, index in place.items()}
    modifiers = sorted((part for part in said if part.startswith("modifier_")), key=lambda part: int(part[9:]))
    return IncomingLine(
        _number(said.get("quantity", "") or "1", "quantity"),
        said.get("item_id") or None,
        said.get("item", ""),
        tuple([said[part] for part in modifiers if said[part]]),
        _money(said.get("price", "")),
        _money(said.get("amount", "")),
    )


def _money(text: str) -> MinorUnits | None:
    if not text:
        return None
    with suppress(ValueError):
        return MinorUnits(int(text)) if len(text) < 20 else _no_money(text)  # noqa: PLR2004  # more than a number of ours has
    return _no_money(text)


def _no_money(text: str) -> MinorUnits:
    raise Flaw(f"“{text[:60]}” is no amount in minor units, such as 350")


def _number(text: str, what: str) -> int:
    number = whole_number(text)
    if number is None or number < 1:
        raise Flaw(f"the {what} “{text[:60]}” is not a whole number of 1 or more")
    return number
