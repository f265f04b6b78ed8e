"""The rows of an archive put into a new shop's file, of whatever version they are."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from frontdesk.errors import FrontdeskError, StoreDamaged
from frontdesk.store.exchange.archive import (
    DERIVED,
    bare,
    ids_given,
    is_empty,
    is_left_out,
    kept_tables,
    rows_of,
    tables_of,
)
from frontdesk.store.file import creation, soundness
from frontdesk.store.file.connection import connect, let_tables_be_remade, stamp
from frontdesk.store.file.engine import driver, go_on_after, last_ids, open_engine
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.migrations.upgrade import take_steps
from frontdesk.store.search import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from frontdesk.records.archives import KeptTable, Stored

_LARGEST_PACK = 32 << 20


class RowRefused(FrontdeskError):
    """A row cannot stand in the shop's tables."""

    hint = "Take another copy of the archive."


class NotEmpty(FrontdeskError):
    """There is a shop here already."""


def put_rows(connection: Connection, table: KeptTable, rows: Iterable[tuple[Stored, ...]]) -> int:
    """Insert rows as they are stored; how many.

    Raises:
        RowRefused: one of them breaks a rule of its table.
    """
    words = str(bare(table).insert().compile(dialect=connection.dialect))
    errors = connection.dialect.loaded_dbapi
    try:
        return driver(connection).executemany(words, rows).rowcount
    except (errors.IntegrityError, errors.DataError, OverflowError) as error:
        raise RowRefused(f"A row of {table.name} cannot stand in the shop's tables ({error}).") from error


def lay(path: Path, version: int) -> None:
    """Make the empty tables of a version, this one's or an older one's, in a new file."""
    if version == HEAD:
        creation.fill(path)
        return
    with closing(sqlite3.connect(path)) as connection, connection:
        stamp(connection, 0)
    take_steps(path, until=version)


@contextmanager
def loading(path: Path) -> Iterator[Connection]:
    """One transaction that puts rows into an empty shop; they may come before what they point at.

    Raises:
        DiskFull, StoreReadOnly: as their sentences say; nothing was put in.
    """
    engine = open_engine(path, reading=False)
    try:
        with plainly(path), engine.connect() as connection:
            let_tables_be_remade(driver(connection))
            with connection.begin():
                yield connection
    finally:
        engine.dispose()


def go_on(connection: Connection, given: dict[str, int]) -> None:
    """Let no table give an id again that it gave in the shop that the rows come from."""
    go_on_after(connection, given)


def bring_up(path: Path) -> None:
    """Bring a shop that nobody else knows of yet to the newest tables, and look whether its rows hold together.

    Raises:
        RowRefused: a row points at one that is not there, or the journal speaks of a table that is none.
    """
    try:
        take_steps(path)
    except (StoreDamaged, sa.exc.IntegrityError) as error:
        raise RowRefused("Rows of the archive do not hold together; they cannot be brought up to date.") from error
    with closing(connect(path, reading=True)) as connection:
        lost = soundness.broken_references(connection)
    if lost:
        told = ", ".join(f"{count} in {table}" for table, count in sorted(lost.items()))
        raise RowRefused(f"Rows of the archive point at rows that are not in it ({told}).")
    engine = open_engine(path, reading=True)
    try:
        with engine.connect() as connection_:
            _look_at_journal(connection_)
            _look_at_ids(connection_)
    finally:
        engine.dispose()


def _look_at_journal(connection: Connection) -> None:
    known = {table.name for table in kept_tables(connection)}
    for journal in ("changes", "spans"):
        lines = sa.table(journal, sa.column("name", sa.String))
        if not known.issuperset(connection.scalars(sa.select(lines.c.name).distinct())):
            raise RowRefused("The archive's journal speaks of tables that no shop has.")
    spans = sa.table("spans", sa.column("removed", sa.LargeBinary))
    packs = sa.select(spans.c.removed).where(spans.c.removed.is_not(None))
    for pack in connection.scalars(packs, execution_options={"yield_per": 1}):
        _look_into(pack)


def _look_into(pack: bytes) -> None:
    """An undo unpacks it into memory."""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(pack, _LARGEST_PACK)
    except zlib.error as error:
        raise RowRefused("The archive's journal holds removed rows that cannot be read.") from error
    if not unpacking.eof:
        raise RowRefused("The archive's journal holds removed rows that are larger than any can be.")


def _look_at_ids(connection: Connection) -> None:
    """An id must fit in the place of an entry of the search index."""
    highest = last_ids(connection).get("customers", 0)
    if index.customer_at(index.place_of(highest, "2000-01-01")) != highest:
        raise RowRefused("The archive numbers its customers higher than a shop can.")


def move_in(new: Path, path: Path) -> None:
    """Put everything that a finished shop holds into the empty one at `path`, all of it or nothing.

    Raises:
        NotEmpty: somebody wrote something there meanwhile.
        StoreBusy, DiskFull, StoreReadOnly: as their sentences say; the shop is still empty.
    """
    source = open_engine(new, reading=True)
    try:
        with source.connect() as rows, loading(path) as connection:
            if not is_empty(connection):
                raise NotEmpty
            for table in tables_of(rows, lambda name: name in DERIVED or not is_left_out(name)):
                put_rows(connection, table, rows_of(rows, table))
            go_on(connection, ids_given(rows))
            index.rebuild(driver(connection))
    finally:
        source.dispose()
