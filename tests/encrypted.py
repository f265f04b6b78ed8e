"""The same tests on encrypted shops: with FRONTDESK_TEST_ENCRYPTED=1 every shop that a test makes is one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

ALL = bool(os.environ.get("FRONTDESK_TEST_ENCRYPTED"))
PASSPHRASE = "four words of tests"
SALT = b"salt for testing"

_PLAIN_BYTES = "looks for words in the bytes of the file, which an encrypted one has none of"
_OTHER_DRIVER = "about Python's own driver"
OTHERWISE = {
    "test_a_new_shop_says_whose_it_is_and_keeps_a_log_from_the_start": "reads the file's header",
    "test_every_connection_is_set_up_as_promised": f"{_OTHER_DRIVER}: the other one has no limits to set",
    "test_a_sqlite_that_can_lose_the_log_is_noted": _OTHER_DRIVER,
    "test_in_the_file_the_hash_stands_in_its_own_table_alone_and_the_pin_nowhere": _PLAIN_BYTES,
    "test_the_look_for_traces_finds_them_before": _PLAIN_BYTES,
    "test_no_byte_of_them_is_left_while_tills_are_open": _PLAIN_BYTES,
    "test_no_copy_is_left_in_the_empty_places_of_divided_pages": _PLAIN_BYTES,
    "test_a_till_that_reads_keeps_the_log_and_that_is_said": _PLAIN_BYTES,
    "test_backups_killed_at_random_moments_leave_none_or_a_whole_one": "is killed before the key is made",
}
"""Tests that say nothing of an encrypted shop, and why; `tests/keeping/test_encrypting.py` has their like."""


def begin():
    """Make new shops encrypted in this process, open them in its children, and let tests look into them by sqlite3."""
    from frontdesk.store.file import cipher, creation

    os.environ["FRONTDESK_PASSPHRASE"] = PASSPHRASE
    plain = creation.fill
    creation.fill = lambda part, lock=None: plain(part, lock or cipher.lock_of(PASSPHRASE, SALT))
    sqlite3.connect = _looking_in(sqlite3.connect)
    for name in ("OperationalError", "IntegrityError"):
        setattr(sqlite3, name, (getattr(sqlite3, name), getattr(cipher.module(), name)))


def _looking_in(plain):
    from frontdesk.store.file import drivers

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
