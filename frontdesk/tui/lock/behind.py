"""What goes on behind the lock stays there: no screen and no word of it is seen before a PIN was shown."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events
from textual.widget import AwaitMount

from frontdesk.tui.messages import DeskOpened
from frontdesk.tui.trouble.mending import Mending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.await_complete import AwaitComplete

LOCK: Final = "lock"
"""The mode that is in front while the till is locked; all others stay as they were left."""
_PAUSE: Final = 0.7
"""Seconds without a key after which a hand begins something new; keys that go on sooner belong to what went before."""


class BehindLock(Mending, part=True):
    """Keeps the lock in front, whatever is shown, taken away or said meanwhile, and keys that were meant for later."""

    PASSERS: ClassVar = frozenset({"quit"})
    """What a key of the app may do before the PIN."""

    def __init__(self, **opening: Any) -> None:
        super().__init__(**opening)
        self.locked = False
        self._mode_behind = self.current_mode
        self._unsaid: list[Callable[[], None]] = []
        self._aside: list[events.Event] = []
        self._runs_on_since: float | None = None

    def begin_locked(self) -> None:
        """Paint the lock first of all; the counter is there once it is opened."""
        self._screen_stacks = {LOCK: []}
        self._current_mode = LOCK
        self.locked = True

    def go_behind(self) -> None:
        """Have the lock in front."""
        self._key_path = ()  # whoever waits for the desk behind the lock does not hold back the keys for the lock
        self.clear_notifications()
        self._mode_behind = self.current_mode
        super().switch_mode(LOCK)
        self.locked = True

    def come_back(self) -> None:
        """Have in front what is to be there; what was struck for it and said meanwhile goes on."""
        self.locked = False
        self._key_path = ()
        super().switch_mode(self._mode_behind)
        for screen in self.screen_stack:
            screen.refresh(layout=True)
        for say in self._unsaid:
            say()
        self._unsaid.clear()
        for event in self._aside:
            self._hold(event)
        self._aside = []
        if self._held and not self._looking:
            self._look_again()

    def leave_but_the_counter(self) -> None:
        """Close the other screens: what stands there was read by somebody who may see more."""
        for mode in [mode for mode in self._screen_stacks if mode not in {LOCK, self.DEFAULT_MODE}]:
            for screen in reversed(self._screen_stacks.pop(mode)):
                self.call_later(self._replace_screen, screen)
        self._mode_behind = self.DEFAULT_MODE
        for screen in self._screen_stacks.get(self.DEFAULT_MODE, []):
            screen.post_message(DeskOpened())

    # Keys.

    def set_aside(self, keys: Iterable[events.Key] = (), *, but: int = 0) -> None:
        """Keep behind the lock what was struck for later: these keys, those still held, and those that go on.

        The first of those held stay that are for the lock; `but` says how many.
        """
        later = [*self._held][but:]
        self._held = deque([*self._held][:but])
        self._aside += [*(self.struck_again(key) for key in keys), *later]
        self._runs_on_since = self._key_before.time if self._aside and self._key_before else None

    def struck_again(self, key: events.Key) -> events.Key:
        """The same key once more: the one that came was handled, and says so."""
        again = events.Key(key.key, key.character)
        again.time = key.time
        again.set_sender(self)
        return again

    async def on_event(self, event: events.Event) -> None:
        """Keys that go on without a pause from what was set aside belong to it."""
        if self.locked and self._runs_on(event):
            self._aside.append(event)
        else:
            await super().on_event(event)

    def _runs_on(self, event: events.Event) -> bool:
        if self._runs_on_since is None or not isinstance(event, events.Key):
            return False
        goes_on = event.time - self._runs_on_since < _PAUSE
        self._runs_on_since = event.time if goes_on else None
        return goes_on

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the PIN no key of the app leads anywhere."""
        if self.locked:
            return action in self.PASSERS
        return super().check_action(action, parameters)

    # Screens and words.

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
