"""One line about what somebody said: the answer, or how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import WRITING
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.quote import Quote
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget


class Replying(Dialog):
    """Enter saves what stands in the box; what is proposed there goes with the first letter typed.

    Args:
        title: what is asked.
        about: of whom it is.
        quote: what was said, to be read while one writes; hidden while the screen faces the queue.
        proposed: what stands in the box at first.
        hint: what an empty box says.
        save: told the text as it was typed.
    """

    BINDINGS = WRITING

    box = getters.query_one("#reply-box", Input)

    def __init__(
        self,
        title: str,
        about: str,
        *,
        quote: str,
        save: Callable[[str], Awaitable[None]],
        proposed: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(title, about)
        self._quote = quote
        self._proposed = proposed
        self._hint = hint
        self._save_text = save

    def fields(self) -> Iterator[Widget]:
        """What was said, and the box."""
        yield Quote(HIDDEN if self.app.masked else self._quote)
        proposed = " ".join(self._proposed.split())
        yield TextBox(proposed, placeholder=self._hint, id="reply-box", replaced_by_typing=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is one field only."""
        del parameters
        return action != "next_field"

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        self.trouble("")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        await self._save()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._save)

    async def _save(self) -> None:
        if await self.saved(self._save_text(self.box.value)):
            self.dismiss(None)
