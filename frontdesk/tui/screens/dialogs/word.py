"""Something that cannot be taken back: explained before, and only done when its word is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, Static

from frontdesk.tui.bindings.data import WORD
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from textual.widget import Widget


class TypedWord(Dialog):
    """What will happen, and a field for the word that makes it happen.

    Args:
        told: what there is to know before, sentence by sentence.
        save: does it.
        about: whom or what it is about.
    """

    BINDINGS = WORD
    TITLE = ""
    TO_TYPE = ""
    BUSY = ""

    def __init__(self, told: Sequence[str], *, save: Callable[[], Awaitable[None]], about: str = "") -> None:
        super().__init__(self.TITLE or "", about)
        self._told = told
        self._save_it = save

    def fields(self) -> Iterator[Widget]:
        """The sentences, and the field."""
        yield Static(self._sentences, id="word-told")
        yield TextBox(placeholder=f"Type {self.TO_TYPE} to go on", id="word-box")

    @property
    def _sentences(self) -> Content:
        return Content("\n").join(plainly(sentence) for sentence in self._told)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        self.trouble("")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on when the word stands there."""
        event.stop()
        await self._go_on()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._go_on)

    async def _go_on(self) -> None:
        if plain(self.query_one("#word-box", Input).value.strip()) != self.TO_TYPE:
            self.trouble(f"Type {self.TO_TYPE} to go on, or Esc to leave everything as it is.")
            return
        told = self.query_one("#word-told", Static)
        told.update(plainly(self.BUSY, "$warm"))
        if await self.saved(self._save_it()):
            self.dismiss(None)
        else:
            told.update(self._sentences)
