"""The lock before the counter: where PINs are in use nobody is at the desk until one of them is shown."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual import events

from frontdesk.errors import FrontdeskError
from frontdesk.tui.behind_lock import BehindLock

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk

Answer = TypeVar("Answer")

_PAUSE: Final = 0.7
"""Seconds without a key after which a hand begins something new; keys that go on sooner belong to what went before."""
_MINUTE: Final = 60.0
_SOON: Final = 1.0
_FRESH: Final = 120.0
"""Seconds after which nobody waits any more for the card that was scanned while the till was locked."""


def now_awake_or_asleep() -> float:
    """Seconds that pass also while the machine sleeps: one that wakes up has been left alone."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class LockingApp(BehindLock):
    """Locks at the start, after idle time and at a key; what stands behind the lock stays, and is not seen."""

    def __init__(self, **opening: Any) -> None:
        super().__init__(**opening)
        self.guarded = False
        """Whether PINs are in use, as this till last saw it."""
        self.touched = 0.0
        """When somebody last struck a key or moved the mouse."""
        self._behind: asyncio.Future[Desk] | None = None
        self._aside: list[events.Event] = []
        self._scanned: tuple[float, list[events.Key]] = (0.0, [])
        self._runs_on_since: float | None = None

    @property
    def shut_desk(self) -> Desk:
        """The desk behind the lock, at which nobody is."""
        if self._behind is None:
            raise LookupError
        return self._behind.result()

    @property
    def last_name(self) -> str:
        """Who was at this till last, or is to be."""
        here = self.shut_desk.staff
        return here.name if here is not None else self._by or self.settings.staff or ""

    # Locking and letting in.

    def _open_desk(self) -> Desk:
        desk = super()._open_desk()
        self.guarded = desk.guarded
        return desk

    def take_up(self, desk: Desk) -> None:
        """Begin to work at a desk that was just opened: at once, or once somebody has shown their PIN."""
        if self.guarded:
            self._set_aside()
            self.shut(desk)
        else:
            super().take_up(desk)
        if not self.touched:
            self.set_timer(_SOON, self._see_whether_idle)
        self.touched = now_awake_or_asleep()

    def shut(self, desk: Desk) -> None:
        """Lock: from now on whoever asks the desk waits, and what is struck is for the lock."""
        if self._desk is None or self._desk.done():
            self._desk = asyncio.get_running_loop().create_future()
        self._behind = asyncio.get_running_loop().create_future()
        self._behind.set_result(desk)
        self._forget_pins()
        self._key_path = ()
        self.go_behind()

    def _set_aside(self) -> None:
        """What was typed ahead stays behind the lock: it was meant for what is there."""
        self._runs_on_since = self._key_before.time if self._key_before else None
        self._aside = [*self._held]
        self._held.clear()

    def let_in(self, desk: Desk) -> None:
        """Somebody has shown their PIN: all is as it was left, and what was struck before the lock goes on."""
        self.seat(desk)
        self.come_back()
        for event in [*self._aside, *self._scanned_lately()]:
            self._hold(event)
        self._aside = []
        if self._held and not self._looking:
            self._look_again()

    def seat(self, desk: Desk) -> None:
        """Somebody is at this till from now on; their name is remembered here, unless the disk refuses."""
        from frontdesk.settings import changing

        self.take_place(desk)
        name = desk.staff.name if desk.staff is not None else None
        with suppress(FrontdeskError), changing(self.settings_file) as settings:
            settings.staff = name
        self.settings = replace(self.settings, staff=name)
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def _forget_pins(self) -> None:
        """What was typed of a PIN does not stay behind the lock."""
        from frontdesk.tui.widgets.pin_box import PinBox

        for screen in self.screen_stack:
            for box in screen.query(PinBox):
                box.take()

    def on_unmount(self) -> None:
        """Let go of the shop's file behind the lock as well."""
        if self.locked:
            self._acts.shutdown(wait=True, cancel_futures=True)
            self.shut_desk.close()

    async def at_lock(self, act: Callable[[Desk], Answer]) -> Answer:
        """Do something at the desk behind the lock, as the lock alone may.

        Raises:
            FrontdeskError: whatever the desk says.
        """
        if self._behind is None:
            raise LookupError
        desk = await asyncio.shield(self._behind)
        return await self._in_thread(lambda: act(desk))

    def take_place(self, desk: Desk) -> None:
        """Go on with this desk; whoever waited for it while the till was locked does so too."""
        if self._desk is not None and not self._desk.done():
            self._desk.set_result(desk)
        else:
            super().take_place(desk)

    def action_lock(self) -> None:
        """Lock at once."""
        if self.desk is not None and not self.locked:
            self.shut(self.desk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no PINs are in use nothing is there to be locked."""
        if action == "lock" and not self.locked:
            return self.guarded
        return super().check_action(action, parameters)

    # Idle time.

    async def _see_whether_idle(self) -> None:
        wait = await self.lock_if_idle()
        self.set_timer(wait, self._see_whether_idle)

    async def lock_if_idle(self) -> float:
        """Lock when nobody has touched the till for as long as the shop says; in how many seconds to look again."""
        desk = self.desk
        if desk is None or self.locked or not desk.shop.idle_lock:
            return _MINUTE
        left = desk.shop.idle_lock * _MINUTE - (now_awake_or_asleep() - self.touched)
        if left > 0:
            return min(left, _MINUTE)
        if self._held or not self._settled():
            return _SOON
        self.guarded = await self._in_thread(lambda: desk.guarded)
        if self.guarded and self.desk is desk:
            self.shut(desk)
        return _MINUTE

    # What comes in, and what would come before the lock.

    async def on_event(self, event: events.Event) -> None:
        """Remember that somebody is here; keys that go on from before the lock stay behind it."""
        if isinstance(event, (events.Key, events.Paste, events.MouseEvent)):
            self.touched = now_awake_or_asleep()
            if self.locked and self._runs_on(event):
                self._aside.append(event)
                return
        await super().on_event(event)

    def _runs_on(self, event: events.Event) -> bool:
        if self._runs_on_since is None or not isinstance(event, events.Key):
            return False
        since, self._runs_on_since = self._runs_on_since, event.time
        if event.time - since < _PAUSE:
            return True
        self._runs_on_since = None
        return False

    def scanned_at_lock(self, keys: list[events.Key]) -> None:
        """Keep a customer's card that was scanned before the PIN: it is opened after it."""
        self._scanned = (now_awake_or_asleep(), [self._struck_again(key) for key in keys])

    def _struck_again(self, key: events.Key) -> events.Key:
        """The same key once more: the one that came was handled, and says so."""
        again = events.Key(key.key, key.character)
        again.time = key.time
        again.set_sender(self)
        return again

    def _scanned_lately(self) -> list[events.Key]:
        """The card that was scanned, if its customer still waits and there is a box for it, not a half-filled form."""
        from frontdesk.tui.screens.counter import Counter

        (at, keys), self._scanned = self._scanned, (0.0, [])
        fresh = keys and now_awake_or_asleep() - at < _FRESH
        return keys if fresh and isinstance(self.screen, Counter) else []
