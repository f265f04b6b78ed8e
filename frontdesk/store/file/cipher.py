"""How an encrypted shop's file is told from others, and the key that opens it.

The format is SQLCipher 4's own with its defaults, so that any program of that family opens the file by the passphrase:
a salt in its first 16 bytes, a key of 256,000 rounds of PBKDF2, each page of 4,096 bytes with its own HMAC. The rounds
take a tenth of a second, so a process goes through them once for a salt, and every connection is handed the key.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from frontdesk import passphrases
from frontdesk.errors import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

PAGE: Final = 4_096
_PLAIN = b"SQLite format 3\0"
_PACKED = b"PK\x03\x04"
"""A workbook or a zip, which is without any pattern too."""
_SALT, _MAC, _KEY = 16, 64, 32
_ROUNDS, _MAC_ROUNDS, _MAC_MASK = 256_000, 2, 0x3A
_COMMONEST = 64
"""Of 4,096 random bytes none is there more often; in text, tables and zeros one always is."""


class StoreLocked(StoreTrouble):
    """The shop's file is encrypted, and its passphrase was not given."""

    hint = "Give it at a terminal, in FRONTDESK_PASSPHRASE, or by the till's setting passphrase_command."


class WrongPassphrase(StoreLocked):
    """This passphrase does not open the shop's file; it was left as it is."""

    hint = "Try again. If you are sure of it, the file's beginning is damaged: `frontdesk restore` a backup."


class NoCipher(StoreTrouble):
    """The shop's file is encrypted, which needs the extra “encrypt”; that is not installed."""

    hint = "Install it with `pip install 'frontdesk[encrypt]'`."


@dataclass(frozen=True, slots=True)
class Lock:
    """What opens one encrypted file; it never shows in an error's text or a log."""

    salt: bytes
    key: bytes = field(repr=False)

    @property
    def spelled(self) -> str:
        """Key and salt as SQLCipher takes them, with nothing left to derive."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"


_keys: dict[tuple[str, bytes], bytes] = {}
_deriving = threading.Lock()


def lock_of(passphrase: str, salt: bytes) -> Lock:
    """The lock that a passphrase makes with a salt: 0.1 s the first time, nothing after."""
    import hashlib

    with _deriving:
        key = _keys.get((passphrase, salt))
        if key is None:
            key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, _KEY)
            _keys[passphrase, salt] = key
    return Lock(salt, key)


def new_lock(passphrase: str) -> Lock:
    """A lock with a salt of its own, for a file that is being made."""
    return lock_of(passphrase, os.urandom(_SALT))


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted shop, as far as its first page tells without a passphrase.

    No other connection of this process may have the file open: to close it here would drop their locks.
    """
    return looks_encrypted(first_page(path))


def first_page(path: Path) -> bytes:
    """The first page of a file; empty where it cannot be read or is none, which opening it says better."""
    try:
        found = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))  # a pipe would wait for ever
        with open(found, "rb", buffering=0) as opened:  # noqa: PTH123  # by its descriptor
            return opened.read(PAGE) if stat.S_ISREG(os.fstat(found).st_mode) else b""
    except OSError:
        return b""


def looks_encrypted(page: bytes) -> bool:
    """Whether a file that begins so is an encrypted shop: not plain, and without any pattern."""
    if len(page) < PAGE or page.startswith(_PLAIN):
        return False
    return max(Counter(page).values()) < _COMMONEST


def looks_like_a_database(page: bytes) -> bool:
    """Whether a file that begins so is a plain database of any kind, or an encrypted shop."""
    return page.startswith(_PLAIN) or (looks_encrypted(page) and not page.startswith(_PACKED))


def opens(lock: Lock, page: bytes) -> bool:
    """Whether a lock fits, by the checksum that the first page bears: SQLite itself is not asked."""
    import hashlib
    import hmac

    salt = bytes(each ^ _MAC_MASK for each in lock.salt)
    key = hashlib.pbkdf2_hmac("sha512", lock.key, salt, _MAC_ROUNDS, _KEY)
    due = hmac.digest(key, page[_SALT:-_MAC] + (1).to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(due, page[-_MAC:])


def unlocked(path: Path) -> Lock:
    """The lock of an encrypted file, by a passphrase that is known or else asked for.

    Raises:
        StoreLocked: none is at hand.
        WrongPassphrase: none of them opens it.
    """
    known = passphrases.known()
    for passphrase in known:
        if (lock := _fitting(path, passphrase)) is not None:
            passphrases.remember(passphrase)
            return lock
    before = 0
    while (said := passphrases.asked(path, before)) is not None:
        before += 1
        if (lock := _fitting(path, said)) is not None:
            passphrases.remember(said)
            return lock
    if known or before:
        raise WrongPassphrase(f"The passphrase does not open {path}; it was left as it is.")
    raise StoreLocked(f"{path} is encrypted, and its passphrase was not given.")


def _fitting(path: Path, passphrase: str) -> Lock | None:
    """Asked twice, for a till may just be writing that page."""
    for _ in range(2):
        page = first_page(path)
        lock = lock_of(passphrase, page[:_SALT])
        if opens(lock, page):
            return lock
    return None


def module() -> Any:
    """The driver that reads encrypted files, made not to write what goes wrong on the error stream.

    Raises:
        NoCipher: it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise NoCipher from error
    _hush(dbapi2)
    return dbapi2


_hushed: list[bool] = []


def _hush(dbapi: Any) -> None:
    if _hushed:
        return
    connection = dbapi.connect(":memory:")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.close()
    _hushed.append(True)


def version() -> str:
    """What reads encrypted files here, for whoever looks after the program; empty where nothing does."""
    try:
        dbapi = module()
    except NoCipher:
        return ""
    connection = dbapi.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    finally:
        connection.close()
