"""A shop's archive written: one picture of the shop, whatever other tills write meanwhile."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from frontdesk.errors import OwnersAlone, StoreDamaged
from frontdesk.exchange.archive import manifest
from frontdesk.exchange.archive.explaining import readme
from frontdesk.exchange.archive.manifest import FileSum, Manifest
from frontdesk.exchange.archive.placing import place_for
from frontdesk.exchange.archive.reading import numbering_line
from frontdesk.exchange.archive.values import Unfit, line_of
from frontdesk.records.archives import ArchiveReport
from frontdesk.store.migrations.head import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.archive.placing import Place
    from frontdesk.records.archives import KeptTable

_TOLD_EVERY = 1_000


def export_archive(
    desk: Desk, place: Path, *, progress: Callable[[int, int | None], None] | None = None
) -> ArchiveReport:
    """Write everything the shop holds to a folder, or to a .zip where `place` is named so.

    Two archives of one shop are the same to the byte, wherever and whenever they are written. Memory stays flat.

    Args:
        desk: whoever asks, at the shop.
        place: where the archive shall be; one that stands there already is replaced, whole.
        progress: is told the rows done, every thousand of them; what it raises ends the export without a trace.

    Raises:
        OwnersAlone: whoever asks is not the owner.
        NoPlace, NotReplaced, NotWritten, DiskFull: as their sentences say; what stood there before still does.
        StoreDamaged: the shop's file holds what cannot be.
    """
    desk.only_owner("take everything out")
    if not desk.sees_all:
        raise OwnersAlone("An archive holds what is said about the team as well: it is the owner's to take.")
    with place_for(place) as into, desk.store.reading() as session:
        rows = _Writing(into, session.connection(), progress).write()
    return ArchiveReport(place, HEAD, rows)


class _Writing:
    def __init__(self, into: Place, connection: Connection, progress: Callable[[int, int | None], None] | None) -> None:
        self._into = into
        self._connection = connection
        self._progress = progress
        self._done = 0
        self._files: dict[str, FileSum] = {}

    def write(self) -> dict[str, int]:
        from frontdesk.store.exchange import archive

        tables = archive.kept_tables(self._connection)
        for table in tables:
            self._put(manifest.file_of(table.name), self._lines(table))
        given = archive.ids_given(self._connection)
        self._put(manifest.NUMBERING, (numbering_line(name, last) for name, last in given.items()))
        self._put(manifest.README, readme(tables).splitlines(), rows=0)
        with self._into.file(manifest.NAME) as file:
            file.write(Manifest(HEAD, self._files).text().encode())
        return {table.name: self._files[manifest.file_of(table.name)].rows for table in tables}

    def _lines(self, table: KeptTable) -> Iterator[str]:
        from frontdesk.store.exchange import archive

        for row in archive.rows_of(self._connection, table):
            try:
                yield line_of(table, row)
            except (Unfit, TypeError) as error:
                sentence = f"A row of {table.name} in the shop's file is damaged; no archive was written."
                raise StoreDamaged(sentence) from error
            self._done += 1
            if self._progress is not None and self._done % _TOLD_EVERY == 0:
                self._progress(self._done, None)

    def _put(self, name: str, lines: Iterable[str], *, rows: int | None = None) -> None:
        with self._into.file(name) as file:
            found, size, count = _written(file, lines)
        self._files[name] = FileSum(size, found, count if rows is None else rows)


def _written(file: IO[bytes], lines: Iterable[str]) -> tuple[str, int, int]:
    found, size, count = hashlib.sha256(), 0, 0
    for line in lines:
        raw = f"{line}\n".encode()
        found.update(raw)
        file.write(raw)
        size += len(raw)
        count += 1
    return found.hexdigest(), size, count
