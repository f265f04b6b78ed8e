"""Ideas: what customers proposed, grouped, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, select
from sqlmodel import col

from frontdesk.records.ideas import Idea
from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import CustomerRow, FeedbackRow, IdeaRow, StaffRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work

NEWEST = 5_000
"""So many of the newest voices are compared with a new one: nobody groups with what was said years before."""


def add(work: Work, title: str, at: datetime) -> int:
    """Add an idea that nobody has decided on yet; its id."""
    return work.add(IdeaRow(title=title, at=at)).id or 0


def change(work: Work, idea_id: int, **values: Any) -> bool:
    """Change columns of an idea; False when there is none or nothing is new."""
    row = work.session.get(IdeaRow, idea_id)
    return row is not None and work.change(row, **values)


def remove(work: Work, idea_id: int) -> None:
    """Remove an idea that nothing points at any more."""
    row = work.session.get(IdeaRow, idea_id)
    if row is not None:
        work.remove(row)


def move_voices(work: Work, idea_id: int, kept: int) -> None:
    """Let everybody who had one idea have had another instead."""
    for row in work.session.scalars(select(FeedbackRow).where(col(FeedbackRow.idea_id) == idea_id)).all():
        work.change(row, idea_id=kept)


def read(session: Session, ids: Iterable[int]) -> dict[int, Idea]:
    """These ideas by id, as they stand alone: without voices and tells."""
    found: dict[int, Idea] = {}
    for part in portions(list(ids)):
        query = select(IdeaRow, col(StaffRow.name)).outerjoin(StaffRow, col(StaffRow.id) == col(IdeaRow.decided_by))
        for row, who in session.execute(query.where(col(IdeaRow.id).in_(part))):
            found[row.id or 0] = Idea(
                id=row.id or 0,
                title=row.title,
                at=row.at,
                decision=row.decision,
                because=row.because,
                decided_at=row.decided_at,
                decided_by=who or "",
                version=row.version,
            )
    return found


def voices(session: Session, ids: Iterable[int]) -> dict[int, tuple[Feedback, ...]]:
    """What was said of these ideas, by idea, oldest first."""
    found: dict[int, list[Feedback]] = {}
    for part in portions(list(ids)):
        query = (
            select(FeedbackRow, col(CustomerRow.name), col(StaffRow.name))
            .outerjoin(CustomerRow, col(CustomerRow.id) == col(FeedbackRow.customer_id))
            .outerjoin(StaffRow, col(StaffRow.id) == col(FeedbackRow.heard_by))
            .where(col(FeedbackRow.idea_id).in_(part), col(FeedbackRow.kind) == FeedbackKind.IDEA)
            .order_by(col(FeedbackRow.at), col(FeedbackRow.id))
        )
        for row, name, who in session.execute(query):
            found.setdefault(row.idea_id or 0, []).append(_voice(row, name or "", who or ""))
    return {idea: tuple(said) for idea, said in found.items()}


def _voice(row: FeedbackRow, name: str, who: str) -> Feedback:
    return Feedback(
        id=row.id or 0,
        kind=FeedbackKind(row.kind),
        text=row.text,
        at=row.at,
        day=row.day,
        customer_id=row.customer_id,
        customer_name=name,
        visit_id=row.visit_id,
        item=row.item,
        item_id=row.item_id,
        heard_by=who,
        idea_id=row.idea_id,
        answer=row.answer,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        version=row.version,
    )


def ranked(session: Session, limit: int, *, undecided_only: bool, among: Collection[int] | None) -> list[int]:
    """The ids of ideas that somebody had: undecided ones with most askers first, then decided ones, newest first."""
    anonymous = func.sum(case((col(FeedbackRow.customer_id).is_(None), 1), else_=0))
    askers = func.count(col(FeedbackRow.customer_id).distinct()) + anonymous
    undecided = col(IdeaRow.decision) == ""
    query: Select[Any] = (
        select(col(IdeaRow.id))
        .join(FeedbackRow, col(FeedbackRow.idea_id) == col(IdeaRow.id))
        .where(col(FeedbackRow.kind) == FeedbackKind.IDEA)
        .group_by(col(IdeaRow.id), col(IdeaRow.decision), col(IdeaRow.decided_at), col(IdeaRow.at))
        .order_by(
            case((undecided, 0), else_=1),
            case((undecided, askers), else_=0).desc(),
            col(IdeaRow.decided_at).desc(),
            col(IdeaRow.at).desc(),
            col(IdeaRow.id).desc(),
        )
    )
    if undecided_only:
        query = query.where(undecided)
    if among is not None:
        query = query.where(col(IdeaRow.id).in_(list(among)))
    return [idea or 0 for idea in session.scalars(query.limit(limit))]


def wordings(session: Session, without: int | None, longest: int) -> list[tuple[int, str]]:
    """The titles of ideas and the words of those who had them, each with the idea's id, newest first.

    `without` is an idea to leave out; texts are cut to their first `longest` characters.
    """
    query = (
        select(col(FeedbackRow.idea_id), col(FeedbackRow.text), col(IdeaRow.title))
        .join(IdeaRow, col(IdeaRow.id) == col(FeedbackRow.idea_id))
        .where(col(FeedbackRow.kind) == FeedbackKind.IDEA)
        .order_by(col(FeedbackRow.id).desc())
        .limit(NEWEST)
    )
    said = [(idea or 0, text[:longest], title[:longest]) for idea, text, title in session.execute(query)]
    pairs = dict.fromkeys(pair for idea, text, title in said for pair in ((idea, text), (idea, title)))
    return [pair for pair in pairs if pair[0] != without]


def heard_between(session: Session, start: date, end: date) -> int:
    """How many different ideas somebody had on the shop days from `start` to `end`, both included."""
    query = select(func.count(col(FeedbackRow.idea_id).distinct()))
    return session.scalar(query.where(_idea(), col(FeedbackRow.day).between(start, end))) or 0


def decided_between(session: Session, since: datetime, until: datetime) -> list[tuple[datetime, date]]:
    """When each idea was decided, from an instant to before another, with the shop day on which it was first heard."""
    query = (
        select(col(IdeaRow.decided_at), func.min(col(FeedbackRow.day)))
        .join(FeedbackRow, col(FeedbackRow.idea_id) == col(IdeaRow.id))
        .where(_idea(), col(IdeaRow.decided_at) >= since, col(IdeaRow.decided_at) < until)
        .group_by(col(IdeaRow.id), col(IdeaRow.decided_at))
    )
    return [(at, first) for at, first in session.execute(query) if at is not None]


def _idea() -> Any:
    return col(FeedbackRow.kind) == FeedbackKind.IDEA
