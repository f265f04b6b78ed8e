"""Who is at the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.bindings.locking import WHO
from frontdesk.tui.lock.locking import LockingApp
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget
    from textual.widgets import Input

    from frontdesk.records.team import Staff

NOBODY = "Nobody"


class Who(Dialog):
    """A list with type-ahead; the choice is remembered at this till."""

    app = getters.app(LockingApp)
    BINDINGS = WHO

    choices = getters.query_one("#who-rows", Choices)

    def __init__(self) -> None:
        super().__init__("Who is at the till?")
        self._team: tuple[Staff, ...] = ()
        self._shown: list[str] = []

    def fields(self) -> Iterator[Widget]:
        """Type-ahead and the team."""
        yield TextBox(placeholder="The first letters are enough", id="who-box")
        yield Choices(id="who-rows")

    async def on_mount(self) -> None:
        """Show the team."""
        from frontdesk.desk.team import everybody

        with self.plainly():
            self._team = await self.at_desk(everybody)
        self._show("")

    def _show(self, words: str) -> None:
        begun = [member for member in self._team if plain(member.name).startswith(plain(words))]
        self._shown = [member.name for member in begun] + ([NOBODY] if not words else [])
        rows = [(member.name, member.role) for member in begun] + ([(NOBODY, "")] if not words else [])
        self.query_one("#who-rows", Choices).show(
            rows, nothing="Nobody of that name. Add them: frontdesk team add NAME"
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the team down."""
        event.stop()
        self._show(event.value)

    def action_choose(self, step: int) -> None:
        """Mark another row."""
        self.choices.choose(step)

    def action_kind(self) -> None:
        """There are no kinds here."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no PINs are in use there is nothing to be locked."""
        del parameters
        return action != "lock" or self.app.guarded

    def action_lock(self) -> None:
        """Nobody is at the till: lock it."""
        self.dismiss(None)
        self.app.action_lock()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked one."""
        event.stop()
        await self._take()

    async def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes one."""
        message.stop()
        await self._take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._take)

    async def _take(self) -> None:
        if self.choices.chosen >= len(self._shown):
            return
        name = self._shown[self.choices.chosen]
        if any(member.name == name and member.pin for member in self._team):
            from frontdesk.tui.screens.dialogs.ask_pin import AskPin

            self.dismiss(None)
            self.app.push_screen(AskPin(name, take=self.app.seat))
            return
        if await self.saved(self._go_on_as(None if name == NOBODY else name)):
            self.dismiss(None)

    async def _go_on_as(self, name: str | None) -> None:
        self.app.seat(await self.at_desk(lambda desk: desk.by(name)))
