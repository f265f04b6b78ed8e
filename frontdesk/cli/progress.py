"""How far a long command is, said on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVERY = 0.2
"""Seconds between two words on it: more often nobody can read."""

_SOON = 2.0
"""Seconds after which a rate is more than an accident."""


class Pace:
    """How fast a step goes, and how long it will still take; a step that begins anew is timed anew."""

    def __init__(self, what: str, share: Callable[[], float] | None = None) -> None:
        """`share` tells how much of the file was read, from 0 to 1, while nobody knows how many rows it has."""
        self._what, self._share = what, share
        self._began = time.monotonic()
        self._done = 0

    def told(self, done: int, whole: int | None) -> str:
        """One line: rows done, of how many, how many a second and how long it takes yet."""
        now = time.monotonic()
        if done < self._done:
            self._began = now
        self._done = done
        about = "" if whole else "about "
        whole = whole or self._guess(done)
        words = f"{done:,} of {about}{whole:,} {self._what}" if whole else f"{done:,} {self._what}"
        spent = now - self._began
        if spent < _SOON or not done:
            return words
        rate = done / spent
        left = f" · {_clock((whole - done) / rate)} left" if whole and whole > done else ""
        return f"{words} · {rate:,.0f} a second{left}"

    def _guess(self, done: int) -> int | None:
        share = self._share() if self._share else 0.0
        return round(done / share / 100) * 100 if 0 < share < 1 else None


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def told_to(what: str, share: Callable[[], float] | None = None) -> Iterator[Callable[[int, int | None], None] | None]:
    """What to tell of progress: rows done, and of how many where that is known; None where nobody is watching.

    With `share` (see `Pace`) how many there are is estimated where it is not known.
    """
    if not sys.stderr.isatty():
        yield None
        return
    said_at = 0.0
    pace = Pace(what, share)

    def tell(done: int, whole: int | None) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= _EVERY:
            said_at = time.monotonic()
            sys.stderr.write(f"\r\033[K{pace.told(done, whole)} ")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\033[K")
