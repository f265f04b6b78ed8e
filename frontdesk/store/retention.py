"""Who came first when, who came in a span at all, and when and to whom they came next."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from sqlmodel import Session


class Next(NamedTuple):
    """A customer's first visit of a span and the next one on a later day: on which days, and who served them."""

    day: date
    staff_id: int | None
    next_day: date | None
    next_staff_id: int | None


def first_days(session: Session, since: datetime, until: datetime) -> dict[int, date]:
    """The shop day of the very first visit of everybody who came first from an instant to before another.

    Each first visit is looked up by itself: a join reads every visit of the span.
    """
    visit = (
        select(col(VisitRow.day))
        .where(col(VisitRow.customer_id) == col(StandingRow.customer_id), col(VisitRow.at) == col(StandingRow.first_at))
        .limit(1)
    )
    query = select(col(StandingRow.customer_id), visit.scalar_subquery())
    began = query.where(col(StandingRow.first_at) >= since, col(StandingRow.first_at) < until)
    return {who: day for who, day in session.execute(began) if day is not None}


def came(session: Session, start: date, end: date) -> set[int]:
    """The customers who came on the shop days from `start` to `end`, both included."""
    customer = col(VisitRow.customer_id)
    query = select(customer).where(col(VisitRow.day).between(start, end), customer.is_not(None))
    return {who for who in session.scalars(query.distinct()) if who is not None}


def next_visits(session: Session, start: date, end: date) -> Iterator[Next]:
    """For everybody who came on the shop days from `start` to `end` their first visit then, and the next after it."""
    first, later, after = aliased(VisitRow), aliased(VisitRow), aliased(VisitRow)
    customer = col(VisitRow.customer_id)
    began = (
        select(customer.label("who"), func.min(col(VisitRow.at)).label("at"))
        .where(col(VisitRow.day).between(start, end), customer.is_not(None))
        .group_by(customer)
        .subquery()
    )
    next_one = (
        select(col(after.id))
        .where(
            col(after.customer_id) == col(first.customer_id),
            col(after.at) > col(first.at),
            col(after.day) > col(first.day),
        )
        .order_by(col(after.at), col(after.id))
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(began.c.who, col(first.day), col(first.staff_id), col(later.day), col(later.staff_id))
        .join(first, (col(first.customer_id) == began.c.who) & (col(first.at) == began.c.at))
        .outerjoin(later, col(later.id) == next_one)
        .order_by(began.c.who, col(first.id))
    )
    for _, visits in groupby(session.execute(query), key=itemgetter(0)):
        yield Next(*next(visits)[1:])
