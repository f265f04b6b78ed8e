"""What SQLite raises, in words that a person can act on."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.errors import (
    DiskFull,
    DiskRefused,
    FrontdeskError,
    GoneMeanwhile,
    StoreBusy,
    StoreDamaged,
    StoreNotOurs,
    StoreReadOnly,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNREADABLE = {"SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA"}
_SIGNS_OF_RUBBISH = ("Could not decode to UTF-8", "no such table", "vtable constructor failed")
_READER_OF_VALUES = ("_processors_cy.py", "_processors_cy.pyx", "processors.py")
_ENOUGH = 1_000_000
"""Bytes free with which a disk is not full."""

_READING = ("select", "with")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NAMES = {
    "database is locked": "SQLITE_BUSY",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
"""What SQLCipher's driver leaves out, or calls by a wrong name, where a copy fails; a message tells which it is."""

_LOST_REFERENCE = "FOREIGN KEY constraint failed"
_CLOSED = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")


@contextmanager
def plainly(path: Path | None = None) -> Iterator[None]:
    """Turn what SQLite raises inside into the sentence a person can act on; anything else passes."""
    try:
        yield
    except FrontdeskError:
        raise
    except Exception as error:
        plain = _in_plain_words(error, path)
        if plain is None:
            raise
        raise plain from error


def _in_plain_words(error: Exception, path: Path | None) -> FrontdeskError | None:
    original = getattr(error, "orig", error)
    name = _name_by_message(original) or getattr(original, "sqlite_errorname", "")
    plain: FrontdeskError | None = None
    if name.startswith(_BUSY):
        plain = StoreBusy()
    elif name == "SQLITE_IOERR" and path is not None and not _no_room(path):
        plain = StoreDamaged() if _was_read(error) else DiskRefused()
    elif name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and name not in _UNREADABLE):
        plain = DiskFull()
    elif name.startswith(_CLOSED):
        where = f" ({path})" if path else ""
        plain = StoreReadOnly(f"The shop's file or its folder is read-only{where}; nothing was saved.")
    elif name.startswith("SQLITE_CONSTRAINT") and _LOST_REFERENCE in str(original):  # SQLCipher's name ends there
        plain = GoneMeanwhile()
    elif name == "SQLITE_NOTADB":
        plain = StoreNotOurs(f"{path} is not a Front Desk shop; it was left as it is." if path else "")
    elif name.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR")) or _is_rubbish(original):
        plain = StoreDamaged()
    return plain


def _no_room(path: Path) -> bool:
    """Whether the disk is as good as full: of an encrypted file's driver nobody hears what it was that failed.

    What was being written may be gone again, so a disk counts as full on which the file finds no room for two copies.
    """
    try:
        needed = max(_ENOUGH, 2 * path.stat().st_size)
        return shutil.disk_usage(path.parent).free < needed or _is_limited()
    except OSError:
        return True


def _is_limited() -> bool:
    """Whether this process may not write files of any size."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return False
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


def _was_read(error: Exception) -> bool:
    first, *_ = [*str(getattr(error, "statement", None)).lower().split(), ""]
    return first in _READING


def _is_rubbish(error: object) -> bool:
    """Whether what was read cannot have been written by us, although SQLite finds no fault with it."""
    return (
        isinstance(error, UnicodeDecodeError)
        or (_is_a_drivers(error) and any(sign in str(error) for sign in _SIGNS_OF_RUBBISH))
        or (isinstance(error, ValueError | TypeError) and _where_raised(error).endswith(_READER_OF_VALUES))
    )


def _name_by_message(error: object) -> str:
    return "" if isinstance(error, sqlite3.Error) or not _is_a_drivers(error) else _NAMES.get(str(error), "")


def _is_a_drivers(error: object) -> bool:
    """Whether SQLite itself said so, through one driver or the other."""
    return isinstance(error, sqlite3.Error) or type(error).__module__.startswith("sqlcipher3")


def _where_raised(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename.rpartition("/")[2] if trace is not None else ""
