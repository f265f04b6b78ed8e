"""A foreign file, opened as a table of incoming records."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Self

from frontdesk.exchange import headers, recognising, refusals
from frontdesk.exchange.aliases import fields
from frontdesk.exchange.decoding import Source, examine
from frontdesk.exchange.describing import describe
from frontdesk.exchange.reading import MOST_COLUMNS
from frontdesk.exchange.records_of import reader_for
from frontdesk.exchange.sheet import Sheet, header_of, open_sheet
from frontdesk.exchange.surveying import survey
from frontdesk.records.incoming import Columns, Incoming, IncomingVisit, Noun, Refused, TableShape, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from frontdesk.exchange.dates import DayOrder
    from frontdesk.exchange.formats.format import Format
    from frontdesk.exchange.headers import Layout

WHO_OR_WHAT = {
    Noun.CUSTOMERS: frozenset(
        {"name", "first_name", "last_name", "goes_by", "company", "phone", "email", "external_id"}
    ),
    Noun.ITEMS: frozenset({"name"}),
    Noun.STAFF: frozenset({"name", "first_name", "last_name"}),
    Noun.VISITS: frozenset({"date"}),
}
"""Of these fields a file must have one, or its rows are about nobody."""


class Table:
    """A file whose columns are understood; every iteration reads it anew, from the start and streamed.

    One iteration at a time: they share the file. Use it in a `with`, or close it.

    Attributes:
        shape: How the file was understood.
        tally: The rows of the latest iteration, complete when it ended.
        listed: Whether a name is on the shop's list; set it before reading visits whose orders are words, so
            that a "7 up" or a "tea, green" is one item.
    """

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

    def raw_rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every readable row once more, as its first physical line and its cells; `tally` stays as it is."""
        for row in self._sheet.rows(self.shape.header_line, self._layout.columns, Tally()):
            if not isinstance(row, Refused):
                yield row[0], row[1]

    def close(self) -> None:
        """Let go of the file."""
        self._sheet.source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_table(
    origin: str | Path | IO[bytes],
    noun: Noun | str,
    *,
    format_name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    date_order: DayOrder | None = None,
) -> Table:
    """Open a CSV file (or a binary stream, which is spooled if it cannot go back) and find out what it says.

    Args:
        origin: Where it is.
        noun: What its rows are: customers, items, visits or staff.
        format_name: The format, if it is not to be told by the header.
        mapping: What somebody said of its columns, {COL: FIELD} (`headers.told_mapping` makes it of `--map`).
        encoding: What somebody said of it.
        delimiter: The same.
        date_order: How all its dates are written, where they can be read both ways.

    Raises:
        BadInput: The whole file cannot be imported; each reason is a class of `refusals`.
    """
    source = Source(origin)
    with source.closed_on_failure():
        sheet = open_sheet(source, examine(source, encoding), delimiter)
        return _understood(sheet, Noun(noun), format_name, mapping or {}, date_order)


def _understood(
    sheet: Sheet, noun: Noun, format_name: str | None, mapping: Mapping[str, str], date_order: DayOrder | None
) -> Table:
    line, header = header_of(sheet)
    again = headers.mended(header, sheet.delimiter, sheet.width)
    header = again or header
    if len(header) > MOST_COLUMNS:
        raise refusals.TooManyColumns(f"The file has {len(header)} columns, at most {MOST_COLUMNS} are taken.")
    form = recognising.named(format_name, noun) if format_name else recognising.recognised(header, noun)
    headless = form is None and _only_numbers(mapping)
    if headless:
        header = [""] * max(len(header), sheet.width)
    form = form or (recognising.named("plain", noun) if mapping else None)
    if form is None:
        raise refusals.HeaderUnknown
    chosen = headers.chosen_columns(header, mapping, fields(noun))
    columns = headers.lay_out(header, form.known(), chosen)
    if not WHO_OR_WHAT[noun].intersection(column.field for column in columns):
        raise refusals.HeaderUnknown(f"No column of the file says {_asked(noun)}; nothing was imported.")
    header_line = None if headless else line
    layout = survey(sheet, header_line, columns, chosen, date_order)
    return Table(sheet, form, layout, describe(sheet, form, layout, header_line, mended=again is not None))


def _only_numbers(mapping: Mapping[str, str]) -> bool:
    return bool(mapping) and all(column.strip().isdecimal() for column in mapping)


def _asked(noun: Noun) -> str:
    return {
        Noun.CUSTOMERS: "who the customers are",
        Noun.ITEMS: "what the items are called",
        Noun.STAFF: "what the staff are called",
        Noun.VISITS: "when the visits were",
    }[noun]
