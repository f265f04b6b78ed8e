"""Visits: logged, listed, changed and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Select, bindparam, select
from sqlmodel import col

from frontdesk.records.orders import Visit
from frontdesk.store.derived.standings import lines_of
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.tables import CustomerRow, StaffRow, StandingRow, VisitLineRow, VisitRow
from frontdesk.store.voices import feedback

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import NewVisit
    from frontdesk.store.unit import Work


def add(work: Work, new: NewVisit, day: date) -> int:
    """Log a visit on a shop day; its id."""
    visit_id = work.add_values(
        VisitRow,
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
        version=1,
    )
    add_lines(work, visit_id, new.lines)
    return visit_id


def add_lines(work: Work, visit_id: int, lines: Iterable[OrderLine]) -> None:
    """Add order lines to a visit."""
    for line in lines:
        work.add_values(
            VisitLineRow,
            visit_id=visit_id,
            quantity=line.quantity,
            item_id=line.item_id,
            name=line.name,
            modifiers=list(line.modifiers),
            price=line.price,
            amount=line.amount,
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


def _visits() -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [
        col(VisitRow.id),
        col(VisitRow.at),
        col(VisitRow.day),
        col(VisitRow.customer_id),
        col(CustomerRow.name),
        col(VisitRow.timed),
        col(StaffRow.name),
        col(VisitRow.branch),
        col(VisitRow.party_size),
        col(VisitRow.happiness),
        col(VisitRow.note),
        col(VisitRow.next_note),
        col(VisitRow.total),
        col(VisitRow.version),
    ]
    return (
        select(*columns)
        .select_from(VisitRow)
        .outerjoin(CustomerRow, col(CustomerRow.id) == col(VisitRow.customer_id))
        .outerjoin(StaffRow, col(StaffRow.id) == col(VisitRow.staff_id))
    )


_NEWEST_FIRST = (col(VisitRow.at).desc(), col(VisitRow.id).desc())
_OF_CUSTOMER = Prepared(
    _visits()
    .where(col(VisitRow.customer_id) == bindparam("who"))
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("most", type_=Integer))
)


def read(session: Session, visit_id: int) -> Visit | None:
    """One visit with its lines."""
    found = _with_lines(session, session.execute(_visits().where(col(VisitRow.id) == visit_id)))
    return found[0] if found else None


def those(session: Session, ids: Collection[int]) -> list[Visit]:
    """The visits of these ids, a few hundred at the most, in no order."""
    return _with_lines(session, session.execute(_visits().where(col(VisitRow.id).in_(ids))))


def of_customer(session: Session, customer_id: int, limit: int) -> list[Visit]:
    """A customer's latest visits, newest first."""
    return _with_lines(session, _OF_CUSTOMER.rows(session, who=customer_id, most=limit))


def of_day(session: Session, day: date, limit: int = 2_000) -> list[Visit]:
    """The visits of a shop day, newest first."""
    query = _visits().where(col(VisitRow.day) == day).order_by(*_NEWEST_FIRST).limit(limit)
    return _with_lines(session, session.execute(query))


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


def _with_lines(session: Session, rows: Iterable[Sequence[Any]]) -> list[Visit]:
    found = [*rows]
    lines = lines_of(session, [row[0] for row in found])
    return [
        Visit(
            id=visit_id,
            at=at,
            day=day,
            customer_id=customer_id,
            customer_name=name or "",
            timed=timed,
            staff=staff or "",
            branch=branch,
            lines=tuple(lines.get(visit_id, ())),
            party_size=party_size,
            happiness=happiness,
            note=note,
            next_note=next_note,
            total=total,
            version=version,
        )
        for (
            visit_id, at, day, customer_id, name, timed, staff, branch,
            party_size, happiness, note, next_note, total, version,
        ) in found
    ]  # fmt: skip
