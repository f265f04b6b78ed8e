"""A till that nobody touches locks by itself, where PINs are in use."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from textual import events

from frontdesk.tui.lock.locking import LockingApp

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

_MINUTE: Final = 60.0
_SOON: Final = 1.0
_FRESH: Final = 120.0
"""Seconds after which nobody waits any more for the card that was scanned while the till was locked."""


def seconds_awake_or_asleep() -> float:
    """Seconds that pass also while the machine sleeps: one that wakes up has been left alone."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdlingApp(LockingApp, part=True):
    """Knows since when nobody is here; any key begins anew."""

    def __init__(self, **opening: Any) -> None:
        super().__init__(**opening)
        self.touched = 0.0
        """When somebody last struck a key or moved the mouse."""
        self._scanned: tuple[float, list[events.Key]] = (0.0, [])

    def take_up(self, desk: Desk) -> None:
        """Begin to look now and then whether anybody is here."""
        super().take_up(desk)
        if not self.touched:
            self.set_timer(_SOON, self._see_whether_idle)
        self.touched = seconds_awake_or_asleep()

    async def on_event(self, event: events.Event) -> None:
        """Remember that somebody is here."""
        if isinstance(event, (events.Key, events.Paste, events.MouseEvent)):
            self.touched = seconds_awake_or_asleep()
        await super().on_event(event)

    async def _see_whether_idle(self) -> None:
        self.set_timer(await self.lock_if_idle(), self._see_whether_idle)

    async def lock_if_idle(self) -> float:
        """Lock when nobody has touched the till for as long as the shop says; in how many seconds to look again."""
        desk = self.desk
        if desk is None or not desk.shop.idle_lock:
            return _MINUTE
        left = desk.shop.idle_lock * _MINUTE - (seconds_awake_or_asleep() - self.touched)
        if left > 0:
            return min(left, _MINUTE)
        if self._held or not self._settled():
            return _SOON
        if await self._in_thread(lambda: self.look_whether_guarded(desk)) and self.desk is desk:
            self.shut(desk)
        return _MINUTE

    # A card that is scanned before the PIN.

    def scanned_at_lock(self, keys: list[events.Key]) -> None:
        """Keep a customer's card that was scanned before the PIN: it is opened after it."""
        self._scanned = (seconds_awake_or_asleep(), keys)

    @property
    def has_box_behind(self) -> bool:
        """Whether the counter's box is what the lock uncovers, and not a form or another screen."""
        from frontdesk.tui.screens.counter import Counter

        front = self._screen_stacks.get(self._mode_behind, [])
        return self._mode_behind == "counter" and (not front or isinstance(front[-1], Counter))

    def let_in(self, desk: Desk, *, sees_less: bool = False) -> None:
        """Open the card that was scanned, if its customer still waits and there is a box for it."""
        (at, keys), self._scanned = self._scanned, (0.0, [])
        if self.has_box_behind and seconds_awake_or_asleep() - at < _FRESH:
            self._aside += [self.struck_again(key) for key in keys]
        super().let_in(desk, sees_less=sees_less)
