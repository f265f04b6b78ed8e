"""The last good backup, named where the shop's file cannot be opened."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.errors import StoreDamaged, StoreMissing, StoreNotOurs
from frontdesk.store.file.cipher import StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


@contextmanager
def offering(shop: Path, folder: Path | None, now: datetime) -> Iterator[None]:
    """Let an error about a shop's file say how to bring the shop back, if there is anything to bring it back from.

    Args:
        shop: its file.
        folder: of its backups; None for the usual one.
        now: aware.
    """
    try:
        yield
    except StoreLocked as error:
        error.hint = f"{error.hint}{_if_beheaded(shop, folder)}"
        raise
    except (StoreDamaged, StoreMissing, StoreNotOurs) as error:
        if not isinstance(error, StoreNotOurs) or _was_ours(error, shop):
            error.hint = way_back(shop, folder, now) or error.hint
        raise


def lost(shop: Path, folder: Path | None) -> bool:
    """Whether a shop that is not there was there once, for it has backups: an empty one shall not take its place.

    Args:
        shop: its file.
        folder: of its backups; None for the usual one.
    """
    import os

    if os.path.lexists(shop):
        return False
    from frontdesk.keeping.backup import label_of
    from frontdesk.keeping.checking import backups
    from frontdesk.paths import backup_folder

    return any(line.verified for line in backups(folder or backup_folder(shop), label_of(shop)))


def _if_beheaded(shop: Path, folder: Path | None) -> str:
    """What to do where a plain shop's beginning is gone, which nobody can tell from an encrypted one."""
    from frontdesk.keeping.pasting import in_shell
    from frontdesk.keeping.trouble import is_beheaded

    if not is_beheaded(shop, folder):
        return ""
    move = f"mv {in_shell(shop)} {in_shell(shop.with_name(f'{shop.name}.damaged'))}"
    return f" If this shop was never encrypted, its beginning is damaged: `{move}`, then try again."


def _was_ours(error: StoreNotOurs, shop: Path) -> bool:
    """Whether it may be what is left of a shop: nothing, or what no program takes for its own."""
    return shop.is_file() and (error.__cause__ is not None or not shop.stat().st_size)


def way_back(shop: Path, folder: Path | None, now: datetime | None = None) -> str:
    """How to bring the last verified backup back, in a sentence; empty where there is none.

    Args:
        shop: its file.
        folder: of its backups; None for the usual one.
        now: aware; the machine's unless given.
    """
    from datetime import UTC, datetime

    from frontdesk.keeping.backup import label_of
    from frontdesk.keeping.checking import last_verified
    from frontdesk.keeping.pasting import frontdesk, in_shell
    from frontdesk.paths import backup_folder

    last = last_verified(folder or backup_folder(shop), now or datetime.now(UTC), label_of(shop))
    if last is None:
        return ""
    command = frontdesk(shop, f"restore {in_shell(last.line.path)}")
    return f"The last verified backup is {last.words} old: `{command}` brings it back, and keeps what is there now."
