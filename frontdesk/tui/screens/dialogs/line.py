"""One line of text about something, such as a note on a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import FORM
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget


class LineDialog(Dialog):
    """Enter or F2 saves what stands in the one box."""

    BINDINGS = FORM

    box = getters.query_one("#line-box", Input)

    def __init__(self, title: str, about: str, *, text: str, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__(title, about)
        self._text = text
        self._save_text = save

    def fields(self) -> Iterator[Widget]:
        """The one box."""
        yield TextBox(" ".join(self._text.split()), id="line-box")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        await self._save()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._save)

    async def _save(self) -> None:
        if self.box.value == " ".join(self._text.split()) or await self.saved(self._save_text(self.box.value)):
            self.dismiss(None)
