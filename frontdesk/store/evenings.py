"""What an evening counts beyond the sums of a review: by day, hour, staff and item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, select
from sqlmodel import col

from frontdesk.records.evening import HappinessOf, Sureness
from frontdesk.records.reports import Happiness
from frontdesk.store.tables import ItemRow, StaffRow, StandingRow, VisitLineRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from frontdesk.clock import Clock

_DAY = col(VisitRow.day)
_GOOD, _SO_SO, _BAD = (func.count(case((col(VisitRow.happiness) == mark, 1))) for mark in ("+", "=", "-"))


class OfItem(NamedTuple):
    """In how many visits an item was had, and how these were rated."""

    id: int
    name: str
    visits: int
    happiness: Happiness


def days(session: Session, start: date, end: date) -> dict[date, int]:
    """How many visits each shop day had, days without any left out."""
    query = select(_DAY, func.count()).where(_DAY.between(start, end)).group_by(_DAY).order_by(_DAY)
    return {day: visits for day, visits in session.execute(query)}  # noqa: C416  # a result has keys of its own


def hours(session: Session, clock: Clock, start: date, end: date) -> dict[tuple[int, int], int]:
    """How many visits fell on each weekday of the shop (Monday 0) and hour of its clock; only known times count."""
    query = select(_DAY, col(VisitRow.at)).where(_DAY.between(start, end), col(VisitRow.timed))
    return Counter((day.weekday(), clock.local(at).hour) for day, at in session.execute(query))


def by_staff(session: Session, start: date, end: date) -> tuple[HappinessOf, ...]:
    """How the visits were rated that each member of the team served, by name; None where nobody is noted."""
    staff = col(VisitRow.staff_id)
    query = (
        select(staff, col(StaffRow.name), _GOOD, _SO_SO, _BAD)
        .outerjoin(StaffRow, col(StaffRow.id) == staff)
        .where(_DAY.between(start, end), col(VisitRow.happiness) != "")
    )
    rows = session.execute(query.group_by(staff, col(StaffRow.name)).order_by(staff.is_(None), col(StaffRow.name)))
    return tuple(HappinessOf(who, name or "", Happiness(*rated)) for who, name, *rated in rows)


def by_item(session: Session, start: date, end: date) -> tuple[OfItem, ...]:
    """In how many visits each item of the list was had, and how these were rated; the commonest first."""
    had = (
        select(col(VisitLineRow.item_id).label("item"), col(VisitRow.id), col(VisitRow.happiness).label("rated"))
        .join(VisitRow, col(VisitRow.id) == col(VisitLineRow.visit_id))
        .where(_DAY.between(start, end), col(VisitLineRow.item_id).is_not(None))
        .distinct()
        .subquery()
    )
    rated = [func.count(case((had.c.rated == mark, 1))) for mark in ("+", "=", "-")]
    query: Any = select(had.c.item, col(ItemRow.name), func.count(), *rated).join(
        ItemRow, col(ItemRow.id) == had.c.item
    )
    query = query.group_by(had.c.item, col(ItemRow.name)).order_by(func.count().desc(), col(ItemRow.name))
    return tuple(OfItem(item, name, times, Happiness(*marks)) for item, name, times, *marks in session.execute(query))


def sureness(session: Session, start: date, end: date) -> Sureness:
    """How often the desk was sure of the usual, and how often it was what they had."""
    taken = col(VisitRow.usual_taken)
    query = select(func.count(taken), func.count(case((taken.is_(True), 1)))).where(_DAY.between(start, end))
    offered, right = session.execute(query).one()
    return Sureness(offered, right)


def usual_of_regulars(session: Session) -> Counter[int]:
    """How many regulars have each item in what they always have, by the item's id."""
    found: Counter[int] = Counter()
    usuals: Sequence[Any] = session.scalars(
        select(col(StandingRow.usual)).where(col(StandingRow.missed_from).is_not(None))
    ).all()
    for usual in usuals:
        found.update({line[1] for line in usual or () if line[1] is not None})
    return found
