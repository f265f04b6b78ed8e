"""Who usually comes at a weekday and hour, or is due, read without going through the visits of everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.records.habits import SELDOM

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence


_PARTS_OF_GAP = (0.01, 0.1, 1000.0)
_DUE = f"""WITH RECURSIVE gaps (gap) AS (
        VALUES ({SELDOM})
        UNION ALL
        SELECT (SELECT s.gap FROM standings s WHERE s.gap > gaps.gap AND s.gap > {SELDOM} ORDER BY s.gap LIMIT 1)
        FROM gaps WHERE gap IS NOT NULL)
    SELECT customer_id, abs(julianday(:day) - julianday(last_at) - gap) / gap AS apart
    FROM gaps CROSS JOIN standings USING (gap)
    WHERE standings.gap > {SELDOM} AND missed_from > :day
        AND last_at BETWEEN datetime(:day, (-gap * (1 + :part)) || ' days')
            AND datetime(:day, (-gap * max(1 - :part, 0.5) + 1) || ' days')
        AND julianday(:day) - julianday(last_at) >= gap / 2
    ORDER BY apart, customer_id LIMIT :most"""
"""The gaps there are, each found by the one before it, and of each those who came last about so many days ago."""


class Came(NamedTuple):
    """A visit: its shop day, and whether its time is known."""

    kept_at: str
    day: date
    timed: bool

    @property
    def at(self) -> datetime:
        """When (aware UTC); of most visits nobody asks."""
        return _utc(self.kept_at)


def habits_at(connection: sqlite3.Connection, weekday: int, hours: Sequence[int], most: int) -> list[int]:
    """Who has the strongest habits of this weekday (Monday 0) and these hours together, the strongest first.

    The weights of habits age by one factor for all, so that no visit has to be looked at to compare them.
    """
    rows = connection.execute(
        f"""SELECT customer_id FROM habits WHERE weekday = ? AND hour IN ({",".join("?" * len(hours))})
            GROUP BY customer_id ORDER BY sum(weight) DESC, customer_id LIMIT ?""",
        (weekday, *hours, most),
    )
    return [who for (who,) in rows]


def habits_on(connection: sqlite3.Connection, weekday: int, fewest: int, most: int) -> dict[int, int]:
    """The same over all hours of a weekday: by customer the hour that weighs most.

    SQLite takes the hour from the row that holds the maximum, which saves a second look at every habit.
    """
    rows = connection.execute(
        """SELECT customer_id, hour, max(weight) FROM habits WHERE weekday = ?
           GROUP BY customer_id HAVING sum(days) >= ? ORDER BY sum(weight) DESC, customer_id LIMIT ?""",
        (weekday, fewest, most),
    )
    return {who: hour for who, hour, _ in rows}


def due(connection: sqlite3.Connection, day: date, most: int) -> list[int]:
    """Regulars who come seldom and for whom it is about time again, the nearest to it first.

    Those whose silence is within a small part of their gap come first, so wider parts are looked at only while there
    is room left.
    """
    for part in _PARTS_OF_GAP:
        rows = connection.execute(_DUE, {"day": day.isoformat(), "part": part, "most": most}).fetchall()
        if len(rows) == most and rows[-1][1] < part:
            break
    return [who for who, _ in rows]


def first_visits(connection: sqlite3.Connection, customers: Collection[int]) -> dict[int, datetime]:
    """When each of these customers came first (aware UTC)."""
    marks = ",".join("?" * len(customers))
    rows = connection.execute(
        f"SELECT customer_id, first_at FROM standings WHERE customer_id IN ({marks})", [*customers]
    )
    return {who: _utc(first) for who, first in rows}


def visits_between(
    connection: sqlite3.Connection, customers: Collection[int], start: datetime, end: datetime
) -> dict[int, list[Came]]:
    """The visits of these customers from one instant (aware) until before another, oldest first."""
    marks = ",".join("?" * len(customers))
    rows = connection.execute(
        f"""SELECT customer_id, at, day, timed FROM visits
            WHERE customer_id IN ({marks}) AND at >= ? AND at < ? ORDER BY customer_id, at""",
        (*customers, _text(start), _text(end)),
    )
    found: dict[int, list[Came]] = {who: [] for who in customers}
    for who, at, day, timed in rows:
        found[who].append(Came(at, date.fromisoformat(day), bool(timed)))
    return found


def _text(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
