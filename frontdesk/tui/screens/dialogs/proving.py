"""Showing by their PIN who somebody is: it is typed blind, taken at once, and a pause is said with the time left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.pin_box import PinBox
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from textual.widgets import Input

    from frontdesk.desk.desk import Desk

_STEP = 5
"""Seconds between two words on how long a pause still is: a clock that shows each second makes nobody faster."""
_MINUTE = 60


class Proving(Dialog):
    """A dialog with a box for a PIN."""

    keeps_words = False
    box = getters.query_one("#pin-box", PinBox)
    _until: datetime | None = None
    """When the pause ends, aware UTC."""

    def on_mount(self) -> None:
        """Count a pause down."""
        self.set_interval(_STEP, self.say_how_long)

    def asked(self, act: Callable[[Desk], Desk]) -> Awaitable[Desk]:
        """Ask the desk at which somebody is to be proved."""
        return self.at_desk(act)

    async def proved(self, name: str, pin: str) -> Desk | None:
        """The desk with this person at it; None when that is not their PIN, which then is said."""
        from frontdesk.desk.pins import prove

        there: list[Desk] = []
        with self.plainly():
            there.append(await self.asked(partial(prove, name=name, pin=pin)))
        self._until = getattr(self.refused, "until", None)
        self.say_how_long()
        return there[0] if there else None

    def say_how_long(self) -> None:
        """Say how long nobody may try; and when it is over, that it is."""
        now = self.instant()
        if self._until is None or now is None:
            return
        left = -(-(self._until - now).total_seconds() // _STEP) * _STEP
        if left > 0:
            wait = count(int(left), "second") if left < _MINUTE else count(-(-int(left) // _MINUTE), "minute")
            self.trouble(f"Too many wrong PINs. The next one is looked at in {wait}.")
            return
        self._until = None
        self.trouble("Now it can be tried again.")

    def instant(self) -> datetime | None:
        """What the shop's clock says, in UTC; None while nobody is at the desk."""
        return self.app.desk.clock.now() if self.app.desk is not None else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        if event.value and self._until is None:
            self.trouble("")
