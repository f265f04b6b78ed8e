"""A customer's own rhythm, and the words the shop goes by: regular, empty chair, lapsed, back again, new.

One definition each, for every screen, command and report. They follow from the days on which somebody came alone, so
that whoever pays cash counts like anybody else.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@dataclass(frozen=True, slots=True)
class Spell:
    """A while as a regular: from the visit that made them one to the one that ended it, None while it lasts.

    It ends when they come too seldom, or when they come back after their chair was empty: then `before` is the rhythm
    they had until that silence, and as a rule another spell begins with the same visit.
    """

    since: date
    until: date | None = None
    before: Rhythm | None = None


def spells_of(days: Sequence[date], place: int = 0, since: date | None = None) -> Iterator[Spell]:
    """All spells as a regular of somebody who came on these different days, oldest first.

    With `place` only what the days from there on bring; `since` then is when the spell began that lasted until them.
    """
    numbers = [day.toordinal() for day in days]
    rare = list(accumulate((after - before > LONGEST_GAP for before, after in pairwise(numbers)), initial=0))
    for here in range(place, len(days)):
        before = _missed(days, numbers, here) if since is not None else None
        regular = _is_regular(days, numbers, rare, here)
        if since is not None and (before is not None or not regular):
            yield Spell(since, days[here], before)
            since = None
        if since is None and regular:
            since = days[here]
    if since is not None:
        yield Spell(since)


def _missed(days: Sequence[date], numbers: Sequence[int], here: int) -> Rhythm | None:
    """The rhythm of a regular until one of their visits, if they were missed when they made it.

    No more than two gaps of twenty are longer than a long one, so that is at least as long as the shortest of three:
    most visits need no closer look.
    """
    short = min(after - before for before, after in pairwise(numbers[here - 4 : here]))
    if numbers[here] - numbers[here - 1] < _tolerated(short):
        return None
    rhythm = rhythm_of(days[max(here - LATEST_GAPS - 1, 0) : here])
    return rhythm if rhythm is not None and rhythm.missed_from <= days[here] else None


def _is_regular(days: Sequence[date], numbers: Sequence[int], rare: Sequence[int], here: int) -> bool:
    """Whether a visit finds or makes them a regular; `rare` counts the gaps longer than LONGEST_GAP up to each day.

    Where fewer than half of the gaps are so long, their middle is not; where more are, it is.
    """
    first = max(here - LATEST_GAPS, bisect_right(numbers, numbers[here] - YEAR_DAYS))
    gaps, long = here - first, rare[here] - rare[first]
    if gaps < REGULAR_DAYS - 1 or 2 * long > gaps:
        return False
    return 2 * long < gaps or rhythm_of(days[first : here + 1]) is not None


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
