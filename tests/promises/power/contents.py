"""One value for all that a shop's file holds, the same whichever SQLite reads it."""

from __future__ import annotations

import hashlib
from typing import Any


def digest(connection: Any) -> bytes:
    """The digest of every row of every table, the search index aside, which is checked for itself."""
    names = connection.execute(
        """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
           AND name NOT LIKE 'search_%' ORDER BY name"""
    ).fetchall()
    sum_up = hashlib.sha256(repr(connection.execute("PRAGMA user_version").fetchall()).encode())
    for (name,) in names:
        rows = [tuple(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
        sum_up.update(repr((name, sorted(rows, key=repr))).encode())
    return sum_up.digest()
