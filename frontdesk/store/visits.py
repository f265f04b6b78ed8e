"""Visits: logged, listed, changed and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlmodel import col

from frontdesk.records.orders import Visit
from frontdesk.store import feedback
from frontdesk.store.standings import lines_of
from frontdesk.store.tables import CustomerRow, StaffRow, StandingRow, VisitLineRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.records.orders import NewVisit, OrderLine
    from frontdesk.store.unit import Work


def add(work: Work, new: NewVisit, day: date) -> int:
    """Log a visit on a shop day; its id."""
    row = work.add(
        VisitRow(
            customer_id=new.customer_id,
            at=new.at,
            day=day,
            timed=new.timed,
            staff_id=new.staff_id,
            branch=new.branch,
            party_size=new.party_size,
            happiness=new.happiness,
            note=new.note,
            next_note=new.next_note,
            total=new.total,
            usual_taken=new.usual_taken,
        )
    )
    add_lines(work, row.id or 0, new.lines)
    return row.id or 0


def add_lines(work: Work, visit_id: int, lines: Iterable[OrderLine]) -> None:
    """Add order lines to a visit."""
    for line in lines:
        work.add(
            VisitLineRow(
                visit_id=visit_id,
                quantity=line.quantity,
                item_id=line.item_id,
                name=line.name,
                modifiers=list(line.modifiers),
                price=line.price,
                amount=line.amount,
            )
        )


def change(work: Work, visit_id: int, lines: Iterable[OrderLine] | None = None, **values: Any) -> bool:
    """Change columns of a visit, and its lines when given; False when there is no such visit or nothing is new."""
    row = work.session.get(VisitRow, visit_id)
    if row is None:
        return False
    changed = work.change(row, **values)
    if lines is None:
        return changed
    _remove_lines(work, visit_id)
    add_lines(work, visit_id, lines)
    return True


def remove(work: Work, visit_id: int) -> bool:
    """Take a visit out with its lines; what was said about it stays. False when there is none."""
    row = work.session.get(VisitRow, visit_id)
    if row is None:
        return False
    feedback.detach(work, visit_id)
    _remove_lines(work, visit_id)
    work.remove(row)
    return True


def _remove_lines(work: Work, visit_id: int) -> None:
    for line in work.session.scalars(select(VisitLineRow).where(col(VisitLineRow.visit_id) == visit_id)).all():
        work.remove(line)


def read(session: Session, visit_id: int) -> Visit | None:
    """One visit with its lines."""
    found = _read(session, _visits().where(col(VisitRow.id) == visit_id))
    return found[0] if found else None


def those(session: Session, ids: Collection[int]) -> list[Visit]:
    """The visits of these ids, a few hundred at the most, in no order."""
    return _read(session, _visits().where(col(VisitRow.id).in_(ids)))


def of_customer(session: Session, customer_id: int, limit: int) -> list[Visit]:
    """A customer's latest visits, newest first."""
    query = _visits().where(col(VisitRow.customer_id) == customer_id)
    return _read(session, query.order_by(col(VisitRow.at).desc(), col(VisitRow.id).desc()).limit(limit))


def of_day(session: Session, day: date, limit: int = 2_000) -> list[Visit]:
    """The visits of a shop day, newest first."""
    query = _visits().where(col(VisitRow.day) == day).order_by(col(VisitRow.at).desc(), col(VisitRow.id).desc())
    return _read(session, query.limit(limit))


def days_of(session: Session, customer_id: int, since: date) -> list[date]:
    """On which shop days a customer came since a day, oldest first."""
    query = select(col(VisitRow.day)).where(col(VisitRow.customer_id) == customer_id, col(VisitRow.day) >= since)
    return list(session.scalars(query.distinct().order_by(col(VisitRow.day))))


def sums_of(session: Session, customer_id: int) -> tuple[int, datetime | None]:
    """How many visits a customer made, and when the first was."""
    query = select(col(StandingRow.visits), col(StandingRow.first_at)).where(
        col(StandingRow.customer_id) == customer_id
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found else (0, None)


def _visits() -> Select[VisitRow, str, str]:
    return (
        select(VisitRow, col(CustomerRow.name), col(StaffRow.name))
        .outerjoin(CustomerRow, col(CustomerRow.id) == col(VisitRow.customer_id))
        .outerjoin(StaffRow, col(StaffRow.id) == col(VisitRow.staff_id))
    )


def _read(session: Session, query: Select[VisitRow, str, str]) -> list[Visit]:
    rows = session.execute(query).all()
    lines = lines_of(session, [row.id or 0 for row, _, _ in rows])
    return [
        Visit(
            id=row.id or 0,
            at=row.at,
            day=row.day,
            customer_id=row.customer_id,
            customer_name=name or "",
            timed=row.timed,
            staff=staff or "",
            branch=row.branch,
            lines=tuple(lines.get(row.id or 0, ())),
            party_size=row.party_size,
            happiness=row.happiness,
            note=row.note,
            next_note=row.next_note,
            total=row.total,
            version=row.version,
        )
        for row, name, staff in rows
    ]
