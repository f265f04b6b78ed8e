"""Which rows of a file say a second time what an earlier row said."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 1 << 16


class Repeats:
    """Texts by their hashes, with the rows they stood in: sixteen bytes each, where a dictionary takes two hundred.

    A hash has 64 bits: among a million texts two different ones meet once in thirty million files.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._rows = array("q")

    def saw(self, text: str, row: int) -> None:
        """Note that a row says this."""
        self._hashes.append(hash(text))
        self._rows.append(row)

    def copies(self) -> dict[int, tuple[int, int]]:
        """For each row that repeats one before it: that first row, and the how-manieth it is itself."""
        found: dict[int, tuple[int, int]] = {}
        parts = 1 + len(self._hashes) // AT_ONCE
        for part in range(parts):
            again = self._again(part, parts)
            if again:
                found.update(self._counted(again))
        return found

    def _again(self, part: int, parts: int) -> set[int]:
        seen: set[int] = set()
        again: set[int] = set()
        for one in self._hashes:
            if one % parts == part:
                (again if one in seen else seen).add(one)
        return again

    def _counted(self, again: set[int]) -> Iterator[tuple[int, tuple[int, int]]]:
        first: dict[int, int] = {}
        times: Counter[int] = Counter()
        for one, row in zip(self._hashes, self._rows, strict=True):
            if one in again and first.setdefault(one, row) != row:
                times[one] += 1
                yield row, (first[one], times[one] + 1)
