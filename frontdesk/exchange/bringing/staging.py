"""Rows put aside between reading and writing, so that memory does not grow with the file."""

from __future__ import annotations

import pickle
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from frontdesk.exchange.tidying import tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T", bound=tuple[Any, ...])
Columns = list[tuple[Any, ...]]

ROWS_AT_ONCE = 4_000
LARGEST = 1_000_000
"""Bytes of one batch: what an import adds at once, an undo of it must be able to keep in one value."""


class Stage(Generic[T]):
    """Batches of named tuples in a nameless temporary file, readable from the start as often as needed.

    They are written column by column as bare values, which takes half the time, and made again by `make`.
    """

    def __init__(self, make: Callable[[tuple[Any, ...]], T]) -> None:
        self._make = make
        self._file = TemporaryFile()  # noqa: SIM115  # closed with the stage
        self._held: list[T] = []
        self.rows = 0

    def put(self, row: T) -> None:
        """Put one row aside."""
        self._held.append(row)
        self.rows += 1
        if len(self._held) >= ROWS_AT_ONCE:
            self._let_go()

    def put_all(self, rows: Iterable[T]) -> None:
        """Put some rows aside."""
        for row in rows:
            self.put(row)

    def batches(self) -> Iterator[list[T]]:
        """All rows in the order in which they came, in batches of at most 4,000 rows and about a megabyte."""
        return (list(map(self._make, zip(*columns, strict=True))) for columns in self.columns())

    def columns(self) -> Iterator[Columns]:
        """The same batches column by column, as they lie in the file."""
        yield from tidied(self._read())

    def _read(self) -> Iterator[Columns]:
        self._let_go()
        self._file.seek(0)
        place = 0
        while size := int.from_bytes(self._file.read(8)):
            columns = pickle.loads(self._file.read(size))  # noqa: S301  # written below, by this process
            place += size + 8
            yield columns
            self._file.seek(place)

    def _let_go(self) -> None:
        self._file.seek(0, 2)
        if self._held:
            self._write(self._held)
        self._held = []

    def _write(self, rows: list[T]) -> None:
        pack = pickle.dumps(list(zip(*rows, strict=True)), pickle.HIGHEST_PROTOCOL)
        if len(pack) > LARGEST and len(rows) > 1:
            middle = len(rows) // 2
            self._write(rows[:middle])
            self._write(rows[middle:])
            return
        self._file.write(len(pack).to_bytes(8))
        self._file.write(pack)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
