"""The week as a heat map: a weekday to a line, an hour to a cell, the number in the cell and its ground the warmer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.words.calendar_names import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.tui.text import Part

_LABEL = 4
_TOTAL = 6
"""Cells for a weekday's name before its hours, and for its sum behind them."""

_WIDEST = 5
_MIXED = (
    "$quiet 50%",
    "$foreground on $warm 12%",
    "$foreground on $warm 24%",
    "$foreground on $warm 38%",
    "bold $background on $warm",
)
_PLAIN = ("$quiet", "", "", "bold", "bold reverse")
"""The styles of a cell from nothing to the most: with colours that can be mixed, and in a terminal's own."""

_NO_ROOM = "·░▒▓█"
"""What stands for a number that has no room."""

_DAY_HOURS = 24
_FEWEST_HOURS = 8
"""So many hours are there even when nobody came in some of them."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How many visits fell on each (weekday, hour), Monday 0; `mixed` says that colours can be mixed."""

    visits: Mapping[tuple[int, int], int]
    mixed: bool = True

    @property
    def hours(self) -> range:
        """From the first hour that has visits to the last."""
        there = [hour for (_, hour), visits in self.visits.items() if visits]
        last = min(max([*there, min(there, default=0) + _FEWEST_HOURS - 1]), _DAY_HOURS - 1)
        return range(max(min([*there, last - _FEWEST_HOURS + 1]), 0), last + 1)

    @property
    def most(self) -> int:
        """The highest figure."""
        return max(self.visits.values(), default=0)

    def _fitted(self, width: int) -> tuple[int, int]:
        """How many cells an hour has in a map of this width, and the sums: these go first, then the numbers."""
        many, wanted = len(self.hours), min(len(f"{self.most}") + 1, _WIDEST)
        for total in (_TOTAL, 0):
            each = min((width - _LABEL - total) // many, _WIDEST)
            if each >= wanted:
                return each, total
        return max((width - _LABEL - _TOTAL) // many, 1), _TOTAL

    def head(self, width: int) -> list[Part]:
        """The hours above their cells, as many as can be read."""
        each, _ = self._fitted(width)
        every = next(step for step in (1, 2, 3, 4) if step * each > 2)  # noqa: PLR2004  # two digits and a space
        text = ""
        for hour in self.hours[::every]:
            place = _LABEL + (hour - self.hours.start) * each + max(each - 2, 0) // 2
            text = f"{text:<{place}}{hour:02d}"
        return [(text, "$quiet")]

    def day(self, weekday: int, width: int) -> list[Part]:
        """A weekday's line: its name, its hours, its sum if there is room."""
        each, total = self._fitted(width)
        cells = [self._drawn(self.visits.get((weekday, hour), 0), each) for hour in self.hours]
        visits = sum(self.visits.get((weekday, hour), 0) for hour in range(_DAY_HOURS))
        whole: Part = (f"{f'{visits:,}' if visits else '–':>{total}}" if total else "", "bold" if visits else "$quiet")
        return [(f"{WEEKDAYS[weekday][:3]:<{_LABEL}}", "$quiet"), *cells, whole]

    def _drawn(self, visits: int, each: int) -> Part:
        level = self._level(visits)
        figure = f"{visits}" if visits else "·"
        widest = len(f"{self.most}")
        if visits and each <= widest:
            return (" " * each, _MIXED[level]) if self.mixed else (_NO_ROOM[level] * each, "")
        text = f"{figure:>{each - (each - widest) // 2}}" if each > widest else f"{figure:>{each}}"
        return (f"{text:<{each}}", (_MIXED if self.mixed else _PLAIN)[level])

    def _level(self, visits: int) -> int:
        steps = len(_MIXED) - 1
        return min(1 + visits * steps // (self.most + 1), steps) if visits else 0


def warmth(share: float, *, mixed: bool) -> str:
    """The style of a share, from 0 to 1: the more, the warmer its ground; never as warm as the most of a map."""
    styles = (_MIXED if mixed else _PLAIN)[:-1]
    return styles[min(1 + int(share * (len(styles) - 1)), len(styles) - 1) if share > 0 else 0]
