"""PINs of the team: set, taken off, and who has none yet; where none are in use nothing is said of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.lock.idling import IdlingApp
from frontdesk.tui.screens.thanking import Thanking
from frontdesk.tui.text import cells
from frontdesk.words.phrases import count, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff

_KEEPS_OUT = "From now on the till asks for a PIN at the start and when it is left alone."
_SHORT = 16
"""Cells that names have beside the other facts on a screen of sixty columns; more people are counted."""


class Pinning(Thanking):
    """A screen on which one of the team is marked."""

    app = getters.app(IdlingApp)

    @property
    def member(self) -> Staff | None:
        """Who is marked; None where nobody is."""
        raise LookupError

    def action_pin(self) -> None:
        """Give them a PIN, or another one."""
        if (member := self.member) is not None and member.active:
            self.call_next(self._ask_for_pin, member)

    async def _ask_for_pin(self, member: Staff) -> None:
        """Ask for it, unless it is nobody's here to give: that is said before anything is typed."""
        from frontdesk.desk import pins
        from frontdesk.tui.screens.dialogs.new_pin import NewPin

        with self.plainly():
            await self.at_desk(partial(pins.changeable, staff_id=member.id))
            self.app.push_screen(NewPin(member.name, save=partial(self._set_pin, member)))

    async def _set_pin(self, member: Staff, pin: str) -> None:
        """Give them this PIN; who gives it to themselves has shown with it who they are.

        Raises:
            FrontdeskError: it is no PIN, or somebody else's to give.
        """
        first = not self.app.guarded
        desk = await self.at_desk(partial(_given, staff_id=member.id, pin=pin))
        await self.at_desk(self.app.look_whether_guarded)
        if desk is not None:
            self.app.seat(desk)
        self.say(f"{member.name} has a PIN now. {_KEEPS_OUT if first and self.app.guarded else ''}".strip())

    def action_take_pin_off(self) -> None:
        """Leave them without a PIN; asks first, for nothing brings it back."""
        from frontdesk.tui.screens.dialogs.confirm import Confirm

        if (member := self.member) is not None:
            facts = [f"{member.name} can no longer open a locked till.", "There is no undo; a new one can be set."]
            self.app.push_screen(
                Confirm(f"Take the PIN of {member.name} off?", facts), partial(self._confirmed, member)
            )

    def _confirmed(self, member: Staff, yes: bool | None) -> None:
        if yes:
            self.call_next(self._take_off, member)

    async def _take_off(self, member: Staff) -> None:
        from frontdesk.desk import pins

        with self.plainly():
            await self.at_desk(partial(pins.take_off, staff_id=member.id))
            guarded = await self.at_desk(self.app.look_whether_guarded)
            self.say(f"{member.name} has no PIN any more. {'' if guarded else 'No PIN is asked for now.'}".strip())
        await self.show_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only who has a PIN can lose it, and only who works here gets one."""
        member = self.member if self.is_mounted and action in {"pin", "take_pin_off"} else None
        if action == "pin":
            return member is not None and member.active
        if action == "take_pin_off":
            return member is not None and member.pin
        return super().check_action(action, parameters)


def kept_out(team: Iterable[Staff]) -> str:
    """Who has no PIN, of those who work here; so short that it has room; empty when all have one."""
    names = [member.name for member in team if member.active and not member.pin]
    if not names:
        return ""
    told = joined(names)
    return f"locked out, no PIN yet: {told if cells(told) <= _SHORT else count(len(names), 'person', 'people')}"


def _given(desk: Desk, staff_id: int, pin: str) -> Desk | None:
    """Set a PIN; the desk with whoever has shown by it that they are at it, None where it is another's."""
    from frontdesk.desk import pins

    pins.set_pin(desk, staff_id, pin)
    own = desk.staff if desk.staff is not None and desk.staff.id == staff_id else None
    return pins.prove(desk, own.name, pin) if own is not None else None
