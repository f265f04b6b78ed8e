"""Retention: who stayed of those who came first in a month, and who came again, to the same person."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.records.evening import Cohort, Loyalty
from frontdesk.store.looking_back import retention

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

MOST_MONTHS = 24
"""A table of more months than two years' is read by nobody."""

_DECEMBER = 12


def cohorts(desk: Desk, start: date, end: date, months: int = 6) -> tuple[Cohort, ...]:
    """Those who came first in each calendar month, and how many of them came in that month and each one after it.

    The months are those from `start` to `end`, no fewer than `months` and no more than two years, oldest first; one in
    which nobody new came is left out. Nothing after `end` is counted, nor after today.
    """
    end = min(end, desk.clock.today())
    firsts = _months(start, end, months)
    since, until = desk.clock.bounds(firsts[0])[0], desk.clock.bounds(end)[1]
    spans = [(first, min(_last_of(first), end)) for first in firsts]
    with desk.store.reading() as session:
        stayed = retention.stayed(session, since, until, spans)
    found = [(first, stayed.get(first.isoformat()[: len("2026-11")])) for first in firsts]
    return tuple(Cohort(first, each[0], each[1 + place :]) for place, (first, each) in enumerate(found) if each)


def loyalty(desk: Desk, start: date, end: date, within_days: int = 60) -> Loyalty:
    """How many customers came again on a later day within so many days, and how many of them to the same person.

    Whoever came yesterday had no time yet to come again. So those are looked at who came in a span as long as this one
    that ended `within_days` before it: all of them had as long, and what the future brings changes nothing. Each counts
    once, by their first visit in that span and the next one after it.
    """
    end = min(end, desk.clock.today())
    while_ = timedelta(days=within_days)
    if end - date.min < while_ or start > end:
        return Loyalty(days=within_days)
    first, last = start - min(while_, start - date.min), end - while_
    with desk.store.reading() as session:
        found = retention.again(session, first, last)
    soon = [each for each in found if each.next_day is not None and each.next_day - each.day <= while_]
    served = Counter[bool | None]()
    for each in soon:
        served[each.same] += each.people
    people, known = sum(each.people for each in found), served[True] + served[False]
    return Loyalty(people, served.total(), served[True], known, first, last, within_days)


def _months(start: date, end: date, fewest: int) -> list[date]:
    """The first days of the months from `start` to `end`, as many as are looked at, oldest first."""
    span = (end.year - start.year) * _DECEMBER + end.month - start.month + 1
    many = min(max(span, fewest, 1), MOST_MONTHS)
    numbers = [end.year * _DECEMBER + end.month - 1 - back for back in range(many)]
    return [date(number // _DECEMBER, number % _DECEMBER + 1, 1) for number in reversed(numbers) if number >= _DECEMBER]


def _last_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
