"""Another file in the place of the shop's, which a till finds either old or new, and always whole."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from frontdesk.errors import StoreBusy, StoreDamaged, StoreNotOurs
from frontdesk.store.file import drivers, soundness
from frontdesk.store.file.cipher import StoreLocked, WrongPassphrase
from frontdesk.store.file.connection import APPLICATION_ID, sync_folder
from frontdesk.store.file.copying import sync_file
from frontdesk.store.file.plain_words import plainly

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 0.5
"""Seconds that a till which is just closing is waited for."""

_BESIDE = ("-wal", "-journal", "-shm")
_LOCKED_FROM, _LOCKED_BYTES = 0x40000000, 512
"""Where SQLite keeps its locks: every till that has the file open holds some of these bytes."""


class TillsOpen(StoreBusy):
    """The shop is open at a till; nothing was replaced."""

    hint = "Close every counter and wait for commands to end, then try again."


@contextmanager
def alone_with(shop: Path, *, exporting: bool = False, whosever: bool = False) -> Iterator[bool]:
    """Hold a shop's file so that no till has it open or can open it meanwhile; whether it is sound.

    A sound file is closed as its last till would close it: what was in its log is in it, and no file is left beside
    it. One that is damaged is not touched, for a repair by the way may cost what could still be saved. It may be read
    by a connection with `mode=ro`, and by nothing else. So is one that may be `whosever`'s: another program's, or one
    that nobody has the passphrase of.

    Raises:
        TillsOpen: somebody has it open.
        StoreNotOurs: another program's database, or no file at all.
        StoreLocked: it is encrypted, and no passphrase was given.
        DiskFull, StoreReadOnly: as their sentences say.
    """
    if not shop.exists():
        yield False
        return
    if not shop.is_file():
        raise StoreNotOurs(f"{shop} is not a file; it was left as it is.")
    if not _is_sound(shop, exporting=exporting, whosever=whosever):
        with _held_raw(shop):
            yield False
        return
    with plainly(shop), closing(drivers.opened(shop, patience=_PATIENCE, exporting=exporting)) as connection:
        _close_out(connection)
        yield True


def set_aside(shop: Path, aside: Path) -> None:
    """Give a shop's file a second name that stays when it is replaced, and its logs as well, which then go.

    A log that was left beside another file would be played into it.

    Raises:
        OSError: the disk refused.
    """
    for end in ("", *_BESIDE):
        file = shop.with_name(f"{shop.name}{end}")
        if file.exists():
            _name_twice(file, aside.with_name(f"{aside.name}{end}"))
    sync_folder(shop.parent)
    for end in _BESIDE:
        shop.with_name(f"{shop.name}{end}").unlink(missing_ok=True)
    sync_folder(shop.parent)


def _is_sound(shop: Path, *, exporting: bool, whosever: bool) -> bool:
    """Whether SQLite finds no fault in a shop's file; asked without the right to write, for closing writes as well."""
    if not shop.stat().st_size:
        return False
    try:
        with plainly(shop), closing(drivers.opened(shop, "ro", patience=_PATIENCE, exporting=exporting)) as found:
            _must_be_ours(found, shop)
            return not soundness.broken_pages(found)
    except (StoreDamaged, WrongPassphrase):  # of an encrypted file whose first page is gone no key is the right one
        return False
    except (StoreNotOurs, StoreLocked) as error:
        # SQLite said so: its head is gone.
        if whosever or (isinstance(error, StoreNotOurs) and error.__cause__ is not None):
            return False
        raise


def _must_be_ours(connection: sqlite3.Connection, shop: Path) -> None:
    """Any version is: an older program's backup may well take the place of a newer one's shop."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreNotOurs(f"{shop} belongs to another program; it was left as it is.")


def _close_out(connection: sqlite3.Connection) -> None:
    """Write the log back, leave no file beside it, and keep writers out: each step fails while a till has it open."""
    try:
        with plainly():
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN IMMEDIATE")
            mode = soundness.journal_mode(connection)
    except StoreBusy as error:
        raise TillsOpen from error
    if mode != "delete":
        raise TillsOpen


@contextmanager
def _held_raw(shop: Path) -> Iterator[None]:
    """Hold a file that SQLite cannot make sense of, by the locks that a till would have on it."""
    try:
        import fcntl
    except ImportError:  # a system that does not replace a file which is open in the first place
        yield
        return
    with shop.open("r+b") as opened:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM)
        except BlockingIOError as error:
            raise TillsOpen from error
        yield


def _name_twice(file: Path, other: Path) -> None:
    """A second name is given in one step; where the disk knows none, a copy is made."""
    with suppress(OSError):
        other.hardlink_to(file)
        return
    with other.open("xb") as copy, file.open("rb") as original:
        os.fchmod(copy.fileno(), 0o600)
        shutil.copyfileobj(original, copy)
    sync_file(other)
