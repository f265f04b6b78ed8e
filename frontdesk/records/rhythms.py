"""A customer's own rhythm, and the words the shop goes by: regular, empty chair, lapsed, back again, new.

One definition each, for every screen, command and report. They follow from the days on which somebody came alone, so
that whoever pays cash counts like anybody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REGULAR_DAYS = 5
"""A regular has come on five days within a year, so that four gaps show a rhythm."""

YEAR_DAYS = 364
"""Days: what lies so long before the latest visit, or longer, says nothing about it any more."""

LATEST_GAPS = 20
LONGEST_GAP = 60
"""Days: whoever comes less often than every two months is no regular of a shop where people come and go."""

_LONG = 0.9
"""Nine of ten gaps are no longer than what counts as a long one: a weekend or a day off is no surprise."""

_MISSED = 1.5
_LAPSED = 4
_LAPSED_AT_LEAST = 60

NEW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How somebody who is, or was, a regular comes: days between visits, usually (the median) and at the longest.

    `last` is the shop day of the latest visit.
    """

    usual: float
    long: int
    last: date

    @property
    def missed_from(self) -> date:
        """The first day on which their chair is empty: the silence is half again as long as a long gap, and a day."""
        return _later(self.last, _tolerated(self.long))

    @property
    def lapsed_from(self) -> date:
        """The first day on which they count as lapsed: four long gaps have passed, and two months at the least."""
        return _later(self.last, max(_LAPSED * self.long, _LAPSED_AT_LEAST) + 1)

    def unusual(self, silent_days: int) -> float:
        """How unusual a silence is: how many of their own long gaps it lasts."""
        return silent_days / self.long


def rhythm_of(days: Sequence[date]) -> Rhythm | None:
    """The rhythm of somebody who came on these different days, oldest first; None while they are no regular.

    Days before the year that ends with the last one change nothing, whether they are given or not.
    """
    latest = [day for day in days[-LATEST_GAPS - 1 :] if (days[-1] - day).days < YEAR_DAYS]
    if len(latest) < REGULAR_DAYS:
        return None
    gaps = sorted((after - before).days for before, after in pairwise(latest))
    long = gaps[ceil(_LONG * len(gaps)) - 1]
    middle = len(gaps) // 2
    usual = gaps[middle] if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle]) / 2
    return Rhythm(usual, long, days[-1]) if usual <= LONGEST_GAP else None


def last_return(days: Sequence[date], start: date) -> tuple[Rhythm, date] | None:
    """The latest of these days from `start` on when a regular who was missed came again, with their rhythm till then.

    The days are different ones, oldest first. None when there was no such day.
    """
    for place in range(len(days) - 1, REGULAR_DAYS - 1, -1):
        if days[place] < start:
            return None
        silence = (days[place] - days[place - 1]).days
        if _tolerated(_shortest_of_three(days, place)) <= silence:
            rhythm = rhythm_of(days[max(place - LATEST_GAPS - 1, 0) : place])
            if rhythm is not None and rhythm.missed_from <= days[place]:
                return rhythm, days[place]
    return None


def _shortest_of_three(days: Sequence[date], place: int) -> int:
    """The shortest of three gaps before a silence.

    No more than two of twenty are longer than a long one, so it is at least as long as this: most need no closer look.
    """
    latest = days[place - 4 : place]
    return min((after - before).days for before, after in pairwise(latest))


def rhythm_kept(usual: float, long: int, missed_from: date) -> Rhythm:
    """The rhythm again, from what a standing keeps of it."""
    return Rhythm(usual, long, missed_from - timedelta(days=_tolerated(long)))


def _tolerated(long: int) -> int:
    """How many days after the last visit the chair is empty."""
    return int(_MISSED * long) + 2


def _later(day: date, days: int) -> date:
    """A day so much later; at the end of the calendar, its last."""
    return day + timedelta(days=min(days, (date.max - day).days))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a customer's visits up to a day say about the days to come.

    `gap_days` is the usual gap between the days they came (the median), None before there is one. `silent_days` have
    passed since the latest. `still_customer` is a probability, `expected_30_days` a number of visits.
    """

    id: int
    name: str
    visits: int
    last_visit: date
    silent_days: int
    still_customer: float
    expected_30_days: float
    gap_days: float | None = None
    external_id: str = ""
