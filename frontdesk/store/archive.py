"""Every row of a shop as the file holds it, for an archive: read out of one shop, and put into another.

Which tables there are is asked of the file itself, so that none is ever forgotten; only what is worked out from the
others is left out, to be worked out again.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from frontdesk.errors import FrontdeskError, StoreDamaged
from frontdesk.records.archives import Column, KeptTable, Kind, Stored
from frontdesk.store import creation, soundness, tables
from frontdesk.store.connection import connect, let_tables_be_remade, plainly, stamp
from frontdesk.store.engine import driver, go_on_after, last_ids, open_engine
from frontdesk.store.images import row_class
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.migrations.upgrade import take_steps
from frontdesk.store.search import index
from frontdesk.store.tables import derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

_AT_ONCE = 500
_LARGEST_PACK = 32 << 20
_SEARCH = "search_"
_SQLITES_OWN = "sqlite_"

DERIVED = frozenset(
    str(row.__tablename__)
    for row in (getattr(tables, name) for name in tables.__all__)
    if row.__module__ == derived.__name__
)
"""Tables that are worked out from the others, as the search index is: an archive leaves them out."""

_KINDS: tuple[tuple[type[sa.types.TypeEngine[Any]], Kind], ...] = (
    (sa.JSON, Kind.JSON),
    (sa.Boolean, Kind.TRUTH),
    (sa.DateTime, Kind.TIME),
    (sa.Date, Kind.DAY),
    (sa.Integer, Kind.NUMBER),
    (sa.Float, Kind.FRACTION),
    (sa.LargeBinary, Kind.BYTES),
    (sa.String, Kind.TEXT),
)


class RowRefused(FrontdeskError):
    """A row cannot stand in the shop's tables."""

    hint = "Take another copy of the archive."


class NotEmpty(FrontdeskError):
    """There is a shop here already."""


def kept_tables(connection: Connection) -> tuple[KeptTable, ...]:
    """Every table of a shop that cannot be worked out from the others, by name, at whatever version it is."""
    return _tables(connection, lambda name: not is_derived(name))


def _tables(connection: Connection, wanted: Callable[[str], bool]) -> tuple[KeptTable, ...]:
    found = sa.MetaData()
    found.reflect(connection, only=lambda name, _: wanted(name))
    return tuple(_kept(table) for _, table in sorted(found.tables.items()))


def is_derived(name: str) -> bool:
    """Whether a table can be worked out from the others, or is SQLite's own."""
    return name in DERIVED or name.startswith((_SEARCH, _SQLITES_OWN))


def _kept(table: sa.Table) -> KeptTable:
    """A table with its columns as they are declared: in a file that was brought up to date, newer ones stand last."""
    declared = tables.CustomerRow.metadata.tables.get(table.name, table).columns.keys()
    places = {name: place for place, name in enumerate(declared)}
    found = sorted(table.columns, key=lambda column: places.get(column.name, len(places)))
    columns = tuple(Column(each.name, _kind(each), bool(each.nullable)) for each in found)
    return KeptTable(table.name, columns, tuple(key.name for key in table.primary_key), _about(table.name))


def _kind(column: sa.Column[Any]) -> Kind:
    return next(kind for base, kind in _KINDS if isinstance(column.type, base))


def _about(name: str) -> str:
    try:
        said = row_class(name).__doc__ or ""
    except KeyError:  # of an older version
        return ""
    return " ".join(said.partition("\n\n")[0].split())


def _bare(table: KeptTable) -> sa.TableClause:
    """The table without types, so that values pass as they are stored."""
    return sa.table(table.name, *(sa.column(column.name) for column in table.columns))


def rows_of(connection: Connection, table: KeptTable) -> Iterator[tuple[Stored, ...]]:
    """The rows of a table in order of its key, a few hundred at a time."""
    bare = _bare(table)
    query = sa.select(*bare.c).order_by(*(bare.c[name] for name in table.key))
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        yield tuple(row)


def put_rows(connection: Connection, table: KeptTable, rows: Iterable[tuple[Stored, ...]]) -> int:
    """Insert rows as they are stored; how many.

    Raises:
        RowRefused: one of them breaks a rule of its table.
    """
    words = str(_bare(table).insert().compile(dialect=connection.dialect))
    try:
        return driver(connection).executemany(words, rows).rowcount
    except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
        raise RowRefused(f"A row of {table.name} cannot stand in the shop's tables ({error}).") from error


def ids_given(connection: Connection) -> dict[str, int]:
    """The highest id that each table ever gave: none is ever given twice, also not in the shop that comes of it."""
    return {name: last for name, last in sorted(last_ids(connection).items()) if not is_derived(name)}


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
        bare = sa.table(journal, sa.column("name", sa.String))
        if not known.issuperset(connection.scalars(sa.select(bare.c.name).distinct())):
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


def is_empty(connection: Connection) -> bool:
    """Whether a shop holds nothing at all."""
    return not any(_has_rows(connection, table) for table in kept_tables(connection))


def _has_rows(connection: Connection, table: KeptTable) -> bool:
    return connection.execute(sa.select(*_bare(table).c).limit(1)).first() is not None


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
            for table in _tables(rows, lambda name: name in DERIVED or not is_derived(name)):
                put_rows(connection, table, rows_of(rows, table))
            go_on(connection, ids_given(rows))
            index.rebuild(driver(connection))
    finally:
        source.dispose()
