"""The rows of an archive, each file checked against its sum before the first row is believed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.archive import manifest
from frontdesk.exchange.archive.opening import read_manifest
from frontdesk.exchange.archive.refusals import ArchiveDamaged
from frontdesk.exchange.archive.values import Unfit, read_json, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from frontdesk.exchange.archive.opening import Opened
    from frontdesk.records.archives import KeptTable, Stored

_AT_ONCE = 1 << 16
_LONGEST_LINE = 32 << 20
"""Bytes: more than a row that the shop's file takes can ever need."""

_TOLD_EVERY = 1_000


class Archive:
    """An archive whose manifest was read."""

    def __init__(self, files: Opened) -> None:
        self._files = files
        self.manifest = read_manifest(files)
        self.rows = sum(file.rows for file in self.manifest.files.values())
        self._done = 0

    def check(self) -> None:
        """See that exactly the files are there that the manifest lists, each with the size and the sum that it says.

        Raises:
            ArchiveDamaged: they are not.
        """
        listed, there = set(self.manifest.files), self._files.names() - {manifest.NAME}
        _must_agree(listed, there)
        for name in sorted(listed):
            for _ in self._parts(name):
                pass

    def must_hold(self, tables: Collection[KeptTable]) -> None:
        """See that there is a file for each of these tables, and none besides.

        Raises:
            ArchiveDamaged: there is not.
        """
        own = {manifest.README, manifest.NUMBERING}
        _must_agree({*own, *(manifest.file_of(table.name) for table in tables)}, set(self.manifest.files))

    def _parts(self, name: str, *, by_line: bool = False) -> Iterator[bytes]:
        """A file part by part; at its end it has the size and the sum that the manifest says, or it is refused."""
        due, found, size = self.manifest.files[name], hashlib.sha256(), 0
        with self._files.file(name) as file:
            read = file.readline if by_line else file.read
            most = _LONGEST_LINE if by_line else _AT_ONCE
            while part := read(most):
                size += len(part)
                if size > due.bytes:
                    break
                found.update(part)
                yield part
        if (size, found.hexdigest()) != (due.bytes, due.sha256):
            raise ArchiveDamaged(f"{name} in the archive is not what was written: its checksum differs.")

    def rows_of(
        self, table: KeptTable, progress: Callable[[int, int | None], None] | None
    ) -> Iterator[tuple[Stored, ...]]:
        """The rows of a table as the shop's file holds them, in order of its key.

        Raises:
            ArchiveDamaged: a line is no row of this table.
        """
        places = [index for index, column in enumerate(table.columns) if column.name in table.key]
        last: tuple[Any, ...] = ()
        for number, line in self._lines(manifest.file_of(table.name)):
            try:
                row = row_of(table, line)
            except Unfit as error:
                raise ArchiveDamaged(f"{table.name}.ndjson, line {number:,}: {error}.") from error
            key = tuple(row[place] for place in places)
            if (last and key <= last) or (len(key) == 1 and isinstance(key[0], int) and key[0] < 1):
                raise ArchiveDamaged(f"{table.name}.ndjson, line {number:,}: it is not in order of its id.")
            last = key
            self._tell(progress)
            yield row

    def ids_given(self, tables: Collection[KeptTable]) -> dict[str, int]:
        """The highest id that each table ever gave.

        Raises:
            ArchiveDamaged: a line says nothing of the kind.
        """
        known, given = {table.name for table in tables}, {}
        for number, line in self._lines(manifest.NUMBERING):
            told = _numbering(line)
            if told is None or told[0] not in known or told[0] in given:
                raise ArchiveDamaged(f"{manifest.NUMBERING}, line {number:,}: it numbers no table.")
            given[told[0]] = told[1]
        return given

    def _lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        number = 0
        for number, line in enumerate(self._parts(name, by_line=True), start=1):
            if not line.endswith(b"\n"):
                raise ArchiveDamaged(f"{name}, line {number:,}: it ends in the middle.")
            yield number, line
        if number != self.manifest.files[name].rows:
            raise ArchiveDamaged(f"{name} has {number:,} rows, not as many as the archive's manifest says.")

    def _tell(self, progress: Callable[[int, int | None], None] | None) -> None:
        self._done += 1
        if progress is not None and self._done % _TOLD_EVERY == 0:
            progress(self._done, self.rows)


def _must_agree(wanted: set[str], there: set[str]) -> None:
    for missing in sorted(wanted - there):
        raise ArchiveDamaged(f"The archive lacks {missing}; nothing was made of it.")
    for strange in sorted(there - wanted):
        raise ArchiveDamaged(f"The archive holds {strange[:60]}, which does not belong there.")


def numbering_line(table: str, last: int) -> str:
    """How the highest id that a table ever gave is written."""
    return f'{{"table": "{table}", "last_id": {last}}}'


def _numbering(line: bytes) -> tuple[str, int] | None:
    try:
        told = read_json(line)
    except Unfit:
        return None
    known = isinstance(told, dict) and told.keys() == {"table", "last_id"} and isinstance(told["table"], str)
    if not known or type(told["last_id"]) is not int or not 0 <= told["last_id"] < 1 << 62:
        return None
    return told["table"], told["last_id"]
