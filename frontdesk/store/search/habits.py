"""Who usually comes at a weekday and hour, read without going through the visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Habit:
    """How much somebody comes at the hours asked for; `weight` as in the habits table, times aware UTC."""

    customer_id: int
    weight: float
    days: int
    first_visit: datetime
    last_visit: datetime


def habits_at(
    connection: sqlite3.Connection, weekday: int, hours: Sequence[int], seen_since: datetime, fewest_days: int = 1
) -> list[Habit]:
    """The habits of who came on so many days at this weekday (Monday 0) and one of these hours, and was seen since."""
    marks = ",".join("?" * len(hours))
    rows = connection.execute(
        f"""SELECT h.customer_id, sum(h.weight), sum(h.days), s.first_at, s.last_at
            FROM habits h JOIN standings s ON s.customer_id = h.customer_id
            WHERE h.weekday = ? AND h.hour IN ({marks}) AND s.last_at >= ?
            GROUP BY h.customer_id, s.first_at, s.last_at HAVING sum(h.days) >= ?""",
        (weekday, *hours, _text(seen_since), fewest_days),
    )
    return [Habit(who, weight, days, _utc(first), _utc(last)) for who, weight, days, first, last in rows]


def habits_on(
    connection: sqlite3.Connection, weekday: int, seen_since: datetime, fewest_days: int = 1
) -> list[tuple[Habit, int]]:
    """The same over all hours of a weekday, each with the hour that weighs most.

    SQLite takes the hour from the row that holds the maximum, which saves a second look at every habit.
    """
    rows = connection.execute(
        """SELECT h.customer_id, sum(h.weight), sum(h.days), s.first_at, s.last_at, h.hour, max(h.weight)
           FROM habits h JOIN standings s ON s.customer_id = h.customer_id
           WHERE h.weekday = ? AND s.last_at >= ?
           GROUP BY h.customer_id, s.first_at, s.last_at HAVING sum(h.days) >= ?""",
        (weekday, _text(seen_since), fewest_days),
    )
    return [
        (Habit(who, weight, days, _utc(first), _utc(last)), hour) for who, weight, days, first, last, hour, _ in rows
    ]


def days_with_visit(
    connection: sqlite3.Connection, customers: Sequence[int], days: Sequence[date]
) -> dict[int, set[date]]:
    """On which of some shop days each of these customers came.

    The plus keeps SQLite from reading all that happened on these days, which is far more.
    """
    if not customers:
        return {}
    people, dates = ",".join("?" * len(customers)), ",".join("?" * len(days))
    rows = connection.execute(
        f"SELECT DISTINCT customer_id, day FROM visits WHERE customer_id IN ({people}) AND +day IN ({dates})",
        (*customers, *(day.isoformat() for day in days)),
    )
    found: dict[int, set[date]] = {who: set() for who in customers}
    for who, day in rows:
        found[who].add(date.fromisoformat(day))
    return found


def _text(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
