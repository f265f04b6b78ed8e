"""What goes on behind the lock stays there: no screen and no word of it is seen before a PIN was shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.widget import AwaitMount

from frontdesk.tui.mending import Mending

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.await_complete import AwaitComplete

LOCK: Final = "lock"
"""The mode that is in front while the till is locked; all others stay as they were left."""


class BehindLock(Mending):
    """Keeps the lock in front, whatever is shown, taken away or said meanwhile."""

    PASSERS: ClassVar = frozenset({"quit"})
    """What a key of the app may do before the PIN."""

    def __init__(self, **opening: Any) -> None:
        super().__init__(**opening)
        self.locked = False
        self._mode_behind = ""
        self._unsaid: list[Callable[[], None]] = []

    def go_behind(self) -> None:
        """Have the lock in front."""
        self.clear_notifications()
        self._mode_behind = self.current_mode
        super().switch_mode(LOCK)
        self.locked = True

    def come_back(self) -> None:
        """Have in front what is to be there, and say what happened meanwhile."""
        self.locked = False
        super().switch_mode(self._mode_behind)
        for screen in self.screen_stack:
            screen.refresh(layout=True)
        for say in self._unsaid:
            say()
        self._unsaid.clear()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the PIN no key of the app leads anywhere."""
        if self.locked:
            return action in self.PASSERS
        return super().check_action(action, parameters)

    def push_screen(self, screen: Any, *told: Any, mode: str | None = None, **options: Any) -> Any:
        """Show a screen; what wants to be shown while the till is locked stands behind the lock."""
        behind = self._mode_behind if self.locked else None
        return super().push_screen(screen, *told, mode=mode or behind, **options)

    def pop_screen(self) -> AwaitComplete:
        """Take a screen away; while the till is locked that is one behind the lock, never the lock."""
        if not self.locked:
            return super().pop_screen()
        self._current_mode = self._mode_behind
        try:
            return super().pop_screen()
        finally:
            self._current_mode = LOCK

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go to another screen; while the till is locked it is the one that will be there afterwards."""
        if not self.locked:
            return super().switch_mode(mode)
        if mode in self._screen_stacks:
            self._mode_behind = mode
        return AwaitMount(self.screen, [])

    def notify(self, message: str, **options: Any) -> None:
        """Say something in passing; while the till is locked it waits for somebody who may read it."""
        say = partial(super().notify, message, **options)
        if self.locked:
            self._unsaid.append(say)
        else:
            say()
