"""Figures: how well something was known, beside what simpler rules knew of the same cases."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: a share or an area from 0 to 1, on `cases` cases.

    `rivals` are what simpler rules reach, in the order of the part's own columns. `goal` is what must be reached, or
    with `below` what must not be exceeded. `missing` says why it was not measured.
    """

    part: str
    shop: str
    what: str
    ours: float | None = None
    cases: int = 0
    rivals: tuple[tuple[str, float], ...] = ()
    goal: float | None = None
    below: bool = False
    missing: str = ""

    @property
    def reached(self) -> str:
        """The word for it in the table."""
        if self.ours is None:
            return self.missing or "not measured"
        if self.goal is None:
            return "best" if all(self.ours >= rival for name, rival in self.rivals if name != HEART) else ""
        return "yes" if (self.ours <= self.goal if self.below else self.ours >= self.goal) else "NO"

    def as_json(self) -> dict[str, Any]:
        """The figure for the results' file."""
        told = asdict(self) | {"rivals": {name: round(value, 4) for name, value in self.rivals}}
        return {**told, "ours": None if self.ours is None else round(self.ours, 4), "reached": self.reached}


HEART = "by heart"
"""What somebody reaches who knows every habit as it was made: more than can be known."""


def share(part: float, whole: float) -> float:
    """A part of a whole, 0 of nothing."""
    return part / whole if whole else 0.0
