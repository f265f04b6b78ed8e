"""Which SQLite reads a file: Python's own, or SQLCipher's where the file is encrypted; chosen here and nowhere else.

Two copies of SQLite in one process know nothing of each other's locks: where one closes a file, the other's are gone,
and a till that closes next deletes the log that is still being written. So a file that is open already is opened by
the same copy again, and is looked at from outside only while nobody here has it open.
"""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal
from weakref import WeakSet

from frontdesk.store.file import cipher

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.store.file.cipher import Lock

Mode = Literal["rw", "ro", "at rest"]

_ADDRESSES: Final[dict[Mode, str]] = {"rw": "mode=rw", "ro": "mode=ro", "at rest": "mode=ro&immutable=1"}
_STATEMENTS = 256


@dataclass(slots=True)
class _Held:
    """A file that is open in this process: by which driver, with which lock, by which connections."""

    driver: Any
    lock: Lock | None
    by: WeakSet[Any] = field(default_factory=WeakSet)


_held: dict[tuple[int, int], _Held] = {}
_choosing = threading.RLock()
_kinds: dict[Any, type[Any]] = {}


def opened(
    path: Path, mode: Mode = "rw", *, patience: float = 5.0, lock: Lock | None = None, exporting: bool = False
) -> sqlite3.Connection:
    """Open a file by the driver that can read it; transactions are left to the caller.

    Args:
        path: an existing file.
        mode: to read and write, to read only, or to read a file that nobody changes and beside which nothing is made.
        patience: seconds that another's write is waited for.
        lock: of a file that is still empty and is to be encrypted; else the file itself says what it needs.
        exporting: whether SQLCipher's driver is wanted for a plain file, which it reads as well.

    Raises:
        StoreLocked, WrongPassphrase, NoCipher: as their sentences say.
        sqlite3.Error: the driver's own.
    """
    with _choosing:
        held = _as_held(path) or _Held(*_chosen(path, lock, exporting=exporting))
        connection = _kind(held.driver)(
            f"{path.absolute().as_uri()}?{_ADDRESSES[mode]}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_STATEMENTS,
        )
        if held.lock is not None:
            connection.set_key(held.lock.spelled)
        _hold(path, held, connection)
    return connection  # type: ignore[no-any-return]


def behind(connection: sqlite3.Connection) -> Any:
    """The driver that opened a connection: SQLAlchemy wants to know whose errors to expect."""
    return next(driver for driver, kind in _kinds.items() if isinstance(connection, kind))


def lock_on(path: Path) -> Lock | None:
    """The lock on a file, for a copy that is to be opened by the same passphrase; None for a plain one.

    Raises:
        StoreLocked, WrongPassphrase: as their sentences say.
    """
    with _choosing:
        held = _as_held(path)
        return held.lock if held is not None else _chosen(path, None)[1]


def lock_behind(connection: sqlite3.Connection) -> Lock | None:
    """The lock that an open connection was opened with, also where its file is no longer to be found; None for none."""
    with _choosing:
        return next((held.lock for held in _held.values() if connection in held.by), None)


def is_encrypted(path: Path) -> bool:
    """Whether a file is encrypted; no passphrase is needed to tell."""
    with _choosing:
        held = _as_held(path)
        return held.lock is not None if held is not None else cipher.is_encrypted(path)


def is_shop_or_database(path: Path) -> bool:
    """Whether a file is open here as a shop, or may be one as far as it shows: nothing else may take its place."""
    with _choosing:
        return _as_held(path) is not None or cipher.looks_like_a_database(cipher.first_page(path))


def _chosen(path: Path, lock: Lock | None, *, exporting: bool = False) -> tuple[Any, Lock | None]:
    if lock is None and not cipher.is_encrypted(path):
        return (cipher.module() if exporting else sqlite3), None
    driver = cipher.module()
    return driver, lock or cipher.unlocked(path)


def _as_held(path: Path) -> _Held | None:
    which = _which(path)
    held = _held.get(which) if which is not None else None
    return held if held is not None and len(held.by) else None


def _hold(path: Path, held: _Held, connection: Any) -> None:
    which = _which(path)
    if which is not None:
        _held[which] = held
        held.by.add(connection)


def _which(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _kind(driver: Any) -> type[Any]:
    """The driver's connection, which is not counted any more once it is closed."""
    if driver not in _kinds:

        class Counted(driver.Connection):  # type: ignore[misc]
            """A connection that is known to have its file open."""

            def close(self) -> None:
                """Close it."""
                super().close()
                with _choosing:
                    for which, held in [*_held.items()]:
                        held.by.discard(self)
                        if not len(held.by):
                            del _held[which]

        _kinds[driver] = Counted
    return _kinds[driver]
