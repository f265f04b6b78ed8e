"""A long list of which only the rows around those that are looked at are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Row = TypeVar("Row")

PAGE = 100
"""So many rows are read at once."""
_AHEAD = PAGE
"""So far beyond what is seen rows are there: a hand that holds a key down passes them by in a fifth of a second."""
_KEPT = 2_000


class Pages(Sequence["Row | None"], Generic[Row]):
    """Rows known by their ids: one that is not there yet is None, and looking at it asks for it.

    Args:
        order: the ids of the rows, top to bottom; it may end before the list does, while the rest is still being read.
        total: how many rows there are.
        ask: told that a row is missed; the answer goes to `put`.
    """

    def __init__(self, order: Sequence[int], total: int, ask: Callable[[], None]) -> None:
        self.order = order
        self._total = total
        self._ask = ask
        self._known: dict[int, Row | None] = {}

    def put(self, ids: Iterable[int], rows: Mapping[int, Row]) -> None:
        """Take rows that were read; an id without one is of a row that is gone, and not asked for again."""
        for one in ids:
            self._known.pop(one, None)
            self._known[one] = rows.get(one)
        for one in list(self._known)[: max(len(self._known) - _KEPT, 0)]:
            del self._known[one]

    def goes_on(self, order: Sequence[int]) -> None:
        """Take the whole order; what is known of the rows stays."""
        self.order, self._total = order, len(order)

    def lacks(self, places: range) -> int | None:
        """The first of these places whose row is not read yet."""
        order, known = self.order, self._known
        return next((place for place in places if 0 <= place < len(order) and order[place] not in known), None)

    def wanted(self, seen: range) -> Sequence[int]:
        """The ids to read next for whoever looks at these places; none if all that is near them is there.

        What is looked at comes first, then what lies ahead, downwards or upwards; never what was only passed by.
        """
        top, end = seen.start, seen.stop
        if (place := self.lacks(seen)) is not None:
            start = self.lacks(range(place - max(PAGE - (end - place), 0) // 2, place)) or place
        elif (place := self.lacks(range(end, end + _AHEAD))) is not None:
            start = place
        elif (place := self.lacks(range(top - 1, top - 1 - _AHEAD, -1))) is not None:
            start = place + 1 - PAGE
        else:
            return ()
        return self.order[max(start, 0) : max(start + PAGE, 0)]

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
        place %= self._total
        if place >= len(self.order):
            return None
        row = self._known.get(self.order[place])
        if row is None and self.order[place] not in self._known:
            self._ask()
        return row
