"""A spreadsheet program's workbook, read as the table that its first filled sheet is."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

from frontdesk.errors import FrontdeskError
from frontdesk.exchange import refusals
from frontdesk.exchange.bringing.staging import Stage
from frontdesk.exchange.files.decoding import BLOCK, UNWANTED, Script, Source
from frontdesk.exchange.files.delimiters import ROWS_LOOKED_AT
from frontdesk.exchange.files.reading import flaw_in
from frontdesk.exchange.files.sheet import Sheet
from frontdesk.records.incoming import Refused

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from frontdesk.exchange.files.reading import Found

MOST_CELLS = 20_000_000
"""A sheet is held in memory while it is read, its empty cells too: one in the last corner would fill any machine."""

_ZIP = b"PK\x03\x04"
_BOOK = "xl/workbook.xml"
_PAGES = "xl/worksheets/"
_LARGEST = 4_000_000_000
"""Bytes unpacked: no sheet of so many cells has more."""

_PUFFED, _PUFFED_FROM = 200, 50_000_000
"""How many times its size a part may unpack to, from how many bytes on: sheets come to twenty, a bomb to a thousand."""

_PLACE = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_LONGEST_TAG = 200
_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; the rest is an echo of the binary."""


class MissingExtra(FrontdeskError):
    """Workbooks are read by an extra that is not installed."""

    hint = 'Install it with `pip install "frontdesk[excel]"`, or save the file as CSV and import that.'


class NoSuchSheet(refusals.BadMapping):
    """The workbook has no such sheet."""


class TooLarge(refusals.NotATable):
    """The workbook is larger than can be read."""


class _Book(Source):
    """The workbook's file, with the rows that were read out of it."""

    def __init__(self, source: Source, stage: Stage[Any]) -> None:
        self._source, self._stage = source, stage
        self.name = source.name

    def close(self) -> None:
        """Let go of both."""
        self._stage.close()
        self._source.close()


@dataclass(frozen=True, slots=True)
class Page(Sheet):
    """A sheet of a workbook: its rows are known by their numbers there."""

    stage: Stage[tuple[int, list[str]]] = field(kw_only=True)

    def stretches(self) -> Generator[Found]:
        """All rows, the header's and blank ones included."""
        for batch in self.stage.batches():
            for number, cells in batch:
                flaw = flaw_in(cells, self.longest, odd=self.script.odd)
                yield Refused(number, flaw, tuple(cells)) if flaw else (number, list(cells))


def holds_workbook(source: Source) -> bool:
    """Whether a file is a workbook that can be read (.xlsx), told by what it holds and not by its name."""
    with source.binary() as file:
        if file.read(len(_ZIP)) != _ZIP:
            return False
        try:
            with zipfile.ZipFile(file) as book:
                return _BOOK in book.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
            return False


def open_page(source: Source, name: str | None = None) -> Page:
    """The rows of a workbook's sheet: the one of this name, else the first that is not empty.

    Dates and numbers become text as a person reads them there: 1980-03-22, 3.5, 491761234567.

    Raises:
        MissingExtra: The library is not there.
        NoSuchSheet, TooLarge, EmptyFile, NotATable: As their sentences say.
    """
    with source.binary() as file:
        _refuse_large(file)
        file.seek(0)
        with _damage_told():
            stage, odd, plain = _staged(_rows(file.read(), name))
    rows = [cells for _, cells in islice((row for batch in stage.batches() for row in batch), ROWS_LOOKED_AT)]
    width = max(map(len, rows))
    script = Script("utf-8", odd=odd, plain=plain)
    return Page(_Book(source, stage), script, ",", told=True, skipped=0, width=width, stage=stage)


def _rows(book: bytes, wanted: str | None) -> Iterator[list[Any]]:
    try:
        from python_calamine import SheetTypeEnum, load_workbook
    except ImportError as absent:
        raise MissingExtra from absent
    from io import BytesIO

    with load_workbook(BytesIO(book)) as opened:
        names = [page.name for page in opened.sheets_metadata if page.typ == SheetTypeEnum.WorkSheet]
        if wanted is not None and wanted not in names:
            told = ", ".join(name[:40] for name in names)
            raise NoSuchSheet(f"The workbook has no sheet “{wanted[:40]}”.", hint=f"Say --sheet with one of: {told}.")
        for name in [wanted] if wanted is not None else names:
            page = opened.get_sheet_by_name(name)
            if page.height:
                yield from page.iter_rows()
                return
    raise refusals.EmptyFile("The workbook's sheets are empty; nothing was imported.")


def _staged(rows: Iterator[list[Any]]) -> tuple[Stage[tuple[int, list[str]]], bool, bool]:
    """The rows as text, put aside, and whether odd characters, or only plain ones, occur in them."""
    stage: Stage[tuple[int, list[str]]] = Stage(lambda row: (row[0], row[1]))
    odd, plain = False, True
    try:
        for number, row in enumerate(rows, 1):
            cells = [_shown(cell) for cell in row]
            whole = "".join(cells)
            if not whole.isascii():
                plain = False
            odd = odd or UNWANTED.search(whole) is not None
            stage.put((number, cells))
    except BaseException:
        stage.close()
        raise
    return stage, odd, plain


def _shown(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**_DIGITS else f"{cell:.{_DIGITS}g}"
    return _timed(cell) if isinstance(cell, date | time) else str(cell)


def _timed(cell: date | time) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return cell.isoformat()


def _refuse_large(file: Any) -> None:
    """Look how far the sheets reach before a library makes room for all of it."""
    try:
        with zipfile.ZipFile(file) as book:
            if sum(part.file_size for part in book.infolist()) > _LARGEST:
                raise TooLarge("The workbook unpacks to more than 4 GB; nothing was imported.")
            for part in book.infolist():
                if part.file_size > max(_PUFFED_FROM, part.compress_size * _PUFFED):
                    raise TooLarge("The workbook unpacks to hundreds of times its size; nothing was imported.")
                if part.filename.startswith(_PAGES) and part.filename.endswith(".xml"):
                    with book.open(part) as page:
                        _refuse_wide(page)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as trouble:
        raise refusals.NotATable("The workbook is damaged or locked; nothing was imported.") from trouble


def _refuse_wide(page: Any) -> None:
    rest, columns, rows = b"", 0, 0
    while block := page.read(BLOCK):
        for letters, number in _PLACE.findall(rest + block):
            rows = max(rows, int(number))
            columns = max(columns, _column(letters))
        if rows * columns > MOST_CELLS:
            raise TooLarge(f"A sheet of the workbook reaches over {rows:,} rows and {columns:,} columns.")
        rest = block[-_LONGEST_TAG:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


@contextmanager
def _damage_told() -> Iterator[None]:
    """Turn what the library raises about a broken file into a sentence; when it panics, that is no plain exception."""
    try:
        yield
    except FrontdeskError:
        raise
    except BaseException as trouble:
        if not _is_of_the_library(trouble):
            raise
        raise refusals.NotATable("The workbook is damaged or locked; nothing was imported.") from trouble


def _is_of_the_library(trouble: BaseException) -> bool:
    kind = type(trouble)
    return kind.__name__ == "PanicException" or "calamine" in kind.__module__
