"""The customers with all that is known about them, one to a row."""

from __future__ import annotations

import json
import operator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.leaving.sheet import Several, Sheet
from frontdesk.store.exchange import outgoing
from frontdesk.store.exchange.sources import SOURCES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from frontdesk.store.exchange.outgoing import Narrowing, Page

CHANNELS = ("email", "sms", "whatsapp", "phone", "post")
"""The ways of being reached that a customer may agree to; each has its column whether anybody answered or not."""

_REMARK = ("kind", "text")
BELONGINGS = (
    ("phone", "phones", ("raw",)),
    ("email", "emails", ("address",)),
    ("tag", "tags", ("tag",)),
    ("cue", "cues", _REMARK),
    ("preference", "preferences", _REMARK),
    ("allergy", "allergies", ("text",)),
)
"""What a customer may have several of: its column, its table, and what of it stands in the row."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of anybody at all: nothing else is asked for, page after page."""

    most: dict[str, int]
    channels: tuple[str, ...]
    asked: bool
    came: bool
    own: tuple[str, ...]


def customers(connection: sqlite3.Connection, narrowing: Narrowing, mark: str) -> Sheet:
    """Everybody, those taken over in a merge left out; what belongs to them stands in numbered columns."""
    most = {table: outgoing.most(connection, table) for _, table, _ in BELONGINGS}
    several = tuple(
        Several(one, table, columns if len(columns) > 1 else (), max(most[table], 1))
        for one, table, columns in BELONGINGS
    )
    said = outgoing.channels(connection)
    known = _Known(
        most,
        (*CHANNELS, *(each for each in said if each not in CHANNELS)),
        bool(said),
        outgoing.has_origins(connection, "customers"),
        tuple(outgoing.own_columns(connection)),
    )
    answers = tuple(f"consent_{channel}" for channel in known.channels)
    return Sheet(
        "customers",
        ("format", *SOURCES["customers"].names, "source", "external_id", *answers),
        _rows(connection, narrowing, mark, known),
        several,
        known.own,
        frozenset(answers) if said else frozenset(),
    )


def _rows(connection: sqlite3.Connection, narrowing: Narrowing, mark: str, known: _Known) -> Iterator[tuple[Any, ...]]:
    more = ["custom"] if known.own else []
    pages = outgoing.pages(connection, SOURCES["customers"], narrowing, mark, *more)
    return chain.from_iterable(_told(connection, page, known) for page in pages)


def _told(connection: sqlite3.Connection, page: Page, known: _Known) -> Iterator[tuple[Any, ...]]:
    """The rows with all their cells, put together a column at a time: a cell at a time takes four times as long."""
    first, last = page[0][1], page[-1][1]
    ids = [row[1] for row in page]
    columns: list[Iterable[Any]] = []

    def add(found: list[dict[int, Any]], width: int) -> None:
        columns.extend([map(each.get, ids) for each in found] or [repeat(None)] * width)

    add(outgoing.origins(connection, "customers", first, last) if known.came else [], 2)
    add(outgoing.answers(connection, known.channels, first, last) if known.asked else [], len(known.channels))
    for _, table, fields in BELONGINGS:
        most = known.most[table]
        add(outgoing.numbered(connection, table, fields, most, first, last) if most else [], len(fields))
    if known.own:
        said = [dict(json.loads(row[-1])) for row in page]
        columns.extend([each.get(name) for each in said] for name in known.own)
        page = [row[:-1] for row in page]
    return map(operator.add, page, zip(*columns, strict=False))
