"""What stands on a board: panels with a title, and the entries under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.tui.text import cells, line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content

    from frontdesk.tui.text import Part

_EDGE = 2
_LONGEST = 3
"""Lines of an entry told at length."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a board: what it stands for, and how it is drawn in so many cells and at most so many lines.

    One line is always there, more where there is room; without a `row` it cannot be marked.
    """

    key: str
    draw: Callable[[int, int], Sequence[Sequence[Part]]]
    row: Any = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Entries under a title.

    Args:
        title: its name, and the name by which it is told from others.
        entries: what stands in it.
        least: so many lines of entries it needs at least; None for all.
        beside: what stands on the right of the title, drawn as wide as the panel.
        rest: what the line "and 5 more" stands for.
        figures: whether it holds figures, so that half a screen will do, or names and words.
        share: how wide it is beside another.
    """

    title: str
    entries: tuple[Entry, ...] = ()
    least: int | None = None
    beside: Callable[[int], Sequence[Part]] | None = None
    rest: Any = None
    figures: bool = False
    share: int = 1

    @property
    def fewest(self) -> int:
        """How many lines it needs, its title with it."""
        return 1 + (len(self.entries) if self.least is None else min(self.least, len(self.entries)))

    def most(self, width: int) -> int:
        """How many lines it would fill."""
        return 1 + sum(len(entry.draw(width - _EDGE, _LONGEST)) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of a panel; lines of the same key are marked together, those without one cannot be."""

    panel: str
    parts: tuple[Part, ...]
    key: str = ""
    row: Any = None

    def drawn(self, width: int, *, marked: bool = False) -> Content:
        """The line, exactly so many cells wide."""
        edge: Part = ("▌ " if marked else "  ", "$warm")
        return line([edge, *self.parts], width, "on $warm-ground" if marked else "")


def lines_of(panel: Panel, width: int, height: int) -> list[BoardLine]:
    """A panel in at most so many lines, its title the first; what is left over is told at length."""
    room, inner = height - 1, width - _EDGE
    shown = panel.entries if len(panel.entries) <= room else panel.entries[: max(room - 1, 0)]
    spare = room - len(shown)
    lines = [BoardLine(panel.title, tuple(_title(panel, inner)))]
    for entry in shown:
        more = min(spare, _LONGEST - 1) if len(shown) == len(panel.entries) else 0
        drawn = entry.draw(inner, 1 + more)
        spare -= len(drawn) - 1
        key = f"{panel.title} {entry.key}" if entry.row is not None else ""
        lines += [BoardLine(panel.title, tuple(row), key, entry.row) for row in drawn]
    if len(shown) < len(panel.entries) and room > 0:
        words = f"and {len(panel.entries) - len(shown):,} more"
        key = f"{panel.title} more" if panel.rest is not None else ""
        lines.append(BoardLine(panel.title, ((words, "$quiet"),), key, panel.rest))
    return lines[:height]


def _title(panel: Panel, width: int) -> list[Part]:
    beside = list(panel.beside(width)) if panel.beside is not None else []
    gap = width - cells(panel.title) - sum(cells(text) for text, _ in beside)
    return [(panel.title, "bold"), (" " * max(gap, 2), ""), *beside]
