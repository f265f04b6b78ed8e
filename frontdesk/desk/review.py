"""Looking back on a span of shop days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.records.reports import Review
from frontdesk.store import counts

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk

_DECEMBER = 12


class BackwardSpan(BadInput):
    """The span ends before it begins."""


class EndlessSpan(BadInput):
    """The span before it would begin before the calendar does."""

    hint = "Name a later --from."


def day(of: date) -> tuple[date, date]:
    """The span of one day."""
    return of, of


def week(of: date) -> tuple[date, date]:
    """The week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return monday, monday + timedelta(days=6)


def month(of: date) -> tuple[date, date]:
    """The calendar month that holds a day."""
    first = of.replace(day=1)
    following = date(of.year + (of.month == _DECEMBER), of.month % _DECEMBER + 1, 1)
    return first, following - timedelta(days=1)


def review(desk: Desk, start: date, end: date) -> Review:
    """The figures of the shop days from `start` to `end`, both included, with those of as many days before.

    A customer is new whose very first visit lies in the span, and returning when it lies before.

    Raises:
        BackwardSpan: `end` lies before `start`.
        EndlessSpan: there is no calendar for the span before.
    """
    if end < start:
        raise BackwardSpan(f"The span ends on {end}, before it begins on {start}.")
    length = (end - start) + timedelta(days=1)
    if start - date.min < length:
        raise EndlessSpan
    with desk.store.reading() as session:
        before = _figures(session, start - length, start - timedelta(days=1))
        return replace(_figures(session, start, end), before=before)


def _figures(session: Session, start: date, end: date) -> Review:
    visits, walk_ins, people = counts.visits_between(session, start, end)
    new = counts.new_between(session, start, end)
    return Review(start, end, visits, people, new, people - new, walk_ins)
