"""The PIN of whoever takes the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.data import WORD
from frontdesk.tui.screens.dialogs.proving import Proving
from frontdesk.tui.widgets.pin_box import PinBox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget
    from textual.widgets import Input

    from frontdesk.desk.desk import Desk


class AskPin(Proving):
    """A box; `take` is told the desk with this person at it."""

    BINDINGS = WORD

    def __init__(self, name: str, *, take: Callable[[Desk], None]) -> None:
        super().__init__("The PIN of", name)
        self._name_of = name
        self._take = take

    def fields(self) -> Iterator[Widget]:
        """The box."""
        yield PinBox("PIN, then Enter", id="pin-box")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter has it looked at."""
        event.stop()
        await self._look_at_it()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._look_at_it)

    async def _look_at_it(self) -> None:
        if (pin := self.box.take()) and (desk := await self.proved(self._name_of, pin)) is not None:
            self.dismiss(None)
            self._take(desk)
