"""Every row of a shop as the file holds it, read out for an archive.

Which tables there are is asked of the file itself, so that none is ever forgotten; only what is worked out from the
others is left out, to be worked out again, and PINs, which stay with the shop that they were set in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from frontdesk.records.archives import Column, KeptTable, Kind, Stored
from frontdesk.store import tables
from frontdesk.store.file.engine import last_ids
from frontdesk.store.journal.images import row_class
from frontdesk.store.tables import derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

_AT_ONCE = 500
_SEARCH = "search_"
_SQLITES_OWN = "sqlite_"

DERIVED = frozenset(
    str(row.__tablename__)
    for row in (getattr(tables, name) for name in tables.__all__)
    if row.__module__ == derived.__name__
)
"""Tables that are worked out from the others, as the search index is: an archive leaves them out."""

SECRET = frozenset({tables.PinRow.__tablename__, tables.GuessRow.__tablename__})
"""Tables of which nothing ever leaves the shop's file but with the whole of it."""

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


def kept_tables(connection: Connection) -> tuple[KeptTable, ...]:
    """Every table of a shop that cannot be worked out from the others, by name, at whatever version it is."""
    return tables_of(connection, lambda name: not is_left_out(name))


def tables_of(connection: Connection, wanted: Callable[[str], bool]) -> tuple[KeptTable, ...]:
    """The tables of a shop whose names are wanted, by name, at whatever version it is."""
    found = sa.MetaData()
    found.reflect(connection, only=lambda name, _: wanted(name))
    return tuple(_kept(table) for _, table in sorted(found.tables.items()))


def is_left_out(name: str) -> bool:
    """Whether an archive leaves a table out: it can be worked out from the others, is secret, or is SQLite's own."""
    return name in DERIVED | SECRET or name.startswith((_SEARCH, _SQLITES_OWN))


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


def bare(table: KeptTable) -> sa.TableClause:
    """The table without types, so that values pass as they are stored."""
    return sa.table(table.name, *(sa.column(column.name) for column in table.columns))


def rows_of(connection: Connection, table: KeptTable) -> Iterator[tuple[Stored, ...]]:
    """The rows of a table in order of its key, a few hundred at a time."""
    plain = bare(table)
    query = sa.select(*plain.c).order_by(*(plain.c[name] for name in table.key))
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        yield tuple(row)


def ids_given(connection: Connection) -> dict[str, int]:
    """The highest id that each table ever gave: none is ever given twice, also not in the shop that comes of it."""
    return {name: last for name, last in sorted(last_ids(connection).items()) if not is_left_out(name)}


def is_empty(connection: Connection) -> bool:
    """Whether a shop holds nothing at all."""
    return not any(_has_rows(connection, table) for table in kept_tables(connection))


def _has_rows(connection: Connection, table: KeptTable) -> bool:
    return connection.execute(sa.select(*bare(table).c).limit(1)).first() is not None
