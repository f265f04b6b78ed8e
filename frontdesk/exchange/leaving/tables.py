"""Tables as the shop keeps them, one to a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.leaving.sheet import Sheet
from frontdesk.exchange.leaving.visits import unpacked
from frontdesk.store.exchange import outgoing
from frontdesk.store.exchange.sources import SOURCES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from frontdesk.store.exchange.outgoing import Narrowing

APART = {
    "customers": (
        *("customers", "phones", "emails", "tags", "consents", "cues", "preferences", "allergies", "links"),
        *("usuals", "usual_lines", "custom"),
    ),
    "visits": ("visits", "lines"),
}
"""The files that a folder gets for a noun; one of its own name for every other."""

OWN = ("format", "customer_id", "name", "value")
"""The columns of custom.csv: what other programs knew of a customer, a row for each thing."""


def table(connection: sqlite3.Connection, name: str, narrowing: Narrowing, mark: str) -> Sheet:
    """One table, with nothing packed into a cell."""
    if name == "custom":
        return Sheet(name, OWN, _own(connection, narrowing, mark))
    source = SOURCES[name]
    flags = frozenset(column.name for column in source.columns if column.flag)
    rows = (row for page in outgoing.pages(connection, source, narrowing, mark) for row in page)
    if source.names[-1] != "modifiers":
        return Sheet(name, ("format", *source.names), rows, flags=flags)
    most = outgoing.most_modifiers(connection, source.table)
    columns = ("format", *source.names[:-1], *(f"modifier_{number}" for number in range(1, most + 1)))
    return Sheet(name, columns, ((*row[:-1], *unpacked(row[-1], most)) for row in rows))


def _own(connection: sqlite3.Connection, narrowing: Narrowing, mark: str) -> Iterator[tuple[Any, ...]]:
    for page in outgoing.pages(connection, SOURCES["customers"], narrowing, mark, "custom"):
        for row in page:
            for name, value in json.loads(row[-1]) if row[-1] != "[]" else ():
                yield mark, row[1], name, value
