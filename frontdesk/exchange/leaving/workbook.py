"""Sheets as a workbook, whose cells hold what they say and nothing else."""

from __future__ import annotations

from os import SEEK_SET
from typing import IO, TYPE_CHECKING, Any

from frontdesk.errors import BadInput, FrontdeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from frontdesk.exchange.leaving.sheet import Sheet

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


class MissingExtra(FrontdeskError):
    """Workbooks need an extra that is not installed."""

    hint = 'Install it with `pip install "frontdesk[excel]"`, or say --format csv.'


class TooLarge(BadInput):
    """A workbook has no room for so much."""

    hint = "Say --format csv: it has no limit."


class _ToTheEnd:
    """A file that takes everything, and keeps the first trouble until all is said.

    Where a write fails, the library leaves its zip open, which closes itself when it is collected, after the file was
    closed: that would be a traceback which nobody can catch.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.trouble: OSError | None = None

    def write(self, data: bytes) -> int:
        self._tried(self._file.write, data)
        return len(data)

    def flush(self) -> None:
        self._tried(self._file.flush)

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        self._tried(self._file.seek, offset, whence)
        return self.tell()

    def tell(self) -> int:
        return 0 if self._file.closed else self._file.tell()

    def _tried(self, act: Callable[..., object], *said: object) -> None:
        if self.trouble is None and not self._file.closed:
            try:
                act(*said)
            except OSError as trouble:
                self.trouble = trouble


def write(sheets: Iterable[Sheet], file: IO[bytes]) -> int:
    """Write each sheet as one of a workbook, every text as text; how many rows the first has.

    Raises:
        MissingExtra: the library is not there.
        TooLarge: more rows or columns than a workbook holds.
        OSError: the disk refused.
    """
    from tempfile import TemporaryDirectory

    try:
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError
    except ImportError as absent:
        raise MissingExtra from absent
    held = _ToTheEnd(file)
    try:  # the pages wait in a folder that goes in any case: they hold what customers told the shop
        with TemporaryDirectory(prefix="frontdesk-") as aside, Workbook(held, _OPTIONS | {"tmpdir": aside}) as book:
            heading = book.add_format({"bold": True})
            counts = [_page(book, sheet, heading) for sheet in sheets]
    except FileCreateError as refused:
        raise OSError(*refused.args[0].args) from refused
    if held.trouble is not None:
        raise held.trouble
    return counts[0] if counts else 0


def _page(book: Any, sheet: Sheet, heading: object) -> int:
    page, header = book.add_worksheet(sheet.name), sheet.header
    if len(header) > MOST_COLUMNS:
        raise TooLarge(f"{len(header):,} columns do not fit a workbook, which has {MOST_COLUMNS:,}.")
    page.freeze_panes(1, 0)
    for column, name in enumerate(header):
        page.write_string(0, column, name, heading)
    return _rows(page, sheet)


def _rows(page: object, sheet: Sheet) -> int:
    write_string, write_number = page.write_string, page.write_number  # type: ignore[attr-defined]
    line = 0
    for line, row in enumerate(sheet.rows, 1):
        if line >= MOST_ROWS:
            raise TooLarge(f"More than {MOST_ROWS - 1:,} rows do not fit a sheet.")
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    write_string(line, column, cell)
            elif cell is not None:
                write_number(line, column, cell)
    return line
