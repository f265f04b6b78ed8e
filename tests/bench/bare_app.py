"""The bare Textual app that paint times are compared with: an Input that refills 20 rows, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input, OptionList

if TYPE_CHECKING:
    from textual.app import ComposeResult

ROWS = 20


class Bare(App[None]):
    """Repaints every row at each change, as a list of found customers does."""

    def compose(self) -> ComposeResult:
        """Show the box and an empty list."""
        box = Input(placeholder="ready")
        box.cursor_blink = False
        yield box
        yield OptionList()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Refill the list."""
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([f"{number:2} {event.value} customer" for number in range(ROWS)])


if __name__ == "__main__":
    Bare().run()
