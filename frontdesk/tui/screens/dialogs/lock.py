"""The lock: who is here, and their PIN; behind it nothing is seen of any customer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work

from frontdesk.tui.bindings.locking import LOCK
from frontdesk.tui.lock.idling import IdlingApp
from frontdesk.tui.screens.dialogs.proving import Proving
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.pin_box import PinBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime

    from textual.widget import Widget
    from textual.widgets import Input

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff

_OPENED = "That card is opened once the till is unlocked."
_NOT_OPENED = "Unlock the till first, and scan that card again at the counter."
_MOST = 6
_BESIDES = 12
"""Rows of the screen that are not the list's: the dialog's own, and a little air."""


class Lock(Proving):
    """The team, and a box for the PIN of the marked one; the right one opens what stands behind."""

    app = getters.app(IdlingApp)
    BINDINGS = LOCK
    choices = getters.query_one("#lock-team", Choices)

    def __init__(self) -> None:
        super().__init__("This till is locked.")
        self._team: tuple[Staff, ...] = ()
        self._moved = False

    def fields(self) -> Iterator[Widget]:
        """The team, and the box."""
        yield Choices(id="lock-team")
        yield PinBox("PIN, then Enter", id="pin-box")

    def on_screen_resume(self) -> None:
        """Begin anew: nothing typed, nothing said, whoever was here last marked."""
        self.trouble("")
        self.box.take()
        self.box.focus()
        self._moved = False
        if self._team:
            self._show(self.app.last_name)
        else:
            self.choices.styles.height = 1
            self.choices.show([(self.app.last_name, "")] if self.app.last_name else [])
        self._begin()

    @work(group="team", exclusive=True)
    async def _begin(self) -> None:
        await self._read_team()

    async def _read_team(self) -> None:
        """Read the team anew; whoever can unlock comes first, for there may be fifty who cannot."""
        with self.plainly():
            shop, team = await self.app.at_lock(_read)
            marked = self._team[self.choices.chosen].name if self._moved else self.app.last_name
            self._team = tuple(sorted(team, key=lambda member: not member.pin))
            self.retitle(shop)
            self._show(marked)
            self.say_how_long()

    def _show(self, marked: str) -> None:
        names = [member.name for member in self._team]
        chosen = names.index(marked) if marked in names else 0
        rows = [(member.name, member.role if member.pin else "has no PIN yet") for member in self._team]
        self.choices.styles.height = min(len(rows), max(_MOST, self.app.size.height - _BESIDES))
        self.choices.show(rows, chosen=chosen)

    def asked(self, act: Callable[[Desk], Desk]) -> Awaitable[Desk]:
        """Ask the desk behind the lock."""
        return self.app.at_lock(act)

    def instant(self) -> datetime | None:
        """What the shop's clock says, in UTC; None where there is nothing to wait for."""
        return self.app.shut_desk.clock.now() if self.app.shut_desk is not None else None

    async def action_choose(self, step: int) -> None:
        """Mark somebody else."""
        self.box.take()
        if not self._team:
            await self._read_team()
        self.choices.choose(step)
        self._moved = bool(self._team)

    async def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click marks somebody."""
        message.stop()
        self._moved = True
        self.box.take()
        self.box.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter has the PIN looked at."""
        event.stop()
        await self._look_at_it()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._look_at_it)

    async def _look_at_it(self) -> None:
        if not self._team:
            await self._read_team()
        keys, scanned = [*self.box.struck], self.box.scanned
        pin = self.box.take()
        if not pin or not self._team or not self.app.locked:
            return
        member = self._team[self.choices.chosen]
        if scanned and await self.app.at_lock(partial(_is_a_card, text=pin)):
            self.app.scanned_at_lock(keys)
            self.trouble(_OPENED if self.app.has_box_behind else _NOT_OPENED)
        elif not member.pin:
            self.trouble(f"{member.name} has no PIN yet. Whoever has one opens the till; the owner gives them out.")
        elif (desk := await self.proved(member.name, pin)) is not None:
            self.trouble("")
            self.app.let_in(desk, sees_less=await self.app.at_lock(lambda was: was.sees_all and not desk.sees_all))


def _read(desk: Desk) -> tuple[str, tuple[Staff, ...]]:
    from frontdesk.desk.team import everybody

    return desk.shop.name, everybody(desk)


def _is_a_card(desk: Desk, text: str) -> bool:
    from frontdesk.desk.lookup import find

    return find(desk, text, limit=1).exact
