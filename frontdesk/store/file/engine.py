"""What SQLAlchemy must be told about SQLite: who begins a transaction, and with which word."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, create_engine, event
from sqlalchemy.pool import QueuePool

from frontdesk.mishaps import silenced
from frontdesk.store.file import drivers
from frontdesk.store.file.connection import PATIENCE, connect
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.waiting import until_free

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Column, Connection, Engine, Table
    from sqlalchemy.pool import ConnectionPoolEntry

_AT_ONCE = 200
_ROOM, _AS_EVER = 16_000, 2_000
"""Kilobytes of the file that SQLite keeps at hand: where an import has little, the pages of its indexes come and go."""
_ROOMY = "roomy"
_CHECK_AT_COMMIT = "PRAGMA defer_foreign_keys = ON"
"""An undo puts rows back in the order of the journal; who points at whom is settled when it ends."""


def open_engine(path: Path, *, reading: bool, opened: Callable[[], sqlite3.Connection] | None = None) -> Engine:
    """An engine on a shop's file, for reading or for writing; `opened` opens it in another way than `connect` does.

    A writer says BEGIN IMMEDIATE, so that it waits for other tills *before* it reads what it is about to
    change: with the library's defaults four tills lost 167 of 400 updates without an error, with this none.
    Bound values never appear in an error's text, and what the library would print is not printed.
    """
    silenced()
    another = opened or (lambda: connect(path, reading=reading))
    first = [another()]  # it says by which driver the file is read, and so whose errors are to be expected

    def connected() -> sqlite3.Connection:
        try:
            return first.pop()
        except IndexError:
            return another()

    engine = create_engine(
        "sqlite://",
        module=drivers.behind(*first),
        creator=connected,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )

    _settle_transactions(engine, path, reading=reading)
    return engine


def _settle_transactions(engine: Engine, path: Path, *, reading: bool) -> None:
    """Have each begin as this engine's do, and none outlive its session."""

    @event.listens_for(engine, "checkin")
    def clear(beneath: sqlite3.Connection | None, record: ConnectionPoolEntry) -> None:
        if beneath is None:  # it was let go of when somebody stopped it, who shall hear of nothing else
            return
        # A commit that a deferred foreign key refuses leaves its transaction open, and with it the lock on the file.
        if beneath.in_transaction:
            beneath.rollback()
        if record.info.pop(_ROOMY, False):
            beneath.execute(f"PRAGMA cache_size = -{_AS_EVER}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if reading:
            connection.exec_driver_sql("BEGIN")
        else:
            _begin_to_write(driver(connection), path)


def _begin_to_write(beneath: sqlite3.Connection, path: Path) -> None:
    def at_once() -> None:
        with plainly(path):
            beneath.execute("BEGIN IMMEDIATE")

    beneath.execute("PRAGMA busy_timeout = 0")  # who waits, and how, is said in one place
    try:
        until_free(path.parent, at_once)
    finally:
        beneath.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")
    beneath.execute(_CHECK_AT_COMMIT)


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection beneath, inside the same transaction: for what is SQLite's own."""
    beneath: Any = connection.connection.driver_connection
    return beneath  # type: ignore[no-any-return]


def next_id(connection: Connection, table: str) -> int:
    """The first id that no row of this table ever had: none is used twice, so that the journal stays true."""
    found = driver(connection).execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) + 1 if found else 1


def last_ids(connection: Connection) -> dict[str, int]:
    """The highest id that each table ever gave."""
    return dict(driver(connection).execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def go_on_after(connection: Connection, given: dict[str, int]) -> None:
    """Let no table give an id a second time, also one that was made anew since `last_ids` was asked."""
    cursor = driver(connection).cursor()
    for name, seq in given.items():
        cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (seq, name))
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, seq))


def make_room(connection: Connection) -> None:
    """Let many pages of the file be kept at hand until this transaction ends.

    An import of 300,000 customers reads and writes 1.8 GB instead of 4.5; more room than this helps little.
    """
    if not connection.info.get(_ROOMY):
        connection.info[_ROOMY] = True
        driver(connection).execute(f"PRAGMA cache_size = -{_ROOM}")


def rows_between(connection: Connection, table: str, columns: Sequence[str], first: int, last: int) -> sqlite3.Cursor:
    """Some columns of every row of a table with an id from `first` to `last`, as SQLite holds it, in order of id."""
    words = ", ".join(f'"{column}"' for column in columns)
    return driver(connection).execute(
        f'SELECT {words} FROM "{table}" WHERE id BETWEEN ? AND ? ORDER BY id', (first, last)
    )


def insert_columns(
    connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]], ids: Sequence[int]
) -> dict[str, Sequence[Any]]:
    """Insert rows given column by column, all but the id's; the columns as SQLite was given them, the id's first.

    SQLAlchemy does the same row by row: for the 400,000 rows of an import of 100,000 customers it takes 3 s more.
    """
    due = [column for column in table.columns if column.name != "id"]
    values = {column.name: _as_stored(column, connection, columns[column.name]) for column in due}
    names = ", ".join(f'"{name}"' for name in values)
    words = f'INSERT INTO "{table.name}" (id, {names}) VALUES '
    one = f"({', '.join('?' * (len(due) + 1))})"
    rows = zip(ids, *values.values(), strict=True)
    cursor = driver(connection).cursor()
    for _ in range(len(ids) // _AT_ONCE):
        cursor.execute(words + ", ".join([one] * _AT_ONCE), tuple(chain.from_iterable(islice(rows, _AT_ONCE))))
    cursor.executemany(words + one, rows)  # the driver keeps each text ready, so let there be two
    return {"id": ids, **values}


def _as_stored(column: Column[Any], connection: Connection, values: Sequence[Any]) -> Sequence[Any]:
    store = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if store is None:
        return values
    if isinstance(getattr(column.type, "impl", column.type), JSON):
        return ["[]" if value == [] else store(value) for value in values]
    # An import's times and days repeat.
    return list(map(lru_cache(maxsize=4_096)(store), values))
