"""Text in two or four bytes a character that bears no mark, told by where its zero bytes stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEW, MANY = 30, 10
"""One zero byte among so many is an accident; more make a file that is no plain text."""

# Where there are none, counted by fours, in what is mostly ASCII.
_FREE = {"utf-32-le": (0,), "utf-32-be": (3,), "utf-16-le": (0, 2), "utf-16-be": (1, 3)}


@dataclass(frozen=True, slots=True)
class Zeros:
    """How many zero bytes a file has at each place, counted by fours, of how many bytes."""

    places: tuple[int, int, int, int]
    size: int

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.places)

    @property
    def many(self) -> bool:
        """Whether there are too many for plain text."""
        return self.count * MANY > self.size


def counted(blocks: Iterable[bytes]) -> Zeros:
    """Count the zero bytes of a file; all its blocks but the last are multiples of four bytes long."""
    places = [0, 0, 0, 0]
    size = 0
    for block in blocks:
        for place in range(4) if b"\0" in block else ():
            places[place] += block[place::4].count(0)
        size += len(block)
    return Zeros((places[0], places[1], places[2], places[3]), size)


def likely(zeros: Zeros) -> Iterator[str]:
    """The encodings that would have their zero bytes where these are."""
    if zeros.count * FEW > zeros.size:
        for name, free in _FREE.items():
            if sum(zeros.places[place] for place in free) <= zeros.count // MANY:
                yield name
