"""What a file's first line says: its format, and what each column holds."""

from __future__ import annotations

import re
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from frontdesk.exchange import refusals
from frontdesk.exchange.columns import headers, recognising
from frontdesk.exchange.columns.aliases import fields, normalised
from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.files.reading import MOST_COLUMNS
from frontdesk.exchange.files.sheet import Sheet, first_rows, header_of
from frontdesk.records.incoming import Noun, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.exchange.columns.formats.format import Format
    from frontdesk.exchange.columns.headers import Chosen, Column

WHO_OR_WHAT = {
    Noun.CUSTOMERS: frozenset(
        {"name", "first_name", "last_name", "goes_by", "company", "phone", "email", "external_id"}
    ),
    Noun.ITEMS: frozenset({"name"}),
    Noun.STAFF: frozenset({"name", "first_name", "last_name"}),
    Noun.VISITS: frozenset({"date"}),
}
"""Of these fields a file must have one, or its rows are about nobody."""

_NUMBERED = re.compile(r"^\s*column (?=[0-9]+\s*$)")
DEEPEST_HEADER = 20
"""So many lines may stand above a header, itself among them, blank ones not counted."""

_DIGITS = 5
"""So many in one cell make a phone, a date or an id of it."""


class Told(TypedDict, total=False):
    """What somebody said of a file.

    Attributes:
        format_name: The format, if it is not to be told by the header.
        mapping: What its columns hold, {COL: FIELD} (`headers.told_mapping` makes it of `--map`).
        encoding: How its bytes are to be read.
        delimiter: What parts its cells.
        sheet: Which of a workbook's sheets it is.
        country: The shop's, which makes some guesses more likely.
    """

    format_name: str | None
    mapping: Mapping[str, str] | None
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    country: str


class Head(NamedTuple):
    """What a file's header says; `form` is None if it is none that is known, `line` if there is none at all.

    `above` tells whether other lines stand above it.
    """

    sheet: Sheet
    noun: Noun
    form: Format | None
    line: int | None
    chosen: Mapping[int, Chosen]
    columns: tuple[Column, ...]
    mended: bool
    above: bool


def known(head: Head) -> Format:
    """The format of a file whose columns say enough.

    Raises:
        HeaderUnknown: They do not.
    """
    if head.form is None:
        raise refusals.HeaderUnknown
    if not WHO_OR_WHAT[head.noun].intersection(column.field for column in head.columns):
        raise refusals.HeaderUnknown(f"No column of the file says {_asked(head.noun)}; nothing was imported.")
    return head.form


def read_head(sheet: Sheet, noun: Noun, told: Told) -> Head:
    """Find out what a file's columns are, by what was said of them or what they are called.

    Raises:
        EmptyFile, HeaderUnknown, TooManyColumns, WrongNoun, UnknownFormat, BadMapping: As their sentences say.
    """
    mapping, format_name = told.get("mapping") or {}, told.get("format_name")
    first, header = header_of(sheet)
    line, header = _found_below(sheet, noun, told) or (first, header)
    again = headers.mended(header, sheet.delimiter, sheet.width)
    header = again or header
    if len(header) > MOST_COLUMNS:
        raise refusals.TooManyColumns(f"The file has {len(header):,} columns, at most {MOST_COLUMNS} are taken.")
    form = recognising.named(format_name, noun) if format_name else recognising.recognised(header, noun)
    headless = form is None and (_only_numbers(mapping) if mapping else not _looks_like_one(header))
    if headless:
        header = [""] * max(len(header), sheet.width)
    chosen = headers.chosen_columns(header, _by_number(mapping) if headless else mapping, fields(noun))
    plainly = recognising.named(plain.NAME, noun)
    columns = headers.lay_out(header, (form or plainly).known(), chosen)
    form = form or (plainly if mapping else None)
    return Head(sheet, noun, form, None if headless else line, chosen, columns, again is not None, line != first)


def _found_below(sheet: Sheet, noun: Noun, told: Told) -> tuple[int, list[str]] | None:
    """The header under lines that are none, such as a title and the date of the list; None if it stands first.

    A line of data with two known words in it is no header: most of its cells must be names of columns, or all the
    columns that somebody mapped.
    """
    mapping = told.get("mapping") or {}
    if mapping and _only_numbers(mapping):
        return None
    mapped = set(map(normalised, mapping))
    with closing(first_rows(sheet)) as rows:
        for place, raw in enumerate(islice(rows, DEEPEST_HEADER)):
            if not isinstance(raw, Refused) and len(raw[1]) > MOST_COLUMNS and not place:
                return None  # it is refused for that, before a hundred thousand names are looked up
            if isinstance(raw, Refused) or len(raw[1]) > MOST_COLUMNS:
                continue
            names = list(map(normalised, filter(str.strip, raw[1])))
            if mapped.issubset(names) if mapped else _is_header(raw[1], names, noun, first=not place):
                return raw if place else None
    return None


def _is_header(cells: list[str], names: list[str], noun: Noun, *, first: bool) -> bool:
    form = recognising.recognised(cells, noun)
    if first or form is None or form.name != plain.NAME:
        return form is not None
    known = recognising.named(plain.NAME, noun).known()
    meant = [name for name in names if (meaning := known.means(name)) and meaning.field]
    return len(meant) >= recognising.ENOUGH and 2 * len(meant) >= len(names) and _looks_like_one(cells)


def _looks_like_one(header: list[str]) -> bool:
    """Whether a first line that nobody knows is made of names: no column is called 0171 23456 or ann@lee.org."""
    return not any("@" in cell or sum(map(str.isdigit, cell)) >= _DIGITS for cell in header)


def _by_number(mapping: Mapping[str, str]) -> dict[str, str]:
    return {_NUMBERED.sub("", column): field for column, field in mapping.items()}


def _only_numbers(mapping: Mapping[str, str]) -> bool:
    return all(column.strip().isdecimal() for column in _by_number(mapping))


def _asked(noun: Noun) -> str:
    return {
        Noun.CUSTOMERS: "who the customers are",
        Noun.ITEMS: "what the items are called",
        Noun.STAFF: "what the staff are called",
        Noun.VISITS: "when the visits were",
    }[noun]
