"""The formats that a sheet can be written in, and where it is written to."""

from __future__ import annotations

import csv
import errno
import json
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from typing import IO, TYPE_CHECKING

from frontdesk.errors import BadInput, DiskFull, FrontdeskError
from frontdesk.exchange.guarding import guarded
from frontdesk.exchange.whole_files import whole_file
from frontdesk.paths import NoFolder, folder_for
from frontdesk.words.display import escaped, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from typing_extensions import Buffer

    from frontdesk.exchange.leaving.sheet import Sheet, Value

TEXTS = ("csv", "json", "ndjson")
FORMATS = (*TEXTS, "xlsx", "vcf")

BOM = "\ufeff"
_AT_ONCE = 500


class UnknownFormat(BadInput):
    """Nobody knows that format."""

    hint = f"Say one of: {', '.join(FORMATS)}."


class NotWritten(FrontdeskError):
    """The file cannot be written there."""

    hint = "Name another place with -o."


def write(sheet: Sheet, style: str, file: IO[str], *, safe: bool = False) -> int:
    """Write a sheet as csv, json (an array of objects) or ndjson (one object a line); how many rows.

    A terminal is spared the characters that could drive it; a file or a pipe gets the csv as it is. A `safe` csv runs
    nothing in a spreadsheet program: every cell is quoted, and guarded where it may start a formula.

    Raises:
        UnknownFormat: it is none of these.
    """
    if style not in TEXTS:
        raise UnknownFormat(f"Nobody knows the format “{style[:40]}”.")
    if style == "csv":
        return _as_safe_csv(sheet, file) if safe else _as_csv(sheet, file)
    return {"json": _as_json, "ndjson": _as_lines}[style](sheet, file)


@contextmanager
def place_for(name: str, style: str, place: Path) -> Iterator[IO[str]]:
    """A file: `place` itself, or NAME.FORMAT in it where it is a folder; there whole or not at all.

    Raises:
        NotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    target = place / f"{name}.{style}" if is_folder(place) else place
    try:
        with folder_for(target.parent), whole_file(target) as file:
            yield file
    except NoFolder as trouble:
        raise NotWritten(trouble.sentence) from trouble
    except OSError as trouble:
        if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            said = f"The disk is full: {target} was not written."
            raise DiskFull(said, hint="Free some space and try again.") from trouble
        raise NotWritten(f"The file {target} cannot be written: {trouble.strerror}.") from trouble


def is_folder(place: Path) -> bool:
    """Whether a place is meant for several files."""
    return place.is_dir() or not place.suffix


def _as_csv(sheet: Sheet, file: IO[str]) -> int:
    out, on_screen, count = csv.writer(file, lineterminator="\r\n"), file.isatty(), 0
    out.writerow(map(_on_screen, sheet.header) if on_screen else sheet.header)
    for part in _in_parts(sheet.rows):
        out.writerows(map(_shown_row, part) if on_screen else part)
        count += len(part)
    return count


def _as_safe_csv(sheet: Sheet, file: IO[str]) -> int:
    on_screen = file.isatty()
    file.write("" if on_screen else BOM)
    out, count = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL), 0
    out.writerow(map(guarded, map(shown, sheet.header) if on_screen else sheet.header))
    for part in _in_parts(sheet.rows):
        rows = map(_shown_row, part) if on_screen else part
        out.writerows(["" if cell is None else guarded(str(cell)) for cell in row] for row in rows)
        count += len(part)
    return count


def _as_json(sheet: Sheet, file: IO[str]) -> int:
    count = 0
    for told in sheet.objects():
        file.write(("[\n" if not count else ",\n") + escaped(json.dumps(told, ensure_ascii=False)))
        count += 1
    file.write("\n]\n" if count else "[]\n")
    return count


def _as_lines(sheet: Sheet, file: IO[str]) -> int:
    count = 0
    for told in sheet.objects():
        file.write(f"{escaped(json.dumps(told, ensure_ascii=False))}\n")
        count += 1
    return count


class OnScreen(BytesIO):
    """Whole lines of UTF-8 on their way to a terminal, which is spared the characters that could drive it."""

    def __init__(self, terminal: IO[str]) -> None:
        super().__init__()
        self._terminal = terminal

    def write(self, lines: Buffer) -> int:
        """Show them."""
        text = bytes(lines).decode()
        return self._terminal.write("\n".join(shown(line) for line in text.replace("\r\n", "\n").split("\n")))


def _in_parts(rows: Iterable[Iterable[Value]]) -> Iterator[list[Iterable[Value]]]:
    """Rows a few hundred at a time: that is faster than one by one, and counts them on the way."""
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def _shown_row(row: Iterable[Value]) -> list[Value]:
    return [_on_screen(cell) for cell in row]


def _on_screen(cell: Value) -> Value:
    return shown(cell) if isinstance(cell, str) else cell
