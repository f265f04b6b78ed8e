"""Sheets as a workbook, whose cells hold what they say and nothing else."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from frontdesk.errors import BadInput, FrontdeskError

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def write(sheets: Iterable[Sheet], file: IO[bytes]) -> int:
    """Write each sheet as one of a workbook, every text as text; how many rows the first has.

    Raises:
        MissingExtra: the library is not there.
        TooLarge: more rows or columns than a workbook holds.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as absent:
        raise MissingExtra from absent
    counts = []
    with Workbook(file, _OPTIONS) as book:
        heading = book.add_format({"bold": True})
        for sheet in sheets:
            page, header = book.add_worksheet(sheet.name), sheet.header
            if len(header) > MOST_COLUMNS:
                raise TooLarge(f"{len(header):,} columns do not fit a workbook, which has {MOST_COLUMNS:,}.")
            page.freeze_panes(1, 0)
            for column, name in enumerate(header):
                page.write_string(0, column, name, heading)
            counts.append(_rows(page, sheet))
    return counts[0] if counts else 0


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
