"""Who stayed: in which months those came again who came first in one, and when and to whom people came next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import String, case, cast, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def stayed(
    session: Session, since: datetime, until: datetime, months: Sequence[tuple[date, date]]
) -> dict[str, tuple[int, ...]]:
    """Of those who came first in a month ("2026-11"): how many they are, then how many came in each of these spans.

    Those are told of whose first visit lies from an instant to before another. Who came in a span is read off the
    index of days: to read the visits of those who are new would be to read most of them where most are new.
    """
    firsts = _firsts(since, until).subquery()
    came = [firsts.c.who.in_(_who_came(start, end)) for start, end in months]
    counts = [func.count(case((each, 1))) for each in came]
    query = select(firsts.c.month, func.count(), *counts).group_by(firsts.c.month)
    return {month: tuple(people) for month, *people in session.execute(query) if month is not None}


def again(session: Session, start: date, end: date) -> list[Again]:
    """How everybody who came on the shop days from `start` to `end` came next after their first visit then.

    They are counted where they are read: a row for each pair of days, not for each customer.
    """
    first, later = aliased(VisitRow), aliased(VisitRow)
    began = _began(start, end).subquery()
    one, other = col(first.staff_id), col(later.staff_id)
    same = case((one == other, 1), (one != other, 0))
    query = (
        select(col(first.day), col(later.day), same, func.count())
        .select_from(began)
        .join(first, col(first.id) == _earliest(began.c.who, began.c.at))
        .outerjoin(later, col(later.id) == _next_after(first))
        .group_by(col(first.day), col(later.day), same)
    )
    return [
        Again(day, then, None if by is None else bool(by), people) for day, then, by, people in session.execute(query)
    ]


def _who_came(start: date, end: date) -> Select[Any]:
    customer = col(VisitRow.customer_id)
    return select(customer).where(col(VisitRow.day).between(start, end), customer.is_not(None))


def _began(start: date, end: date) -> Select[Any]:
    """Everybody who came in a span, and when first."""
    customer: Any = col(VisitRow.customer_id)
    query: Select[Any] = select(customer.label("who"), func.min(col(VisitRow.at)).label("at"))
    return query.where(col(VisitRow.day).between(start, end), customer.is_not(None)).group_by(customer)


def _earliest(who: ColumnElement[int], at: ColumnElement[datetime]) -> ScalarSelect[Any]:
    """The visit of somebody at an instant; of several the one that was written first."""
    visit = aliased(VisitRow)
    return select(func.min(col(visit.id))).where(col(visit.customer_id) == who, col(visit.at) == at).scalar_subquery()


def _next_after(first: type[VisitRow]) -> ScalarSelect[Any]:
    """The next visit of the same customer on a later day."""
    after = aliased(VisitRow)
    later = (col(after.at) > col(first.at)) & (col(after.day) > col(first.day))
    query = select(col(after.id)).where(col(after.customer_id) == col(first.customer_id), later)
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
