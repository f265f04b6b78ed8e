"""What every screen of the desk shares: its top line, its keys, and the one door for bad news."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual import getters
from textual.screen import Screen

from frontdesk.errors import FrontdeskError
from frontdesk.mishaps import caught
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.parts import InParts
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.status_line import StatusLine
from frontdesk.tui.widgets.top_line import TopLine
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events

    from frontdesk.desk.desk import Desk
    from frontdesk.tui.messages import DeskOpened, Elsewhere, LoggedAtLast, Masked, NewDay

Answer = TypeVar("Answer")

SHORT = 3.0
"""Seconds that a toast stays: long enough to be read, short enough to be gone with the customer."""


class DeskScreen(InParts, Screen[None], part=True):
    """A screen that asks the desk."""

    app = getters.app(DeskApp)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def know_the_size(self) -> None:
        """Have the classes of this size before anything is styled: given later, they style everything a second time."""
        for size, steps in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(max(step for step in steps or () if step[0] <= size)[1], update=False)

    def _compositor_refresh(self) -> None:
        """Paint, but not in a batch: Textual would throw that away, and forget what is still to be painted.

        At the start those were two frames for nobody, and after them one with half of the counter.
        """
        if not self.app._batch_count:  # noqa: SLF001  # Textual has no public word for it
            super()._compositor_refresh()

    async def at_desk(self, act: Callable[[Desk], Answer]) -> Answer:
        """Do something at the desk and wait for it; the keys struck meanwhile wait as well."""
        return await self.app.at_desk(act)

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Say what went wrong inside in one sentence, and go on."""
        with caught(lambda error: self.say(error.in_full, bad=True)):
            yield

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Show a sentence for a moment."""
        self.notify(shown(sentence), severity="error" if bad else "information", timeout=SHORT, markup=False)

    def hidden(self, text: str) -> str:
        """Words that somebody wrote down, as they may be seen: masked while the screen faces the queue."""
        return HIDDEN if self.app.masked and text else text

    def offered(self, key: str) -> bool:
        """Whether a key, by its id, is worth its place in the key line now; it acts in any case."""
        del key
        return True

    async def undo_last(self) -> None:
        """Take back the last thing done at this till, and say what that was."""
        from frontdesk.desk.undo import undo

        if self.app.kept.lost:
            self._has_read_what_is_lost()
            return
        if self.app.kept.words:
            self.say("A visit still waits for another till; it can be taken back once it is logged.")
            return
        with self.plainly():
            undone = await self.at_desk(undo)
            about = f" · {', '.join(undone.undid.about[:3])}" if undone.undid.about else ""
            self.say(f"Taken back: {undone.undid.label}{about}")
        await self.show_again()

    def _has_read_what_is_lost(self) -> None:
        """Say all of it once more, and let it go from the status line."""
        for lost in self.app.kept.lost:
            self.say(f"Not logged: {lost} Log it again, if it was.", bad=True)
        self.app.kept.read()
        for status in self.query(StatusLine):
            status.waits(self.app.kept.words)

    async def show_again(self) -> None:
        """Read again what this screen shows, after something was written."""

    def on_elsewhere(self, message: Elsewhere) -> None:
        """Another till has written: show what it did, beside the keys, which need not wait for it."""
        message.stop()
        self._tell_the_news()

    def on_new_day(self, message: NewDay) -> None:
        """Show again what says "today"."""
        message.stop()
        self._tell_the_news()

    def on_logged_at_last(self, message: LoggedAtLast) -> None:
        """A visit that had to wait for another till is logged now; where it cannot be, that is said and not lost."""
        message.stop()
        for status in self.query(StatusLine):
            status.waits(self.app.kept.words, self.app.kept.lost)
            if not isinstance(message.came, FrontdeskError):
                status.done(f"{message.who} · {message.came.order or 'a visit without an order'}")
        if isinstance(message.came, FrontdeskError):
            if self in self.app.screen_stack:
                self.say(f"The visit of {message.who} could not be logged: {message.came.sentence}", bad=True)
        else:
            self._tell_the_news()

    def _tell_the_news(self) -> None:
        """Beside the keys, which need not wait for it; a screen behind another one shows them in its turn."""
        if self.app.desk is not None and self.is_current:
            self.run_worker(self._show_news(), group="news", exclusive=True)

    async def _show_news(self) -> None:
        began = monotonic()
        with self.plainly():
            await self.at_desk(_take_settings)
            self.query(TopLine).refresh()
            await self.show_news()
        self.app.news_took(monotonic() - began)

    async def show_news(self) -> None:
        """Show what another till did; what is marked stays marked."""
        await self.show_again()

    async def on_desk_opened(self, message: DeskOpened) -> None:
        """Show what needed the desk."""
        message.stop()
        for line in self.query(TopLine):
            line.move_on()
        await self.show_again()

    async def on_masked(self, message: Masked) -> None:
        """Show again, with phones and notes hidden or not."""
        message.stop()
        await self.show_again()

    async def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what may have changed while another screen was in front."""
        if not self.stack_updates:  # it was never behind another, and all in it was styled when it was composed
            event.refresh_styles = False
        self.query(TopLine).refresh()
        if self.app.desk is not None:
            await self.show_again()


def _take_settings(desk: Desk) -> None:
    desk.take_settings()
