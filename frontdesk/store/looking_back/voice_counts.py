"""Sums over what customers said and what was promised them, for looking back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import col

from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.store.tables import FeedbackRow, FollowUpRow, MakeGoodRow, VisitRow
from frontdesk.store.voices import make_goods
from frontdesk.store.voices.feedback import for_everybody

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

TO_SOLVE = (FeedbackKind.COMPLAINT, FeedbackKind.QUESTION)


@dataclass(frozen=True, slots=True)
class Running:
    """An open complaint's clock: heard on `day`, whether a first step was taken, and when its customer came again."""

    day: date
    begun: bool
    came_on: date | None


def heard_between(session: Session, start: date, end: date, *, without_staff: bool) -> int:
    """How many things were said on these shop days, both included; `without_staff` as `running` has it."""
    query = select(func.count()).select_from(FeedbackRow).where(col(FeedbackRow.day).between(start, end))
    return session.scalar(query.where(*_readable(without_staff=without_staff))) or 0


def closed_between(session: Session, since: datetime, until: datetime, *, without_staff: bool) -> tuple[int, int, int]:
    """How much feedback was closed from an instant to before another.

    With it how many of these were complaints or questions, and how many of those were solved at first contact.
    """
    to_solve = col(FeedbackRow.kind).in_(TO_SOLVE)
    query = select(
        func.count(),
        func.count(case((to_solve, 1))),
        func.count(case((to_solve & col(FeedbackRow.first_contact), 1))),
    ).where(
        col(FeedbackRow.closed_at) >= since,
        col(FeedbackRow.closed_at) < until,
        *_readable(without_staff=without_staff),
    )
    closed, solved, at_first_contact = session.execute(query).one()
    return closed, solved, at_first_contact


def open_complaints_at(session: Session, instant: datetime, *, without_staff: bool) -> list[Feedback]:
    """The complaints that were open at an instant, with no more than their clock needs, as they stood then."""
    query = select(FeedbackRow).where(
        col(FeedbackRow.kind) == FeedbackKind.COMPLAINT,
        col(FeedbackRow.at) < instant,
        or_(col(FeedbackRow.closed_at).is_(None), col(FeedbackRow.closed_at) >= instant),
        *_readable(without_staff=without_staff),
    )
    rows = list(session.scalars(query))
    given = make_goods.for_feedback(session, [row.id or 0 for row in rows])
    return [
        Feedback(
            id=row.id or 0,
            kind=FeedbackKind(row.kind),
            text=row.text,
            at=row.at,
            day=row.day,
            customer_id=row.customer_id,
            sorry_at=_by_then(row.sorry_at, instant),
            answered_at=_by_then(row.answered_at, instant),
            made_good=tuple(each for each in given.get(row.id or 0, ()) if each.at < instant),
        )
        for row in rows
    ]


def running(session: Session, *, without_staff: bool) -> list[Running]:
    """The clocks of all open complaints, read at every count of what is owed: no words, no names, one statement.

    `without_staff` leaves out complaints about members of the team. When their customer came again is the first later
    shop day of a visit that the complaint is not about.
    """
    given = select(col(MakeGoodRow.id)).where(col(MakeGoodRow.feedback_id) == col(FeedbackRow.id)).exists()
    later = and_(
        col(VisitRow.customer_id) == col(FeedbackRow.customer_id),
        col(VisitRow.day) > col(FeedbackRow.day),
        col(VisitRow.at) > col(FeedbackRow.at),
        or_(col(FeedbackRow.visit_id).is_(None), col(VisitRow.id) != col(FeedbackRow.visit_id)),
    )
    query = (
        select(
            col(FeedbackRow.day),
            or_(col(FeedbackRow.sorry_at).is_not(None), col(FeedbackRow.answered_at).is_not(None), given),
            func.min(col(VisitRow.day)),
        )
        .outerjoin(VisitRow, later)
        .where(col(FeedbackRow.kind) == FeedbackKind.COMPLAINT, col(FeedbackRow.closed_at).is_(None))
        .group_by(col(FeedbackRow.id))
    )
    query = query.where(*_readable(without_staff=without_staff))
    return [Running(day, bool(begun), came_on) for day, begun, came_on in session.execute(query)]


def given_between(session: Session, start: date, end: date) -> tuple[int, int, int]:
    """How often something was given to make good on these shop days, its sum, and how often beyond the budget."""
    query = select(
        func.count(),
        func.coalesce(func.sum(col(MakeGoodRow.amount)), 0),
        func.count(case((col(MakeGoodRow.over_budget), 1))),
    ).where(col(MakeGoodRow.day).between(start, end))
    given, total, beyond = session.execute(query).one()
    return given, int(total), beyond


def kept_between(session: Session, since: datetime, until: datetime) -> int:
    """How many follow-ups were done from an instant to before another."""
    done = col(FollowUpRow.done_at)
    query = select(func.count()).select_from(FollowUpRow).where(done >= since, done < until)
    return session.scalar(query) or 0


def _readable(*, without_staff: bool) -> tuple[ColumnElement[bool], ...]:
    return (for_everybody(),) if without_staff else ()


def _by_then(at: datetime | None, instant: datetime) -> datetime | None:
    return at if at is not None and at < instant else None
