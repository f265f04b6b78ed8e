"""Many rows put into a table at once, column by column, and summed up in one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from frontdesk.store.file.engine import insert_columns, make_room
from frontdesk.store.journal.images import digest_between, digest_of, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection
    from sqlmodel import SQLModel

    Columns = Mapping[str, Sequence[Any]]


_MANY = 1_000


def by_column(rows: Sequence[dict[str, Any]]) -> Columns:
    """The same values column by column, but the ids."""
    return {name: [row[name] for row in rows] for name in rows[0] if name != "id"}


def put_columns(connection: Connection, kind: type[SQLModel], columns: Columns, ids: Sequence[int]) -> tuple[int, str]:
    """Insert rows under these ids, which ascend; what `digest_between` says of the span they lie in."""
    table, digest = table_of(kind), None
    if len(ids) > _MANY:
        make_room(connection)
    if columns.keys() | {"id"} >= {column.name for column in table.columns}:
        stored = insert_columns(connection, table, columns, ids)
        alone = ids[-1] - ids[0] < len(ids)  # nothing that was there before lies between them
        digest = digest_of(table, stored) if alone else None
    else:  # the library knows the defaults
        rows = zip(ids, *columns.values(), strict=True)
        connection.execute(insert(kind), [dict(zip(("id", *columns), row, strict=True)) for row in rows])
    return (len(ids), digest) if digest else digest_between(connection, table.name, ids[0], ids[-1])
