"""Who is expected, and why: those who came at this weekday and hour before, and those for whom it is time again."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.desk.rhythm.chances import LOOKED_BACK_WEEKS, Past, chance_on, comes_rarely, nearness
from frontdesk.desk.rhythm.own import rhythm_words
from frontdesk.store.search.habits import due, first_visits, habits_at, habits_on, visits_between
from frontdesk.store.search.lines import lines
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.phrases import ago, share_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.store.search.habits import Came

WEEKS = 8
"""So many weeks stand in the evidence that staff read: "6 of the last 8 Sundays"."""

FEWEST_DAYS = 2
"""Once is no habit, on whatever weekday."""

LEAST_CHANCE = 0.03
"""Of coming within about a quarter of an hour: one in thirty is worth a line, as long as nine are free."""

LEAST_AHEAD = 0.25
"""Of coming in an hour ahead, or at all on a day: whoever is less likely is nobody to wait for."""

_LOOKED_AT = 60
"""So many of the strongest habits are looked at closely: seven times the nine that are shown."""

_YEAR = timedelta(weeks=52)
_FRESH = timedelta(minutes=5)
_DAY, _HOUR = 24 * 60, 60
_ALL_DAY = (0, 2 * _DAY)
_NEAR = 40
"""Minutes around a span in which the hours before and after it count as well."""

_Span = tuple[int, int]


class _Likely(NamedTuple):
    """Somebody with their visits, and how likely they come."""

    who: int
    chance: float
    past: list[Past]
    since: date


def expected(desk: Desk, at: datetime | None = None, limit: int = 9) -> tuple[CustomerLine, ...]:
    """Who usually comes at this time (aware; default now) and has not been logged that day, likeliest first.

    Each line carries its evidence in words. Nobody is named who came only once, and nobody on a weekday on which the
    shop is closed.
    """
    then = at or desk.clock.now()
    minute, day = _minute(desk, then), desk.clock.day_of(then)
    with desk.store.looking() as connection:
        likely = _coming(desk, connection, day, (minute, minute), max(_LOOKED_AT, 3 * limit))
        if at is None:
            _keep(desk, likely)
        return _told(connection, likely, day, limit, LEAST_CHANCE)


def expected_next(desk: Desk, limit: int = 9) -> tuple[datetime, tuple[CustomerLine, ...]]:
    """Who comes now, or when nobody does, at the next full hour within a day at which somebody usually does."""
    now = desk.clock.now()
    found = expected(desk, limit=limit)
    if found:
        return now, found
    full_hour = now.replace(minute=0, second=0, microsecond=0)
    for hours in range(1, 25):
        then = full_hour + timedelta(hours=hours)
        minute = _minute(desk, then)
        day = desk.clock.day_of(then)
        with desk.store.looking() as connection:
            likely = _coming(desk, connection, day, (minute, minute + _HOUR - 1))
            found = _told(connection, likely, day, limit, LEAST_AHEAD)
        if found:
            return then, found
    return now, ()


def expected_on(desk: Desk, day: date, limit: int = 200) -> tuple[CustomerLine, ...]:
    """Who usually comes on this weekday and has not been logged on that shop day, by their usual hour.

    The evidence names both: "6 of the last 8 Sundays, about 08:00". When more are expected than the limit, the
    likeliest are listed. The hours of a night that belongs to the day before stand last.
    """
    if _closed(desk, day):
        return ()
    with desk.store.looking() as connection:
        hours = habits_on(connection, day.weekday(), FEWEST_DAYS, 2 * limit)
        likely = [each for each in _ranked(desk, connection, hours, day, _ALL_DAY) if each.chance >= LEAST_AHEAD]
        evidence = {
            each.who: f"{words}, about {hours[each.who]:02d}:00" for each in likely if (words := _evidence(each, day))
        }
        first_hour = desk.clock.day_ends.hour
        ids = sorted(list(evidence)[:limit], key=lambda who: (hours[who] - first_hour) % 24)
        return lines(connection, ids, evidence)


def likelihoods(desk: Desk) -> dict[int, float]:
    """How likely each customer is now, kept for five minutes: the search ranks equals by it.

    An idle counter asks every minute who is expected, so that no key waits for it.
    """
    now = desk.clock.now()
    if desk.likelihoods is not None and abs(now - desk.likelihoods[0]) < _FRESH:
        return desk.likelihoods[1]
    minute = _minute(desk, now)
    with desk.store.looking() as connection:
        return _keep(desk, _coming(desk, connection, desk.clock.day_of(now), (minute, minute)))


def _keep(desk: Desk, likely: Sequence[_Likely]) -> dict[int, float]:
    found = {each.who: each.chance for each in likely}
    desk.likelihoods = (desk.clock.now(), found)
    return found


def _told(
    connection: sqlite3.Connection, likely: Sequence[_Likely], day: date, limit: int, least: float
) -> tuple[CustomerLine, ...]:
    """The likeliest of them as lines, each with the evidence for that shop day."""
    told = ((each.who, words) for each in likely if each.chance >= least and (words := _evidence(each, day)))
    evidence = dict(islice(told, limit))
    return lines(connection, list(evidence), evidence)


def _coming(
    desk: Desk, connection: sqlite3.Connection, day: date, span: _Span, most: int = _LOOKED_AT
) -> list[_Likely]:
    """Those who may come on a shop day between two minutes of it, likeliest first."""
    if _closed(desk, day):
        return []
    people = habits_at(connection, day.weekday(), _hours(span), most)
    return _ranked(desk, connection, dict.fromkeys((*people, *due(connection, day, most))), day, span)


def _ranked(
    desk: Desk, connection: sqlite3.Connection, people: Collection[int], day: date, span: _Span
) -> list[_Likely]:
    """These people with their chances, likeliest first, among equals who came last; not who has been here that day."""
    start, end = desk.clock.bounds(day)
    here = {who for who, came in visits_between(connection, people, start, end).items() if came}
    since = first_visits(connection, people)
    before = visits_between(connection, people, start - _YEAR, start)
    found = []
    for who, came in before.items():
        if came and who not in here:
            past = _past(desk, came, day)
            first = desk.clock.day_of(since[who])
            chance = chance_on(past, first, day) * nearness(past, day, *span)
            found.append(_Likely(who, chance, past, first))
    return sorted(found, key=lambda each: (-each.chance, (day - each.past[-1].day).days, each.who))


def _past(desk: Desk, came: Sequence[Came], day: date) -> list[Past]:
    """Visits with their minutes, worked out only where they matter: of who keeps a weekday, on that weekday."""
    weekday = None if comes_rarely(sorted({each.day for each in came})) else day.weekday()
    return [
        Past(each.day, _minute(desk, each.at) if each.timed and weekday in (None, each.day.weekday()) else None)
        for each in came
    ]


def _closed(desk: Desk, day: date) -> bool:
    """Whether the shop is closed on that weekday; one that names no opening days is open on all."""
    return bool(desk.shop.opening_days) and day.weekday() not in desk.shop.opening_days


def _minute(desk: Desk, at: datetime) -> int:
    """The minute of the shop's day on its wall; after midnight it goes on counting until the day ends."""
    wall, ends = desk.clock.local(at), desk.clock.day_ends
    minute = wall.hour * _HOUR + wall.minute
    return minute if minute >= ends.hour * _HOUR + ends.minute else minute + _DAY


def _hours(span: _Span) -> list[int]:
    """The hours of the wall clock that lie in a span of minutes or close to it."""
    return sorted({minute // _HOUR % 24 for minute in (span[0] - _NEAR, *range(*span, _HOUR), span[1] + _NEAR, *span)})


def _evidence(each: _Likely, day: date) -> str:
    days = sorted({visit.day for visit in each.past})
    if comes_rarely(days):
        return f"{rhythm_words(days)}, last here {ago(days[-1], day)}"
    if len(days) < FEWEST_DAYS:
        return ""
    for weeks in (WEEKS, LOOKED_BACK_WEEKS):
        among = [then for week in range(1, weeks + 1) if (then := day - timedelta(weeks=week)) >= each.since]
        if times := len(set(among) & set(days)):
            return share_words(times, len(among), WEEKDAYS[day.weekday()])
    return ""
