"""The line that says how the day stands and what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from frontdesk.tui.text import Part, cells, line

if TYPE_CHECKING:
    from textual.content import Content


class StatusLine(Widget):
    """Today's figures; after a deed, that deed and the key that takes it back."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="status-line")
        self._visits: int | None = None
        self._done = ""

    def today(self, visits: int) -> None:
        """Show how many visits today has."""
        self._visits = visits
        self.refresh()

    def done(self, what: str) -> None:
        """Show what was just done; empty for nothing."""
        self._done = what
        self.refresh()

    def render(self) -> Content:
        """What was done first: that is what somebody looks for."""
        width = self.size.width
        today = "" if self._visits is None else _today(self._visits)
        if not self._done:
            return line([(" ", ""), (today, "$quiet")], width)
        undo = "  F8 takes it back"
        room = width - cells(undo) - 4
        parts: list[Part] = [(" ✓ ", "bold $cool")]
        said = line([(self._done, "")], max(room, 10)).plain.rstrip()
        parts += [(said, ""), (undo, "$quiet")]
        left = sum(cells(text) for text, _ in parts)
        if today and left + cells(today) + 3 <= width:
            parts += [(" " * (width - left - cells(today) - 1), ""), (today, "$quiet")]
        return line(parts, width)


def _today(visits: int) -> str:
    from frontdesk.words.phrases import count  # the first paint knows no visits yet, and needs no phrases

    return f"{count(visits, 'visit')} today"
