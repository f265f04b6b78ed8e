"""Rows that belong together brought together, in a bounded amount of memory."""

from __future__ import annotations

import heapq
import json
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from frontdesk.records.incoming import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.exchange.files.reading import Row

ROWS_IN_MEMORY = 20_000
MOST_RUNS = 64
"""Open files at once: merged into one when there are so many."""

_Keyed = tuple[str, int, list[str], tuple[str, ...]]
_PLACE = itemgetter(0, 1)


def together(rows: Iterable[Row | Refused], key: tuple[int, ...]) -> Iterator[list[Row] | Refused]:
    """The rows that have equal cells at `key`, as one list each, wherever in the file they stood.

    Refused rows come first, as they are met; then the groups in the order of their key's text, the rows of a
    group in file order. Past 20,000 rows, sorted runs go to nameless temporary files and are merged: memory
    does not grow with the file.
    """
    runs = Runs()
    try:
        for row in rows:
            if isinstance(row, Refused):
                yield row
                continue
            line, cells, warnings = row
            # No cell holds a NUL, so that the joined text compares as its parts do.
            runs.take(("\0".join([cells[index].strip() for index in key]), line, cells, warnings))
        for _, group in groupby(runs.merged(), key=itemgetter(0)):
            yield [(line, cells, tuple(warnings)) for _, line, cells, warnings in group]
    finally:
        runs.close()


class Runs:
    """Rows sorted by key and line: the latest in memory, the others in sorted files."""

    def __init__(self) -> None:
        self._files: list[IO[bytes]] = []
        self._held: list[_Keyed] = []

    def take(self, row: _Keyed) -> None:
        """Take one row in: (key, line, cells, remarks)."""
        self._held.append(row)
        if len(self._held) < ROWS_IN_MEMORY:
            return
        self._held.sort(key=_PLACE)
        self._files.append(_run(self._held))
        self._held = []
        if len(self._files) == MOST_RUNS:
            one = _run(heapq.merge(*map(_back, self._files), key=_PLACE))
            self.close()
            self._files = [one]

    def merged(self) -> Iterator[_Keyed]:
        """All rows by key and line; may be asked again, one time after the other."""
        self._held.sort(key=_PLACE)
        return heapq.merge(*map(_back, self._files), self._held, key=_PLACE)

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files:
            file.close()
        self._files = []


def _run(rows: Iterable[_Keyed]) -> IO[bytes]:
    run = TemporaryFile()  # noqa: SIM115 (closed once it is merged)
    run.writelines(json.dumps(row).encode() + b"\n" for row in rows)
    return run


def _back(run: IO[bytes]) -> Iterator[_Keyed]:
    run.seek(0)
    for line in run:
        key, number, cells, warnings = json.loads(line)
        yield key, number, cells, warnings
