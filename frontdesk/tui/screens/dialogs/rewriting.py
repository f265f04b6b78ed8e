"""Putting right what was written down: its words and its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.records.voices import FeedbackKind
from frontdesk.tui.bindings.dialogs import NOTE
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from frontdesk.records.voices import Feedback

_KINDS = (
    (FeedbackKind.COMPLAINT, "starts the clock"),
    (FeedbackKind.COMPLIMENT, "somebody is to be thanked"),
    (FeedbackKind.IDEA, "somebody decides, and they are told"),
    (FeedbackKind.QUESTION, "wants an answer"),
)


class Rewriting(Dialog):
    """Choose the kind with the arrows, put the words right, Enter."""

    BINDINGS = NOTE

    box = getters.query_one("#words-box", Input)
    kinds = getters.query_one("#feedback-kinds", Choices)

    def __init__(self, voice: Feedback, *, save: Callable[[FeedbackKind, str], Awaitable[None]]) -> None:
        super().__init__("Change what was said by", voice.customer_name or "somebody unknown")
        self._voice = voice
        self._save_both = save

    def fields(self) -> Iterator[Widget]:
        """The words and the kinds."""
        yield TextBox(" ".join(self._voice.text.split()), id="words-box", password=self.app.masked)
        yield Choices(id="feedback-kinds")

    def on_mount(self) -> None:
        """Offer the kinds, the present one marked."""
        self.kinds.styles.height = len(_KINDS)
        now = [kind for kind, _ in _KINDS].index(self._voice.kind)
        self.kinds.show([(kind.value, meaning) for kind, meaning in _KINDS], chosen=now)

    def action_choose(self, step: int) -> None:
        """Choose another kind."""
        self.kinds.choose(step)

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click chooses a kind; the words go on."""
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
        before = " ".join(self._voice.text.split())
        text = self._voice.text if self.box.value == before else self.box.value  # line breaks nobody touched stay
        if await self.saved(self._save_both(_KINDS[self.kinds.chosen][0], text)):
            self.dismiss(None)
