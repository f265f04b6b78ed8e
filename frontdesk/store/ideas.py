"""Ideas: what customers proposed, grouped, decided, and whom that still has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.records.voices import FeedbackKind, Idea
from frontdesk.store.tables import FeedbackRow, IdeaRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work

NEWEST = 5_000
"""So many of the newest voices are compared with a new one: nobody groups with what was said years before."""


def add(work: Work, title: str, at: datetime) -> int:
    """Add an idea that nobody has decided on yet; its id."""
    return work.add(IdeaRow(title=title, at=at)).id or 0


def wordings(session: Session, without: int | None, longest: int) -> list[tuple[int, str]]:
    """The titles of ideas and the words of those who had them, each with the idea's id, newest first.

    `without` is an idea to leave out; texts are cut to their first `longest` characters.
    """
    voices = (
        select(col(FeedbackRow.idea_id), col(FeedbackRow.text), col(IdeaRow.title))
        .join(IdeaRow, col(IdeaRow.id) == col(FeedbackRow.idea_id))
        .where(col(FeedbackRow.kind) == FeedbackKind.IDEA)
        .order_by(col(FeedbackRow.id).desc())
        .limit(NEWEST)
    )
    found = [(idea or 0, text[:longest], title[:longest]) for idea, text, title in session.execute(voices)]
    pairs = dict.fromkeys(pair for idea, text, title in found for pair in ((idea, text), (idea, title)))
    return [pair for pair in pairs if pair[0] != without]


def few(session: Session, ids: Collection[int]) -> dict[int, Idea]:
    """These ideas by id, without their voices."""
    rows = session.scalars(select(IdeaRow).where(col(IdeaRow.id).in_(list(ids))))
    return {
        row.id or 0: Idea(row.id or 0, row.title, row.at, row.decision, row.because, row.decided_at) for row in rows
    }
