"""The line above a list that says what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from frontdesk.tui.text import Part, cells, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

_EDGE = 2
_GAP = 3


class FactLine(Widget):
    """Facts side by side; the last ones go first when there is no room."""

    DEFAULT_CSS = "FactLine { height: 1; background: $card-ground; }"

    def __init__(self) -> None:
        super().__init__(id="list-facts")
        self._facts: tuple[Sequence[Part], ...] = ()

    def show(self, *facts: Sequence[Part]) -> None:
        """Show these facts; empty ones are left out."""
        self._facts = tuple(fact for fact in facts if fact)
        self.refresh()

    def render(self) -> Content:
        """As many facts as fit, each whole; the first one always."""
        parts: list[Part] = [(" " * _EDGE, "")]
        for place, fact in enumerate(self._facts):
            more: list[Part] = [(" " * _GAP if place else "", ""), *fact]
            if place and sum(cells(text) for text, _ in (*parts, *more)) > self.size.width:
                break
            parts += more
        return line(parts, self.size.width)
