"""What leaves the shop, read straight out of the file: no table class is loaded, and no row is held longer than a page.

An export reads every row once and gives most cells on as they are. Through the ORM the same takes four times as long.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from frontdesk.store.exchange.sources import SOURCES
from frontdesk.store.file.connection import one_picture
from frontdesk.store.file.plain_words import plainly
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from frontdesk.store.exchange.sources import Source
    from frontdesk.store.store import Store

PAGE = 500
"""Rows at once: enough that their belongings cost one question each, few enough to stay in the processor's cache."""

Page = list[tuple[Any, ...]]

_RHYTHMS = {
    "regular": "s.missed_from > :today",
    "missed": "s.missed_from <= :today AND s.lapsed_from > :today",
    "lapsed": "s.lapsed_from <= :today",
    "new": "s.first_at >= :new",
}
RHYTHMS = tuple(_RHYTHMS)

_HAS_PHONE = "EXISTS (SELECT 1 FROM phones p WHERE p.customer_id = c.id)"
_MEANS = {
    "phone": _HAS_PHONE,
    "sms": _HAS_PHONE,
    "whatsapp": _HAS_PHONE,
    "email": "EXISTS (SELECT 1 FROM emails e WHERE e.customer_id = c.id)",
    "post": "c.address <> ''",
}
_REACHED = """(SELECT c.id FROM customers c WHERE {means} AND NOT EXISTS
    (SELECT 1 FROM consents a WHERE a.customer_id = c.id AND a.channel = :reach AND NOT a.given))"""
CHANNELS = tuple(_MEANS)
"""The ways of reaching somebody for which there must be something to reach them by."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows leave: each field narrows them, None, "" and False leave them as wide as they are.

    `since` is a shop day and `since_at` its first instant, UTC; `today` and `new_since` settle what a `rhythm` means.
    """

    since: date | None = None
    since_at: datetime | None = None
    tag: str = ""
    rhythm: str = ""
    reach: str = ""
    """Only who can be reached by this channel and did not refuse to be."""
    today: date | None = None
    new_since: datetime | None = None
    without_staff: bool = False
    """Leave out complaints about members of the team."""

    @property
    def people(self) -> bool:
        """Whether it says which customers are meant."""
        return bool(self.tag or self.rhythm or self.reach)


@contextmanager
def picture(store: Store) -> Iterator[sqlite3.Connection]:
    """A connection of the export's own, on which all is of one moment: the counter's is not kept waiting."""
    with plainly(store.path), closing(store.another()) as connection, one_picture(connection):
        yield connection


def pages(
    connection: sqlite3.Connection, source: Source, narrowing: Narrowing, mark: str, *more: str
) -> Iterator[Page]:
    """The rows of a source by id, in pages: `mark`, its columns, and `more` columns of its table."""
    where, values = _where(connection, source, narrowing)
    cells = ", ".join([*(column.cell for column in source.columns), *(f"t.{name}" for name in more)])
    cursor = connection.execute(
        f"SELECT :mark, {cells} FROM {source.table} t {source.join} WHERE {where} ORDER BY t.id",
        {"mark": mark, **values},
    )
    while page := cursor.fetchmany(PAGE):
        yield page


def chosen(connection: sqlite3.Connection, narrowing: Narrowing) -> set[int]:
    """The customers whom a narrowing means, whenever they came."""
    where, values = _where(connection, SOURCES["customers"], replace(narrowing, since=None))
    return {who for (who,) in connection.execute(f"SELECT t.id FROM customers t WHERE {where}", values)}


def _where(connection: sqlite3.Connection, source: Source, narrowing: Narrowing) -> tuple[str, dict[str, Any]]:
    if source.parent:
        parent = SOURCES[source.parent]
        inner, values = _where(connection, parent, narrowing)
        return f"t.{source.owner} IN (SELECT t.id FROM {parent.table} t {parent.join} WHERE {inner})", values
    parts, values = [source.always], _values(narrowing)
    if narrowing.since is not None:
        parts.append(source.since)
    if narrowing.without_staff and source.discreet:
        parts.append(source.discreet)
    whose = "t.id" if source.table == "customers" else f"t.{source.owner}"
    if narrowing.tag:
        tags = {f"tag{number}": tag for number, tag in enumerate(_tags(connection, narrowing.tag))}
        listed = ", ".join(f":{name}" for name in tags)
        parts.append(f"{whose} IN (SELECT customer_id FROM tags WHERE tag IN ({listed}))")
        values |= tags
    if narrowing.rhythm:
        parts.append(f"{whose} IN (SELECT s.customer_id FROM standings s WHERE {_RHYTHMS[narrowing.rhythm]})")
    if narrowing.reach:
        parts.append(f"{whose} IN {_REACHED.format(means=_MEANS[narrowing.reach])}")
        values["reach"] = narrowing.reach
    return " AND ".join(parts), values


