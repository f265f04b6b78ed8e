"""Rows on their way out, and the formats they can be written in."""

from __future__ import annotations

import csv
import errno
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from frontdesk.errors import BadInput, DiskFull, FrontdeskError
from frontdesk.exchange.whole_files import whole_file
from frontdesk.paths import NoFolder, private_folder
from frontdesk.words.display import escaped, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Value = str | int | float | bool | None

FORMATS = ("csv", "json", "ndjson")


class UnknownFormat(BadInput):
    """Nobody knows that format."""

    hint = f"Say one of: {', '.join(FORMATS)}."


class NotWritten(FrontdeskError):
    """The file cannot be written there."""

    hint = "Name another place with -o."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that leaves: its name, its columns in their lasting order, and the rows."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]


def write(sheet: Sheet, style: str, file: IO[str]) -> int:
    """Write a sheet as csv, json (an array of objects) or ndjson (one object a line); how many rows.

    A terminal is spared the characters that could drive it; a file or a pipe gets the csv as it is.

    Raises:
        UnknownFormat: it is none of these.
    """
    if style not in FORMATS:
        raise UnknownFormat(f"Nobody knows the format “{style[:40]}”.")
    return {"csv": _as_csv, "json": _as_json, "ndjson": _as_lines}[style](sheet, file)


@contextmanager
def place_for(sheet: Sheet, style: str, place: Path) -> Iterator[IO[str]]:
    """A file for a sheet: `place` itself, or NAME.FORMAT in it where it is a folder; there whole or not at all.

    Raises:
        NotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    target = place / f"{sheet.name}.{style}" if place.is_dir() or not place.suffix else place
    try:
        private_folder(target.parent)
        with whole_file(target) as file:
            yield file
    except NoFolder as trouble:
        raise NotWritten(trouble.sentence) from trouble
    except OSError as trouble:
        if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull(f"The disk is full: {target} was not written.") from trouble
        raise NotWritten(f"The file {target} cannot be written: {trouble.strerror}.") from trouble


def _as_csv(sheet: Sheet, file: IO[str]) -> int:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(sheet.columns)
    count, seen = 0, file.isatty()
    for row in sheet.rows:
        out.writerow(
            ["" if value is None else shown(value) if seen and isinstance(value, str) else value for value in row]
        )
        count += 1
    return count


def _as_json(sheet: Sheet, file: IO[str]) -> int:
    count = 0
    for row in sheet.rows:
        file.write(("[\n" if not count else ",\n") + _object(sheet, row))
        count += 1
    file.write("\n]\n" if count else "[]\n")
    return count


def _as_lines(sheet: Sheet, file: IO[str]) -> int:
    count = 0
    for row in sheet.rows:
        file.write(f"{_object(sheet, row)}\n")
        count += 1
    return count


def _object(sheet: Sheet, row: tuple[Value, ...]) -> str:
    return escaped(json.dumps(dict(zip(sheet.columns, row, strict=True)), ensure_ascii=False))
