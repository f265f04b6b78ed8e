"""Tells: who was told what became of their idea, and who still waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select
from sqlmodel import col

from frontdesk.records.ideas import Decision
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.tables import CustomerRow, FeedbackRow, IdeaRow, TellRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from sqlalchemy import Select, Subquery
    from sqlmodel import Session

    from frontdesk.store.unit import Work

SETTLED: Final = (Decision.DONE, Decision.NO)
"""The decisions that whoever asked is told; what is being tried is no answer yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A customer who asked and was not told yet what was decided; `asked_on` is the shop day of their first voice."""

    idea_id: int
    title: str
    decision: str
    because: str
    decided_at: datetime | None
    customer_id: int
    customer_name: str
    asked_on: date


def waiting(session: Session, *, among: Collection[int] | None = None, customer_id: int | None = None) -> list[Waiting]:
    """Who still has to be told, the newest decision first; of some ideas only, or one customer only, when given.

    Whoever was told something else of the same idea last is told again: a shop that said yes and then no owes both.
    A voice that stands with a customer who was merged since counts as the kept one's.
    """
    asked = _asked(among, customer_id)
    last_told = (
        select(col(TellRow.decision))
        .where(col(TellRow.idea_id) == col(IdeaRow.id), col(TellRow.customer_id) == asked.c.customer_id)
        .order_by(col(TellRow.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    query: Select[Any] = (
        select(
            col(IdeaRow.id),
            col(IdeaRow.title),
            col(IdeaRow.decision),
            col(IdeaRow.because),
            col(IdeaRow.decided_at),
            asked.c.customer_id,
            col(CustomerRow.name),
            asked.c.asked_on,
        )
        .join(asked, asked.c.idea_id == col(IdeaRow.id))
        .join(CustomerRow, col(CustomerRow.id) == asked.c.customer_id)
        .where(func.coalesce(last_told, "") != col(IdeaRow.decision))
        .order_by(col(IdeaRow.decided_at).desc(), col(IdeaRow.id), asked.c.asked_on, asked.c.customer_id)
    )
    return [Waiting(*row) for row in session.execute(query)]


def _asked(among: Collection[int] | None, customer_id: int | None) -> Subquery:
    """Which customers had which settled idea, and when first."""
    kept = func.coalesce(col(CustomerRow.merged_into), col(CustomerRow.id))
    query: Select[Any, int, date] = (
        select(
            col(FeedbackRow.idea_id).label("idea_id"),
            kept.label("customer_id"),
            func.min(col(FeedbackRow.day)).label("asked_on"),
        )
        .join(CustomerRow, col(CustomerRow.id) == col(FeedbackRow.customer_id))
        .join(IdeaRow, col(IdeaRow.id) == col(FeedbackRow.idea_id))
        .where(col(FeedbackRow.kind) == FeedbackKind.IDEA, col(IdeaRow.decision).in_(SETTLED))
        .group_by(col(FeedbackRow.idea_id), kept)
    )
    if among is not None:
        query = query.where(col(FeedbackRow.idea_id).in_(list(among)))
    if customer_id is not None:
        theirs = select(col(CustomerRow.id)).where(
            or_(col(CustomerRow.id) == customer_id, col(CustomerRow.merged_into) == customer_id)
        )
        query = query.where(col(FeedbackRow.customer_id).in_(theirs))
    return query.subquery()


def add(work: Work, idea_id: int, customer_id: int, decision: str) -> int:
    """Write down that a customer was told of a decision, now, by whoever acts; the tell's id."""
    row = TellRow(
        idea_id=idea_id, customer_id=customer_id, decision=decision, at=work.deed.at, staff_id=work.deed.staff_id
    )
    return work.add(row).id or 0


def hand_over(work: Work, idea_id: int, kept: int) -> None:
    """Let what was told of one idea count as told of another: the two are the same."""
    for row in work.session.scalars(select(TellRow).where(col(TellRow.idea_id) == idea_id)).all():
        work.change(row, idea_id=kept)


def counts(session: Session, among: Collection[int]) -> dict[int, int]:
    """How many customers were told of each idea's present decision, last of all."""
    newest = (
        select(func.max(col(TellRow.id)))
        .where(col(TellRow.idea_id).in_(list(among)))
        .group_by(col(TellRow.idea_id), col(TellRow.customer_id))
    )
    query = (
        select(col(TellRow.idea_id), func.count())
        .join(IdeaRow, col(IdeaRow.id) == col(TellRow.idea_id))
        .where(col(TellRow.id).in_(newest), col(TellRow.decision) == col(IdeaRow.decision))
        .group_by(col(TellRow.idea_id))
    )
    return dict(session.execute(query).all())


def between(session: Session, since: datetime, until: datetime) -> int:
    """How many times somebody was told, from an instant to before another."""
    query = select(func.count()).select_from(TellRow).where(col(TellRow.at) >= since, col(TellRow.at) < until)
    return session.scalar(query) or 0
