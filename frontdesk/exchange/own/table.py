"""Our own tables, as an export wrote them, read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.describing import describe
from frontdesk.exchange.columns.formats.format import Format
from frontdesk.exchange.columns.formats.own import NAME
from frontdesk.exchange.columns.surveying import survey
from frontdesk.exchange.files.reading import LONGEST_CELL
from frontdesk.exchange.files.sheet import header_of
from frontdesk.exchange.guarding import MARK, SAFE, bare, guarded
from frontdesk.exchange.own.columns import MARK_COLUMN, SIGNATURES, laid_out
from frontdesk.exchange.own.readers import OwnReader
from frontdesk.exchange.table import Table
from frontdesk.records.incoming import Refused, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row
    from frontdesk.exchange.files.sheet import Sheet
    from frontdesk.exchange.values.dates import DayOrder
    from frontdesk.records.incoming import Incoming, Noun

MOST_COLUMNS = 20_000
"""A spreadsheet program has 16,384: whoever had an order of a hundred lines gets his visits back as well."""

_REJECTED = ("line", "reason")


class OwnTable(Table):
    """A table whose first column tells that it is ours: guarded cells are bared, and amounts are in minor units."""

    def __init__(self, sheet: Sheet, noun: Noun, layout: Layout, line: int, marked: int) -> None:
        form = Format(NAME, noun)
        super().__init__(sheet, form, layout, describe(sheet, form, layout, line, mended=False))
        self._marked = marked

    def __iter__(self) -> Iterator[Incoming | Refused]:
        self.tally = tally = Tally()
        read = OwnReader(self._layout, self.noun).read
        for row in self._sheet.rows(self.shape.header_line, self._layout.columns, tally):
            found = row if isinstance(row, Refused) else self._bared(row)
            record = found if isinstance(found, Refused) else read(found)
            if isinstance(record, Refused):
                tally.rejected += 1
            else:
                tally.accepted += 1
            yield record

    def _bared(self, row: Row) -> Row | Refused:
        line, cells, warnings = row
        mark = cells[self._marked].strip()
        if mark == SAFE:
            cells = [bare(cell) for cell in cells]
        elif mark != MARK:
            return Refused(
                line, f"“{mark[:40]}” is no format of this program's, only {MARK} and {SAFE} are", tuple(cells)
            )
        if flaw := _flaw(cells):
            return Refused(line, flaw, tuple(row[1]))
        return line, cells, warnings


def _flaw(cells: list[str]) -> str:
    if "\x00" in "".join(cells):
        return "a cell holds a NUL"
    longest = max(map(len, cells))
    return f"a cell has {longest:,} characters, at most {LONGEST_CELL:,} are taken" if longest > LONGEST_CELL else ""


def own_table(sheet: Sheet, noun: Noun, order: DayOrder | None) -> OwnTable | None:
    """The table in a file of ours; None if it is somebody else's.

    Raises:
        WrongNoun: It is ours, and a list of something else.
    """
    script = replace(sheet.script, odd=sheet.script.odd and sheet.script.guessed)
    sheet = replace(sheet, script=script, longest=LONGEST_CELL + len(guarded("=")) - 1)
    line, header = header_of(sheet)
    marked = len(_REJECTED) if tuple(header[: len(_REJECTED)]) == _REJECTED else 0
    if len(header) <= marked or header[marked] != MARK_COLUMN:
        return None
    mark = _first_mark(sheet, line, marked)
    if mark not in {MARK, SAFE} and not (mark is None and SIGNATURES[noun] <= set(header)):
        return None
    if len(header) > MOST_COLUMNS:
        raise refusals.TooManyColumns(f"The file has {len(header):,} columns, at most {MOST_COLUMNS:,} are taken.")
    if not SIGNATURES[noun] <= set(header):
        other = next((each for each, names in SIGNATURES.items() if names <= set(header)), None)
        what = f"a list of {other}, not of {noun}" if other else f"no list of {noun}"
        raise refusals.WrongNoun(
            f"This is {what}; nothing was imported.",
            hint=f"Use `frontdesk import {other}`." if other else "An archive brings back the whole shop.",
        )
    columns = laid_out(header, noun)
    return OwnTable(sheet, noun, survey(sheet, line, columns, {}, order), line, marked)


def _first_mark(sheet: Sheet, header_line: int, marked: int) -> str | None:
    """What the first row below the header is marked with; None if there is no row."""
    found = sheet.records()
    try:
        for raw in found:
            if not isinstance(raw, Refused) and raw[0] > header_line and raw[1]:
                return raw[1][marked].strip() if len(raw[1]) > marked else ""
    finally:
        found.close()
    return None
