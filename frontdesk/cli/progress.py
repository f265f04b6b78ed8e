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


@contextmanager
def told_to(what: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """What to tell of progress: rows done, and of how many where that is known; None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    said_at = 0.0

    def tell(done: int, whole: int | None) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= _EVERY:
            said_at = time.monotonic()
            of = f" of {whole:,}" if whole else ""
            sys.stderr.write(f"\r{done:,}{of} {what} ")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\033[K")
