"""The log beside the shop's file, written back and emptied."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from frontdesk.store.connection import connect, plainly

if TYPE_CHECKING:
    from pathlib import Path


_PATIENCE = 2.0
"""Seconds that a till which is reading is waited for; an ordinary look takes a hundredth of it."""


def clear_log(path: Path) -> bool:
    """Write the log into the file and leave nothing in it; False where another till was reading all the while.

    Until then the log holds every page as it was before it was changed last, names that were taken out included. An
    ordinary checkpoint leaves them there.

    Raises:
        StoreTrouble, DiskFull: as their sentences say; what was saved is saved.
    """
    with plainly(path), closing(connect(path, reading=False, patience=_PATIENCE)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
