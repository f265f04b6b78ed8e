"""How old the last good backup is: at a glance, or looked through from end to end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.keeping.backup import SEALED, named, taken_at
from frontdesk.records.copies import BackupAge, BackupLine
from frontdesk.store.copying import sum_beside

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

OLD_AFTER = timedelta(hours=48)
"""A backup older than this is shown red."""

_ASKEW = timedelta(minutes=10)
"""Two clocks may differ so much; a backup of later than that was named by a clock that went wrong."""


def backups(folder: Path, label: str = "") -> tuple[BackupLine, ...]:
    """The backups in a folder, newest first; none where there is no folder, or nobody may look into it.

    Only names and the folder's own entries are read, so it may be asked while somebody waits.

    Args:
        folder: where to look.
        label: of one shop, as `label_of` says; empty for any.
    """
    try:
        files = named(folder, label)
    except OSError:
        return ()
    return tuple(line for file in files if (line := _line(file)) is not None)


def last_verified(folder: Path, now: datetime, label: str = "") -> BackupAge | None:
    """The newest backup that was verified when it was made, with its age; None when there is none.

    One from the future does not count: a clock that once stood in another year would make it fresh for ever.
    Whether the file is still whole `verified` tells, in seconds instead of at once.
    """
    for line in backups(folder, label):
        if line.verified and line.taken_at <= now + _ASKEW:
            age = max(now - line.taken_at, timedelta(0))
            return BackupAge(line, age, age > OLD_AFTER)
    return None


def _line(file: Path) -> BackupLine | None:
    at = taken_at(file)
    try:
        size = file.stat().st_size
    except OSError:  # pruned meanwhile
        return None
    return None if at is None else BackupLine(file, at, size, sum_beside(file).is_file(), file.suffix == SEALED)
