"""What each shop day adds up to, kept for the days that are over, so that looking back on a month reads no visit.

A visit of today changes nothing here: it is summed up when it is looked at. What happens to an earlier day is worked
out again within the unit of work that does it, and the first visit of a day closes the days before it. Nothing hangs
on the clock being right: a day that is kept stays right whatever today is.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, case, cast, delete, func, insert, select, union_all
from sqlmodel import SQLModel, col

from frontdesk.store.file.portions import portions
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import DayHourRow, DayItemRow, DayStaffRow, DaySumRow, VisitLineRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from sqlalchemy import ColumnElement, Select, Subquery
    from sqlmodel import Session

_DAY, _AT, _RATED = col(VisitRow.day), cast(col(VisitRow.at), String), col(VisitRow.happiness)
_LAST_KEPT = Prepared(select(func.max(col(DaySumRow.day))))
_QUARTERS = ("00", "15", "30", "45")


def _marks(rated: Any = _RATED) -> list[ColumnElement[int]]:
    return [func.count(case((rated == mark, 1))) for mark in ("+", "=", "-")]


def _sums(within: ColumnElement[bool]) -> Select[Any]:
    taken, known = col(VisitRow.usual_taken), func.count(col(VisitRow.customer_id))
    usual = [func.count(taken), func.count(case((taken.is_(True), 1)))]
    sums: list[Any] = [_DAY, func.count(), func.count() - known, *_marks(), *usual]
    return select(*sums).where(within).group_by(_DAY)


def _hours(within: ColumnElement[bool]) -> Select[Any]:
    # An instant is kept as "2026-11-22 08:41:00.000000": its hour, then the quarter that its minute lies in.
    minute = func.substr(_AT, 15, 2)
    begun = case(*((minute < after, at) for at, after in pairwise(_QUARTERS)), else_="45")
    quarter = func.substr(_AT, 1, 14) + begun
    return select(_DAY, quarter, func.count()).where(within, col(VisitRow.timed)).group_by(_DAY, quarter)


def _staff(within: ColumnElement[bool]) -> Select[Any]:
    staff = col(VisitRow.staff_id)
    sums: list[Any] = [_DAY, staff, *_marks()]
    return select(*sums).where(within, staff.is_not(None), _RATED != "").group_by(_DAY, staff)


def _items(within: ColumnElement[bool]) -> Select[Any]:
    # Who has a latte and a latte with oat had one visit with a latte.
    had = (
        select(_DAY, col(VisitLineRow.item_id), col(VisitRow.id), _RATED)
        .join(VisitLineRow, col(VisitLineRow.visit_id) == col(VisitRow.id))
        .where(within, col(VisitLineRow.item_id).is_not(None))
        .distinct()
        .subquery()
    )
    return select(had.c.day, had.c.item_id, func.count(), *_marks(had.c.happiness)).group_by(had.c.day, had.c.item_id)


KEPT: dict[type[SQLModel], Callable[[ColumnElement[bool]], Select[Any]]] = {
    DaySumRow: _sums,
    DayHourRow: _hours,
    DayStaffRow: _staff,
    DayItemRow: _items,
}
"""Every table of sums of a day, with how its rows come of the visits."""


def within(session: Session, kind: type[SQLModel], start: date, end: date) -> Subquery:
    """The rows of a table of sums for the shop days from `start` to `end`: kept ones, and the visits of the others."""
    table, last = table_of(kind), kept_until(session)
    kept = select(*table.columns).where(table.c.day.between(start, end))
    if last is None:
        return union_all(kept, KEPT[kind](_DAY.between(start, end))).subquery()
    if end <= last:
        return kept.subquery()
    return union_all(kept, KEPT[kind](_DAY.between(max(start, last + timedelta(days=1)), end))).subquery()


def kept_until(session: Session) -> date | None:
    """The latest day whose sums are kept; those of every day before it are, too."""
    return _LAST_KEPT.rows(session)[0][0]  # type: ignore[no-any-return]


def refresh(session: Session, today: date, touched: Collection[date]) -> None:
    """Bring the kept sums up to date, when visits of these days changed, and keep those of all days before today."""
    if not touched:
        return
    last = kept_until(session)
    _make(session, {day for day in touched if last is not None and day <= last} | _not_kept(session, last, today))


def rebuild(session: Session, today: date | None = None) -> None:
    """Make the sums of all days before today anew; where nobody knows what today is, of all but the latest day."""
    for kind in KEPT:
        session.execute(delete(kind))
    day = today or session.scalar(select(func.max(_DAY)))
    if day is not None:
        _make(session, _not_kept(session, None, day))


def faults(session: Session) -> set[date]:
    """The days whose kept sums are not what their visits say."""
    last, wrong = kept_until(session), set()
    for kind, sums in KEPT.items():
        table = table_of(kind)
        found = {tuple(row) for row in session.execute(select(*table.columns))}
        due = {tuple(row) for row in session.execute(sums(last >= _DAY))} if last is not None else set()
        wrong |= {row[0] for row in found ^ due}
    return wrong


def _not_kept(session: Session, last: date | None, today: date) -> set[date]:
    """The days before today that are over and not kept yet."""
    if last is not None and last >= today - timedelta(days=1):
        return set()
    query = select(_DAY).where(today > _DAY).distinct()
    return set(session.scalars(query if last is None else query.where(last < _DAY)))


def _make(session: Session, days: Collection[date]) -> None:
    for part in portions(sorted(days)):
        for kind, sums in KEPT.items():
            table = table_of(kind)
            session.execute(delete(table).where(table.c.day.in_(part)))
            session.execute(insert(table).from_select(table.columns.keys(), sums(_DAY.in_(part))))
