"""The lines of a list of customers, read for the few that are shown."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from frontdesk.records.found import CustomerLine
from frontdesk.records.order_lines import OrderLine, in_brief

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

_TIE = {"parent": "kids", "child": "parent", "partner": "partner", "household": "with"}
_TIE_BACK = {
    "parent": "parent",
    "child": "kids",
    "partner": "partner",
    "household": "with",
    "pays for": "paid by",
    "collects for": "collected by",
    "brought": "brought by",
}


def lines(
    connection: sqlite3.Connection, ids: Sequence[int], evidence: Mapping[int, str] | None = None
) -> tuple[CustomerLine, ...]:
    """One line each for these customers, in the order given; `evidence` is why somebody is expected."""
    if not ids:
        return ()
    marks = ",".join("?" * len(ids))
    people = connection.execute(
        f"""SELECT c.id, c.name, c.goes_by, c.alert, coalesce(s.visits, 0), s.last_at, s.usual
            FROM customers c LEFT JOIN standings s ON s.customer_id = c.id WHERE c.id IN ({marks})""",
        ids,
    ).fetchall()
    phones = _gathered(connection.execute(f"SELECT customer_id, raw FROM phones WHERE customer_id IN ({marks})", ids))
    cues = _gathered(connection.execute(f"SELECT customer_id, text FROM cues WHERE customer_id IN ({marks})", ids))
    allergies = _gathered(
        connection.execute(f"SELECT customer_id, text FROM allergies WHERE customer_id IN ({marks})", ids)
    )
    linked = _linked(connection, marks, ids)
    usuals = {row[0]: _predicted(row[-1]) for row in people} | _pinned(connection, marks, ids)
    gone = _gone(connection, {line.item_id for order in usuals.values() for line in order if line.item_id is not None})
    found = {
        who: CustomerLine(
            id=who,
            name=name,
            goes_by=goes_by,
            phones=tuple(phones[who]),
            cues=tuple(cues[who]),
            linked=linked.get(who, ()),
            usual=in_brief(line for line in usuals[who] if line.item_id not in gone),
            visits=visits,
            last_visit=datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None,
            alerts=(*allergies[who], *([alert] if alert else [])),
            evidence=(evidence or {}).get(who, ""),
        )
        for who, name, goes_by, alert, visits, last, _ in people
    }
    return tuple(found[who] for who in ids if who in found)


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    words: dict[int, list[str]] = defaultdict(list)
    for who, text in pairs:
        words[who].append(text)
    return words


def _predicted(usual: str | None) -> list[OrderLine]:
    return [OrderLine(line[0], line[2], tuple(line[3]), line[1]) for line in json.loads(usual or "[]")]


def _pinned(connection: sqlite3.Connection, marks: str, ids: Sequence[int]) -> dict[int, list[OrderLine]]:
    """The newest pinned usual of each; a list has no room for more."""
    rows = connection.execute(
        f"""SELECT u.customer_id, u.id, l.quantity, coalesce(i.name, l.name), l.modifiers, l.item_id
            FROM usuals u JOIN usual_lines l ON l.usual_id = u.id LEFT JOIN items i ON i.id = l.item_id
            WHERE u.customer_id IN ({marks}) ORDER BY u.id, l.id""",
        ids,
    )
    found: dict[int, tuple[int, list[OrderLine]]] = {}
    for who, usual, quantity, name, modifiers, item_id in rows:
        if found.get(who, (0,))[0] != usual:
            found[who] = (usual, [])
        found[who][1].append(OrderLine(quantity, name, tuple(json.loads(modifiers)), item_id))
    return {who: order for who, (_, order) in found.items()}


def _gone(connection: sqlite3.Connection, items: Collection[int]) -> set[int]:
    """Which of these items are not sold any more."""
    if not items:
        return set()
    marks = ",".join("?" * len(items))
    return {
        item for (item,) in connection.execute(f"SELECT id FROM items WHERE id IN ({marks}) AND NOT active", [*items])
    }


def _linked(connection: sqlite3.Connection, marks: str, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    ties: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for here, there, words in (("customer_id", "other_id", _TIE), ("other_id", "customer_id", _TIE_BACK)):
        rows = connection.execute(
            f"""SELECT l.{here}, l.kind, coalesce(nullif(c.goes_by, ''), c.name)
                FROM links l JOIN customers c ON c.id = l.{there} WHERE l.{here} IN ({marks}) ORDER BY l.id""",
            ids,
        )
        for who, kind, name in rows:
            ties[who][words.get(kind, kind)].append(name)
    return {
        who: tuple(f"{tie} {', '.join(dict.fromkeys(names))}" for tie, names in by_tie.items())
        for who, by_tie in ties.items()
    }
