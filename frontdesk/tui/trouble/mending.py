"""An app that names what ails the shop's file and goes on once it is mended; what was typed stays where it is."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from frontdesk.errors import DiskFull, FrontdeskError, OwnersAlone, StoreBusy, StoreMissing, StoreTrouble
from frontdesk.paths import backup_folder
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.messages import DeskOpened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.clock import Clock
    from frontdesk.desk.desk import Desk
    from frontdesk.records.trouble import Trouble, Way
    from frontdesk.tui.screens.trouble import TroubleScreen

_OWNERS: frozenset[Way] = frozenset({"restore", "anew"})
_EVERY = 3.0
"""Seconds between two quiet looks whether the file is still where it was."""
_AT_ONCE = 1.0
"""Seconds within which a failure is not somebody's next act."""


class Mending(DeskApp, part=True):
    """Shows what is the matter at the start and in the middle of the day, and goes the way that is chosen."""

    failing = False
    """Whether the shop cannot be used at this moment."""
    guarded = False
    """Whether PINs are in use, as this till last saw it."""
    before: Desk | None = None
    """The desk that was open here last, for who had shown their PIN at it; None where none has been."""
    _told_in: TroubleScreen | None = None
    """The screen that named the trouble last."""
    _call = ""
    """Whom to call for what is the owner's alone; empty where whoever is here may do it."""
    _waved: tuple[str, float] | None = None
    """What somebody went back from without mending it, and when: it is not said again before they act again."""

    def on_ready(self) -> None:
        """Begin to look, now and then, whether the file is still where it was."""
        self.set_interval(_EVERY, self._look_quietly)

    @property
    def _backups(self) -> Path:
        return self.settings.backup_folder or backup_folder(self.database)

    @property
    def _wall(self) -> Clock:
        """The machine's own clock: the shop's cannot be asked now."""
        from frontdesk.clock import Clock, system_zone

        return Clock(system_zone()) if self._now is None else Clock(system_zone(), _now=self._now)

    @property
    def _in_front(self) -> TroubleScreen | None:
        return self._told_in if self.screen_stack and self.screen_stack[-1] is self._told_in else None

    def has(self, screen: TroubleScreen) -> bool:
        """Whether a screen is still there, in front or behind the lock."""
        return screen in self.all_screens

    async def cannot_open(self, error: FrontdeskError) -> None:
        """Say why the shop cannot be opened, and what can be done; whoever leaves now is told so once more."""
        if not isinstance(error, StoreTrouble | DiskFull):
            await super().cannot_open(error)
            return
        from frontdesk.keeping.trouble import name_trouble

        now = self._wall.now()
        trouble = await self._in_thread(partial(name_trouble, error, self.database, self._backups, now))
        self.failure = error
        self._show(trouble)

    async def met(self, error: FrontdeskError) -> None:
        """Look whether something that went wrong at the desk means that the shop ails, and say so."""
        if not isinstance(error, StoreTrouble | DiskFull) or isinstance(error, StoreBusy) or self._in_front:
            return
        from frontdesk.keeping.trouble import seen_in

        desk = self.desk
        if desk is not None:
            now = self._wall.now()
            trouble = await self._in_thread(partial(seen_in, error, desk.store, self._backups, now))
            if trouble is not None and not self._just_waved(trouble.cause):
                await self._look_who_is_here(desk)
                self._show(trouble)

    async def _look_who_is_here(self, desk: Desk) -> None:
        """What is the owner's alone stays so when the shop ails, as far as it was seen who is here."""
        from frontdesk.desk.ailing import kept_from

        self.before = desk
        self._call = await self._in_thread(partial(kept_from, desk, guarded=self.guarded))

    async def let_go(self) -> None:
        """Close the desk, and remember who was at it."""
        if (desk := self.desk) is not None:
            await self._look_who_is_here(desk)
        await super().let_go()

    def _just_waved(self, cause: str) -> bool:
        """Whether it is what the screens meet that are painted again when somebody goes back to them."""
        return self._fresh and self._waved is not None and self._waved[0] == cause

    @property
    def _fresh(self) -> bool:
        return self._waved is not None and monotonic() - self._waved[1] < _AT_ONCE

    def _look_quietly(self) -> None:
        if (desk := self.desk) is None or self.failing or self._waved or desk.store.only or not desk.store.gone:
            return
        self.run_worker(self.met(StoreMissing(f"There is no shop at {self.database} any more.")), group="mending")

    def notify(self, message: str, *, severity: Any = "information", **how: Any) -> None:
        """Say something in passing, but not what the screen of trouble says, or said a moment ago."""
        if not (self.failing or self._fresh) or severity != "error":
            how.pop("markup", None)  # nothing that is said here ever is
            super().notify(message, severity=severity, markup=False, **how)

    def _show(self, trouble: Trouble) -> None:
        from frontdesk.tui.screens.trouble import TroubleScreen

        trouble = self._for_whoever_is_here(self._dated(trouble))
        self.failing = True
        self.clear_notifications()
        if (screen := self._in_front) is not None:
            screen.show(trouble)
        else:
            self._told_in = TroubleScreen(trouble)
            self.push_screen(self._told_in, self._left)

    def _left(self, cause: str | None) -> None:
        """Go on with what is there; whoever goes back without mending it is told again when an act fails."""
        self._waved = (cause, monotonic()) if cause is not None else None
        self.failing = False
        for screen in self.screen_stack:
            screen.post_message(DeskOpened())

    def _dated(self, trouble: Trouble) -> Trouble:
        """Say when the last good backup was made, by the clock on the wall."""
        from dataclasses import replace

        if trouble.last is None:
            return trouble
        told = f"Last verified backup: {self._when(trouble)}, {trouble.last.words} ago."
        return replace(trouble, known=(*trouble.known, told))

    def _for_whoever_is_here(self, trouble: Trouble) -> Trouble:
        """Leave out what is the owner's alone, and say whom to call for it."""
        from dataclasses import replace

        rest = tuple(offer for offer in trouble.offers if offer.way not in _OWNERS)
        if not self._call or len(rest) == len(trouble.offers):
            return trouble
        told = f"Only the owner may bring a backup back or begin a new shop: call {self._call}."
        return replace(trouble, offers=rest, known=(*trouble.known, told))

    def _when(self, trouble: Trouble) -> str:
        from frontdesk.tui.screens.taking_back import said_when

        return said_when(trouble.last.line.taken_at, self._wall) if trouble.last is not None else ""

    async def mend(self, trouble: Trouble, way: Way) -> str:
        """Go a way; what there is to know afterwards, a line each, empty for nothing.

        Raises:
            FrontdeskError: it could not be gone; all is as it was.
        """
        from frontdesk.desk.ailing import may_look
        from frontdesk.tui.trouble import ways

        desk = self.desk
        if self._call and way in _OWNERS:
            raise OwnersAlone(f"That is for the owner alone: call {self._call}.")
        self.copy = None
        if desk is not None and (way == "rebuild" or (way == "again" and trouble.cause != "replaced")):
            told = await self._in_thread(partial(ways.in_place, trouble, desk, way))
            self.opened()
            return told
        if way == "look":
            own = trouble.cause in ("read-only", "full")
            what = "a shop that may not be written to" if own else f"the backup of {self._when(trouble)}"
            copy = (self.database if own else _last(trouble), what)
            await self._in_thread(partial(may_look, self.database, copy, desk or self.before))
            self.copy = copy
        if way == "put_back" and desk is not None:
            return await self._in_thread(partial(ways.put_back, desk, self._wall)) + await self._afresh(str)
        return await self._afresh(self._job(trouble, way))

    def _job(self, trouble: Trouble, way: Way) -> Callable[[], str]:
        from frontdesk.tui.trouble import ways

        if way == "restore":
            foreign = trouble.cause in ("foreign", "damaged")
            shown = self.before is not None and self.before.proved
            at = "" if shown else self.settings.till
            return partial(ways.restored, self.database, _last(trouble), self._wall, whosever=foreign, unshown_at=at)
        return partial(ways.begun, self.database, self._wall) if way == "anew" else str

    async def _afresh(self, job: Callable[[], str]) -> str:
        """Do something while nobody here has the shop open, then open what lies there."""
        await self.let_go()
        try:
            return await self._in_thread(job)
        finally:
            await self.open_again()

    def opened(self) -> None:
        """All is well again: what was on the screen before comes back, unless there is something to know first."""
        self.failing, self.failure, self._waved = False, None, None
        if (screen := self._in_front) is not None and not screen.tells:
            screen.dismiss(None)


def _last(trouble: Trouble) -> Path:
    if trouble.last is None:
        raise StoreMissing("There is no backup that is whole.")
    return trouble.last.line.path
