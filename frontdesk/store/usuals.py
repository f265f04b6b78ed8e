"""Usuals that staff pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.records.orders import OrderLine, Strength, Usual
from frontdesk.store.tables import ItemRow, UsualLineRow, UsualRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work


def pin(
    work: Work,
    customer_id: int,
    lines: Iterable[OrderLine],
    *,
    label: str,
    holds: str,
    at: datetime,
    staff_id: int | None,
) -> int:
    """Pin an order as somebody's usual; one that held at the same times before is let go. Its id."""
    for row in _rows(work.session, customer_id):
        if row.holds == holds:
            unpin(work, row.id or 0)
    usual = work.add(UsualRow(customer_id=customer_id, label=label, holds=holds, at=at, staff_id=staff_id))
    for line in lines:
        work.add(
            UsualLineRow(
                usual_id=usual.id or 0,
                quantity=line.quantity,
                item_id=line.item_id,
                name=line.name,
                modifiers=list(line.modifiers),
            )
        )
    return usual.id or 0


def unpin(work: Work, usual_id: int) -> bool:
    """Let a pinned usual go; False when there is none."""
    row = work.session.get(UsualRow, usual_id)
    if row is None:
        return False
    for line in work.session.scalars(select(UsualLineRow).where(col(UsualLineRow.usual_id) == usual_id)).all():
        work.remove(line)
    work.remove(row)
    return True


def pinned(session: Session, customer_id: int) -> tuple[Usual, ...]:
    """A customer's pinned usuals, newest first, under the names their items bear today."""
    return tuple(
        Usual(
            lines=_lines(session, row.id or 0),
            strength=Strength.PINNED,
            label=row.label,
            holds=row.holds,
            id=row.id,
            pinned_at=row.at,
        )
        for row in _rows(session, customer_id)
    )


def _rows(session: Session, customer_id: int) -> list[UsualRow]:
    query = select(UsualRow).where(col(UsualRow.customer_id) == customer_id).order_by(col(UsualRow.id).desc())
    return list(session.scalars(query))


def _lines(session: Session, usual_id: int) -> tuple[OrderLine, ...]:
    query = (
        select(UsualLineRow, col(ItemRow.name), col(ItemRow.price))
        .outerjoin(ItemRow, col(ItemRow.id) == col(UsualLineRow.item_id))
        .where(col(UsualLineRow.usual_id) == usual_id)
        .order_by(col(UsualLineRow.id))
    )
    return tuple(
        OrderLine(line.quantity, name or line.name, tuple(line.modifiers), line.item_id, price)
        for line, name, price in session.execute(query)
    )
