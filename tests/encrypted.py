"""The same tests on encrypted shops: with FRONTDESK_TEST_ENCRYPTED=1 every shop that a test makes is one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ALL = bool(os.environ.get("FRONTDESK_TEST_ENCRYPTED"))
PASSPHRASE = "four words of tests"
SALT = b"salt for testing"

only_plain = pytest.mark.skipif(ALL, reason="about the bytes of a plain file")


def begin():
    """Make new shops encrypted in this process, open them in its children, and let tests look into them by sqlite3."""
    from frontdesk.store import cipher, creation

    os.environ["FRONTDESK_PASSPHRASE"] = PASSPHRASE
    plain = creation.fill
    creation.fill = lambda part, lock=None: plain(part, lock or cipher.lock_of(PASSPHRASE, SALT))
    sqlite3.connect = _looking_in(sqlite3.connect)


def _looking_in(plain):
    from frontdesk.store import drivers

    def connect(database, *arguments, **options):
        said = str(database)
        address = urlsplit(said) if said.startswith("file:") else None
        path = Path(unquote(address.path) if address else said)
        if not path.is_file() or not drivers.is_encrypted(path):
            return plain(database, *arguments, **options)
        still = address is not None and "immutable" in address.query
        mode = "at rest" if still else "ro" if address is not None and "mode=ro" in address.query else "rw"
        connection = drivers.opened(path, mode, patience=options.get("timeout", 5.0))
        connection.isolation_level = options.get("isolation_level", "")
        return connection

    return connect
