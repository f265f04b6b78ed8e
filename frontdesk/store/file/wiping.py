"""The shop's file written anew, and its log emptied, so that nothing is left of what was taken out."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from frontdesk.errors import DiskFull, StoreBusy
from frontdesk.store.file.connection import connect
from frontdesk.store.file.plain_words import plainly

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 2.0
"""Seconds that another till is waited for; an ordinary look or visit takes a hundredth of it."""


def leave_no_trace(path: Path) -> bool:
    """Write the file anew and empty its log; False where another till was at it all the while, or the disk is full.

    `secure_delete` is not enough: where a page of an index was once divided, copies of entries stay behind in its
    empty part (of 5,000 people forgotten, addresses of 5 were left). And the log holds every page as it was before it
    was changed last; an ordinary checkpoint leaves that there. A file of 160 MB takes 3 s and as much memory.

    Raises:
        StoreTrouble: as its sentence says; what was saved is saved.
    """
    try:
        with plainly(path), closing(connect(path, reading=False, patience=_PATIENCE)) as connection:
            connection.execute("VACUUM")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    except (StoreBusy, DiskFull):
        return False
