"""The search index: one entry a customer, kept in step with the rows inside the same transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.errors import StoreDamaged
from frontdesk.store.search import merging
from frontdesk.store.search.entries import Entry, entries_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

_COLUMNS = ", ".join(Entry._fields)
_MARKS = ", ".join("?" * (len(Entry._fields) + 1))
_CHUNK = 500
_BLOCK = 10_000
_RISES_AFTER = 2
"""Blocks: enough for two parts on disk, and little to merge twice."""

_ID_BITS = 26
_SHORTEST_STEP = 64
"""Seconds: who was seen in the same minute stands in order of id."""

_START = datetime(2000, 1, 1, tzinfo=UTC)

WHOSE = f"rowid & {(1 << _ID_BITS) - 1}"
"""In SQL, the customer of an entry: what `customer_at` says, for hundreds of rows at a time."""


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index.

    `prefix` keeps lists for beginnings of one to five letters: with three, the slowest hundredth of searches over a
    million customers took 26 ms instead of 12, and the file was a tenth smaller. The lengths of entries, for ranking by
    them, are not kept. `places` says at which rowid an entry stands.
    """
    connection.execute(
        f"""CREATE VIRTUAL TABLE search_entries USING fts5(
                {_COLUMNS}, prefix='1 2 3 4 5', columnsize=0, tokenize='unicode61 remove_diacritics 2')"""
    )
    connection.execute("CREATE VIRTUAL TABLE search_words USING fts5vocab('search_entries', 'row')")
    connection.execute("CREATE TABLE search_places (customer_id INTEGER PRIMARY KEY, place INTEGER NOT NULL)")
    merging.prepare(connection)


def place_of(customer: int, seen: str) -> int:
    """The rowid of a customer last seen at this time (ISO, UTC): the newer, the higher.

    The index walks its entries in order of rowid for nothing, so the rowid *is* the ranking: over a million customers
    the newest 200 of a prefix take 0.2 ms, sorted by a score 250 ms. It holds the customer's id as well.
    """
    return (_steps_to(seen) << _ID_BITS) | customer


@lru_cache(maxsize=4_096)
def _steps_to(seen: str) -> int:
    try:
        at = datetime.fromisoformat(seen)
    except ValueError as error:
        raise StoreDamaged from error
    return max(int((at.replace(tzinfo=UTC) - _START).total_seconds()) // _SHORTEST_STEP, 0)


def customer_at(place: int) -> int:
    """Whose entry stands at a rowid."""
    return place & ((1 << _ID_BITS) - 1)


def keep(connection: sqlite3.Connection, customers: Collection[int]) -> None:
    """Write the entries of these customers as their rows are now; who is gone or merged has none any more.

    Each ten thousand are read by id and written oldest seen first: rows lie side by side by id, and at each step back
    the index puts what it holds on disk, to merge it later.
    """
    many = len(customers) > _BLOCK
    if many:
        merging.before_many(connection)
    for number, block in enumerate(_chunks(sorted(customers), _BLOCK)):
        placed: list[tuple[int, Entry]] = []
        for part in _chunks(block):
            drop(connection, part)
            placed += [(place_of(who, seen), entry) for who, (seen, entry) in entries_of(connection, part).items()]
        placed.sort()
        connection.executemany(
            f"INSERT INTO search_entries (rowid, {_COLUMNS}) VALUES ({_MARKS})",
            ((place, *entry) for place, entry in placed),
        )
        connection.executemany(
            "INSERT INTO search_places (customer_id, place) VALUES (?, ?)",
            ((customer_at(place), place) for place, _ in placed),
        )
        if number == _RISES_AFTER:
            merging.amid_many(connection)
    if many:
        merging.after_many(connection)


def drop(connection: sqlite3.Connection, customers: list[int]) -> None:
    """Take these customers' entries out; even to look for some to take out would make the index put all on disk."""
    marks = ",".join("?" * len(customers))
    places = connection.execute(f"SELECT place FROM search_places WHERE customer_id IN ({marks})", customers).fetchall()
    if places:
        connection.executemany("DELETE FROM search_entries WHERE rowid = ?", places)
        connection.execute(f"DELETE FROM search_places WHERE customer_id IN ({marks})", customers)


def rebuild(connection: sqlite3.Connection) -> int:
    """Make the whole index again from the rows, oldest seen first; how many entries it has."""
    connection.execute("DROP TABLE IF EXISTS search_words")
    connection.execute("DROP TABLE IF EXISTS search_entries")
    connection.execute("DROP TABLE IF EXISTS search_places")
    create(connection)
    everybody = connection.execute(
        """SELECT c.id FROM customers c LEFT JOIN standings s ON s.customer_id = c.id
           WHERE c.merged_into IS NULL ORDER BY coalesce(s.last_at, c.since, c.created_at)"""
    ).fetchall()
    for part in _chunks([who for (who,) in everybody]):
        keep(connection, part)
    merging.make_one(connection)
    return len(everybody)


def faults(connection: sqlite3.Connection) -> list[int]:
    """Customers whose entry is missing, misplaced, not what their rows say, or left over.

    Needs a connection that may write, because the index's own integrity check is spelled as an insert.

    Raises:
        sqlite3.DatabaseError: the index itself is damaged.
    """
    connection.execute("INSERT INTO search_entries (search_entries, rank) VALUES ('integrity-check', 1)")
    wrong = [
        who
        for (who,) in connection.execute(
            """SELECT customer_id FROM search_places
               WHERE customer_id NOT IN (SELECT id FROM customers WHERE merged_into IS NULL)"""
        )
    ]
    strays = connection.execute("SELECT rowid FROM search_entries WHERE rowid NOT IN (SELECT place FROM search_places)")
    wrong += [customer_at(place) for (place,) in strays]
    everybody = [who for (who,) in connection.execute("SELECT id FROM customers WHERE merged_into IS NULL")]
    for part in _chunks(everybody):
        marks = ",".join("?" * len(part))
        written = connection.execute(
            f"""SELECT e.rowid, {_COLUMNS} FROM search_places p JOIN search_entries e ON e.rowid = p.place
                WHERE p.customer_id IN ({marks})""",
            part,
        )
        kept = {customer_at(row[0]): (row[0], Entry(*row[1:])) for row in written}
        due = entries_of(connection, part)
        wrong += [who for who, (seen, entry) in due.items() if kept.get(who) != (place_of(who, seen), entry)]
    return wrong


def _chunks(ids: list[int], size: int = _CHUNK) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
