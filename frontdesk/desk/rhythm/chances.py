"""How likely somebody comes on a day and at an hour of it, from when they came before."""

from __future__ import annotations

from itertools import pairwise
from math import erfc, exp, pi, sqrt
from statistics import fmean, median
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.records.habits import HALF_LIFE_WEEKS, SELDOM
from frontdesk.records.rhythms import LATEST_GAPS, rhythm_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LOOKED_BACK_WEEKS = 26
"""A visit of half a year ago weighs a tenth of today's; older ones change nothing but the time it takes."""

_DOUBT = 1.0
"""So many weeks without a visit are assumed of everybody, so that two Sundays out of two are no certainty."""

_DOUBT_OF_GAPS = 0.5
_DOUBT_OF_WEEKDAY = 0.3
_UNEVEN = 0.12
"""How far a gap may lie from a known one to be the same, as a part of it; half a day at the least."""

_MINUTES = 15.0
_MINUTES_RARE = 20.0
"""How far from their usual minute people come; those who come rarely are less exact."""

_FEWEST_GAPS = 4
_TOO_SOON = 0.2
_WEEK = 7


class Past(NamedTuple):
    """A visit before the day in question: its shop day, and the minute of that day, None where it is not known."""

    day: date
    minute: int | None


def chance_on(past: Sequence[Past], since: date, day: date) -> float:
    """How likely somebody comes on a shop day, from 0 to 1; `past` oldest first, `since` their first visit ever.

    Who comes every few days does so on certain weekdays; recent weeks weigh more. Who comes less often comes when as
    much time has passed as usual. Whoever was here too lately to come again by their own rhythm is hardly expected,
    and the less the longer their chair is empty.
    """
    days = sorted({each.day for each in past})
    if not days:
        return 0.0
    chance = _when_due(days, day) if comes_rarely(days) else _on_weekday(days, since, day)
    return chance * _by_rhythm(days, day)


def comes_rarely(days: Sequence[date]) -> bool:
    """Whether somebody who came on these days, oldest first, comes less often than every two weeks."""
    gaps = _gaps(days)
    return len(gaps) > 1 and median(gaps) > SELDOM


def nearness(past: Sequence[Past], day: date, start: int, end: int) -> float:
    """How much of the weight of somebody's visits lies between two minutes of the shop's day, from 0 to 1.

    A visit outside counts the less the farther it is; of those who keep a weekday, only visits on such a day count.
    """
    rarely = comes_rarely(sorted({each.day for each in past}))
    width, total, near = (_MINUTES_RARE if rarely else _MINUTES), 0.0, 0.0
    for each in past:
        if each.minute is None or not (rarely or each.day.weekday() == day.weekday()):
            continue
        weight = 1.0 if rarely else _weight((day - each.day).days)
        apart = max(start - each.minute, each.minute - end, 0) / width
        total += weight
        near += weight * exp(-apart * apart / 2)
    return near / total if total else 0.0


def _on_weekday(days: Sequence[date], since: date, day: date) -> float:
    """On what part of the weeks since the first visit they came on this weekday, half a year at the most."""
    weeks = min(max((day - since).days // _WEEK, 1), LOOKED_BACK_WEEKS)
    oldest = _WEEK * LOOKED_BACK_WEEKS
    came = sum(_weight(ago) for each in days if not (ago := (day - each).days) % _WEEK and ago <= oldest)
    return came / (sum(_weight(_WEEK * week) for week in range(1, weeks + 1)) + _DOUBT)


def _when_due(days: Sequence[date], day: date) -> float:
    """How many of the gaps that have lasted as long as this silence end today, rather on their own weekdays."""
    silent, gaps = (day - days[-1]).days, _gaps(days)
    usual, ending, lasting = fmean(gaps), 0.0, 0.0
    for gap in gaps:
        width = max(0.5, _UNEVEN * gap)
        apart = (silent - gap) / width
        ending += exp(-apart * apart / 2) / (width * sqrt(2 * pi))
        lasting += erfc(apart / sqrt(2)) / 2
    chance = (ending + _DOUBT_OF_GAPS / usual / (1 + silent / usual) ** 2) / (lasting + _DOUBT_OF_GAPS)
    latest = days[-LATEST_GAPS:]
    same = sum(each.weekday() == day.weekday() for each in latest)
    return min(chance * _WEEK * (same + _DOUBT_OF_WEEKDAY) / (len(latest) + _WEEK * _DOUBT_OF_WEEKDAY), 1.0)


def _by_rhythm(days: Sequence[date], day: date) -> float:
    silent, gaps = (day - days[-1]).days, sorted(_gaps(days))
    if len(gaps) >= _FEWEST_GAPS and 3 * silent < gaps[len(gaps) // 10]:
        return _TOO_SOON
    rhythm = rhythm_of(days)
    if rhythm is None or day < rhythm.missed_from:
        return 1.0
    return ((rhythm.missed_from - days[-1]).days / silent) ** 2


def _gaps(days: Sequence[date]) -> list[int]:
    return [(after - before).days for before, after in pairwise(days[-LATEST_GAPS - 1 :])]


def _weight(days_ago: int) -> float:
    return float(2.0 ** (-days_ago / _WEEK / HALF_LIFE_WEEKS))
