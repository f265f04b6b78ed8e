"""Sums over visits, for looking back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.store.derived import day_sums
from frontdesk.store.tables import DaySumRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

_ANY_ZONE = timedelta(days=3)
"""No day of any shop, whatever its zone and its day's end, reaches so far beyond the same day in UTC."""


def visits_between(session: Session, start: date, end: date) -> tuple[int, int, int]:
    """Visits, walk-ins among them, and different customers, on the shop days from `start` to `end`, both included."""
    sums = day_sums.within(session, DaySumRow, start, end).c
    total = select(func.coalesce(func.sum(sums.visits), 0), func.coalesce(func.sum(sums.walk_ins), 0))
    visits, walk_ins = session.execute(total).one()
    people = select(func.count(col(VisitRow.customer_id).distinct())).where(col(VisitRow.day).between(start, end))
    return int(visits), int(walk_ins), session.scalar(people) or 0


def new_between(session: Session, start: date, end: date) -> int:
    """How many customers made their very first visit on one of these shop days, both included.

    The day is the one that the visit was logged under; the instant only finds those who come into question.
    """
    since, until = _instant(start, -_ANY_ZONE), _instant(end, _ANY_ZONE)
    first = (col(VisitRow.customer_id) == col(StandingRow.customer_id)) & (
        col(VisitRow.at) == col(StandingRow.first_at)
    )
    visit = select(col(VisitRow.id)).where(first, col(VisitRow.day).between(start, end))
    query = select(func.count()).select_from(StandingRow).where(col(StandingRow.first_at).between(since, until))
    return session.scalar(query.where(visit.exists())) or 0


def _instant(day: date, away: timedelta) -> datetime:
    """The beginning of a day in UTC, so much later; at the edge of the calendar as far as it goes."""
    begun = datetime.combine(day, time.min, UTC)
    try:
        return begun + away
    except OverflowError:
        return begun if away < timedelta(0) else datetime.max.replace(tzinfo=UTC)
