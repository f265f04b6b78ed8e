"""Who is expected, and why: the share of past weeks in which they came at this weekday and hour."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.habits import HALF_LIFE_WEEKS, weight_of
from frontdesk.store.search.habits import Habit, days_with_visit, habits_at, habits_on
from frontdesk.store.search.lines import lines
from frontdesk.words.calendar_names import WEEKDAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine

WEEKS = 8
"""So many weeks stand in the evidence that staff read: "6 of the last 8 Sundays"."""

FEWEST_DAYS = 2
LEAST_SHARE = 0.25
_SILENT_FOR = timedelta(weeks=6)
_FRESH = timedelta(minutes=5)
_LAST_HOUR = 23
_NEAR = 20
"""Minutes around the full hour in which the neighbouring hour counts as well."""


def expected(desk: Desk, at: datetime | None = None, limit: int = 9) -> tuple[CustomerLine, ...]:
    """Who usually comes at this time (aware; default now) and has not been logged today, likeliest first.

    Each line carries its evidence in words. Nobody is named on fewer than two days, or on less than a quarter of
    the weeks, recent weeks weighing more.
    """
    at = at or desk.clock.now()
    day = desk.clock.day_of(at)
    weekdays = [day - timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    with desk.store.looking() as connection:
        ranked = _ranked(desk, connection, at, day)[: limit * 3]
        came = days_with_visit(connection, [habit.customer_id for habit, _ in ranked], weekdays)
        evidence = {
            habit.customer_id: words
            for habit, _ in ranked
            if (words := _evidence(desk, habit, came[habit.customer_id], weekdays))
        }
        return lines(connection, list(evidence)[:limit], evidence)


def expected_next(desk: Desk, limit: int = 9) -> tuple[datetime, tuple[CustomerLine, ...]]:
    """Who comes now, or when nobody does, at the next full hour within a day at which somebody usually does."""
    now = desk.clock.now()
    found = expected(desk, now, limit)
    full_hour = now.replace(minute=0, second=0, microsecond=0)
    for hours in range(1, 25):
        if found:
            return now if hours == 1 else full_hour + timedelta(hours=hours - 1), found
        found = expected(desk, full_hour + timedelta(hours=hours), limit)
    return (full_hour + timedelta(hours=24) if found else now), found


def expected_on(desk: Desk, day: date, limit: int = 200) -> tuple[CustomerLine, ...]:
    """Who usually comes on this weekday and has not been logged on that shop day, by their usual hour.

    The evidence names both: "6 of the last 8 Sundays, about 08:00". When more are expected than the limit, the
    likeliest are listed. The hours of a night that belongs to the day before stand last.
    """
    weekdays = [day - timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    with desk.store.looking() as connection:
        seen_since = desk.clock.bounds(day)[0] - _SILENT_FOR
        hours = habits_on(connection, day.weekday(), seen_since, FEWEST_DAYS)
        usual = {habit.customer_id: hour for habit, hour in hours}
        ranked = _likely(desk, [habit for habit, _ in hours], day)[: limit * 2]
        came = days_with_visit(connection, [habit.customer_id for habit, _ in ranked], weekdays)
        evidence = {
            habit.customer_id: f"{words}, about {usual[habit.customer_id]:02d}:00"
            for habit, _ in ranked
            if (words := _evidence(desk, habit, came[habit.customer_id], weekdays))
        }
        first_hour = desk.clock.day_ends.hour
        ids = sorted(list(evidence)[:limit], key=lambda who: (usual[who] - first_hour) % 24)
        return lines(connection, ids, evidence)


def likelihoods(desk: Desk, at: datetime | None = None) -> dict[int, float]:
    """How likely each customer is at this time, kept for five minutes: the search ranks equals by it."""
    at = at or desk.clock.now()
    kept = desk.expected.get("likelihoods")
    if kept and abs(at - kept[0]) < _FRESH:
        found: dict[int, float] = kept[1]
        return found
    with desk.store.looking() as connection:
        ranked = _ranked(desk, connection, at, desk.clock.day_of(at))
    found = {habit.customer_id: share for habit, share in ranked}
    desk.expected["likelihoods"] = (at, found)
    return found


def _ranked(desk: Desk, connection: sqlite3.Connection, at: datetime, day: date) -> list[tuple[Habit, float]]:
    return _likely(desk, habits_at(connection, day.weekday(), _hours(desk, at), at - _SILENT_FOR, FEWEST_DAYS), day)


def _likely(desk: Desk, habits: Iterable[Habit], day: date) -> list[tuple[Habit, float]]:
    """Those who come often enough and have not been here on this day, likeliest first."""
    start, end = desk.clock.bounds(day)
    shares = [
        (habit, share)
        for habit in habits
        if not start <= habit.last_visit < end and (share := _share(desk, habit, day)) >= LEAST_SHARE
    ]
    return sorted(shares, key=lambda pair: (-pair[1], -pair[0].last_visit.timestamp(), pair[0].customer_id))


def _hours(desk: Desk, at: datetime) -> list[int]:
    wall = desk.clock.local(at)
    near = [-1] if wall.minute < _NEAR else [1] if wall.minute >= 60 - _NEAR else []
    return [wall.hour, *(wall.hour + step for step in near if 0 <= wall.hour + step <= _LAST_HOUR)]


def _share(desk: Desk, habit: Habit, day: date) -> float:
    """What part of the weeks since the first visit they came, each week weighing half as much eight weeks later."""
    aged = habit.weight / weight_of(day)
    weeks = max((day - desk.clock.day_of(habit.first_visit)).days // 7, 1)
    ratio = 2 ** (-1 / HALF_LIFE_WEEKS)
    possible = ratio * (1 - ratio**weeks) / (1 - ratio)
    return float(min(aged / possible, 1.0))


def _evidence(desk: Desk, habit: Habit, came: set[date], weekdays: list[date]) -> str:
    first = desk.clock.day_of(habit.first_visit)
    among = [day for day in weekdays if day >= first]
    times = len(came & set(among))
    if times < FEWEST_DAYS:
        return ""
    name = WEEKDAYS[weekdays[0].weekday()]
    return f"{times} of the last {len(among)} {name}s"
