"""How long an act waits while another till does something long, and who is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from frontdesk.store.file.waiting import LONGEST, StillBusy, patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk

__all__ = ["AT_THE_COUNTER", "HASTY", "LONGEST", "StillBusy", "patient", "patiently"]

Answer = TypeVar("Answer")

AT_THE_COUNTER = 1.5
"""Seconds that somebody at the counter waits: tills that only log visits keep nobody waiting longer."""


HASTY = 0.1
"""Seconds for whoever has waited in vain a moment ago."""


def patiently(desk: Desk, act: Callable[[Desk], Answer], seconds: float) -> Answer:
    """Do something at the desk that waits so many seconds for other tills.

    Raises:
        StillBusy: they were writing all the while; nothing was saved.
        FrontdeskError: whatever the act says.
    """
    with patient(seconds):
        return act(desk)
