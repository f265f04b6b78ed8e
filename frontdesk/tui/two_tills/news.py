"""An app that hears of what other tills write, and has the screen in front show it when nobody is typing."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from frontdesk.tui.messages import Elsewhere, LoggedAtLast
from frontdesk.tui.trouble.falling import Falling
from frontdesk.tui.two_tills.watching import EVERY, Watching

if TYPE_CHECKING:
    from textual.screen import Screen

    from frontdesk.desk.desk import Desk

_QUIET = 0.3
"""Seconds without a key before what another till did is shown: nothing moves while somebody types."""
_SHARE = 5.0
_LONGEST = 1.0
"""Showing news takes a sixth of the time at most, as long as it is seen within two seconds."""


class News(Falling[int], part=True):
    """Watches the shop's file beside the keys."""

    LOOK_EVERY: ClassVar[float] = EVERY
    """Seconds between two looks whether another till has written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._watching: Watching | None = None
        self._no_news_before = 0.0
        self._news_later = False

    @property
    def all_screens(self) -> set[Screen[Any]]:
        """Every screen there is, also those that another one covers."""
        return {screen for stack in self._screen_stacks.values() for screen in stack}

    def begin_watching(self, desk: Desk) -> None:
        """Begin to watch a shop, unless it is watched already."""
        if self._watching is None:
            self._watching = Watching(desk, self._heard, self.LOOK_EVERY)

    def _heard(self) -> None:
        self.post_message(Elsewhere())

    def stop_watching(self) -> None:
        """Let go of the shop's file."""
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.stop()

    def on_elsewhere(self, message: Elsewhere) -> None:
        """Let the screen in front show what another till did, once no key is being struck; a dialog is left alone."""
        message.stop()
        wait = self._no_news_before - monotonic()
        if wait > 0 or self.struck_within(_QUIET):
            if not self._news_later:
                self._news_later = True
                self.set_timer(max(wait, _QUIET), self._news_again)
            return
        self.screen.post_message(Elsewhere())

    def on_logged_at_last(self, message: LoggedAtLast) -> None:
        """A visit that had to wait is logged, or cannot be: the screens say so."""
        message.stop()
        for screen in self.all_screens:
            screen.post_message(LoggedAtLast(message.who, message.came))

    def _news_again(self) -> None:
        self._news_later = False
        self.post_message(Elsewhere())

    def news_took(self, seconds: float) -> None:
        """What takes long to show is not shown again at once: the time between belongs to the keys."""
        self._no_news_before = monotonic() + min(_SHARE * seconds, _LONGEST)
