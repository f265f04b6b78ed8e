"""A file's rows, below its header and as wide as it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import count, islice, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.aliases import DATES
from frontdesk.exchange.columns.headers import CUSTOM, IGNORED
from frontdesk.exchange.files import delimiters
from frontdesk.exchange.files.reading import DATE, LONGEST_CELL, MAIL, Stretch, composed, cut, fitted, is_blank, records
from frontdesk.records.incoming import Refused, Tally

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from frontdesk.exchange.columns.headers import Column
    from frontdesk.exchange.files.decoding import Script, Source
    from frontdesk.exchange.files.reading import Found, Raw, Row

FREE_TEXT = frozenset({CUSTOM, IGNORED, "note", "next_note", "alert", "order", "tags"})
"""Fields in which an e-mail address or a date is no sign of a shifted row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the cells of a file stand: how it is written, and how many lines precede its first record.

    `width` is the commonest number of cells in its first rows, `longest` how many characters a cell may have.
    """

    source: Source
    script: Script
    delimiter: str
    told: bool
    skipped: int
    width: int
    longest: int = LONGEST_CELL

    def records(self) -> Generator[Raw | Refused]:
        """All records, the header's and blank ones included."""
        with closing(self.stretches()) as stretches:
            for found in stretches:
                yield from found.singly() if isinstance(found, Stretch) else (found,)

    def stretches(self) -> Generator[Found]:
        """All records, many at once where that can be."""
        with self.source.text(self.script) as text:
            lines = islice(cut(text) if self.script.long else text, self.skipped, None)
            yield from records(lines, self.delimiter, first=self.skipped + 1, odd=self.script.odd, longest=self.longest)

    def rows(self, header_line: int | None, columns: Sequence[Column], tally: Tally) -> Iterator[Row | Refused]:
        """The rows below the header, each with a cell for each of `columns`; blank ones are only counted."""
        width, plain, expected = len(columns), self.script.plain, _expected(columns)
        for found in _below(header_line, self.stretches()):
            if isinstance(found, Stretch) and _is_even(found.cells, width):
                tally.records += len(found.cells)
                cells = found.cells if plain else map(composed, found.cells)
                yield from zip(count(found.first), cells, repeat(()), strict=False)
                continue
            for raw in found.singly() if isinstance(found, Stretch) else (found,):
                tally.records += 1
                if isinstance(raw, Refused):
                    yield raw
                elif is_blank(raw[1]):
                    tally.blank += 1
                else:
                    yield _fitting(raw[0], raw[1] if plain else composed(raw[1]), width, expected)


def _fitting(line: int, cells: list[str], width: int, expected: Mapping[int, tuple[str, str]]) -> Row | Refused:
    return (line, cells, ()) if len(cells) == width else fitted(line, cells, width, expected)


def _is_even(rows: list[list[str]], width: int) -> bool:
    """Whether these are all as wide as the header, and surely none is blank."""
    return set(map(len, rows)) == {width} and all(map(str.strip, map(itemgetter(0), rows)))


def _below(header_line: int | None, found: Iterator[Found]) -> Iterator[Found]:
    """What comes after the header."""
    if header_line is None:
        yield from found
        return
    for each in found:
        first = each.line if isinstance(each, Refused) else each[0]
        passed = max(header_line - first, 0) + 1
        if isinstance(each, Stretch) and passed <= len(each.cells):
            yield Stretch(first + passed, each.cells[passed:])
            break
        if not isinstance(each, Stretch) and first >= header_line:
            break
    yield from found


def _expected(columns: Sequence[Column]) -> dict[int, tuple[str, str]]:
    kinds = {"email": MAIL} | dict.fromkeys(DATES, DATE)
    return {
        column.index: (column.name, kinds.get(column.field, "")) for column in columns if column.field not in FREE_TEXT
    }


def open_sheet(source: Source, script: Script, delimiter: str | None) -> Sheet:
    """Find what parts the cells: what was said, else a `sep=` line, else the best of the usual ones.

    Raises:
        BadDelimiter: `delimiter` cannot part cells.
    """
    told = delimiters.told(delimiter) if delimiter else None
    with source.text(script) as text:
        sample = text.read(delimiters.SAMPLE)
        whole = len(sample) < delimiters.SAMPLE
    if not whole:
        # The sample ends within a line, which would look narrower than it is.
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    first_line, *_ = sample.splitlines(keepends=True) or [""]
    announced = delimiters.announced(first_line)
    rest = sample[len(first_line) :] if announced else sample
    chosen = told or announced or delimiters.best(rest)
    return Sheet(source, script, chosen, bool(told or announced), int(bool(announced)), delimiters.width(rest, chosen))


def header_of(sheet: Sheet) -> tuple[int, list[str]]:
    """The first record that is not blank, and the line it stands on.

    Raises:
        EmptyFile, HeaderUnknown: There is none, or it cannot be read.
    """
    with closing(first_rows(sheet)) as found:
        for raw in found:
            if isinstance(raw, Refused):
                raise refusals.HeaderUnknown(f"The header (line {raw.line}) cannot be read: {raw.reason}.")
            return raw
    raise refusals.EmptyFile


def first_rows(sheet: Sheet) -> Generator[Raw | Refused]:
    """The records that are not blank; close it before the file is read otherwise."""
    with closing(sheet.records()) as found:
        for raw in found:
            if isinstance(raw, Refused):
                yield raw
            elif not is_blank(raw[1]):
                yield raw[0], composed(raw[1])
