"""Who usually comes at a weekday and hour, or is due, read without going through the visits of everybody."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence


class Came(NamedTuple):
    """A visit: when (aware UTC), on which shop day, and whether its time is known."""

    at: datetime
    day: date
    timed: bool


def habits_at(connection: sqlite3.Connection, weekday: int, hours: Sequence[int], fewest: int, most: int) -> list[int]:
    """Who came on so many days at this weekday (Monday 0) and one of these hours, the strongest habits first.

    The weights of habits age by one factor for all, so that no visit has to be looked at to compare them.
    """
    marks = ",".join("?" * len(hours))
    rows = connection.execute(
        f"""SELECT customer_id FROM habits WHERE weekday = ? AND hour IN ({marks})
            GROUP BY customer_id HAVING sum(days) >= ? ORDER BY sum(weight) DESC, customer_id LIMIT ?""",
        (weekday, *hours, fewest, most),
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


def due(connection: sqlite3.Connection, day: date, rarer_than: int, most: int) -> list[int]:
    """Regulars with a longer gap than so many days for whom it is about time again, the nearest to it first."""
    rows = connection.execute(
        """SELECT customer_id FROM standings
           WHERE missed_from > ? AND gap > ? AND julianday(?) - julianday(last_at) >= gap / 2
           ORDER BY abs(julianday(?) - julianday(last_at) - gap) / gap, customer_id LIMIT ?""",
        (day.isoformat(), rarer_than, day.isoformat(), day.isoformat(), most),
    )
    return [who for (who,) in rows]


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
        found[who].append(Came(_utc(at), date.fromisoformat(day), bool(timed)))
    return found


def _text(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
