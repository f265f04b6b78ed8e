"""Watches what other tills write, in a thread of its own: nothing of it is in the way of a key."""

from __future__ import annotations

from contextlib import closing, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.mishaps import left_to_an_act

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk

EVERY = 0.75
"""Seconds between two looks: what another till did is to be seen within two."""


class Watching:
    """Looks until it is told to stop.

    Args:
        desk: the shop, open.
        heard: called in the watching thread when another till has written.
        every: seconds between two looks.
    """

    def __init__(self, desk: Desk, heard: Callable[[], object], every: float) -> None:
        self._desk = desk
        self._heard = heard
        self._every = every
        self._stopped = Event()
        self._thread = Thread(target=self._look, name="watching", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let go of the shop's file; returns once that is done."""
        self._stopped.set()
        self._thread.join()

    def _look(self) -> None:
        from frontdesk.desk.news import watch

        with left_to_an_act(), closing(watch(self._desk)) as looks:
            while not self._stopped.wait(self._every):
                with suppress(FrontdeskError):  # it may pass; what nobody foresaw is logged once, and ends the looking
                    if looks.news():
                        self._heard()
