"""Days of customers' things: written down, changed and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.records.promises import DateKind, KeyDate
from frontdesk.store.people.kept import belonging, names
from frontdesk.store.tables import KeyDateRow, StaffRow

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.store.unit import Work

_DONE_BY = aliased(StaffRow)


def add(work: Work, customer_id: int, kind: DateKind, day: date, what: str, reading: int | None) -> int:
    """Write a date down, now; its id."""
    row = KeyDateRow(
        customer_id=customer_id,
        kind=kind.value,
        day=day,
        what=what,
        reading=reading,
        at=work.deed.at,
        staff_id=work.deed.staff_id,
    )
    return work.add(row).id or 0


def change(work: Work, date_id: int, **values: Any) -> bool:
    """Change columns of a date; False when nothing is new."""
    row = work.session.get(KeyDateRow, date_id)
    return row is not None and work.change(row, **values)


def read(session: Session, date_id: int) -> KeyDate | None:
    """One date."""
    found = _read(session, _dates().where(col(KeyDateRow.id) == date_id))
    return found[0] if found else None


def listed(
    session: Session,
    *,
    customer_id: int | None = None,
    open_only: bool = False,
    start: date | None = None,
    end: date | None = None,
    limit: int,
) -> list[KeyDate]:
    """Dates by their day; `start` and `end` are days and both included."""
    query = _dates().order_by(col(KeyDateRow.day), col(KeyDateRow.id)).limit(limit)
    if customer_id is not None:
        query = query.where(col(KeyDateRow.customer_id).in_(belonging(session, (customer_id,))))
    if open_only:
        query = query.where(col(KeyDateRow.done_at).is_(None))
    if start is not None:
        query = query.where(col(KeyDateRow.day) >= start)
    if end is not None:
        query = query.where(col(KeyDateRow.day) <= end)
    return _read(session, query)


def _dates() -> Select[KeyDateRow, str, str]:
    return (
        select(KeyDateRow, col(StaffRow.name), col(_DONE_BY.name))
        .outerjoin(StaffRow, col(StaffRow.id) == col(KeyDateRow.staff_id))
        .outerjoin(_DONE_BY, col(_DONE_BY.id) == col(KeyDateRow.done_by))
    )


def _read(session: Session, query: Select[KeyDateRow, str, str]) -> list[KeyDate]:
    rows = session.execute(query).all()
    kept = names(session, (row.customer_id for row, _, _ in rows))
    return [
        KeyDate(
            id=row.id or 0,
            customer_id=kept[row.customer_id][0],
            customer_name=kept[row.customer_id][1],
            kind=DateKind(row.kind),
            day=row.day,
            what=row.what,
            reading=row.reading,
            at=row.at,
            by=by or "",
            done_at=row.done_at,
            done_by=done_by or "",
            version=row.version,
        )
        for row, by, done_by in rows
    ]
