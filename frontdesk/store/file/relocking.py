"""A shop's file written anew under another lock or under none, and compared with what it was, row by row."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from frontdesk.store.file import drivers, soundness
from frontdesk.store.file.connection import stamp, version_of
from frontdesk.store.file.copying import CopyDamaged, must_be_at_rest
from frontdesk.store.file.plain_words import plainly

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from frontdesk.records.copies import Contents
    from frontdesk.store.file.cipher import Lock

_NEW = "relocked"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
_TABLES = """SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'
    AND name NOT LIKE 'sqlite_stat%' ORDER BY name"""
_AT_ONCE = 1_000


def write_anew(shop: Path, part: Path, lock: Lock | None) -> Contents:
    """Write a shop into an empty file that opens by another lock, or by none; what both then hold.

    Nobody else may have the shop open, and it must have been opened for this (`alone_with(..., exporting=True)`).
    Ids and the search's own numbers stay; SQLite gives other tables' hidden row numbers anew, as VACUUM may, and
    nothing of ours hangs on those.

    Raises:
        CopyDamaged: what was read back is not what the shop is; it is as it was.
        DiskFull, StoreReadOnly, StoreDamaged: as their sentences say.
    """
    with plainly(shop), closing(drivers.opened(shop, exporting=True)) as connection:
        version = version_of(connection, shop)
        key = lock.spelled if lock is not None else ""
        address = f"{part.absolute().as_uri()}?mode=rw"
        connection.execute(f"ATTACH DATABASE ? AS {_NEW} KEY ?", (address, key))
        connection.execute(f"PRAGMA {_NEW}.journal_mode = OFF")  # a file that is not whole gets no name
        connection.execute(f"PRAGMA {_NEW}.synchronous = OFF")  # and is brought to the disk before it gets one
        connection.execute(f"SELECT sqlcipher_export('{_NEW}')").fetchall()
        stamp(connection, version, _NEW)
        _compare(connection)
        due = soundness.contents(connection)
        connection.execute(f"DETACH DATABASE {_NEW}")
    with plainly(part), closing(drivers.opened(part, lock=lock)) as copy:
        version_of(copy, part)
        _must_be_sound(copy)
        if soundness.contents(copy) != due:
            raise CopyDamaged
        # Under this name: a rollback journal under the shop's own could come back after a power cut.
        copy.execute("PRAGMA journal_mode = WAL")
    must_be_at_rest(part)
    return due


def _must_be_sound(copy: sqlite3.Connection) -> None:
    if soundness.broken_pages(copy) or soundness.broken_references(copy) or soundness.spoiled_pages(copy):
        raise CopyDamaged
    soundness.check_index(copy)


def _compare(connection: sqlite3.Connection) -> None:
    """Every row of every table, in order; the search index is among them, as the tables that it keeps itself in."""
    old, new = (connection.execute(_SCHEMA.format(name)).fetchall() for name in ("main", _NEW))
    if old != new:
        raise CopyDamaged
    for (table,) in connection.execute(_TABLES).fetchall():
        _compare_rows(*(connection.execute(f'SELECT * FROM {name}."{table}" NOT INDEXED') for name in ("main", _NEW)))


def _compare_rows(old: sqlite3.Cursor, new: sqlite3.Cursor) -> None:
    while True:
        some, others = old.fetchmany(_AT_ONCE), new.fetchmany(_AT_ONCE)
        if some != others:
            raise CopyDamaged
        if not some:
            return
