"""Feedback: written down, changed and read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import col

from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import ActionRow, ChangeRow, CustomerRow, FeedbackRow, IdeaRow, ItemRow, StaffRow, VisitRow
from frontdesk.store.voices import make_goods

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from frontdesk.records.voices import MakeGood
    from frontdesk.store.unit import Work

_Rows = Select[FeedbackRow, str, str, str]

_AS_THEY_ARE = (
    *("text", "at", "day", "customer_id", "visit_id", "item_id", "about_id", "idea_id", "sorry_at", "answer"),
    *("answered_at", "closed_at", "outcome", "first_contact", "version"),
)
"""Columns that go into a record under their own names."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which feedback is asked for: each field narrows it, None and False leave it as wide as it is."""

    is_open: bool | None = None
    kind: str | None = None
    customer_id: int | None = None
    start: date | None = None
    end: date | None = None
    without_staff: bool = False
    """Leave out complaints about members of the team."""


@dataclass(frozen=True, slots=True)
class Since:
    """What the customer of a complaint did since: how often they came on later shop days, and how they said it was.

    `next_day` is the first later shop day on which they came, `pleased` says that a later visit was rated +, `rated`
    is the newest rating and `rated_day` its day, `unasked` counts the visits after it that nobody rated. A visit of
    the complaint's own shop day counts only when it was rated +.
    """

    came: int = 0
    next_day: date | None = None
    pleased: bool = False
    rated: str = ""
    rated_day: date | None = None
    unasked: int = 0


def add(work: Work, **values: Any) -> int:
    """Write feedback down, now, heard by whoever acts; its id."""
    return work.add(FeedbackRow(at=work.deed.at, heard_by=work.deed.staff_id, **values)).id or 0


def change(work: Work, feedback_id: int, **values: Any) -> bool:
    """Change columns of a piece of feedback; False when there is none or nothing is new."""
    row = work.session.get(FeedbackRow, feedback_id)
    return row is not None and work.change(row, **values)


def detach(work: Work, visit_id: int) -> None:
    """Let go of a visit that is taken out: what was said stays."""
    query = select(FeedbackRow).where(col(FeedbackRow.visit_id) == visit_id)
    for row in work.session.scalars(query).all():
        work.change(row, visit_id=None)


def read(session: Session, feedback_id: int) -> Feedback | None:
    """One piece of feedback with what was given for it."""
    found = _read(session, _rows().where(col(FeedbackRow.id) == feedback_id))
    return found[0] if found else None


def listed(session: Session, wanted: Wanted, limit: int | None) -> list[Feedback]:
    """Some feedback: open complaints first, oldest first; then what else is open and what is closed, newest first."""
    closed_at, at = col(FeedbackRow.closed_at), col(FeedbackRow.at)
    clocked = case((closed_at.is_not(None), 2), (col(FeedbackRow.kind) == FeedbackKind.COMPLAINT, 0), else_=1)
    oldest_first = case((clocked == 0, at))
    query = _narrowed(_rows(), wanted).order_by(
        clocked, oldest_first.nulls_last(), closed_at.desc().nulls_last(), at.desc(), col(FeedbackRow.id).desc()
    )
    return _read(session, query.limit(limit))


def since(session: Session, ids: Iterable[int]) -> dict[int, Since]:
    """What the customers of these pieces of feedback did since they said it; those who never came again are left out.

    The visit that the feedback is about is no later one, nor is one that was logged for an earlier time, nor is one of
    the same shop day: they never left. Only a + counts on that day already: it was made good at once.
    """
    found: dict[int, Since] = {}
    for part in portions(sorted(ids)):
        for row in session.execute(_later(part)):
            found[row.id] = _combined(found.get(row.id), row)
    return found


