"""What every dialog shares: it keeps what was typed until it is saved, and says what is wrong beside it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual import getters, on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from frontdesk.errors import DiskFull, StoreBusy
from frontdesk.mishaps import caught
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.text import HIDDEN, plainly
from frontdesk.tui.trouble.drafts import put_in, words_in
from frontdesk.words.display import shown
from frontdesk.words.speakable import doubts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.errors import FrontdeskError

Answer = TypeVar("Answer")

_WAITING = "Another till is writing: this is saved by itself as soon as that is done. Esc leaves."
_AGAIN = 0.5
"""Seconds after which a form that waits for another till tries once more."""
_NEVER_SPOKEN: Final = {f"field-{name}" for name in ("phones", "emails", "card_code", "allergies")}
_GIVEN_BACK = "This was being typed when the counter stopped; it was not saved."


class Dialog(ModalScreen[None]):
    """A dialog on top of a screen."""

    app = getters.app(DeskApp)
    AUTO_FOCUS = "Input"
    CSS_PATH = "dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (24, "-short"), (30, "-tall")]

    keeps_words = True
    """Whether what is typed here may be kept when the counter has to stop; not where it is a secret."""
    _began: dict[str, str] | None = None
    _sentence = ""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.refused: FrontdeskError | None = None
        self._title = title
        self._about = about

    def compose(self) -> ComposeResult:
        """A title, what the dialog asks, what is wrong with it, and its keys."""
        from frontdesk.tui.widgets.key_line import KeyLine

        with Vertical(id="dialog"):
            yield Static(self._heading(), id="dialog-title")
            yield from self.fields()
            yield Static(id="dialog-trouble")
            yield KeyLine()

    @property
    def _shown_about(self) -> str:
        return plainly(self._about).plain

    def _heading(self) -> Content:
        return plainly(self._title, "$quiet").append_text(f"  {self._shown_about}", "bold")

    def retitle(self, about: str) -> None:
        """It is about somebody else now."""
        self._about = about
        self.query_one("#dialog-title", Static).update(self._heading())

    def on_screen_resume(self) -> None:
        """Have in it what was being typed here when the counter stopped."""
        if self._began is None:
            self._began = words_in(self)
            if self.keeps_words and (words := self.app.given_back(self)):
                put_in(self, words)
                self.trouble(_GIVEN_BACK)

    @property
    def named(self) -> tuple[str, str, str]:
        """Which form it is, what stands above it, and whom it is about."""
        return type(self).__name__, self._title, self._about

    @property
    def typed(self) -> dict[str, str]:
        """What somebody typed here that did not stand here before."""
        began = self._began or {}
        return {name: text for name, text in words_in(self).items() if text.strip() and text != began.get(name)}

    def fields(self) -> Iterator[Widget]:
        """What the dialog asks."""
        raise LookupError

    async def at_desk(self, act: Callable[[Desk], Answer]) -> Answer:
        """Ask the desk something and wait for it."""
        return await self.app.at_desk(act)

    async def saved(self, saving: Awaitable[Any]) -> bool:
        """Whether something could be saved; when not, the reason stands in the dialog and nothing typed is lost."""
        with self.plainly():
            await saving
        if isinstance(self.refused, StoreBusy):
            self._wait_for_the_other_till()
        return self.refused is None

    def _wait_for_the_other_till(self) -> None:
        """Save again, by itself, as long as nothing else is typed and nobody leaves."""
        self.trouble(_WAITING)
        self.set_timer(_AGAIN, partial(self._save_again, self._words_typed))

    def _save_again(self, typed: tuple[str, ...]) -> None:
        if typed == self._words_typed and not self.was_left and isinstance(self.refused, StoreBusy):
            self.trouble(_WAITING)
            self.call_next(self.run_action, "save" if hasattr(self, "action_save") else "take")

    @property
    def _words_typed(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query(Input))

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Say what went wrong inside in one sentence, and go on."""
        self.refused = None
        with caught(self._refuse):
            yield

    def _refuse(self, error: FrontdeskError) -> None:
        self.refused = error
        if self.was_left:
            self.app.notify(shown(error.in_full), severity="error", markup=False)
        else:
            here = " What you typed is still here." if isinstance(error, DiskFull) else ""
            self.trouble(f"{error.in_full}{here}")

    def hidden(self, phones: Iterable[str]) -> Iterator[str]:
        """Phones as they may be seen: masked while the screen faces the queue."""
        yield from (HIDDEN for _ in phones) if self.app.masked else phones

    @property
    def was_left(self) -> bool:
        """Whether it is on its way out: an answer that comes now finds no place to stand in."""
        return self not in self.app.screen_stack

    def trouble(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says that nothing is."""
        self._sentence = sentence
        self.query_one("#dialog-trouble", Static).update(plainly(sentence, "$alarm"))

    def spoken(self) -> Iterable[str]:
        """What stands in the fields that somebody may read out."""
        return (box.value for box in self.query(Input) if not box.password and box.id not in _NEVER_SPOKEN)

    @on(Input.Changed)
    def doubt(self) -> None:
        """Say while it is typed what better does not stand in a note; it can be saved all the same."""
        if not self._sentence and not self.was_left:
            self.query_one("#dialog-trouble", Static).update(plainly(" ".join(doubts(self.spoken())), "$warm"))

    def action_leave(self) -> None:
        """Leave without saving."""
        self.dismiss(None)
