"""Links: who belongs to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from frontdesk.records.people import Link
from frontdesk.store.tables import CustomerRow, LinkRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work

BACK = {
    "household": "household",
    "partner": "partner",
    "parent": "child",
    "child": "parent",
    "pays for": "paid for by",
    "collects for": "collected for by",
    "brought": "brought by",
}
"""How a link reads from its other end."""

FORTH = {back: kind for kind, back in BACK.items() if back not in BACK}
"""The readings that are no kinds of their own: who was *brought by* Ravi is kept as Ravi having *brought* them."""


def add(work: Work, customer_id: int, kind: str, other_id: int, at: datetime, staff_id: int | None) -> int:
    """Link two customers, read from either end; the link's id, the old one when they are linked so already."""
    if kind in FORTH:
        return add(work, other_id, FORTH[kind], customer_id, at, staff_id)
    there = _same(work.session, customer_id, kind, other_id)
    if there is not None:
        return there
    link = LinkRow(customer_id=customer_id, kind=kind, other_id=other_id, at=at, staff_id=staff_id)
    return work.add(link).id or 0


def _same(session: Session, customer_id: int, kind: str, other_id: int) -> int | None:
    forth = (
        (col(LinkRow.customer_id) == customer_id) & (col(LinkRow.other_id) == other_id) & (col(LinkRow.kind) == kind)
    )
    back = (
        (col(LinkRow.customer_id) == other_id)
        & (col(LinkRow.other_id) == customer_id)
        & (col(LinkRow.kind) == BACK[kind])
    )
    return session.scalar(select(col(LinkRow.id)).where(or_(forth, back)).limit(1))


def remove(work: Work, customer_id: int, link_id: int) -> bool:
    """Untie one of a customer's links, from either end; False when they have none of this id."""
    row = work.session.get(LinkRow, link_id)
    if row is None or customer_id not in {row.customer_id, row.other_id}:
        return False
    work.remove(row)
    return True


def read(session: Session, customer_id: int) -> tuple[Link, ...]:
    """A customer's links, read from this customer whichever end was written first."""
    forth = select(col(LinkRow.id), col(LinkRow.kind), col(LinkRow.other_id), col(CustomerRow.name)).join(
        CustomerRow, col(CustomerRow.id) == col(LinkRow.other_id)
    )
    back = select(col(LinkRow.id), col(LinkRow.kind), col(LinkRow.customer_id), col(CustomerRow.name)).join(
        CustomerRow, col(CustomerRow.id) == col(LinkRow.customer_id)
    )
    found = [Link(*row) for row in session.execute(forth.where(col(LinkRow.customer_id) == customer_id))]
    found += [
        Link(link_id, BACK.get(kind, kind), other_id, name)
        for link_id, kind, other_id, name in session.execute(back.where(col(LinkRow.other_id) == customer_id))
    ]
    return tuple(sorted(found, key=lambda link: link.id))
