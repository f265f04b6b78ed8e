"""The rows that did not go in: gathered, listed in file order, and kept in a file that can be mended."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput, DiskFull, StoreReadOnly
from frontdesk.exchange.nouns.grouping import Runs
from frontdesk.exchange.whole_files import whole_file
from frontdesk.paths import private_folder
from frontdesk.records.reports import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from frontdesk.exchange.table import Table

MOST_LISTED = 100_000
"""So many are listed in the report; the file holds them all."""

_LONGEST_NAME = 64
_DIGITS = 12


class PlaceTaken(BadInput):
    """The rejected rows cannot take the place of the file that is imported."""

    hint = "Name another place with --rejects FILE."


def refuse_what_is_there(place: Path, origin: Path | None) -> None:
    """What was brought must be there afterwards, and what is no file is not replaced; older rejects may be.

    Raises:
        PlaceTaken: `place` is the file that is imported, by whatever name, or a folder or device.
    """
    try:
        if not place.exists():
            return
        if not place.is_file():
            raise PlaceTaken(f"{place} is there already, and no file.")
        if origin is not None and origin.exists() and place.samefile(origin):
            raise PlaceTaken
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or str(trouble)
        raise PlaceTaken(f"The rejected rows cannot be kept in {place}: {why}.") from None


class Rejects:
    """Rejections, taken in any order and given back in that of the file; past 20,000 they wait on disk."""

    def __init__(self) -> None:
        self._runs = Runs()
        self.count = 0

    def take(self, line: int, reason: str, cells: tuple[str, ...] = ()) -> None:
        """Note that the row on this physical line stays out; without its cells they are read again from the file."""
        self._runs.take((f"{line:0{_DIGITS}}", line, list(cells), (reason,)))
        self.count += 1

    def listed(self) -> tuple[Rejected, ...]:
        """The first of them, in file order, without their cells: those stand in the file."""
        rows = zip(self._runs.merged(), range(MOST_LISTED), strict=False)
        return tuple(Rejected(line, reasons[0]) for (_, line, _, reasons), _ in rows)

    def reasons(self) -> Iterator[tuple[int, str]]:
        """The first physical line and the reason of each, in file order."""
        return ((line, reasons[0]) for _, line, _, reasons in self._runs.merged())

    def whole(self, table: Table) -> Iterator[Rejected]:
        """All of them with their cells, in file order."""
        again = table.raw_rows()
        for _, line, cells, (reason, *_) in self._runs.merged():
            if cells:
                yield Rejected(line, reason, tuple(cells))
                continue
            found = next((row for row in again if row[0] >= line), None)
            yield Rejected(line, reason, tuple(found[1]) if found and found[0] == line else ())

    def close(self) -> None:
        """Let go of the temporary files."""
        self._runs.close()


def place_for(shop: Path, name: str, now: datetime, ending: str = ".csv") -> Path:
    """Where the rejects of an import go unless somebody says so: `rejects/NAME-TIME.csv` beside the shop."""
    folder = private_folder(shop.parent / "rejects")
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:_LONGEST_NAME] or "import"
    stem = f"{plain}-{now:%Y%m%d-%H%M%S}"
    places = (folder / f"{stem}{copy}{ending}" for copy in ("", *(f"-{number}" for number in range(2, 1_000))))
    return next(place for place in places if not place.exists())


def write(place: Path, rejects: Rejects, table: Table) -> Path:
    """Write all rejections to a file, whole or not at all, as their table has them.

    It can be mended and imported again. The file is its owner's alone, as the shop's file is.

    Raises:
        StoreReadOnly, DiskFull: it cannot be written there.
    """
    try:
        with whole_file(place) as file:
            table.write_rejects(file, rejects)
    except OSError as trouble:
        if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull("The disk is full: the rejected rows cannot be kept, and nothing was imported.") from trouble
        raise StoreReadOnly(
            f"The rejected rows cannot be written to {place}: {trouble.strerror}; nothing was imported.",
            hint="Name another place with --rejects FILE.",
        ) from trouble
    return place
