"""A foreign file, opened as a table of incoming records."""

from __future__ import annotations

import csv
import re
from typing import IO, TYPE_CHECKING, NamedTuple, Self, TypedDict, Unpack

from frontdesk.exchange import headers, recognising, refusals
from frontdesk.exchange.aliases import fields
from frontdesk.exchange.cards.thinning import holds_cards
from frontdesk.exchange.decoding import Source, examine
from frontdesk.exchange.describing import describe
from frontdesk.exchange.formats import plain
from frontdesk.exchange.reading import MOST_COLUMNS
from frontdesk.exchange.records_of import reader_for
from frontdesk.exchange.sheet import Sheet, header_of, open_sheet
from frontdesk.exchange.surveying import survey
from frontdesk.records.incoming import Columns, Incoming, IncomingVisit, Noun, Refused, TableShape, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from pathlib import Path

    from frontdesk.exchange.dates import DayOrder
    from frontdesk.exchange.formats.format import Format
    from frontdesk.exchange.headers import Chosen, Column, Layout
    from frontdesk.exchange.rejects import Rejects

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
_DIGITS = 5
"""So many in one cell make a phone, a date or an id of it."""


class Table:
    """A file whose columns are understood; every iteration reads it anew, from the start and streamed.

    One iteration at a time: they share the file. Use it in a `with`, or close it.

    Attributes:
        shape: How the file was understood.
        tally: The rows of the latest iteration, complete when it ended.
        listed: Whether a name is on the shop's list; set it before reading visits whose orders are words, so
            that a "7 up" or a "tea, green" is one item.
        rejects_ending: How the name of a file of its rejects ends.
    """

    rejects_ending = ".csv"

    def __init__(self, sheet: Sheet, form: Format, layout: Layout, shape: TableShape) -> None:
        self.shape, self.tally = shape, Tally()
        self.listed: Callable[[str], bool] | None = None
        self._sheet, self._form, self._layout = sheet, form, layout

    @property
    def columns(self) -> Columns:
        """What becomes of each column."""
        return self.shape.columns

    @property
    def noun(self) -> Noun:
        """What the file is a list of."""
        return self.shape.noun

    def __iter__(self) -> Iterator[Incoming | Refused]:
        self.tally = tally = Tally()
        rows = self._sheet.rows(self.shape.header_line, self._layout.columns, tally)
        for record in reader_for(self._form, self._layout, self.listed)(rows):
            if isinstance(record, Refused):
                tally.rejected += 1
            else:
                tally.accepted += record.lines_read if isinstance(record, IncomingVisit) else 1
            yield record

    @property
    def header(self) -> tuple[str, ...]:
        """The columns' names, in file order."""
        return tuple(self._layout.names().values())

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Each column's name and field, in file order ("" where it is kept under its own name)."""
        return tuple((column.name, column.field) for column in self._layout.columns)

    def raw_rows(self) -> Generator[tuple[int, list[str]]]:
        """Every readable row once more, as its first physical line and its cells; `tally` stays as it is."""
        for row in self._sheet.rows(self.shape.header_line, self._layout.columns, Tally()):
            if not isinstance(row, Refused):
                yield row[0], row[1]

    def write_rejects(self, file: IO[str], rejects: Rejects) -> None:
        """Write the rejected rows, in file order: line, reason, then the row's own cells."""
        lines = csv.writer(file)
        lines.writerow(["line", "reason", *self.header])
        lines.writerows([one.line, one.reason, *one.cells] for one in rejects.whole(self))

    def close(self) -> None:
        """Let go of the file."""
        self._sheet.source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Told(TypedDict, total=False):
    """What somebody said of a file.

    Attributes:
        format_name: The format, if it is not to be told by the header.
        mapping: What its columns hold, {COL: FIELD} (`headers.told_mapping` makes it of `--map`).
        encoding: How its bytes are to be read.
        delimiter: What parts its cells.
    """

    format_name: str | None
    mapping: Mapping[str, str] | None
    encoding: str | None
    delimiter: str | None


def open_table(
    origin: str | Path | IO[bytes],
    noun: Noun | str,
    *,
    date_order: DayOrder | None = None,
    **told: Unpack[Told],
) -> Table:
    """Open a CSV file (or a binary stream, which is spooled if it cannot go back) and find out what it says.

    Args:
        origin: Where it is.
        noun: What its rows are: customers, items, visits or staff.
        date_order: How all its dates are written, where they can be read both ways.
        told: What somebody said of it.

    Raises:
        BadInput: The whole file cannot be imported; each reason is a class of `refusals`.
    """
    source = Source(origin)
    with source.closed_on_failure():
        if holds_cards(source):
            return _cards(source, Noun(noun), told, date_order)
        sheet = open_sheet(source, examine(source, told.get("encoding")), told.get("delimiter"))
        return _understood(_head(sheet, Noun(noun), told.get("format_name"), told.get("mapping") or {}), date_order)


def glance(
    origin: str | Path | IO[bytes],
    noun: Noun | str,
    **told: Unpack[Told],
) -> Table:
    """Open a file of which something must still be asked, to show its first rows: all that `open_table` would refuse.

    Raises:
        BadInput: It is no table at all, or what was said does not fit it.
    """
    source = Source(origin)
    with source.closed_on_failure():
        if holds_cards(source):
            return _cards(source, Noun(noun), told, None)
        sheet = open_sheet(source, examine(source, told.get("encoding")), told.get("delimiter"))
        found = _head(sheet, Noun(noun), told.get("format_name"), told.get("mapping") or {})
        form = found.form or recognising.named(plain.NAME, found.noun)
        return _as_table(found, form, headers.Layout(found.columns, {}))


def _cards(source: Source, noun: Noun, told: Told, order: DayOrder | None) -> Table:
    from frontdesk.exchange.cards.table import open_cards

    return open_cards(source, noun, told.get("format_name"), told.get("mapping") or {}, told.get("encoding"), order)


class _Head(NamedTuple):
    """What a file's first line says; `form` is None if it is no header that is known, `line` if it is none at all."""

    sheet: Sheet
    noun: Noun
    form: Format | None
    line: int | None
    chosen: Mapping[int, Chosen]
    columns: tuple[Column, ...]
    mended: bool


def _understood(found: _Head, date_order: DayOrder | None) -> Table:
    if found.form is None:
        raise refusals.HeaderUnknown
    if not WHO_OR_WHAT[found.noun].intersection(column.field for column in found.columns):
        raise refusals.HeaderUnknown(f"No column of the file says {_asked(found.noun)}; nothing was imported.")
    return _as_table(found, found.form, survey(found.sheet, found.line, found.columns, found.chosen, date_order))


def _as_table(found: _Head, form: Format, layout: Layout) -> Table:
    return Table(found.sheet, form, layout, describe(found.sheet, form, layout, found.line, mended=found.mended))


def _head(sheet: Sheet, noun: Noun, format_name: str | None, mapping: Mapping[str, str]) -> _Head:
    line, header = header_of(sheet)
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
    return _Head(sheet, noun, form, None if headless else line, chosen, columns, again is not None)


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
