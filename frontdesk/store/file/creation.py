"""A new shop's file, which either is not there or is whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlmodel import SQLModel

from frontdesk.errors import StoreReadOnly
from frontdesk.store import tables as _tables  # noqa: F401  # fills the metadata
from frontdesk.store.file import drivers
from frontdesk.store.file.connection import lasting_folder, stamp, sync_folder
from frontdesk.store.file.copying import must_be_at_rest
from frontdesk.store.file.engine import driver
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.search import index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.store.file.cipher import Lock


def create_shop(path: Path, filling: Callable[[Path], None] | None = None, *, lock: Lock | None = None) -> bool:
    """Make an empty shop at `path`: folders 0700, the file 0600, and both there after a power cut.

    It is made under another name first, so that a kill leaves no half-made shop behind. A shop that another till made
    meanwhile is left as it is, which False says.

    Args:
        path: where the shop shall be.
        filling: makes the shop in the new file it is given, where that shall not be an empty one.
        lock: of an empty one that is encrypted from its first byte.

    Raises:
        StoreReadOnly: the folder may not be written to.
        DiskFull: there is no room for it.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        lasting_folder(path.parent)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
    except OSError as error:
        raise StoreReadOnly(f"A shop cannot be made at {path}: {error.strerror}.") from error
    try:
        with plainly(path):
            if filling is not None:
                filling(part)
            else:
                fill(part, lock)
        must_be_at_rest(part)
        _sync(part)
        mine = _put_in_place(part, path)
        sync_folder(path.parent)
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            part.with_name(f"{part.name}{end}").unlink(missing_ok=True)
    return mine


def _put_in_place(part: Path, path: Path) -> bool:
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:
        # A stick's file system knows no second names; there no second till is likely either.
        part.replace(path)
    return True


def fill(part: Path, lock: Lock | None = None) -> None:
    """Make the tables of an empty shop in a new file; with a lock it is an encrypted one."""
    opened = drivers.opened(part, lock=lock)
    engine = create_engine("sqlite://", module=drivers.behind(opened), creator=lambda: opened)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        SQLModel.metadata.create_all(connection)
        index.create(driver(connection))
        stamp(driver(connection), HEAD)
        connection.commit()
        # Under this name: a rollback journal left under the shop's own could come back after a power cut.
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    engine.dispose()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
