"""Who stayed: in which months those came again who came first in one, and when and to whom people came next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import String, case, cast, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.store.counts import ANY_ZONE
from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, ScalarSelect, Select
    from sqlmodel import Session


class Again(NamedTuple):
    """So many customers who came first on the same day of a span and next on the same later day, None for not again.

    `same` says whether the same person served them both times, None where it is not noted who did.
    """

    day: date
    next_day: date | None
    same: bool | None
    people: int


def stayed(session: Session, since: datetime, until: datetime, end: date) -> dict[tuple[str, str], int]:
    """How many of those who came first in a month ("2026-11") came in a month, until a shop day, by both months.

    Of those are told whose first visit lies from an instant to before another. Their own visits are looked up, which
    are few: they have not come for long.
    """
    firsts = _firsts(since, until).subquery()
    each = (
        select(firsts.c.month.label("began"), _month(col(VisitRow.day)).label("month"), firsts.c.who)
        .join(VisitRow, col(VisitRow.customer_id) == firsts.c.who)
        .where(col(VisitRow.day) <= end, col(VisitRow.at) < until + ANY_ZONE)
        .distinct()
        .subquery()
    )
    query = select(each.c.began, each.c.month, func.count()).group_by(each.c.began, each.c.month)
    return {(first, then): people for first, then, people in session.execute(query)}


def again(session: Session, start: date, end: date) -> list[Again]:
    """How everybody who came on the shop days from `start` to `end` came next after their first visit then.

    They are counted where they are read: a row for each pair of days, not for each customer.
    """
    first, later = _of_a_span(start, end).subquery().c, aliased(VisitRow)
    same = case((first.staff_id == col(later.staff_id), 1), (first.staff_id != col(later.staff_id), 0))
    query = (
        select(first.day, col(later.day), same, func.count())
        .outerjoin(later, col(later.id) == _next_after(first))
        .where(first.place == 1)
        .group_by(first.day, col(later.day), same)
    )
    return [
        Again(day, then, None if by is None else bool(by), people) for day, then, by, people in session.execute(query)
    ]


def _of_a_span(start: date, end: date) -> Select[Any]:
    """The visits of a span with their places among those of the same customer, from 1."""
    who, at, day = col(VisitRow.customer_id), col(VisitRow.at), col(VisitRow.day)
    place = func.row_number().over(partition_by=who, order_by=(at, col(VisitRow.id))).label("place")
    return select(who, at, day, col(VisitRow.staff_id), place).where(day.between(start, end), who.is_not(None))


def _next_after(first: Any) -> ScalarSelect[Any]:
    """The next visit of the same customer on a later day."""
    after = aliased(VisitRow)
    later = (col(after.at) > first.at) & (col(after.day) > first.day)
    query = select(col(after.id)).where(col(after.customer_id) == first.customer_id, later)
    return query.order_by(col(after.at), col(after.id)).limit(1).scalar_subquery()


def _firsts(since: datetime, until: datetime) -> Select[Any]:
    """Those whose very first visit lies from an instant to before another, and the month of its shop day.

    Each first visit is looked up by itself: a join reads every visit of the span. "Distinct" changes nothing but that
    it is looked up once.
    """
    visit = (
        select(_month(col(VisitRow.day)))
        .where(col(VisitRow.customer_id) == col(StandingRow.customer_id), col(VisitRow.at) == col(StandingRow.first_at))
        .limit(1)
    )
    query = select(col(StandingRow.customer_id).label("who"), visit.scalar_subquery().label("month"))
    return query.where(col(StandingRow.first_at) >= since, col(StandingRow.first_at) < until).distinct()


def _month(day: Any) -> ColumnElement[str]:
    return func.substr(cast(day, String), 1, len("2026-11"))
