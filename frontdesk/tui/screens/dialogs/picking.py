"""Choosing somebody from the book by any fragment, inside a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import PICK
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from frontdesk.records.found import CustomerLine
    from frontdesk.tui.messages import Masked

_ROWS = 8


class Picking(Dialog):
    """A box that finds people as the counter's does, and a list below; `picked` is told who was taken."""

    BINDINGS = PICK

    box = getters.query_one("#pick-box", Input)
    choices = getters.query_one("#pick-rows", Choices)
    found: tuple[CustomerLine, ...] = ()
    without: int | None = None

    def fields(self) -> Iterator[Widget]:
        """The box and its answers."""
        yield TextBox(placeholder="Name, car, last digits…", id="pick-box")
        yield Choices(id="pick-rows")

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Find who is meant."""
        event.stop()
        from frontdesk.desk.lookup import find

        self.trouble("")
        with self.plainly():
            answer = await self.at_desk(partial(find, question=event.value, limit=_ROWS))
            self.found = tuple(line for line in answer.lines if line.id != self.without)
        self.choices.chosen = 0
        self._show("Nobody found." if event.value.strip() else "")

    def _show(self, nothing: str = "") -> None:
        rows = [(line.name, " · ".join((*line.cues[:1], *self.hidden(line.phones[:1])))) for line in self.found]
        self.choices.show(rows, nothing=nothing, chosen=self.choices.chosen)

    def on_masked(self, message: Masked) -> None:
        """Hide phones, or show them again."""
        message.stop()
        self._show()

    def action_choose(self, step: int) -> None:
        """Mark another row."""
        self.choices.choose(step)

    def action_kind(self) -> None:
        """Choose the next kind, in dialogs that have kinds."""

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked row."""
        event.stop()
        await self._take()

    async def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes a row."""
        message.stop()
        await self._take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._take)

    async def _take(self) -> None:
        if self.choices.chosen < len(self.found):
            await self.picked(self.found[self.choices.chosen])

    async def picked(self, line: CustomerLine) -> None:
        """Somebody was taken."""
        del line
        raise LookupError