def _values(narrowing: Narrowing) -> dict[str, Any]:
    days = {"since": narrowing.since, "today": narrowing.today}
    instants = {"since_at": narrowing.since_at, "new": narrowing.new_since}
    return {name: day.isoformat() for name, day in days.items() if day is not None} | {
        name: f"{at:%Y-%m-%d %H:%M:%S.%f}" for name, at in instants.items() if at is not None
    }


def _tags(connection: sqlite3.Connection, tag: str) -> list[str]:
    """A tag in every spelling that the shop has of it."""
    return [each for (each,) in connection.execute("SELECT DISTINCT tag FROM tags") if folded(each) == folded(tag)]


def numbered(
    connection: sqlite3.Connection, name: str, columns: Sequence[str], most: int, first: int, last: int
) -> list[dict[int, Any]]:
    """What belongs to the rows with an id from `first` to `last`: for each numbered cell a value by owner.

    The cells of the first come first, in the order of `columns`, then those of the second, up to `most` of them.
    """
    source = SOURCES[name]
    cells = {column.name: column.cell for column in source.columns}
    rows = connection.execute(
        f"SELECT t.{source.owner}, {', '.join(cells[each] for each in columns)} FROM {source.table} t "
        f"WHERE t.{source.owner} BETWEEN ? AND ? ORDER BY t.{source.owner}, t.id",
        (first, last),
    )
    width = len(columns)
    if most == width == 1:
        return [dict(rows)]
    found: list[dict[int, Any]] = [{} for _ in range(most * width)]
    before, place = None, 0
    for row in rows:
        who = row[0]
        place = place + width if who == before else 0
        before = who
        for offset, value in enumerate(row[1:], place):
            found[offset][who] = value
    return found


def answers(connection: sqlite3.Connection, channels: Sequence[str], first: int, last: int) -> list[dict[int, str]]:
    """What customers with an id from `first` to `last` answered: for each channel yes or no by customer."""
    found: dict[str, dict[int, str]] = {channel: {} for channel in channels}
    cells = {column.name: column.cell for column in SOURCES["consents"].columns}
    for who, channel, given in connection.execute(
        f"SELECT customer_id, channel, {cells['given']} FROM consents t WHERE customer_id BETWEEN ? AND ?",
        (first, last),
    ):
        found[channel][who] = given
    return [*found.values()]


def refusing(connection: sqlite3.Connection, channels: Sequence[str], first: int, last: int) -> list[set[int]]:
    """Which customers with an id from `first` to `last` refused each of some channels."""
    refused: dict[str, set[int]] = {channel: set() for channel in channels}
    for who, channel in connection.execute(
        "SELECT customer_id, channel FROM consents WHERE NOT given AND customer_id BETWEEN ? AND ?", (first, last)
    ):
        refused.get(channel, set()).add(who)
    return [*refused.values()]


def most(connection: sqlite3.Connection, name: str) -> int:
    """How many of a kind the one who has most of them has."""
    source = SOURCES[name]
    (found,) = connection.execute(
        f"SELECT max(n) FROM (SELECT count(*) AS n FROM {source.table} GROUP BY {source.owner})"
    ).fetchone()
    return int(found or 0)


def channels(connection: sqlite3.Connection) -> list[str]:
    """The channels by which anybody agreed, or refused, to be reached."""
    return [each for (each,) in connection.execute("SELECT DISTINCT channel FROM consents ORDER BY channel")]


def own_columns(connection: sqlite3.Connection) -> list[str]:
    """The names of the customers' own columns, which other programs brought: in order of their text."""
    texts = connection.execute("SELECT DISTINCT custom FROM customers WHERE custom <> '[]' AND merged_into IS NULL")
    names: set[str] = set()
    for (text,) in texts:
        names.update([pair[0] for pair in json.loads(text)])
    return sorted(names)


def most_modifiers(connection: sqlite3.Connection, table: str) -> int:
    """How many modifiers the order line with most of them has."""
    texts = connection.execute(f"SELECT DISTINCT modifiers FROM {table} WHERE modifiers <> '[]'")
    return max([len(json.loads(text)) for (text,) in texts], default=0)


def has_origins(connection: sqlite3.Connection, noun: str) -> bool:
    """Whether any row of a kind came from somewhere else."""
    return connection.execute("SELECT 1 FROM origins WHERE noun = ? LIMIT 1", (noun,)).fetchone() is not None


def origins(connection: sqlite3.Connection, noun: str, first: int, last: int) -> list[dict[int, str]]:
    """Where the rows with an id from `first` to `last` came from, and their ids there; of several sources the first."""
    rows = connection.execute(
        "SELECT row_id, source, external_id FROM origins WHERE noun = ? AND row_id BETWEEN ? AND ? ORDER BY id DESC",
        (noun, first, last),
    ).fetchall()
    return [{row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}]
