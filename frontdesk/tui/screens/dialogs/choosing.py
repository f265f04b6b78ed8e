"""Choosing one of a few: somebody of the team, a voice, whom to tell, a way to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import PICK
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.quote import Quote
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from textual.widget import Widget

_MOST = 6
_FEWER = 5
_SHORT = 24
"""Lines of a screen below which fewer rows are seen at a time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its name, what is to be known about it (hidden on a masked screen when `private`), and words to say."""

    name: str
    remark: str = ""
    words: str = ""
    private: bool = False


class Choosing(Dialog):
    """A list with type-ahead; Enter takes the marked row.

    Args:
        title: what is asked.
        about: of what.
        choices: the rows.
        take: told the place of the row that was taken; what it returns is what is left to choose from, and the
            dialog closes when that is nothing.
        hint: what the empty box says.
    """

    BINDINGS = PICK

    rows = getters.query_one("#choosing-rows", Choices)

    def __init__(
        self,
        title: str,
        about: str,
        choices: Sequence[Choice],
        *,
        take: Callable[[int], Awaitable[Sequence[Choice]]],
        hint: str = "The first letters are enough",
    ) -> None:
        super().__init__(title, about)
        self._choices = choices
        self._take_place = take
        self._hint = hint
        self._seen: list[int] = []

    def fields(self) -> Iterator[Widget]:
        """Type-ahead, the rows, and what can be said about the marked one."""
        yield TextBox(placeholder=self._hint, id="choosing-box")
        yield Choices(id="choosing-rows")
        if any(choice.words for choice in self._choices):
            yield Quote(self._choices[0].words)

    def on_mount(self) -> None:
        """Show the rows."""
        most = _MOST if self.app.size.height >= _SHORT else _FEWER
        self.rows.styles.height = min(len(self._choices), most)
        self._show()

    def _show(self, *, chosen: int = 0) -> None:
        words = plain(self.query_one("#choosing-box", Input).value)
        self._seen = [place for place, choice in enumerate(self._choices) if words in plain(choice.name)]
        rows = [self._choices[place] for place in self._seen]
        hidden = self.app.masked
        shown = [(row.name, HIDDEN if hidden and row.private and row.remark else row.remark) for row in rows]
        self.rows.show(shown, nothing="Nothing of that name.", chosen=chosen)
        self._say()

    def _say(self) -> None:
        place = self._seen[self.rows.chosen] if self._seen else None
        for quote in self.query(Quote):
            quote.show("" if place is None else self._choices[place].words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the rows down."""
        event.stop()
        self.trouble("")
        self._show()

    def action_choose(self, step: int) -> None:
        """Mark another row."""
        self.rows.choose(step)
        self._say()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no kinds here."""
        del parameters
        return action != "kind"

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
        if not self._seen:
            return
        left: Sequence[Choice] = ()
        with self.plainly():
            left = await self._take_place(self._seen[self.rows.chosen])
        if self.refused is not None:
            return
        if not left:
            self.dismiss(None)
            return
        self._choices = left
        self._show(chosen=self.rows.chosen)
