"""Follow-ups as the file holds them: made by hand, or what somebody did about one that a rule made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.records.anchors import Written
from frontdesk.store.file.portions import portions
from frontdesk.store.people.kept import names
from frontdesk.store.tables import FeedbackRow, FollowUpRow, StaffRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session

    from frontdesk.store.unit import Work

_DONE_BY = aliased(StaffRow)
_Rows = Select[FollowUpRow, str, str, str, "date"]


def add(work: Work, customer_id: int, text: str, due: date, **values: Any) -> int:
    """Write a follow-up down, now; its id. `values` are further columns."""
    row = FollowUpRow(
        customer_id=customer_id, text=text, due=due, at=work.deed.at, staff_id=work.deed.staff_id, **values
    )
    return work.add(row).id or 0


def change(work: Work, row_id: int, **values: Any) -> bool:
    """Change columns of a follow-up; False when nothing is new."""
    row = work.session.get(FollowUpRow, row_id)
    return row is not None and work.change(row, **values)


def read(session: Session, row_id: int) -> Written | None:
    """One follow-up as it is written."""
    found = _read(session, _follow_ups().where(col(FollowUpRow.id) == row_id))
    return found[0] if found else None


def waiting(session: Session, until: date | None, customers: Collection[int] | None = None) -> list[Written]:
    """All that nobody has done: due by a day (any when None), of some customers (of all when None)."""
    query = _follow_ups().where(col(FollowUpRow.done_at).is_(None)).order_by(col(FollowUpRow.due), col(FollowUpRow.id))
    if until is not None:
        query = query.where(col(FollowUpRow.due) <= until)
    if customers is not None:
        query = query.where(col(FollowUpRow.customer_id).in_(customers))
    return _read(session, query)


def done(session: Session, limit: int, customers: Collection[int] | None = None) -> list[Written]:
    """What was done, the newest first."""
    query = _follow_ups().where(col(FollowUpRow.done_at).is_not(None))
    if customers is not None:
        query = query.where(col(FollowUpRow.customer_id).in_(customers))
    return _read(session, query.order_by(col(FollowUpRow.done_at).desc(), col(FollowUpRow.id).desc()).limit(limit))


def about(session: Session, anchors: Collection[str], customers: Collection[int]) -> list[Written]:
    """What somebody did about what rules made of these anchors, or for these customers, in the order it was begun."""
    found: dict[int, Written] = {}
    of_rules = _follow_ups().where(col(FollowUpRow.rule).is_not(None))
    for some in portions(sorted(anchors)):
        found |= {each.id: each for each in _read(session, of_rules.where(col(FollowUpRow.anchor).in_(some)))}
    for part in portions(sorted(customers)):
        found |= {each.id: each for each in _read(session, of_rules.where(col(FollowUpRow.customer_id).in_(part)))}
    return [found[key] for key in sorted(found)]


def highest_rule(session: Session) -> int:
    """The highest number of a rule about whose follow-ups anything was written down; 0 when nothing was."""
    return session.scalar(select(func.max(col(FollowUpRow.rule)))) or 0


def _follow_ups() -> _Rows:
    return (
        select(FollowUpRow, col(StaffRow.name), col(_DONE_BY.name), col(FeedbackRow.kind), col(FeedbackRow.day))
        .outerjoin(StaffRow, col(StaffRow.id) == col(FollowUpRow.staff_id))
        .outerjoin(_DONE_BY, col(_DONE_BY.id) == col(FollowUpRow.done_by))
        .outerjoin(FeedbackRow, col(FeedbackRow.id) == col(FollowUpRow.feedback_id))
    )


def _read(session: Session, query: _Rows) -> list[Written]:
    rows = session.execute(query).all()
    kept = names(session, (row.customer_id for row, *_ in rows))
    return [
        Written(
            id=row.id or 0,
            customer_id=kept[row.customer_id][0],
            customer_name=kept[row.customer_id][1],
            text=row.text,
            due=row.due,
            at=row.at,
            by=by or "",
            rule=row.rule,
            anchor=row.anchor,
            occurs=row.occurs,
            feedback_id=row.feedback_id,
            of=kind or "",
            of_day=day,
            done_at=row.done_at,
            done_by=done_by or "",
            outcome=row.outcome,
        )
        for row, by, done_by, kind, day in rows
    ]
