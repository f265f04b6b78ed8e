"""Putting a promise off: a phrase, and the day it comes to, said back while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import PICK
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.quote import Quote
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.phrases import NobodyKnowsWhen, echoed, when

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import date

    from textual.widget import Widget

OFTEN = ("tomorrow", "in 3 days", "in a week", "in 2 weeks", "in a month")
_FEWER = 4
_SHORT = 24
"""Lines of a screen below which fewer phrases are seen at a time."""


class Snoozing(Dialog):
    """Enter takes the marked phrase: one of those that are often wanted, or what was typed.

    Args:
        name: whose promise it is.
        text: what was promised.
        today: the shop's day.
        save: told the phrase.
    """

    BINDINGS = PICK

    rows = getters.query_one("#snooze-rows", Choices)
    box = getters.query_one("#snooze-box", Input)

    def __init__(self, name: str, text: str, *, today: date, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__("Put off until…", name)
        self._text = text
        self._today = today
        self._save_phrase = save
        self._phrases: tuple[str, ...] = OFTEN

    def fields(self) -> Iterator[Widget]:
        """What was promised, the box, and the days."""
        yield Quote(self._text)
        yield TextBox(placeholder="friday, in 10 days, end of month, 1 dec…", id="snooze-box")
        yield Choices(id="snooze-rows")

    def on_mount(self) -> None:
        """Offer the usual phrases."""
        self.rows.styles.height = len(OFTEN) if self.app.size.height >= _SHORT else _FEWER
        self._show()

    def _show(self) -> None:
        typed = self.box.value.strip()
        self._phrases = (typed,) if typed else OFTEN
        try:
            self.rows.show([(phrase, echoed(when(phrase, self._today), self._today)) for phrase in self._phrases])
        except NobodyKnowsWhen as error:
            self._phrases = ()
            self.rows.show((), nothing=error.sentence)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say back which day that is."""
        event.stop()
        self.trouble("")
        self._show()

    def action_choose(self, step: int) -> None:
        """Mark another phrase."""
        self.rows.choose(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no kinds here."""
        del parameters
        return action != "kind"

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked phrase."""
        event.stop()
        await self._take()

    async def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes a phrase."""
        message.stop()
        await self._take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._take)

    async def _take(self) -> None:
        phrase = self._phrases[self.rows.chosen] if self._phrases else self.box.value
        if await self.saved(self._save_phrase(phrase)):
            self.dismiss(None)
