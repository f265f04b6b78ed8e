"""Backups of the shop: how they are named, made and found again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from frontdesk.store.copying import copy_whole, sum_beside

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.records.copies import Copy

_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")
_STAMP = "%Y%m%d-%H%M%SZ"
_NAME = re.compile(r"(?P<label>[A-Za-z0-9._-]{1,64})-(?P<stamp>[0-9]{8}-[0-9]{6}Z)(-[0-9]{1,3})?\.db")
_LONGEST_LABEL = 64


def back_up(path: Path, folder: Path, now: datetime) -> Copy:
    """Make a verified backup of the shop at `path` in `folder`, named by the shop's file and the time in UTC.

    Tills go on writing meanwhile; what they write during the copy is in it or not, a visit always as a whole.

    Raises:
        StoreDamaged: the file is damaged; older backups are left alone.
        DiskFull, StoreReadOnly, StoreMissing, StoreNotOurs: as their sentences say; no backup was made.
    """
    label = _STRANGE.sub("-", path.stem)[:_LONGEST_LABEL] or "shop"
    start = f"{label}-{now.astimezone(UTC):{_STAMP}}"
    target = (folder / f"{start}.db").absolute()
    for again in range(2, 1000):
        if not target.exists() and not target.is_symlink():
            break
        target = target.with_name(f"{start}-{again}.db")
    return copy_whole(path, target)


def all_of(folder: Path) -> list[Path]:
    """The backups in a folder, newest first: only files with a name and a checksum as `back_up` writes them."""
    if not folder.is_dir():
        return []
    found = [file for file in folder.iterdir() if taken_at(file) and file.is_file() and not file.is_symlink()]
    whole = [file for file in found if sum_beside(file).is_file()]
    return sorted(whole, key=lambda file: (taken_at(file), file.stat().st_mtime_ns, file.name), reverse=True)


def taken_at(file: Path) -> datetime | None:
    """When a backup was made, in UTC, by its name; None when the name is not one of ours."""
    name = _NAME.fullmatch(file.name)
    if name is None:
        return None
    try:
        return datetime.strptime(name["stamp"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
