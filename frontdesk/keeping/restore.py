"""A backup brought back in the shop's place; what lay there is set aside."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput, StoreDamaged
from frontdesk.keeping.aside import aside_for
from frontdesk.keeping.backup import SEALED, label_in, named, taken_at
from frontdesk.keeping.erase import replay
from frontdesk.keeping.sealing import is_sealed, unseal_into
from frontdesk.keeping.verify import BackupDamaged, unspoiled
from frontdesk.records.copies import Key, Restored
from frontdesk.store.file.connection import lasting_folder, sync_folder
from frontdesk.store.file.copying import (
    CopyDamaged,
    examined,
    fingerprint,
    must_be_at_rest,
    on_disk,
    private_part,
    sync_file,
    write_sum,
)
from frontdesk.store.file.replacing import alone_with, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from frontdesk.records.copies import Contents

    AfterRestore = Callable[[Path, Path | None], int | None]

_A_DAY = 86_400
_HALF_DONE = tuple(f".restoring.part{end}" for end in ("", "-wal", "-shm"))


class NoBackup(BadInput):
    """This is a shop that is in use, not a backup."""

    hint = "Name a file in the folder of the backups, which `frontdesk paths` tells."


def restore(
    shop: Path, backup: Path, now: datetime, *, key: Key | None = None, after_restore: AfterRestore | None = None,
    whosever: bool = False,
) -> Restored:  # fmt: skip
    """Put a backup in the shop's place, once every till is closed; an older one's tables are brought up on opening.

    It is copied beside the shop and looked through there first. Then, while no till can open the file, that is given
    a second name, which is never removed, and the copy takes its place in one step. A kill at any moment leaves the
    old shop or the new one, whole.

    Args:
        shop: where the shop is, or was.
        backup: the file to bring back, its checksum beside it.
        now: aware; what is set aside bears it in UTC.
        key: what opens an encrypted one.
        after_restore: called with the copy, before it takes its place, and with the old file (None where there is
            none or it cannot be read): for what has to be done again to every shop that comes back. Unless given,
            whoever was forgotten since, as far as the old file or newer backups beside this one know, is forgotten
            again. It leaves the copy as one closed file, reads the old one by `mode=ro` only, and tells how many people
            that was.
        whosever: whether what lies there may be another program's file; it is set aside as well.

    Raises:
        TillsOpen: the shop is open somewhere.
        NoBackup: the file is in use itself.
        StoreTrouble, DiskFull, NeedsKey, WrongKey: as their sentences say; nothing was replaced.
    """
    shop = shop.resolve()
    _must_be_at_rest(backup, shop)
    _, digest = unspoiled(backup)
    aside = aside_for(shop, now)
    with on_disk(shop.parent):
        lasting_folder(shop.parent)
        _clear_half_done(shop)
        with private_part(shop.with_name(f"{shop.name}.{time.time_ns()}.restoring")) as part:
            contents = _brought(backup, part, digest, key)
            with alone_with(shop, whosever=whosever) as sound:
                again = (after_restore or partial(_forget_again, backup))(part, shop if sound else None) or 0
                must_be_at_rest(part)
                sync_file(part)
                there = shop.exists()
                set_aside(shop, aside)
                part.replace(shop)
                sync_folder(shop.parent)
        if sound:
            write_sum(aside, fingerprint(aside))
    return Restored(shop, backup, taken_at(backup), contents, aside if there else None, again)


def _forget_again(backup: Path, part: Path, old: Path | None) -> int:
    """Newer backups know as well: the disk that the shop was on may be gone."""
    since = taken_at(backup)
    newer = [
        file
        for file in named(backup.parent, label_in(backup.name))
        if since is not None and file.suffix != SEALED and (taken_at(file) or since) > since
    ]
    return replay(part, [old] if old is not None else [], newer)


def _must_be_at_rest(backup: Path, shop: Path) -> None:
    """Refuse a file whose newest visits still stand in a log beside it: they would not come along."""
    if shop.exists() and backup.exists() and backup.samefile(shop):
        raise NoBackup(f"{backup} is the shop itself.")
    with suppress(OSError):
        if backup.with_name(f"{backup.name}-wal").stat().st_size:
            raise NoBackup(f"{backup} is a shop that is in use, or was not closed.")


def _brought(backup: Path, part: Path, digest: str, key: Key | None) -> Contents:
    sealed = is_sealed(backup)
    if sealed:
        with part.open("wb") as opened:
            unseal_into(backup, opened, key or Key())
    else:
        shutil.copyfile(backup, part)
    sync_file(part)
    try:
        if not sealed and fingerprint(part) != digest:
            raise CopyDamaged
        return examined(part)
    except StoreDamaged as error:
        raise BackupDamaged(f"{backup} is damaged; it was left as it is, and nothing was replaced.") from error


def _clear_half_done(shop: Path) -> None:
    """Remove what restores that were killed left behind: it is the whole shop, and nobody would look for it there."""
    for left in shop.parent.iterdir():
        ours = left.name.startswith(f"{shop.name}.") and left.name.endswith(_HALF_DONE)
        if ours and time.time() - left.lstat().st_mtime > _A_DAY:
            left.unlink()
