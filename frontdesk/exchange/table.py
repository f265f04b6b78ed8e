"""A foreign file, opened as a table of incoming records."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Self, Unpack

from frontdesk.exchange.cards.thinning import holds_cards
from frontdesk.exchange.columns import headers, recognising
from frontdesk.exchange.columns.describing import describe
from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.columns.heading import Told, known, read_head
from frontdesk.exchange.columns.surveying import survey
from frontdesk.exchange.files.decoding import Source, examine
from frontdesk.exchange.files.sheet import Sheet, open_sheet
from frontdesk.exchange.files.workbooks import holds_workbook, open_page
from frontdesk.exchange.nouns.records_of import reader_for
from frontdesk.records.incoming import Columns, Incoming, IncomingVisit, Noun, Refused, TableShape, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from frontdesk.exchange.bringing.rejects import Rejects
    from frontdesk.exchange.columns.formats.format import Format
    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.columns.heading import Head
    from frontdesk.exchange.values.dates import DayOrder


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


def open_table(
    origin: str | Path | IO[bytes] | Source,
    noun: Noun | str,
    *,
    date_order: DayOrder | None = None,
    **told: Unpack[Told],
) -> Table:
    """Open a CSV file (or a binary stream, which is spooled if it cannot go back) and find out what it says.

    Args:
        origin: Where it is; a `Source` stays open on failure.
        noun: What its rows are: customers, items, visits or staff.
        date_order: How all its dates are written, where they can be read both ways.
        told: What somebody said of it.

    Raises:
        BadInput: The whole file cannot be imported; each reason is a class of `refusals`.
    """
    with _opened(origin) as source:
        if holds_cards(source):
            return _cards(source, Noun(noun), told, date_order)
        sheet = _sheet(source, told)
        if own := _own(sheet, Noun(noun), told, date_order):
            return own
        return _understood(read_head(sheet, Noun(noun), told), date_order)


def glance(origin: str | Path | IO[bytes] | Source, noun: Noun | str, **told: Unpack[Told]) -> Table:
    """Open a file of which something must still be asked, to show its first rows: all that `open_table` would refuse.

    Raises:
        BadInput: It is no table at all, or what was said does not fit it.
    """
    with _opened(origin) as source:
        if holds_cards(source):
            return _cards(source, Noun(noun), told, None)
        sheet = _sheet(source, told)
        if own := _own(sheet, Noun(noun), told, None):
            return own
        found = read_head(sheet, Noun(noun), told)
        form = found.form or recognising.named(plain.NAME, found.noun)
        return _as_table(found, form, headers.Layout(found.columns, {}))


@contextmanager
def _opened(origin: str | Path | IO[bytes] | Source) -> Iterator[Source]:
    """The bytes of a file, let go of on failure; a source that was handed in is left to whoever did."""
    if isinstance(origin, Source):
        yield origin
        return
    source = Source(origin)
    with source.closed_on_failure():
        yield source


def _sheet(source: Source, told: Told) -> Sheet:
    if holds_workbook(source):
        return open_page(source, told.get("sheet"))
    script = examine(source, told.get("encoding"), told.get("country", ""))
    return open_sheet(source, script, told.get("delimiter"))


def _cards(source: Source, noun: Noun, told: Told, order: DayOrder | None) -> Table:
    from frontdesk.exchange.cards.table import open_cards

    said = (told.get("format_name"), told.get("mapping"), told.get("encoding"))
    return open_cards(source, noun, *said, order, told.get("country", ""))


def _own(sheet: Sheet, noun: Noun, told: Told, order: DayOrder | None) -> Table | None:
    from frontdesk.exchange.own.table import own_table

    return None if told.get("format_name") or told.get("mapping") else own_table(sheet, noun, order)


def _understood(found: Head, date_order: DayOrder | None) -> Table:
    return _as_table(found, known(found), survey(found.sheet, found.line, found.columns, found.chosen, date_order))


def _as_table(found: Head, form: Format, layout: Layout) -> Table:
    shape = describe(found.sheet, form, layout, found.line, mended=found.mended, above=found.above)
    return Table(found.sheet, form, layout, shape)
