"""An app with a desk behind it: opened off the screen's thread, asked one thing after the other."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from frontdesk.errors import ChangedMeanwhile, FrontdeskError, PinWanted, StoreBusy, StoreReadOnly
from frontdesk.mishaps import left_to_an_act
from frontdesk.tui.later import Later
from frontdesk.tui.messages import AllLoaded, Arrived, DeskOpened
from frontdesk.tui.two_tills.kept_visits import KeptVisits, NotLogged
from frontdesk.tui.two_tills.news import News
from frontdesk.tui.two_tills.settling import say_beside, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.settings import Settings

Answer = TypeVar("Answer")

_HASTY = 3.0
"""Seconds after a vain wait during which the next one is short: the other till is not done yet."""


class DeskApp(News, part=True):
    """Paints first, opens the desk meanwhile, and lets screens ask it things."""

    def __init__(
        self,
        *,
        database: Path,
        settings_file: Path,
        settings: Settings,
        by: str | None = None,
        create: bool = False,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__()
        self.database = database
        self.settings_file = settings_file
        self.settings = settings
        self.masked = settings.mask
        self.copy: tuple[Path, str] | None = None
        """What is only looked at in the shop's stead, and what that is."""
        self._by = by
        self._create = create
        self._now = now
        self._desk: asyncio.Future[Desk] | None = None
        self.kept = KeptVisits(self)
        self._hasty_until = 0.0
        self.later = Later()
        self._acts = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    def on_mount(self) -> None:
        """Let whoever asks already wait for the desk."""
        self._desk = asyncio.get_running_loop().create_future()

    def on_ready(self) -> None:
        """Open the desk once the first screen stands.

        Not after its first refresh: when Enter was typed ahead the screen waits for the desk before it refreshes.
        """
        self.run_worker(self._opening(), name="opening")

    async def _opening(self) -> None:
        try:
            desk = await self._in_thread(self._open_desk)
        except FrontdeskError as error:
            await self.cannot_open(error)
            return
        self.opened()
        self.take_up(desk)
        await self.later.load(self._in_thread, asked=self.desk is not None)  # behind the lock nobody can ask
        for screen in self.all_screens:
            screen.post_message(AllLoaded())
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.run_worker(partial(_learn_words, desk), name="words", group="words", thread=True)
        await self.look_for_drafts()

    async def cannot_open(self, error: FrontdeskError) -> None:
        """Leave, and say why."""
        self.failure = error
        self.exit(int(error.exit_code), return_code=int(error.exit_code))

    def opened(self) -> None:
        """The shop could be opened."""

    async def met(self, error: FrontdeskError) -> None:
        """Something at the desk went wrong, which whoever asked will say."""

    def take_up(self, desk: Desk) -> None:
        """Begin to work at a desk that was just opened."""
        if self._desk is not None:
            self._desk.set_result(desk)
        self.screen.post_message(DeskOpened())
        if not desk.store.only:
            self.begin_watching(desk)

    def _open_desk(self) -> Desk:
        from frontdesk.desk.desk import NobodyOfThatName, open_desk

        till, backups = self.settings.till, self.settings.backup_folder
        desk = open_desk(self.database, till=till, create=self._create, now=self._now, backups=backups, copy=self.copy)
        if self.copy is None and not desk.store.writable:
            desk.close()
            raise StoreReadOnly(f"{self.database} or its folder may not be written to.")
        try:
            return desk.by(self._by or self.settings.staff)
        except PinWanted:  # they are asked for it once the screen stands
            return desk
        except NobodyOfThatName:
            if self._by is not None:
                raise
            return desk  # whoever was chosen last may have left since

    @property
    def desk(self) -> Desk | None:
        """The open desk; None until it is there."""
        return self._desk.result() if self._desk is not None and self._desk.done() else None

    async def at_desk(self, act: Callable[[Desk], Answer]) -> Answer:
        """Do something at the desk, off the screen's thread, one thing after the other.

        Whoever awaits it inside a key's handler holds back the keys struck meanwhile, so that none of them acts on
        what was there before. What another till changed at the same time is asked about, and done as it was answered.

        Raises:
            FrontdeskError: whatever the desk says.
        """
        try:
            answer = await self.at_once(act)
        except ChangedMeanwhile as clash:
            answer = await settled(self, clash)
        say_beside(self, answer)
        return answer

    async def at_once(self, act: Callable[[Desk], Answer]) -> Answer:
        """The same without asking anybody anything."""
        if self._desk is None:
            self._desk = asyncio.get_running_loop().create_future()
        desk = await asyncio.shield(self._desk)
        try:
            return await self._in_thread(lambda: _at_the_counter(desk, act, hasty=monotonic() < self._hasty_until))
        except FrontdeskError as error:
            if isinstance(error, StoreBusy):
                self._hasty_until = monotonic() + _HASTY
            await self.met(error)
            raise

    async def reopened(self, meanwhile: Callable[[Desk], Answer]) -> Answer:
        """Close the desk, do something with the shop's file while nobody here has it open, and open the desk again.

        Whoever asks the desk meanwhile waits. `meanwhile` is handed the closed desk, to tell the time by.

        Raises:
            FrontdeskError: whatever is said meanwhile; the desk is open again all the same.
        """
        if self._desk is None:
            raise LookupError
        desk = await asyncio.shield(self._desk)
        await self.let_go()
        try:
            return await self._in_thread(lambda: meanwhile(desk))
        finally:
            await self.open_again()

    async def let_go(self) -> None:
        """Close the desk if it is open; whoever asks it then waits until it is open again."""
        if (desk := self.desk) is None:
            return
        self._desk = asyncio.get_running_loop().create_future()
        await self._in_thread(self.stop_watching)
        await self._in_thread(desk.close)
        self._by = None
        self.settings = self.settings._replace(staff=desk.staff.name if desk.staff is not None else None)

    async def open_again(self) -> None:
        """Open the desk, with whoever was at it."""
        await self._opening()

    async def _in_thread(self, job: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._acts, job)

    def take_place(self, desk: Desk) -> None:
        """Go on with this desk: somebody else is at the till now."""
        self._desk = asyncio.get_running_loop().create_future()
        self._desk.set_result(desk)

    def on_unmount(self) -> None:
        """Let go of the shop's file."""
        desk = self.desk
        self.kept.finish()
        if self.kept.lost and self.failure is None:  # nobody is here any more who could have read it
            self.failure = NotLogged(f"Not logged: {' '.join(self.kept.lost)}")
        self.stop_watching()
        self._acts.shutdown(wait=True, cancel_futures=True)
        if desk is not None:
            desk.close()

    def action_go(self, mode: str) -> None:
        """Go to one of the screens, ready for what comes next there."""
        self.go(mode)
        self.screen.post_message(Arrived())

    def go(self, mode: str) -> None:
        """Show one of the screens, as it was left."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(mode)


def _learn_words(desk: Desk) -> None:
    """A search reads the words where they are not."""
    from frontdesk.desk.lookup import learn_words

    with left_to_an_act():
        learn_words(desk)


def _at_the_counter(desk: Desk, act: Callable[[Desk], Answer], *, hasty: bool) -> Answer:
    """Nobody at a counter waits for another till's import, least of all twice: what is typed stays, visits are kept."""
    from frontdesk.desk.patience import AT_THE_COUNTER, HASTY, patiently

    return patiently(desk, act, HASTY if hasty else AT_THE_COUNTER)
