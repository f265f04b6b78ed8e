"""The visits with what was had, one to a row."""

from __future__ import annotations

import json
import operator
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.leaving.sheet import Several, Sheet
from frontdesk.store.exchange import outgoing
from frontdesk.store.exchange.sources import SOURCES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from frontdesk.store.exchange.outgoing import Narrowing

LINE = ("quantity", "item_id", "item", "price", "amount")


def visits(connection: sqlite3.Connection, narrowing: Narrowing, mark: str) -> Sheet:
    """Every visit, walk-ins' too; the lines of its order stand in numbered columns."""
    modifiers = outgoing.most_modifiers(connection, "visit_lines")
    fields = (*LINE, *(f"modifier_{number}" for number in range(1, modifiers + 1)))
    lines = Several("line", "lines", fields, max(outgoing.most(connection, "lines"), 1))
    rows = _rows(connection, narrowing, mark, lines.most, modifiers)
    return Sheet("visits", ("format", *SOURCES["visits"].names), rows, (lines,))


def _rows(
    connection: sqlite3.Connection, narrowing: Narrowing, mark: str, most: int, modifiers: int
) -> Iterator[tuple[Any, ...]]:
    width = len(LINE) + 1
    for page in outgoing.pages(connection, SOURCES["visits"], narrowing, mark):
        ids = [row[1] for row in page]
        had = outgoing.numbered(connection, "lines", (*LINE, "modifiers"), most, ids[0], ids[-1])
        columns: list[Iterable[Any]] = []
        for place, cells in enumerate(had, 1):
            if place % width:
                columns.append(map(cells.get, ids))
            else:
                said = [unpacked(cells.get(each), modifiers) for each in ids]
                columns.extend(zip(*said, strict=True))
        yield from map(operator.add, page, zip(*columns, strict=True))


def unpacked(modifiers: str | None, most: int) -> list[str | None]:
    """A line's modifiers, a cell for each of so many."""
    said: list[str | None] = json.loads(modifiers) if modifiers else []
    return said + [None] * (most - len(said))
