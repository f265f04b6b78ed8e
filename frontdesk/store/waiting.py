"""How long a writer waits for another till, fairly, and whom it tells that it waits."""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.errors import StoreBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 60.0
"""Seconds that a command or an import waits: the largest import of another till is done by then."""

_TELL_AFTER = 1.0
_PAUSES = ((0.05, 0.004), (1.0, 0.0015), (float("inf"), 0.025))
"""Up to how many seconds of waiting, how many seconds lie between two tries."""


class StillBusy(StoreBusy):
    """Another till is bringing in a file, or clearing up; nothing was saved yet."""

    hint = "It is done in a moment; then do this once more."


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait; `told` is called once when it takes longer than anybody expects."""

    seconds: float = LONGEST
    told: Callable[[], object] | None = None


_PATIENCE: ContextVar[Patience] = ContextVar("patience", default=Patience())


@contextmanager
def patient(seconds: float, told: Callable[[], object] | None = None) -> Iterator[None]:
    """Let what is written inside, in this thread, wait so long for other tills.

    Args:
        seconds: how long at most.
        told: called once, after a second of waiting, in the thread that waits.
    """
    before = _PATIENCE.set(Patience(seconds, told))
    try:
        yield
    finally:
        _PATIENCE.reset(before)


def until_free(begin: Callable[[], object]) -> None:
    """Begin to write as soon as no other till does.

    SQLite's own wait sleeps the longer the longer it has waited already, so that of eight tills that write all the
    time the one that came first comes last: 1 of 1,000 visits waited 5 s. Here whoever waits longer looks more often;
    only after a second, when something long goes on, seldom.

    Args:
        begin: begins, or raises `StoreBusy` at once.

    Raises:
        StillBusy: other tills were writing for longer than there was patience.
    """
    patience, since, told = _PATIENCE.get(), time.monotonic(), False
    while True:
        try:
            begin()
        except StoreBusy as busy:
            waited = time.monotonic() - since
            if waited >= patience.seconds:
                raise StillBusy from busy
            if not told and waited >= _TELL_AFTER and patience.told is not None:
                told = True
                patience.told()
            pause = next(pause for most, pause in _PAUSES if waited < most)
            time.sleep(min(pause * random.uniform(0.5, 1.5), patience.seconds - waited))  # noqa: S311  # only to keep tills out of step
        else:
            return
