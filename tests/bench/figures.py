"""Figures: what we took beside what the reference took, in pairs, so that a drifting machine slows both."""

from __future__ import annotations

import math
import statistics
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Goal:
    """Which ratio to the reference a row must not exceed, and which it would be a joy to reach.

    `size` is the number of customers from which on the goal is set, where the reference grows with them and we do not.
    With None there is no goal: the row is there to be looked at.
    """

    goal: float | None
    stretch: float | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what ours and the reference took, in its `unit`, their ratio, and the goals for it.

    `ours` and `theirs` are None where the reference is not there; `missing` then says why. `size` as in `Goal`.
    """

    part: str
    what: str
    reference: str
    goal: float | None
    stretch: float | None
    size: int = 0
    ours: float | None = None
    theirs: float | None = None
    ratio: float | None = None
    runs: int = 0
    missing: str = ""
    unit: str = "s"

    @property
    def reached(self) -> str:
        """The word for it in the table."""
        if self.ratio is None:
            return "not measured"
        if self.goal is None:
            return "no goal"
        if self.stretch is not None and self.ratio <= self.stretch:
            return "stretch"
        if self.ratio <= self.goal:
            return "yes"
        return f"set for {self.size:,}" if self.size else "NO"

    def as_json(self) -> dict[str, Any]:
        """The figure for the results' file."""
        rounded = {name: _rounded(value) for name, value in asdict(self).items()}
        return {**rounded, "reached": self.reached}


def _rounded(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, float) else value


def figure(
    part: str, what: str, reference: str, goal: Goal, ours: Sequence[float], theirs: Sequence[float], *, at: float = 0.5
) -> Figure:
    """The row of two series of seconds: both at the same quantile, the median unless said otherwise."""
    mine, others = quantile(ours, at), quantile(theirs, at)
    return Figure(
        part, what, reference, goal.goal, goal.stretch, goal.size, mine, others, mine / others, runs=len(ours)
    )


def paired(part: str, what: str, reference: str, goal: Goal, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """The row of two series that were measured in pairs: the median of the pairs' ratios, which drift leaves alone."""
    row = figure(part, what, reference, goal, ours, theirs)
    return replace(row, ratio=statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True)))


def held_to(row: Figure, customers: int) -> Figure:
    """The row as it is judged in a shop of so many customers: by its goal, from the size on that this is set for."""
    return replace(row, size=0) if customers >= row.size else row


def absent(part: str, what: str, reference: str, goal: Goal, why: str) -> Figure:
    """The row of a reference that is not there."""
    return Figure(part, what, reference, goal.goal, goal.stretch, goal.size, missing=why)


def quantile(seconds: Sequence[float], at: float) -> float:
    """The value below which this part of the series lies."""
    if at == 0.5:
        return statistics.median(seconds)
    return sorted(seconds)[max(math.ceil(at * len(seconds)) - 1, 0)]


def took(act: Callable[..., object], *arguments: object) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - started


def rounds(times: int, size: int) -> int:
    """How often something is measured that takes the longer the more customers there are."""
    return times if size <= _MANY else max(times // 3, 1)


def pairs(
    ours: Callable[[], float], theirs: Callable[[], float], times: int, *, warm: bool = True
) -> tuple[list[float], list[float]]:
    """Measure both in turn, whoever began last time beginning second; a first pair only warms up."""
    if warm:
        ours(), theirs()
    mine: list[float] = []
    others: list[float] = []
    for turn in range(times):
        if turn % 2:
            others.append(theirs())
            mine.append(ours())
        else:
            mine.append(ours())
            others.append(theirs())
    return mine, others
