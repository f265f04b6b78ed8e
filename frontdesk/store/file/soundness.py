"""What SQLite itself can say about a shop's file: whether it is whole, and how much is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.copies import Contents

if TYPE_CHECKING:
    import sqlite3

_ENOUGH = 20
"""So many faults are named; a file that has more is not healthier for it."""

_INDEX = "search_entries"
_OF_AN_INDEX = "fts5"


def broken_pages(connection: sqlite3.Connection) -> list[str]:
    """What the integrity check finds wrong in tables and indexes; empty when all is well.

    From SQLite 3.44 on it speaks of the search index as well, which is no loss and which `check_index` looks at.
    """
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_ENOUGH})")]
    return [each for each in found if each != "ok" and _OF_AN_INDEX not in each.lower()]


def spoiled_pages(connection: sqlite3.Connection) -> list[str]:
    """The pages of an encrypted file at rest that are not what was written, free ones included; none of a plain one."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]


def broken_references(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows of each table point at a row that is not there."""
    found: dict[str, int] = {}
    for row in connection.execute("PRAGMA foreign_key_check"):
        found[str(row[0])] = found.get(str(row[0]), 0) + 1
    return found


def check_index(connection: sqlite3.Connection) -> None:
    """Let the search index check itself.

    It needs a connection that may write, because the check is spelled as an insert.

    Raises:
        sqlite3.DatabaseError: the index is damaged.
    """
    if _has(connection, _INDEX):
        connection.execute(f"INSERT INTO {_INDEX} ({_INDEX}, rank) VALUES ('integrity-check', 1)")


def contents(connection: sqlite3.Connection) -> Contents:
    """Count the rows of every table; inside a transaction all counts are of the same moment."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
    return Contents(version, counts)


def journal_mode(connection: sqlite3.Connection) -> str:
    """How the file guards its writes; `wal` unless the place it lies in cannot do that."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None
