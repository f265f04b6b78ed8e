"""A long list of which only the pages that were looked at are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row")

PAGE = 100


class Pages(Sequence["Row | None"], Generic[Row]):
    """Rows that come page by page: one that is not there yet is None, and asking for it asks for its page once.

    Args:
        total: how many rows there are.
        ask: told which page is wanted; the answer goes to `put`.
    """

    def __init__(self, total: int, ask: Callable[[int], None]) -> None:
        self._total = total
        self._ask = ask
        self._read: dict[int, Sequence[Row]] = {}
        self._asked: set[int] = set()

    def put(self, page: int, rows: Sequence[Row]) -> None:
        """Take a page that was read."""
        self._asked.add(page)
        self._read[page] = rows

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> Row | None: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row | None]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row | None] | None:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._total))]
        if not -self._total <= place < self._total:
            raise IndexError(place)
        page, within = divmod(place % self._total, PAGE)
        if page not in self._asked:
            self._asked.add(page)
            self._ask(page)
        rows = self._read.get(page, ())
        return rows[within] if within < len(rows) else None
