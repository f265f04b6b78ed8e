"""The visits and the people behind a figure of a span."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, select
from sqlmodel import col

from frontdesk.records.behind import Comer, Told
from frontdesk.store.file.portions import portions
from frontdesk.store.looking_back.chairs import regular_on
from frontdesk.store.orders import visits
from frontdesk.store.tables import CustomerRow, IdeaRow, SpellRow, StandingRow, TellRow, VisitLineRow, VisitRow

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from frontdesk.records.behind import Picked
    from frontdesk.records.orders import Visit

_Coming = Select[int | None, str, int, date]

_AT_ONCE = 1_000
_DAY = col(VisitRow.day)
_WHO = col(VisitRow.customer_id)


def picked(session: Session, which: Picked, limit: int) -> list[Visit]:
    """Some visits of a span: the unhappy ones first where they are rated, else the newest first."""
    query = select(col(VisitRow.id)).where(_DAY.between(which.start, which.end), *_narrowing(which))
    worst = case({"-": 0, "=": 1}, value=col(VisitRow.happiness), else_=2)
    newest = (col(VisitRow.at).desc(), col(VisitRow.id).desc())
    rows = session.scalars(query.order_by(*((worst,) if which.rated else ()), *newest).limit(limit))
    ids = [visit for visit in rows if visit is not None]
    found = {visit.id: visit for part in portions(ids) for visit in visits.those(session, part)}
    return [found[each] for each in ids]


def comers(
    session: Session, start: date, end: date, limit: int, *, new: bool | None = None, item: int | None = None
) -> list[Comer]:
    """Who came in a span, most often first: everybody, the `new` ones or the others; who had an `item`."""
    query = _coming(start, end)
    if new is not None:
        first = _first_visits(start, end)
        query = query.where(_WHO.in_(first) if new else _WHO.not_in(first))
    if item is not None:
        query = query.where(_having(item))
    return _comers(session, query, limit)


def regulars(session: Session, start: date, end: date, limit: int) -> list[Comer]:
    """Who came in a span and is a regular by its last day, most often first."""
    kept = select(col(SpellRow.customer_id)).where(regular_on(end))
    return _comers(session, _coming(start, end).where(_WHO.in_(kept)), limit)


def strayed(session: Session, start: date, end: date, within: timedelta, limit: int) -> list[Comer]:
    """Who came in a span and on no later day within a while of their first visit in it."""
    first: dict[int, date] = {}
    again: set[int] = set()
    query = select(_DAY, _WHO).where(_DAY.between(start, end + within), _WHO.is_not(None)).order_by(_DAY)
    for day, who in session.execute(query.execution_options(yield_per=_AT_ONCE)):
        if who is None:
            continue
        if who in first and first[who] < day <= first[who] + within:
            again.add(who)
        elif day <= end:
            first.setdefault(who, day)
    found: list[Comer] = []
    for part in portions(sorted(first.keys() - again)):
        found += _comers(session, _coming(start, end).where(_WHO.in_(part)), limit)
    return _ordered(found)[:limit]


def told(session: Session, since: datetime, until: datetime) -> list[Told]:
    """Who was told what became of their idea, from an instant to before another, the latest first."""
    query = (
        select(
            col(TellRow.customer_id), col(CustomerRow.name), col(IdeaRow.title), col(TellRow.decision), col(TellRow.at)
        )
        .join(CustomerRow, col(CustomerRow.id) == col(TellRow.customer_id))
        .join(IdeaRow, col(IdeaRow.id) == col(TellRow.idea_id))
        .where(col(TellRow.at) >= since, col(TellRow.at) < until)
    )
    rows = session.execute(query.order_by(col(TellRow.at).desc(), col(TellRow.id).desc()))
    return [Told(*row) for row in rows]


def _narrowing(which: Picked) -> list[ColumnElement[bool]]:
    clauses: list[ColumnElement[bool]] = []
    if which.days is not None:
        clauses.append(_DAY.in_(which.days))
    if which.rated:
        clauses.append(col(VisitRow.happiness) != "")
    if which.walk_ins:
        clauses.append(_WHO.is_(None))
    if which.surprising:
        clauses.append(col(VisitRow.usual_taken).is_(False))
    if which.served_by is not None or which.by_nobody:
        clauses.append(
            col(VisitRow.staff_id).is_(None) if which.by_nobody else col(VisitRow.staff_id) == which.served_by
        )
    if which.item is not None:
        clauses.append(_having(which.item))
    return clauses


def _having(item: int) -> ColumnElement[bool]:
    lines = select(col(VisitLineRow.visit_id)).where(col(VisitLineRow.item_id) == item)
    return col(VisitRow.id).in_(lines)


def _coming(start: date, end: date) -> Select[int | None, str, int, date]:
    return (
        select(_WHO, col(CustomerRow.name), func.count(), func.max(_DAY))
        .join(CustomerRow, col(CustomerRow.id) == _WHO)
        .where(_DAY.between(start, end))
        .group_by(_WHO, col(CustomerRow.name))
    )


def _comers(session: Session, query: _Coming, limit: int) -> list[Comer]:
    ordered = query.order_by(func.count().desc(), func.max(_DAY).desc(), _WHO).limit(limit)
    return [Comer(*row) for row in session.execute(ordered)]


def _ordered(found: list[Comer]) -> list[Comer]:
    return sorted(found, key=lambda each: (-each.visits, -each.last.toordinal(), each.id))


def _first_visits(start: date, end: date) -> Select[Any]:
    first = (col(StandingRow.customer_id) == _WHO) & (col(StandingRow.first_at) == col(VisitRow.at))
    return select(_WHO).join(StandingRow, first).where(_DAY.between(start, end))
