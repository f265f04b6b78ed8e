"""Usuals that staff pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select
from sqlmodel import col

from frontdesk.records.order_lines import OrderLine
from frontdesk.records.orders import Strength, Usual
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.tables import ItemRow, UsualLineRow, UsualRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work


_OF_CUSTOMER = Prepared(
    select(col(UsualRow.id), col(UsualRow.label), col(UsualRow.holds), col(UsualRow.at))
    .where(col(UsualRow.customer_id) == bindparam("who"))
    .order_by(col(UsualRow.id).desc())
)
_LINES = Prepared(
    select(
        col(UsualLineRow.quantity),
        col(ItemRow.name),
        col(UsualLineRow.name),
        col(UsualLineRow.modifiers),
        col(UsualLineRow.item_id),
        col(ItemRow.price),
    )
    .outerjoin(ItemRow, col(ItemRow.id) == col(UsualLineRow.item_id))
    .where(col(UsualLineRow.usual_id) == bindparam("usual"))
    .order_by(col(UsualLineRow.id))
)


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
    for usual_id, _, held, _ in _OF_CUSTOMER.rows(work.session, who=customer_id):
        if held == holds:
            unpin(work, usual_id)
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
            lines=_lines(session, usual_id),
            strength=Strength.PINNED,
            label=label,
            holds=holds,
            id=usual_id,
            pinned_at=at,
        )
        for usual_id, label, holds, at in _OF_CUSTOMER.rows(session, who=customer_id)
    )


def _lines(session: Session, usual_id: int) -> tuple[OrderLine, ...]:
    return tuple(
        OrderLine(quantity, name or written, tuple(modifiers), item_id, price)
        for quantity, name, written, modifiers, item_id, price in _LINES.rows(session, usual=usual_id)
    )
