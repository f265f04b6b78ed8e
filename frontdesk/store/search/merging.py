"""When the parts of the index are merged: every write puts one more on disk, and few are searched faster than many.

The index merges small parts by itself, all of a level at once, however large. Left alone after an import it put the
first visits on one level with all that was imported: one visit in some hundred wrote the whole index anew, which took
0.6 s for 100,000 customers. So an import ends with one part, on a level that visits hardly ever reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_AS_EVER = {"hashsize": 1 << 20, "automerge": 4, "crisismerge": 16, "usermerge": 4}
_OF_MANY = {"hashsize": 8_000_000, "automerge": 0, "crisismerge": 2_000, "usermerge": 2}
"""Bytes that the index holds before it puts them on disk, and how many parts of a level are merged: by itself, at once
and however long it takes, and when we say so. To hold more takes 0.5 s off an import of 100,000 customers."""
_ALL = 1 << 20

_FIRST_PART = " ".join(map(str, range(500)))
"""More words than a page holds: a part of one page would sink to the level of the next one."""
_STEPS = 4


def prepare(connection: sqlite3.Connection) -> None:
    """Give a new and empty index levels, which takes three milliseconds and leaves it empty.

    When all is made one, it comes to stand above the highest level there was.
    """
    for row, words in enumerate([_FIRST_PART, *["a"] * _STEPS], start=1):
        connection.execute("INSERT INTO search_entries (rowid, names) VALUES (?, ?)", (row, words))
        make_one(connection)
    connection.execute("DELETE FROM search_entries")
    make_one(connection)


def before_many(connection: sqlite3.Connection) -> None:
    """Hold more in memory, and merge nothing yet: an import follows."""
    _settle(connection, _OF_MANY)


def amid_many(connection: sqlite3.Connection) -> None:
    """Let what an import wrote so far rise by a level: parts of one level alone would stay low when all is made one."""
    _settle(connection, {"merge": _ALL})


def after_many(connection: sqlite3.Connection) -> None:
    """Merge what an import wrote."""
    make_one(connection)
    _settle(connection, _AS_EVER)


def make_one(connection: sqlite3.Connection) -> None:
    """Merge everything, so that no trace is left of entries that were taken out.

    It writes all that the index holds anew, which takes 0.7 s for 100,000 customers.
    """
    connection.execute("INSERT INTO search_entries (search_entries) VALUES ('optimize')")


def _settle(connection: sqlite3.Connection, settings: dict[str, int]) -> None:
    for what, value in settings.items():
        connection.execute("INSERT INTO search_entries (search_entries, rank) VALUES (?, ?)", (what, value))
