"""Statements on the path of a visit, made ready once and run on the driver: 0.02 ms each, through the session 0.3."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam

from frontdesk.store.file.engine import driver

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import BindParameter, Connection, Delete, Dialect, Select, Table, Update
    from sqlmodel import Session

    Process = Callable[[Any], Any]

_MANY = "__[POSTCOMPILE_{name}]"


class Prepared:
    """A statement whose values are `bindparam`s; one that is `expanding` takes a few hundred values and at least one.

    Nothing that waits in the session is written before it runs, so it suits a unit of work, whose every verb writes
    at once, and a session that only reads.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Delete | Update) -> None:
        self._statement = statement
        self._made: _Made | None = None

    def rows(self, session: Session, **values: Any) -> list[tuple[Any, ...]]:
        """The rows found, their columns as the tables' classes have them."""
        connection = session.connection()
        made = self._ready(connection.dialect)
        return made.read(made.run(driver(connection), values).fetchall())

    def run(self, session: Session, **values: Any) -> None:
        """Do it: for a statement that gives no rows."""
        connection = session.connection()
        self._ready(connection.dialect).run(driver(connection), values)

    def _ready(self, dialect: Dialect) -> _Made:
        if self._made is None:
            self._made = _Made(self._statement, dialect)
        return self._made


class _Made:
    """What SQLAlchemy makes of a statement: its text, the order of its values, and how values go in and come out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._text: str = compiled.string
        self._order: list[str] = compiled.positiontup
        self._usual: dict[str, Any] = compiled.params
        binds: Mapping[str, BindParameter[Any]] = compiled.binds
        self._many = [name for name in self._order if binds[name].expanding]
        self._into = {name: _process_in(binds[name].type, dialect) for name in self._order}
        columns = getattr(statement, "selected_columns", ())
        out = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._out = [(place, process) for place, process in enumerate(out) if process is not None]

    def run(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Run it with these values, those that stand in the statement itself taken from there."""
        said = {**self._usual, **values}
        text = self._text
        for name in self._many:
            said[name] = _padded(said[name])
            text = text.replace(_MANY.format(name=name), ", ".join("?" * len(said[name])))
        return connection.execute(
            text, tuple(chain.from_iterable(self._taken(name, said[name]) for name in self._order))
        )

    def _taken(self, name: str, value: Any) -> Iterable[Any]:
        values = value if name in self._many else (value,)
        process = self._into[name]
        return values if process is None else (_as_stored(process, each) for each in values)

    def read(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Rows as the driver gives them, turned into the values that the columns stand for."""
        return rows if not self._out else [*self._read(rows)]

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            values = [*row]
            for place, process in self._out:
                if values[place] is not None:
                    values[place] = process(values[place])
            yield tuple(values)


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows that name the same columns each, all that have no default; the last id, where the table gives ids."""
    text, columns = _insertion(table, tuple(rows[0]), connection.dialect)
    values = [tuple([_as_stored(process, row[name]) for name, process in columns]) for row in rows]
    if len(values) == 1:
        return driver(connection).execute(text, values[0]).lastrowid or 0
    return driver(connection).executemany(text, values).lastrowid or 0


@cache
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, list[tuple[str, Process | None]]]:
    insertion = table.insert().values({name: bindparam(name) for name in names})
    compiled = insertion.compile(dialect=dialect)
    order: list[str] = compiled.positiontup or []
    return compiled.string, [(name, _process_in(table.c[name].type, dialect)) for name in order]


def _process_in(kind: Any, dialect: Dialect) -> Process | None:
    process: Process | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return process


def _as_stored(process: Process | None, value: Any) -> Any:
    return value if process is None else process(value)


def _padded(values: Collection[Any]) -> Sequence[Any]:
    """As many values as a power of two, the last again and again: few texts for the driver to keep ready."""
    given = [*values]
    return given + given[-1:] * ((1 << (len(given) - 1).bit_length()) - len(given))
