"""Backups of the shop: how they are named, made and found again."""

from __future__ import annotations

import re
import stat
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from frontdesk.store.file.copying import copy_whole, sum_beside

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.records.copies import Copy

SEALED = ".age"
"""The ending of an encrypted backup, as the age format has it."""

_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")
_STAMP = "%Y%m%d-%H%M%SZ"
_NAME = re.compile(r"(?P<label>[A-Za-z0-9._-]{1,64})-(?P<stamp>[0-9]{8}-[0-9]{6}Z)(-[0-9]{1,3})?\.db(?P<sealed>\.age)?")
_LONGEST_LABEL = 64


def label_of(shop: Path) -> str:
    """What the backups of a shop's file are called: its name, with what is strange in a name left out."""
    return _STRANGE.sub("-", shop.stem)[:_LONGEST_LABEL] or "shop"


def back_up(path: Path, folder: Path, now: datetime) -> Copy:
    """Make a verified backup of the shop at `path` in `folder`, named by the shop's file and the time in UTC.

    Tills go on writing meanwhile; what they write during the copy is in it or not, a visit always as a whole.

    Raises:
        StoreDamaged: the file is damaged; older backups are left alone.
        DiskFull, StoreReadOnly, StoreMissing, StoreNotOurs: as their sentences say; no backup was made.
    """
    return copy_whole(path, next_name(path, folder, now))


def next_name(path: Path, folder: Path, now: datetime) -> Path:
    """Where the next backup of a shop goes: never where there is something already, a planted link included."""
    start = f"{label_of(path)}-{now.astimezone(UTC):{_STAMP}}"
    target = (folder / f"{start}.db").absolute()
    for again in range(2, 1000):
        if not target.exists() and not target.is_symlink():
            break
        target = target.with_name(f"{start}-{again}.db")
    return target


def all_of(folder: Path) -> list[Path]:
    """The backups in a folder, newest first: only files with a name and a checksum as `back_up` writes them.

    Encrypted ones are not among them: nobody can look into those without their key.
    """
    return [file for file in named(folder) if file.suffix != SEALED and sum_beside(file).is_file()]


def named(folder: Path, label: str = "") -> list[Path]:
    """The files in a folder whose names are those of backups, newest first; of one label, or of any.

    Links are none of ours, whatever they are called.

    Raises:
        OSError: the folder cannot be read.
    """
    if not folder.is_dir():
        return []
    found = []
    for file in folder.iterdir():
        at = taken_at(file)
        if at is None or label not in ("", label_in(file.name)):
            continue
        with suppress(FileNotFoundError):  # another till may be pruning
            state = file.lstat()
            if stat.S_ISREG(state.st_mode):
                found.append((at, state.st_mtime_ns, file.name, file))
    return [file for *_, file in sorted(found, reverse=True)]


def label_in(name: str) -> str:
    """The label in a backup's name; empty when the name is not one of ours."""
    found = _NAME.fullmatch(name)
    return found["label"] if found is not None else ""


def taken_at(file: Path) -> datetime | None:
    """When a backup was made, in UTC, by its name; None when the name is not one of ours."""
    name = _NAME.fullmatch(file.name)
    if name is None:
        return None
    try:
        return datetime.strptime(name["stamp"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
