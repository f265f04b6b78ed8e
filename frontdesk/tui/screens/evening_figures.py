"""The figures of an evening as they are drawn: what they are called, now and before, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.tui.text import cells, line
from frontdesk.tui.widgets.bars import lying
from frontdesk.tui.widgets.board_parts import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.evening import HappinessOf
    from frontdesk.records.reports import Happiness
    from frontdesk.tui.text import Part

_GAP = 2
_NARROWEST, _WIDEST = 6, 8
"""Cells of a column of figures."""

_BAR, _SHORTEST = 16, 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, its value now and in the span before, and what it opens.

    `budget` is what may be spent and what is, with the words for it, to be drawn below as a bar.
    """

    label: str
    now: str
    before: str = ""
    row: Any = None
    alarm: bool = False
    budget: tuple[int, int, str] | None = None


class Table:
    """Figures in columns; one that is too wide for them, such as a share with its n, takes what room it needs."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = tuple(figures)
        self._now = max([_NARROWEST, *(cells(each.now) for each in figures if cells(each.now) <= _WIDEST)])
        self._before = max([_NARROWEST, *(cells(each.before) for each in figures if cells(each.before) <= _WIDEST)])

    def titles(self, width: int) -> list[Part]:
        """What stands above the columns."""
        del width
        return [(f"{'now':>{self._now}}{'before':>{_GAP + self._before}} ", "$quiet")]

    def entries(self) -> tuple[Entry, ...]:
        """The figures, a line each."""
        return tuple(Entry(each.label, partial(self._drawn, each), each.row) for each in self._figures)

    def _drawn(self, figure: Figure, width: int, most: int) -> list[list[Part]]:
        before = f"{figure.before:>{_GAP + max(self._before, cells(figure.before))}} "
        label = f"▲ {figure.label}" if figure.alarm else figure.label
        if cells(label) + 1 + cells(figure.now) + cells(before) > width:
            before = f"{'':>{_GAP + self._before}} "
        room = max(width - cells(before) - cells(figure.now), 1)
        row: list[Part] = [
            (line([(label, "")], room).plain, "$alarm" if figure.alarm else "$quiet"),
            (figure.now, "bold $alarm" if figure.alarm else "bold"),
            (before, "$quiet"),
        ]
        return [row, _spent(*figure.budget, width)] if figure.budget and most > 1 else [row]


def _spent(budget: int, spent: int, words: str, width: int) -> list[Part]:
    room = min(width - cells(words) - 2, _BAR)
    return [*(lying(spent, budget, room) if room >= _SHORTEST else []), (f" {words}", "$quiet")]


def rated(happiness: Happiness) -> str:
    """How many were happy: a share with how many were asked, or under ten the numbers alone."""
    if happiness.share is None:
        return f"{happiness.good} of {happiness.n}" if happiness.n else ""
    return f"{happiness.share:.0%} of {happiness.n:,}".replace("%", " %")


def share(part: int, whole: int, value: float | None) -> str:
    """A part of a whole: a share with its n, under ten the numbers alone."""
    if not whole:
        return ""
    return f"{part:,} of {whole:,}" if value is None else f"{value:.0%} of {whole:,}".replace("%", " %")


def by_name(found: Sequence[HappinessOf]) -> dict[int | None, Happiness]:
    """How happy visits were, by the id of whoever served or of what was had."""
    return {each.id: each.happiness for each in found}
