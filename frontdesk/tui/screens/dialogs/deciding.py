"""What becomes of an idea: trying, doing, done, or no and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.records.ideas import Decision
from frontdesk.tui.bindings.dialogs import NOTE
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from frontdesk.records.ideas import Idea

DECISIONS = (
    (Decision.TRYING, "we try it out"),
    (Decision.DOING, "it is on its way"),
    (Decision.DONE, "everybody who asked is told"),
    (Decision.NO, "everybody who asked is told why"),
)


class Deciding(Dialog):
    """Choose with the arrows, type why, Enter; a no needs its because."""

    BINDINGS = NOTE

    box = getters.query_one("#because-box", Input)
    kinds = getters.query_one("#decisions", Choices)

    def __init__(self, idea: Idea, *, save: Callable[[Decision, str], Awaitable[None]]) -> None:
        super().__init__("What becomes of", idea.title)
        self._idea = idea
        self._save_decision = save

    def fields(self) -> Iterator[Widget]:
        """Why, and the four decisions."""
        yield TextBox(" ".join(self._idea.because.split()), placeholder="because… or nothing", id="because-box")
        yield Choices(id="decisions")

    def on_mount(self) -> None:
        """Offer the decisions; the step that usually follows is marked."""
        now = [decision for decision, _ in DECISIONS].index(Decision(self._idea.decision)) if self._idea.decision else 0
        self.kinds.styles.height = len(DECISIONS)
        self.kinds.show([(decision.value, meaning) for decision, meaning in DECISIONS], chosen=now)

    def action_choose(self, step: int) -> None:
        """Choose another decision."""
        self.trouble("")
        self.kinds.choose(step)

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click chooses; why is typed next."""
        message.stop()
        self.box.focus()

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
        decision = DECISIONS[self.kinds.chosen][0]
        if await self.saved(self._save_decision(decision, self.box.value)):
            self.dismiss(None)
