"""Who came in a span, and what the shop did for somebody before they came again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import case, func, null, select
from sqlmodel import col

from frontdesk.records.rhythms import Rhythm, rhythm_kept
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import (
    FeedbackRow,
    FollowUpRow,
    IdeaRow,
    MakeGoodRow,
    RewardRow,
    SpellRow,
    TellRow,
    VisitRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date, datetime

    from sqlalchemy import Select
    from sqlmodel import Session

    from frontdesk.store.unit import Work


ActKind = Literal["make-good", "reward", "follow-up", "told", "said sorry"]


@dataclass(frozen=True, slots=True)
class Act:
    """Something the shop did for a customer at an instant; `about_staff` marks a complaint about one of the team."""

    kind: ActKind
    at: datetime
    what: str
    about_staff: bool = False


def returned(session: Session, start: date, end: date) -> dict[int, tuple[Rhythm, date]]:
    """Who came back to an empty chair in a span, last when, and with which rhythm until then."""
    until, gap, long, missed = (
        col(SpellRow.until), col(SpellRow.gap), col(SpellRow.long_gap), col(SpellRow.missed_from)
    )  # fmt: skip
    query = select(col(SpellRow.customer_id), gap, long, missed, until).where(until.between(start, end))
    return {
        who: (rhythm_kept(usual, at_longest, missed_from), back)
        for who, usual, at_longest, missed_from, back in session.execute(query.order_by(until))
        if usual is not None and at_longest is not None and missed_from is not None and back is not None
    }


def acts(session: Session, start: date, end: date, since: datetime, until: datetime) -> dict[int, list[Act]]:
    """What the shop did from an instant to before another for those who came back in a span, by customer, in order."""
    found: dict[int, list[Act]] = defaultdict(list)
    back = select(col(SpellRow.customer_id)).where(
        col(SpellRow.until).between(start, end), col(SpellRow.gap).is_not(None)
    )
    for kind, query in _happened(back, since, until):
        for who, at, what, about in session.execute(query):
            found[who].append(Act(kind, at, what, about is not None))
    return {who: sorted(done, key=lambda act: act.at) for who, done in found.items()}


def times_on(
    session: Session, ids: Collection[int], days: Collection[date]
) -> dict[tuple[int, date], tuple[datetime, datetime]]:
    """When some customers came on some shop days, first and last of all on each."""
    found: dict[tuple[int, date], tuple[datetime, datetime]] = {}
    customer, day, at = col(VisitRow.customer_id), col(VisitRow.day), col(VisitRow.at)
    for part in portions(sorted(ids)):
        query = select(customer, day, func.min(at), func.max(at)).where(customer.in_(part), day.in_(days))
        for who, on, first, last in session.execute(query.group_by(customer, day)):
            found[who or 0, on] = (first, last)
    return found


def forget_told(work: Work, idea_id: int) -> None:
    """Let nobody have been told of an idea that is to go."""
    for row in work.session.scalars(select(TellRow).where(col(TellRow.idea_id) == idea_id)).all():
        work.remove(row)


def _happened(whose: Select[Any], since: datetime, until: datetime) -> Iterator[tuple[ActKind, Select[Any]]]:
    """For each kind of act the question for whom, when, about what and about whom of the team it was."""
    complained_of = case((col(FeedbackRow.kind) == FeedbackKind.COMPLAINT, col(FeedbackRow.about_id)))

    def within(row: Any, at: Any, what: Any, about: Any = None) -> Select[Any]:
        query = select(row.customer_id, at, what, null() if about is None else about)
        return query.where(row.customer_id.in_(whose), at >= since, at < until)

    made_good = within(MakeGoodRow, MakeGoodRow.at, MakeGoodRow.what, complained_of)
    yield "make-good", made_good.outerjoin(FeedbackRow, col(FeedbackRow.id) == col(MakeGoodRow.feedback_id))
    yield "reward", within(RewardRow, RewardRow.at, RewardRow.what)
    kept = within(FollowUpRow, FollowUpRow.done_at, FollowUpRow.text, complained_of)
    yield "follow-up", kept.outerjoin(FeedbackRow, col(FeedbackRow.id) == col(FollowUpRow.feedback_id))
    told = within(TellRow, TellRow.at, IdeaRow.title)
    yield "told", told.join(IdeaRow, col(IdeaRow.id) == col(TellRow.idea_id))
    yield "said sorry", within(FeedbackRow, FeedbackRow.sorry_at, FeedbackRow.text, complained_of)
