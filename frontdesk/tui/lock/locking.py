"""The lock before the counter: where PINs are in use nobody is at the desk until one of them is shown."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events

from frontdesk.errors import FrontdeskError
from frontdesk.tui.lock.behind import BehindLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from frontdesk.desk.desk import Desk

Answer = TypeVar("Answer")


class LockingApp(BehindLock, part=True):
    """Locks at the start and at a key; what stands behind the lock stays, and is not seen."""

    def __init__(self, **opening: Any) -> None:
        super().__init__(**opening)
        self.guarded = self.settings.locks == str(self.database)
        if self.guarded:  # what is typed ahead may be a PIN: it is seen nowhere
            self.begin_locked()

    @cached_property
    def _behind(self) -> asyncio.Future[Desk]:
        """The desk behind the lock, at which nobody is, once it is open."""
        return asyncio.get_running_loop().create_future()

    @property
    def shut_desk(self) -> Desk | None:
        """The desk behind the lock; None until it is there."""
        return self._behind.result() if self.locked and self._behind.done() else None

    @property
    def last_name(self) -> str:
        """Who was at this till last, or is to be."""
        here = self.shut_desk.staff if self.shut_desk is not None else None
        return here.name if here is not None else self._by or self.settings.staff or ""

    # Locking.

    def _open_desk(self) -> Desk:
        desk = super()._open_desk()
        if not desk.store.only:
            self.look_whether_guarded(desk)
        elif desk.guarded:  # no PIN can be checked in what is only looked at
            from frontdesk.desk.ailing import known_to

            desk = replace(desk, staff=known_to(desk, self.before), proved=True)
        return desk

    def look_whether_guarded(self, desk: Desk) -> bool:
        """See whether PINs are in use now; this till remembers it, unless the disk refuses."""
        self.guarded = desk.guarded
        if self.guarded or self.settings.locks == str(self.database):
            self._note(locks=str(self.database) if self.guarded else None)
        return self.guarded

    def take_up(self, desk: Desk) -> None:
        """Begin to work at a desk that was just opened: at once, or once somebody has shown their PIN.

        What is only looked at does not lock: `mend` lets in whoever it knows.
        """
        if desk.store.only:
            super().take_up(desk)
        elif not self.locked and self.guarded:
            self.set_aside()
            self.shut(desk)
        elif self.locked:
            self._sort_what_was_typed_ahead()
            self._behind.set_result(desk)
            if not self.guarded:
                self.come_back()
                super().take_up(desk)
        else:
            super().take_up(desk)

    async def cannot_open(self, error: FrontdeskError) -> None:
        """What ails the shop may be seen by anybody: nothing of it is open."""
        if self.locked:
            self._behind.set_exception(error)
            self._behind.exception()  # whoever waits for the desk is told; nobody else has to be
            self.come_back()
        await super().cannot_open(error)

    def shut(self, desk: Desk) -> None:
        """Lock: from now on whoever asks the desk waits, and what is struck is for the lock."""
        if self._desk is None or self._desk.done():
            self._desk = asyncio.get_running_loop().create_future()
        self.__dict__.pop("_behind", None)
        self._behind.set_result(desk)
        self._forget_pins()
        self.go_behind()

    def action_lock(self) -> None:
        """Lock at once."""
        if self.desk is not None and not self.locked:
            self.shut(self.desk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no PINs are in use nothing is there to be locked."""
        if action == "lock" and not self.locked:
            return self.guarded
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Let go of the shop's file behind the lock as well."""
        if (desk := self.shut_desk) is not None:
            self._acts.shutdown(wait=True, cancel_futures=True)
            desk.close()

    # Letting in.

    async def at_lock(self, act: Callable[[Desk], Answer]) -> Answer:
        """Do something at the desk behind the lock, as the lock alone may.

        Raises:
            FrontdeskError: whatever the desk says.
        """
        desk = await asyncio.shield(self._behind)
        return await self._in_thread(lambda: act(desk))

    def let_in(self, desk: Desk, *, sees_less: bool = False) -> None:
        """Somebody has shown their PIN: all is as it was left, and what was struck before the lock goes on.

        Whoever `sees_less` than who was here before finds the counter, and no other screen as it was left.
        """
        self.seat(desk)
        self.begin_watching(desk)
        if sees_less:
            self.leave_but_the_counter()
        self.come_back()

    def seat(self, desk: Desk) -> None:
        """Somebody is at this till from now on; their name is remembered here."""
        self.take_place(desk)
        self._note(staff=desk.staff.name if desk.staff is not None else None)
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def take_place(self, desk: Desk) -> None:
        """Go on with this desk; whoever waited for it while the till was locked does so too."""
        if self._desk is not None and not self._desk.done():
            self._desk.set_result(desk)
        else:
            super().take_place(desk)

    def _note(self, **values: Any) -> None:
        """Remember something at this till, unless the disk refuses."""
        from frontdesk.settings import changing

        self.settings = self.settings._replace(**values)
        with suppress(FrontdeskError), changing(self.settings_file) as settings:
            for name, value in values.items():
                setattr(settings, name, value)

    # PINs that are being typed.

    def _forget_pins(self) -> None:
        """What was typed of a PIN does not stay behind the lock."""
        from frontdesk.tui.widgets.pin_box import PinBox

        for screen in self.screen_stack:
            for box in screen.query(PinBox):
                box.take()

    def _sort_what_was_typed_ahead(self) -> None:
        """Before anybody knew for what: a line of figures stays, for it may be a PIN; all else is for later."""
        from frontdesk.tui.widgets.pin_box import PinBox

        for box in self.screen.query(PinBox):
            line = [*until_enter([*box.struck, *self._held])]
            if self.guarded and all((key.character or "").isdecimal() for key in line if key.key != "enter"):
                self.set_aside(but=max(len(line) - len(box.struck), 0))
            else:
                self.set_aside(box.struck)
                box.take()


def until_enter(struck: Iterable[events.Event]) -> Iterator[events.Key]:
    """The keys of the first line, with the Enter that ends it."""
    for key in struck:
        if not isinstance(key, events.Key):
            return
        yield key
        if key.key == "enter":
            return
