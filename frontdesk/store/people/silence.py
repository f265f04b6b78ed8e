"""Of whom nothing was heard for long: the last sign of life of every customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, select, union_all
from sqlmodel import col

from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import (
    CustomerRow,
    FeedbackRow,
    FollowUpRow,
    KeyDateRow,
    MakeGoodRow,
    RewardRow,
    StandingRow,
    TellRow,
    UsualRow,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

_SIGNS: tuple[tuple[type[Any], str], ...] = (
    (FeedbackRow, "at"),
    (MakeGoodRow, "at"),
    (KeyDateRow, "at"),
    (FollowUpRow, "at"),
    (RewardRow, "at"),
    (TellRow, "at"),
    (UsualRow, "at"),
)


class Sign(NamedTuple):
    """A customer with the last sign of life, how often they came, and when last."""

    id: int
    name: str
    at: datetime
    visits: int
    came: datetime | None


def silent_since(session: Session, before: datetime, today: date) -> list[Sign]:
    """Customers of whom the last sign is older than an instant.

    A sign is a visit, being added, what they said or were told, what was given or promised them. Whoever has a day or
    a promise still to come is not silent.
    """
    customer, standing = table_of(CustomerRow).c, table_of(StandingRow)
    signs = [select(table_of(kind).c.customer_id.label("who"), table_of(kind).c[at].label("at")) for kind, at in _SIGNS]
    other = union_all(*signs).subquery()
    last = select(other.c.who, func.max(other.c.at).label("at")).group_by(other.c.who).subquery()
    added = customer.created_at
    sign = _later(_later(added, standing.c.last_at), last.c.at)
    to_come = [
        select(col(KeyDateRow.customer_id)).where(col(KeyDateRow.day) >= today, col(KeyDateRow.done_at).is_(None)),
        select(col(FollowUpRow.customer_id)).where(col(FollowUpRow.due) >= today, col(FollowUpRow.done_at).is_(None)),
    ]
    query = (
        select(customer.id, customer.name, sign, func.coalesce(standing.c.visits, 0), standing.c.last_at)
        .outerjoin(standing, standing.c.customer_id == customer.id)
        .outerjoin(last, last.c.who == customer.id)
        .where(customer.merged_into.is_(None), sign < before, *(customer.id.not_in(each) for each in to_come))
        .order_by(sign, customer.id)
    )
    return [Sign(*row) for row in session.execute(query)]


def _later(one: Any, other: Any) -> Any:
    return case((other > one, other), else_=one)
