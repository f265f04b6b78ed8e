"""The week as a heat map: a weekday to a line, an hour to a cell, the number in the cell and its ground the warmer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.words.calendar_names import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.tui.text import Part

_LABEL = 5
_TOTAL = 7
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
_FIRST, _LAST = 8, 18
"""The hours that are there even when nobody came in them."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How many visits fell on each (weekday, hour), Monday 0; `mixed` says that colours can be mixed."""

    visits: Mapping[tuple[int, int], int]
    mixed: bool = True

    @property
    def hours(self) -> range:
        """From the first hour that has visits to the last, and the middle of the day in any case."""
        there = [hour for (_, hour), visits in self.visits.items() if visits]
        return range(min([_FIRST, *there]), max([_LAST, *there]) + 1)

    @property
    def most(self) -> int:
        """The highest figure."""
        return max(self.visits.values(), default=0)

    def _cell(self, width: int) -> int:
        """How many cells an hour has in a map of this width: as many as its number needs, if there is room."""
        room = (width - _LABEL - _TOTAL) // len(self.hours)
        return max(min(room, _WIDEST), 1)

    def head(self, width: int) -> list[Part]:
        """The hours above their cells, as many as can be read."""
        each = self._cell(width)
        every = next(step for step in (1, 2, 3, 4) if step * each > 2)  # noqa: PLR2004  # two digits and a space
        text = ""
        for hour in self.hours[::every]:
            place = _LABEL + (hour - self.hours.start) * each + (each - 2 if each > 1 else 0) // 2
            text = f"{text:<{place}}{hour:02d}"
        return [(text, "$quiet")]

    def day(self, weekday: int, width: int) -> list[Part]:
        """A weekday's line: its name, its hours, its sum."""
        each = self._cell(width)
        cells = [self._drawn(self.visits.get((weekday, hour), 0), each) for hour in self.hours]
        total = sum(self.visits.get((weekday, hour), 0) for hour in range(_DAY_HOURS))
        whole: Part = (f"{total:>{_TOTAL},}", "bold") if total else (f"{'–':>{_TOTAL}}", "$quiet")
        return [(f"{WEEKDAYS[weekday][:3]:<{_LABEL}}", "$quiet"), *cells, whole]

    def _drawn(self, visits: int, each: int) -> Part:
        level = self._level(visits)
        figure = f"{visits}" if visits else "·"
        if len(figure) > each:
            return (_NO_ROOM[level] * each, "$warm")
        text = f"{figure:>{len(figure) + (each - len(figure)) // 2}}"
        return (f"{text:<{each}}", (_MIXED if self.mixed else _PLAIN)[level])

    def _level(self, visits: int) -> int:
        steps = len(_MIXED) - 1
        return min(1 + visits * steps // (self.most + 1), steps) if visits else 0
