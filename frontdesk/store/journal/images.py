"""Rows as plain values and back: what the journal keeps of a row, and how a row is made from it again."""

from __future__ import annotations

import hashlib
import json
import zlib
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, String

from frontdesk.store import tables
from frontdesk.store.file.engine import rows_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table
    from sqlmodel import SQLModel

_PACK = 1_000_000
"""Letters of images packed into one value; compressed they never come near the longest that the file takes."""

BOOKKEEPING = frozenset({"version"})
"""Columns that change with every write and are nobody's words; an undo does not compare them."""

_AT_ONCE = 500
_STAYS = (String, Date, DateTime, Integer, Boolean)


@cache
def _row_classes() -> dict[str, type[SQLModel]]:
    found = (getattr(tables, name) for name in tables.__all__)
    return {str(row.__tablename__): row for row in found}


def row_class(name: str) -> type[SQLModel]:
    """The class of a table's rows."""
    return _row_classes()[name]


def table_of(row: SQLModel | type[SQLModel]) -> Table:
    """The table that a row, or a class of rows, belongs to."""
    table: Table = row.__table__  # type: ignore[union-attr]
    return table


def image_of(row: SQLModel) -> dict[str, Any]:
    """Every column of a row as JSON can hold it; times as ISO text with their offset."""
    table = table_of(row)
    return image_from(table, {key: getattr(row, key) for key in table.columns.keys()})  # noqa: SIM118  # no mapping


def image_from(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a row of which there are only values, one for each column."""
    return {key: _plain(values[key]) for key in table.columns.keys()}  # noqa: SIM118  # no mapping


def values_of(name: str, image: dict[str, Any]) -> dict[str, Any]:
    """The column values that an image stands for; columns that a later version added keep their defaults."""
    columns = table_of(row_class(name)).columns
    return {key: _rich(columns[key].type, value) for key, value in image.items() if key in columns}


def row_from(name: str, image: dict[str, Any]) -> SQLModel:
    """A row made again from its image, id included."""
    return row_class(name)(**values_of(name, image))


def digest_between(connection: Connection, name: str, first: int, last: int) -> tuple[int, str]:
    """How many rows stand between two ids, and one number for all that they hold."""
    columns = [column.name for column in table_of(row_class(name)).columns if column.name not in BOOKKEEPING]
    cursor = rows_between(connection, name, columns, first, last)
    sum_up, count = hashlib.sha256(), 0
    while rows := cursor.fetchmany(_AT_ONCE):
        count += len(rows)
        sum_up.update("".join([repr(list(row)) for row in rows]).encode())
    return count, sum_up.hexdigest()


def digest_of(table: Table, columns: Mapping[str, Sequence[Any]]) -> str | None:
    """The same number from the columns that were just stored; None where SQLite may keep something of them otherwise.

    To read an import's rows back for it takes twice the time.
    """
    held = [(table.columns[name].type, values) for name, values in columns.items() if name not in BOOKKEEPING]
    if not all(_is_kept_as_given(kind, values) for kind, values in held):
        return None
    rows = zip(*(values for _, values in held), strict=True)
    return hashlib.sha256("".join(map(repr, map(list, rows))).encode()).hexdigest()


def _is_kept_as_given(kind: Any, values: Sequence[Any]) -> bool:
    """Whether a column gives back the very values: the text of a number may come back as one from some."""
    beneath = getattr(kind, "impl", kind)
    if isinstance(beneath, JSON):
        return {text[:1] for text in set(values)} == {"["}
    likely = int if isinstance(beneath, Integer | Boolean) else str
    return isinstance(beneath, _STAYS) and set(map(type, values)) <= {likely, NoneType}


def packs(images: list[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], bytes]]:
    """Many images in little room, and in as many parts as it takes: a value of the file has its longest length."""
    texts: list[str] = []
    start = size = 0
    for place, image in enumerate(images):
        text = json.dumps(image, ensure_ascii=False)
        if texts and size + len(text) > _PACK:
            yield images[start:place], _packed(texts)
            start, size, texts = place, 0, []
        size += len(text)
        texts.append(text)
    if texts:
        yield images[start:], _packed(texts)


def packed(images: list[dict[str, Any]]) -> bytes:
    """Images in one pack: for fewer of those that were in one."""
    return _packed([json.dumps(image, ensure_ascii=False) for image in images])


def _packed(texts: list[str]) -> bytes:
    return zlib.compress(f"[{','.join(texts)}]".encode())


def unpacked(pack: bytes) -> list[dict[str, Any]]:
    """The images in one of the `packs`."""
    images: list[dict[str, Any]] = json.loads(zlib.decompress(pack))
    return images


def _plain(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is not None:
        # As it comes back from the file, so that a row compares with itself.
        value = value.astimezone(UTC)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _rich(kind: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    beneath = getattr(kind, "impl", kind)
    if isinstance(beneath, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(beneath, Date):
        return date.fromisoformat(value)
    return value
