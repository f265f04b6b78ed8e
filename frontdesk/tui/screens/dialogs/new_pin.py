"""A new PIN, typed twice and blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.bindings.dialogs import WRITING
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.pin_box import PinBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget
    from textual.widgets import Input

_TOLD = "Four digits or more. It says who did what, and nobody can look it up."


class NewPin(Dialog):
    """Enter goes on to the second box, and saves there when both are the same."""

    BINDINGS = WRITING
    keeps_words = False

    first = getters.query_one("#new-pin", PinBox)
    again = getters.query_one("#same-pin", PinBox)

    def __init__(self, name: str, *, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__("A PIN for", name)
        self._save_pin = save

    def fields(self) -> Iterator[Widget]:
        """What it is good for, and the two boxes."""
        from textual.widgets import Static

        yield Static(plainly(_TOLD, "$quiet"), id="setting-what")
        yield PinBox("The new PIN", id="new-pin")
        yield PinBox("The same again", id="same-pin")

    def action_next_field(self) -> None:
        """Go to the other box."""
        self.focus_next(PinBox)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        if event.value:
            self.trouble("")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the second box, and saves there."""
        event.stop()
        if event.input is self.first:
            self.again.focus()
        else:
            await self._save()

    def action_save(self) -> None:
        """Save what stands in both."""
        self.call_next(self._save)

    async def _save(self) -> None:
        pin, same = self.first.take(), self.again.take()
        self.first.focus()
        if pin != same:
            self.trouble("Those were two different ones. Type it twice again.")
        elif pin and await self.saved(self._save_pin(pin)):
            self.dismiss(None)
