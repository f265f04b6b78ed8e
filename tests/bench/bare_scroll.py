"""The bare list that scrolling is compared with: a line-API `ScrollView` of six columns, no more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.app import App
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

COLUMNS = (1, 20, 20, 15, 6, 12)


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """So many rows; a key scrolls at once, as a list does whose mark moves on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)"),
        Binding("pagedown", "go(20)"),
        Binding("end", "go(100000000)"),
    ]

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def on_mount(self) -> None:
        """Say how long the list is."""
        self.virtual_size = Size(sum(COLUMNS), self._rows)

    def action_go(self, step: int) -> None:
        """Scroll on."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A row's number in every column."""
        row = self.scroll_offset.y + y
        style = self.rich_style
        pieces = [Segment(f"{row}"[:width].ljust(width), style) for width in COLUMNS]
        return Strip(pieces, sum(COLUMNS)).extend_cell_length(self.size.width, style)


class Bare(App[None]):
    """Nothing but the list."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield Lines(self._rows)


if __name__ == "__main__":
    Bare(int(sys.argv[1])).run()
