"""Which rows of a file say a second time what an earlier row said."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AT_ONCE = 1 << 16


class Copies(Mapping[int, tuple[int, int]]):
    """The rows that repeat one before them, in arrays: a file may well be nothing but one row, a million times."""

    def __init__(self, found: Iterator[tuple[int, int, int]]) -> None:
        """Take (row, the first row that says so, the how-manieth this is), in any order."""
        rows, firsts, times = array("q"), array("q"), array("q")
        for row, first, copy in found:
            rows.append(row)
            firsts.append(first)
            times.append(copy)
        order: Sequence[int] = range(len(rows))
        if any(rows[at] > rows[at + 1] for at in order[:-1]):
            order = array("q", sorted(order, key=rows.__getitem__))
        self._rows = array("q", (rows[at] for at in order))
        self._firsts = array("q", (firsts[at] for at in order))
        self._times = array("q", (times[at] for at in order))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __contains__(self, row: object) -> bool:
        at = bisect_right(self._rows, row) - 1 if isinstance(row, int) else -1
        return at >= 0 and self._rows[at] == row

    def __getitem__(self, row: int) -> tuple[int, int]:
        """The first row that says what `row` repeats, and the how-manieth `row` is."""
        at = bisect_right(self._rows, row) - 1
        if at < 0 or self._rows[at] != row:
            raise KeyError(row)
        return self._firsts[at], self._times[at]


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

    def saw_all(self, texts: Iterable[str], rows: Iterable[int]) -> None:
        """Note what each of some rows says."""
        self._hashes.extend(map(hash, texts))
        self._rows.extend(rows)

    def copies(self) -> Copies:
        """For each row that repeats one before it: that first row, and the how-manieth it is itself."""
        return Copies(self._found())

    def _found(self) -> Iterator[tuple[int, int, int]]:
        again: set[int] = set()
        for part in self._parts():
            again |= _more_than_once(part)
            if len(again) > AT_ONCE:
                yield from self._counted(again)
                again = set()
        if again:
            yield from self._counted(again)

    def _parts(self) -> Sequence[Sequence[int]]:
        """The hashes in parts of which each is small, equal ones in the same."""
        count = 1 + len(self._hashes) // AT_ONCE
        if count == 1:
            return [self._hashes]
        parts = [array("q") for _ in range(count)]
        for one in self._hashes:
            parts[one % count].append(one)
        return parts

    def _counted(self, again: set[int]) -> Iterator[tuple[int, int, int]]:
        first: dict[int, int] = {}
        times: Counter[int] = Counter()
        for one, row in zip(self._hashes, self._rows, strict=True):
            if one in again and first.setdefault(one, row) != row:
                times[one] += 1
                yield row, first[one], times[one] + 1


def _more_than_once(hashes: Sequence[int]) -> set[int]:
    if len(set(hashes)) == len(hashes):  # as in most files, and to find that out takes no time
        return set()
    return {one for one, times in Counter(hashes).items() if times > 1}
