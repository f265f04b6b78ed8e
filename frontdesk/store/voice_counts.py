"""Sums over what customers said and what was promised them, for looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select
from sqlmodel import col

from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.store import make_goods
from frontdesk.store.tables import FeedbackRow, FollowUpRow, MakeGoodRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

TO_SOLVE = (FeedbackKind.COMPLAINT, FeedbackKind.QUESTION)


def heard_between(session: Session, start: date, end: date) -> int:
    """How many things were said on these shop days, both included."""
    query = select(func.count()).select_from(FeedbackRow).where(col(FeedbackRow.day).between(start, end))
    return session.scalar(query) or 0


def closed_between(session: Session, since: datetime, until: datetime) -> tuple[int, int, int]:
    """How much feedback was closed from an instant to before another.

    With it how many of these were complaints or questions, and how many of those were solved at first contact.
    """
    to_solve = col(FeedbackRow.kind).in_(TO_SOLVE)
    query = select(
        func.count(),
        func.count(case((to_solve, 1))),
        func.count(case((to_solve & col(FeedbackRow.first_contact), 1))),
    ).where(col(FeedbackRow.closed_at) >= since, col(FeedbackRow.closed_at) < until)
    closed, solved, at_first_contact = session.execute(query).one()
    return closed, solved, at_first_contact


def open_complaints_at(session: Session, instant: datetime) -> list[Feedback]:
    """The complaints that were open at an instant, with no more than their clock needs, as they stood then."""
    query = select(FeedbackRow).where(
        col(FeedbackRow.kind) == FeedbackKind.COMPLAINT,
        col(FeedbackRow.at) < instant,
        or_(col(FeedbackRow.closed_at).is_(None), col(FeedbackRow.closed_at) >= instant),
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


def _by_then(at: datetime | None, instant: datetime) -> datetime | None:
    return at if at is not None and at < instant else None
