"""How long a writer waits for another till, fairly, and whom it tells that it waits."""

from __future__ import annotations

import os
import random
import sys
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.errors import StoreBusy

if sys.platform != "win32":  # which knows no lock on a folder
    from fcntl import LOCK_EX, LOCK_NB, flock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST = 60.0
"""Seconds that a command or an import waits: the largest import of another till is done by then."""

_TELL_AFTER = 1.0
_QUEUES_FOR = 2.0
"""Seconds that a till queues for its turn; then something long goes on, or something else has locked the folder."""
_TURN_PAUSE = 0.004
_IMPATIENCE = 20.0
"""By how much the looks for one's turn come closer together with each second: whoever waits longest is served first."""
_FREE_PAUSES = ((_QUEUES_FOR, 0.001), (float("inf"), 0.025))
"""Up to how many seconds of waiting, how many seconds lie between two looks whether the file is free."""


class StillBusy(StoreBusy):
    """Another till is still writing; nothing was saved yet."""

    hint = "Do this once more when that is done."


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait; `told` is called once when it takes longer than anybody expects."""

    seconds: float = LONGEST
    told: Callable[[], object] | None = None


_OF_COMMANDS = Patience()
_PATIENCE: ContextVar[Patience] = ContextVar("patience", default=_OF_COMMANDS)


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


def until_free(folder: Path, begin: Callable[[], object]) -> None:
    """Begin to write as soon as no other till does, one after the other.

    SQLite's own wait sleeps the longer the longer it has waited already, and who has just written finds the file free
    again before anybody else looks: of eight tills that write all the time one waited 5 s. So whoever wants to write
    first takes the only place at the head of the queue, a lock on the shop's folder, and lets go of it once the file
    is theirs. The lock goes with its holder, however that ends.

    Args:
        folder: where the shop's file lies.
        begin: begins, or raises `StoreBusy` at once.

    Raises:
        StillBusy: other tills were writing for longer than there was patience.
    """
    wait = _Wait(_PATIENCE.get())
    with _turn(folder, wait):
        while True:
            try:
                begin()
            except StoreBusy as busy:
                if wait.over:
                    raise StillBusy from busy
                wait.sleep(next(pause for most, pause in _FREE_PAUSES if wait.lasts < most))
            else:
                return


class _Wait:
    """One wait: how long it lasts, and whether whoever waits was told."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._since = time.monotonic()
        self._told = False

    @property
    def lasts(self) -> float:
        return time.monotonic() - self._since

    @property
    def over(self) -> bool:
        return self.lasts >= self._patience.seconds

    def sleep(self, pause: float) -> None:
        lasts = self.lasts
        if lasts >= _TELL_AFTER and not self._told and self._patience.told is not None:
            self._told = True
            self._patience.told()
        # Not all in step; and never longer than there is patience.
        time.sleep(max(min(pause * random.uniform(0.5, 1.5), self._patience.seconds - lasts), 0))  # noqa: S311


@contextmanager
def _turn(folder: Path, wait: _Wait) -> Iterator[None]:
    """Stand at the head of the queue; where there can be no queue, or it does not move, beside it."""
    try:
        place = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        while not _taken(place) and wait.lasts < _QUEUES_FOR and not wait.over:
            wait.sleep(_TURN_PAUSE / (1 + _IMPATIENCE * wait.lasts))
        yield
    finally:
        os.close(place)


def _taken(place: int) -> bool:
    if sys.platform != "win32":
        try:
            flock(place, LOCK_EX | LOCK_NB)
        except OSError:
            return False
    return True
