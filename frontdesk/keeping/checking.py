"""How old the last good backup is: at a glance, or looked through from end to end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.keeping.backup import SEALED, label_of, named, taken_at
from frontdesk.records.copies import BackupAge, BackupLine, BackupWord, LookedThrough
from frontdesk.store.file.copying import sum_beside

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from frontdesk.store.store import Store

OLD_AFTER = timedelta(hours=48)
"""A backup older than this is shown red."""

ASKEW = timedelta(minutes=10)
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
    return next((aged(line, now) for line in _counting(folder, now, label)), None)


def at_a_glance(store: Store, folder: Path | None) -> BackupWord:
    """What a status line says of an open shop's backups; `folder` is theirs, None for the usual one."""
    from frontdesk.paths import backup_folder
    from frontdesk.store.shop.glance import begun

    with store.looking() as connection:
        since = begun(connection)
    return in_a_word(folder or backup_folder(store.path), since, store.clock.now(), label_of(store.path))


def in_a_word(folder: Path, begun: datetime | None, now: datetime, label: str = "") -> BackupWord:
    """What a status line says of the backups: their age, or that there are none; a shop of two days may have none.

    Args:
        folder: where to look; names alone are read.
        begun: when the shop's first act was done; None for a shop where nothing was.
        now: aware.
        label: of one shop.
    """
    last = last_verified(folder, now, label)
    if last is not None:
        return BackupWord(f"backup {last.words}", last.old)
    missing = begun is not None and now - begun > OLD_AFTER
    return BackupWord("no backup yet", alarming=True) if missing else BackupWord("", alarming=False)


def look_through(folder: Path, now: datetime, label: str = "") -> LookedThrough:
    """Read the newest backup from end to end; while one is spoiled, the one before it.

    An encrypted one is whole when its bytes are those that were written: here may be no key to see more.
    """
    from frontdesk.keeping.sealing import NeedsKey
    from frontdesk.keeping.verify import verified
    from frontdesk.store.file.cipher import NoCipher, StoreLocked

    spoiled: list[FrontdeskError] = []
    for line in _counting(folder, now, label):
        try:
            verified(line.path)
        except (NeedsKey, StoreLocked, NoCipher):
            pass
        except FrontdeskError as error:
            spoiled.append(error)
            continue
        return LookedThrough(aged(line, now), tuple(spoiled))
    return LookedThrough(None, tuple(spoiled))


def _counting(folder: Path, now: datetime, label: str) -> list[BackupLine]:
    return [line for line in backups(folder, label) if line.verified and line.taken_at <= now + ASKEW]


def aged(line: BackupLine, now: datetime) -> BackupAge:
    """A backup with its age; one of later than now, by a clock that is a little askew, has none."""
    age = max(now - line.taken_at, timedelta(0))
    return BackupAge(line, age, age > OLD_AFTER)


def _line(file: Path) -> BackupLine | None:
    at = taken_at(file)
    try:
        size = file.stat().st_size
    except OSError:  # pruned meanwhile
        return None
    return None if at is None else BackupLine(file, at, size, sum_beside(file).is_file(), file.suffix == SEALED)
