"""Chance that falls the same way on every run and every machine."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

T = TypeVar("T")
SEED = "corner café 2026"


class Dice:
    """One thing's own chance: dice of another name never change these.

    So a person can be added or changed without moving everybody else's visits.
    """

    def __init__(self, *names: str | int | date) -> None:
        self._random = Random("/".join([SEED, *map(str, names)]))

    def falls(self, chance: float) -> bool:
        """True in that share of throws."""
        return self._random.random() < chance

    def between(self, low: float, high: float) -> float:
        """Any number from low up to high."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def around(self, middle: float, spread: float) -> float:
        """A number near the middle, as habits scatter."""
        return self._random.gauss(middle, spread)

    def one(self, things: Sequence[T]) -> T:
        """Any of the things, all equally likely."""
        return things[int(self._random.random() * len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many different things, in the order drawn."""
        left = list(things)
        return [left.pop(int(self._random.random() * len(left))) for _ in range(min(count, len(left)))]

    def weighed(self, things: dict[T, float]) -> T:
        """One of the keys, each as likely as its weight."""
        point = self.between(0, sum(things.values()))
        for thing, weight in things.items():
            point -= weight
            if point < 0:
                return thing
        return next(reversed(things))
