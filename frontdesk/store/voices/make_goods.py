"""Make-goods: what the shop gave after it failed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from frontdesk.records.voices import FeedbackKind, MakeGood
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import CustomerRow, FeedbackRow, MakeGoodRow, StaffRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from frontdesk.store.unit import Work


def add(work: Work, **values: Any) -> int:
    """Write down what was given, now, by whoever acts; its id."""
    return work.add(MakeGoodRow(at=work.deed.at, staff_id=work.deed.staff_id, **values)).id or 0


def hand_over(work: Work, feedback_id: int, customer_id: int | None) -> None:
    """Let what was given for a piece of feedback belong to the customer whose feedback it is now."""
    query = select(MakeGoodRow).where(col(MakeGoodRow.feedback_id) == feedback_id)
    for row in work.session.scalars(query).all():
        work.change(row, customer_id=customer_id)


def listed(
    session: Session, start: date | None = None, end: date | None = None, customer_id: int | None = None
) -> tuple[MakeGood, ...]:
    """What was given on the shop days from `start` to `end`, both included, newest first."""
    query = _given()
    if start is not None:
        query = query.where(col(MakeGoodRow.day) >= start)
    if end is not None:
        query = query.where(col(MakeGoodRow.day) <= end)
    if customer_id is not None:
        query = query.where(col(MakeGoodRow.customer_id) == customer_id)
    return _read(session, query.order_by(col(MakeGoodRow.at).desc(), col(MakeGoodRow.id).desc()))


def for_feedback(session: Session, ids: Iterable[int]) -> dict[int, tuple[MakeGood, ...]]:
    """What was given for these pieces of feedback, by feedback, oldest first."""
    found: dict[int, list[MakeGood]] = defaultdict(list)
    for part in portions(sorted(ids)):
        query = _given().where(col(MakeGoodRow.feedback_id).in_(part)).order_by(col(MakeGoodRow.id))
        for given in _read(session, query):
            found[given.feedback_id or 0].append(given)
    return {feedback_id: tuple(given) for feedback_id, given in found.items()}


def of_complaints_about_staff(session: Session, given: Iterable[MakeGood]) -> set[int]:
    """Which of these were given for a complaint about a member of the team, by their ids."""
    by_feedback: dict[int, list[int]] = defaultdict(list)
    for each in given:
        by_feedback[each.feedback_id or 0].append(each.id)
    found: set[int] = set()
    for part in portions(sorted(by_feedback)):
        query = select(col(FeedbackRow.id)).where(col(FeedbackRow.id).in_(part), col(FeedbackRow.about_id).is_not(None))
        complaints = session.scalars(query.where(col(FeedbackRow.kind) == FeedbackKind.COMPLAINT))
        found.update(one for feedback_id in complaints for one in by_feedback[feedback_id or 0])
    return found


def spent(session: Session, start: date, end: date) -> int:
    """What was given on the shop days from `start` to `end`, both included, in minor units."""
    query = select(func.sum(col(MakeGoodRow.amount))).where(col(MakeGoodRow.day).between(start, end))
    return int(session.scalar(query) or 0)


def _given() -> Select[MakeGoodRow, str, str]:
    return (
        select(MakeGoodRow, col(CustomerRow.name), col(StaffRow.name))
        .outerjoin(CustomerRow, col(CustomerRow.id) == col(MakeGoodRow.customer_id))
        .outerjoin(StaffRow, col(StaffRow.id) == col(MakeGoodRow.staff_id))
    )


def _read(session: Session, query: Select[MakeGoodRow, str, str]) -> tuple[MakeGood, ...]:
    return tuple(
        MakeGood(
            id=row.id or 0,
            what=row.what,
            at=row.at,
            day=row.day,
            amount=row.amount,
            customer_id=row.customer_id,
            customer_name=customer or "",
            feedback_id=row.feedback_id,
            by=staff or "",
            over_budget=row.over_budget,
        )
        for row, customer, staff in session.execute(query)
    )
