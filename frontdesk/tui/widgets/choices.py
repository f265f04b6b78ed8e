"""A short list under a field, one row of it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from frontdesk.tui.text import Part, cells, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


class Choices(Widget):
    """Rows of a name and, dim on the right, what is to be known about it."""

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._rows: tuple[tuple[str, str], ...] = ()
        self._nothing = ""
        self.chosen = 0

    def show(self, rows: Sequence[tuple[str, str]], *, nothing: str = "", chosen: int = 0) -> None:
        """Show rows of (name, remark), or why there are none."""
        self._rows, self._nothing = tuple(rows), nothing
        self.chosen = min(chosen, max(len(self._rows) - 1, 0))
        self.refresh()

    def choose(self, step: int) -> None:
        """Mark the row above or below; past the end it starts again."""
        if self._rows:
            self.chosen = (self.chosen + step) % len(self._rows)
            self.refresh()

    def __len__(self) -> int:
        return len(self._rows)

    def render(self) -> Content:
        """The rows around the marked one."""
        width, height = self.size
        if not self._rows:
            return line([(f"  {self._nothing}", "$quiet")], width)
        first = max(0, min(self.chosen - height + 1, len(self._rows) - height))
        return Content("\n").join(
            self._row(place, width) for place in range(first, min(first + height, len(self._rows)))
        )

    def _row(self, place: int, width: int) -> Content:
        name, remark = self._rows[place]
        chosen = place == self.chosen
        edge: Part = ("▌ " if chosen else "  ", "$warm")
        space = max(width - cells(name) - cells(remark) - 3, 2)
        parts: list[Part] = [edge, (name, "bold" if chosen else ""), (" " * space, ""), (remark, "$quiet")]
        return line(parts, width, "on $warm-ground" if chosen else "")

    def on_click(self, event: events.Click) -> None:
        """Mark the clicked row and say so."""
        event.stop()
        first = max(0, min(self.chosen - self.size.height + 1, len(self._rows) - self.size.height))
        if first + event.y < len(self._rows):
            self.chosen = first + event.y
            self.refresh()
            self.post_message(self.Clicked(self.chosen))