def closing_deeds(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The kind of the act by which each of these pieces of feedback was closed, as far as it is known."""
    found: dict[int, str] = {}
    for part in portions(sorted(ids)):
        query = (
            select(col(ChangeRow.row_id), col(ChangeRow.after), col(ActionRow.kind))
            .join(ActionRow, col(ActionRow.id) == col(ChangeRow.action_id))
            .where(col(ChangeRow.name) == "feedback", col(ChangeRow.row_id).in_(part))
            .where(col(ActionRow.undoes).is_(None), col(ActionRow.undone_by).is_(None))
            .order_by(col(ChangeRow.id))
        )
        found |= {row_id: kind for row_id, after, kind in session.execute(query) if (after or {}).get("closed_at")}
    return found


def latest_visit(session: Session, customer_id: int, day: date) -> int | None:
    """A customer's latest visit of a shop day."""
    query = select(col(VisitRow.id)).where(col(VisitRow.customer_id) == customer_id, col(VisitRow.day) == day)
    return session.scalar(query.order_by(col(VisitRow.at).desc(), col(VisitRow.id).desc()).limit(1))


def _later(part: Sequence[int]) -> Select[Any]:
    """For each piece of feedback the newest later visit that was rated and the newest that was not, with the counts."""
    feedback, rated = col(FeedbackRow.id), case((col(VisitRow.happiness) != "", 1), else_=0)
    newest = (col(VisitRow.at).desc(), col(VisitRow.id).desc())
    later_day = col(VisitRow.day) > col(FeedbackRow.day)
    later = (
        select(
            feedback.label("id"),
            col(VisitRow.happiness).label("happiness"),
            col(VisitRow.day).label("day"),
            func.sum(case((later_day, 1), else_=0)).over(partition_by=feedback).label("came"),
            func.min(case((later_day, col(VisitRow.day)))).over(partition_by=feedback).label("next_day"),
            func.max(case((col(VisitRow.happiness) == "+", 1), else_=0)).over(partition_by=feedback).label("pleased"),
            func.row_number().over(partition_by=feedback, order_by=newest).label("place"),
            func.row_number().over(partition_by=(feedback, rated), order_by=newest).label("place_of_its_sort"),
        )
        .join(VisitRow, col(VisitRow.customer_id) == col(FeedbackRow.customer_id))
        .where(
            feedback.in_(part),
            col(VisitRow.at) > col(FeedbackRow.at),
            or_(later_day, col(VisitRow.happiness) == "+"),
            or_(col(FeedbackRow.visit_id).is_(None), col(VisitRow.id) != col(FeedbackRow.visit_id)),
        )
        .subquery()
    )
    return select(later).where(later.c.place_of_its_sort == 1)


def _combined(other: Since | None, row: Any) -> Since:
    pleased = bool(row.pleased)
    if row.happiness:
        return Since(row.came, row.next_day, pleased, row.happiness, row.day, row.place - 1)
    return other or Since(row.came, row.next_day, pleased, unasked=row.came)


def _narrowed(query: _Rows, wanted: Wanted) -> _Rows:
    if wanted.is_open is not None:
        closed_at = col(FeedbackRow.closed_at)
        query = query.where(closed_at.is_(None) if wanted.is_open else closed_at.is_not(None))
    if wanted.kind is not None:
        query = query.where(col(FeedbackRow.kind) == wanted.kind)
    if wanted.customer_id is not None:
        query = query.where(col(FeedbackRow.customer_id) == wanted.customer_id)
    if wanted.start is not None:
        query = query.where(col(FeedbackRow.day) >= wanted.start)
    if wanted.end is not None:
        query = query.where(col(FeedbackRow.day) <= wanted.end)
    if wanted.without_staff:
        query = query.where(for_everybody())
    return query


def for_everybody() -> ColumnElement[bool]:
    """What anybody at the till may read: all but complaints about members of the team."""
    return or_(col(FeedbackRow.kind) != FeedbackKind.COMPLAINT, col(FeedbackRow.about_id).is_(None))


def _rows() -> _Rows:
    return (
        select(FeedbackRow, col(CustomerRow.name), col(ItemRow.name), col(IdeaRow.title))
        .outerjoin(CustomerRow, col(CustomerRow.id) == col(FeedbackRow.customer_id))
        .outerjoin(ItemRow, col(ItemRow.id) == col(FeedbackRow.item_id))
        .outerjoin(IdeaRow, col(IdeaRow.id) == col(FeedbackRow.idea_id))
    )


def _read(session: Session, query: _Rows) -> list[Feedback]:
    rows = session.execute(query).all()
    if not rows:
        return []
    given = make_goods.for_feedback(session, [row.id or 0 for row, *_ in rows])
    staff = dict(session.execute(select(col(StaffRow.id), col(StaffRow.name))).all())
    return [_record(row, names, staff, given.get(row.id or 0, ())) for row, *names in rows]


def _record(
    row: FeedbackRow, names: list[str | None], staff: dict[int | None, str], given: tuple[MakeGood, ...]
) -> Feedback:
    customer, item, idea = names
    as_they_are: dict[str, Any] = {column: getattr(row, column) for column in _AS_THEY_ARE}
    return Feedback(
        id=row.id or 0,
        kind=FeedbackKind(row.kind),
        customer_name=customer or "",
        item=item or row.item,
        about=staff.get(row.about_id, ""),
        heard_by=staff.get(row.heard_by, ""),
        heard_by_id=row.heard_by,
        assigned_to=staff.get(row.assigned_to, ""),
        assigned_to_id=row.assigned_to,
        idea=idea or "",
        sorry_by=staff.get(row.sorry_by, ""),
        answered_by=staff.get(row.answered_by, ""),
        closed_by=staff.get(row.closed_by, ""),
        made_good=given,
        **as_they_are,
    )
