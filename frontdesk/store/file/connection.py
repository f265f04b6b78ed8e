"""A connection to the shop's file: opened, recognised and set up the same way everywhere."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from frontdesk.errors import StoreBusy, StoreFromTheFuture, StoreMissing, StoreNotOurs, StoreReadOnly
from frontdesk.store.file import drivers
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.migrations.head import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x46724465
"""Written into the file's header ("FrDe"), so that no other program's database is ever taken for a shop."""

PATIENCE = 5.0
"""Seconds that one till waits for another's write."""

LONGEST_VALUE = 4_000_000

# Why each: WAL with FULL lost nothing in 500 simulated power cuts where NORMAL lost up to 260 transactions;
# builds ship other defaults, so all of it is said; secure_delete makes deleted names leave the file.
_PRAGMAS = """
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
"""


def connect(path: Path, *, reading: bool, patience: float = PATIENCE, still: bool = False) -> sqlite3.Connection:
    """Open an existing shop's file; a `still` one is at rest, and nothing is written to it or made beside it.

    Transactions are left to the caller (`isolation_level` None): the library's own would turn a reader into a
    writer in the middle, which loses updates. The connection may be handed between threads, one at a time.

    Raises:
        StoreMissing, StoreNotOurs, StoreFromTheFuture, StoreDamaged, StoreReadOnly, StoreBusy: as they say.
        StoreLocked, WrongPassphrase, NoCipher: it is encrypted, and cannot be opened.
    """
    seen = _look_before_opening(path)
    with plainly(path):
        connection = drivers.opened(path, "at rest" if still else "rw", patience=patience)
        try:
            if isinstance(connection, sqlite3.Connection):  # the driver for encrypted files has no limits to set
                connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
            # Before anything is set: WAL is a change that stays in the file.
            version_of(connection, path)
            _set_up(connection, path, reading=reading, still=still)
            _must_still_be_there(path, seen)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path, *, reading: bool, still: bool) -> None:
    if not still and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
        # Else a power cut can bring the old journal's name back, and with it the file as it was before.
        sync_folder(path.parent)
    for pragma in _PRAGMAS.strip().splitlines():
        connection.execute(pragma)
    if reading or still:
        connection.execute("PRAGMA query_only = ON")


def _must_still_be_there(path: Path, seen: os.stat_result) -> None:
    """See that the file was not replaced while it was being opened: nobody would ever find what is written into it.

    From here on nobody can replace it, for the log is open.
    """
    try:
        same = os.path.samestat(seen, path.stat())
    except OSError:
        same = False
    if not same:
        raise StoreBusy("The shop's file was replaced a moment ago; nothing was done.")


def _look_before_opening(path: Path) -> os.stat_result:
    """Look at the file from outside only.

    To open and close it here would drop every lock that this process holds on it (so POSIX has it), and the next till
    to close would then delete the log that this one goes on writing into: acknowledged visits would be gone.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreMissing(f"There is no shop at {path} yet.") from error
    except OSError as error:
        raise StoreReadOnly(f"{path} cannot be reached: {error.strerror}.") from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreNotOurs(f"{path} is a folder, not a shop's file.", hint="Name the file inside it with --db.")
    if not stat.S_ISREG(found.st_mode):
        raise StoreNotOurs(f"{path} is not a file; it was left as it is.")
    if not os.access(path, os.R_OK):
        raise StoreReadOnly(f"{path} may not be read by you.")
    if not found.st_size:
        raise StoreNotOurs(f"{path} is empty (0 bytes); it was left as it is.", hint="Restore a backup over it.")
    return found


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the shop's tables.

    Raises:
        StoreNotOurs: another program's database.
        StoreFromTheFuture: written by a newer Front Desk.
    """
    with plainly(path):
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreNotOurs(f"{path} belongs to another program; it was left as it is.")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > HEAD:
        raise StoreFromTheFuture
    return version


def stamp(connection: sqlite3.Connection, version: int, of: str = "main") -> None:
    """Write who the file belongs to and which version its tables have; part of the running transaction."""
    connection.execute(f"PRAGMA {of}.application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA {of}.user_version = {int(version)}")


def let_tables_be_remade(connection: sqlite3.Connection) -> None:
    """Let a migration make a table anew: else dropping the old one counts as dropping its rows.

    Whoever says so checks all references before the commit.
    """
    connection.execute("PRAGMA foreign_keys = OFF")


@contextmanager
def one_picture(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read inside be of one moment, whatever other tills write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name survive a power cut; without it the whole history can go."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lasting_folder(folder: Path) -> None:
    """Make a folder and its missing parents for their owner alone, each with its name on the disk.

    Without that a power cut can take a new folder away, with all that was saved in it.

    Raises:
        OSError: it cannot be made, or a file is in its place.
    """
    for missing in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
        with suppress(OSError):  # a share that knows no such thing keeps it as well as it can
            sync_folder(missing.parent)
