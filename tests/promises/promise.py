"""What is promised to a shop, and how it is shown to be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Size(Enum):
    """How much is tried: a part of it in every test run, all of it before a release."""

    CI = "ci"
    RELEASE = "release"

    def of(self, ci: int, release: int) -> int:
        """The number that this size tries."""
        return ci if self is Size.CI else release


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found: the figures, as a person reads them ("60 kills: 0 lost, 0 damaged"), and whether it holds.

    `faults` says what was found wrong, a line each, with what it takes to see it again (a seed, a number).
    """

    figures: str
    held: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of the table: its number, what the shop is told, and the check, which makes its own folders and cleans up.

    A check never raises for a promise that is broken: that is an Outcome that does not hold.
    """

    number: int
    sentence: str
    check: Callable[[Size], Outcome]


def outcome(figures: str, faults: list[str], *, enough: bool = True) -> Outcome:
    """What was found, which holds where no fault was and enough was tried for that to mean something."""
    return Outcome(figures, enough and not faults, tuple(faults[:10]))
