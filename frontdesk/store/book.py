"""The whole book of customers: who belongs to which group, read a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import col

from frontdesk.store.tables import AllergyRow, CustomerRow, StandingRow, TagRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    Who = Select[int | None]


def everybody() -> Who:
    """Everybody, by name.

    The merged ones are named instead of looked up row by row: so the index of names alone answers, and the last page
    of a hundred thousand comes as fast as the first.
    """
    merged = select(col(CustomerRow.id)).where(col(CustomerRow.merged_into).is_not(None))
    return (
        select(col(CustomerRow.id))
        .where(col(CustomerRow.id).not_in(merged))
        .order_by(col(CustomerRow.folded), col(CustomerRow.id))
    )


def often_here(since: datetime, fewest: int) -> Who:
    """Those with so many visits since an instant (aware), by name."""
    visits = (
        select(func.count())
        .where(col(VisitRow.customer_id) == col(StandingRow.customer_id), col(VisitRow.at) >= since)
        .scalar_subquery()
    )
    often = select(col(StandingRow.customer_id)).where(col(StandingRow.last_at) >= since, visits >= fewest)
    return everybody().where(col(CustomerRow.id).in_(often))


def first_here(since: datetime) -> Who:
    """Those whose first visit was since an instant (aware), the newest first."""
    return (
        _with_standing()
        .where(col(StandingRow.first_at) >= since)
        .order_by(col(StandingRow.first_at).desc(), col(CustomerRow.id))
    )


def silent(since: datetime, fewest: int) -> Who:
    """Those with so many visits and none since an instant (aware), who left last first."""
    gone = _with_standing().where(col(StandingRow.last_at) < since, col(StandingRow.visits) >= fewest)
    return gone.order_by(col(StandingRow.last_at).desc(), col(CustomerRow.id))


def born_on(days: Sequence[str]) -> Who:
    """Those whose birthday is one of these days ("11-25"), in the order of the days."""
    kept = [col(CustomerRow.birthday).endswith(f"-{day}") for day in days]
    order = case(*((on_it, place) for place, on_it in enumerate(kept)), else_=len(days))
    query = select(col(CustomerRow.id)).where(
        col(CustomerRow.merged_into).is_(None), col(CustomerRow.birthday) != "", or_(*kept)
    )
    return query.order_by(order, col(CustomerRow.folded), col(CustomerRow.id))


def allergic() -> Who:
    """Those with an allergy, by name."""
    return everybody().where(col(CustomerRow.id).in_(select(col(AllergyRow.customer_id))))


def tagged(tag: str) -> Who:
    """Those who bear a tag, by name."""
    return everybody().where(col(CustomerRow.id).in_(select(col(TagRow.customer_id)).where(col(TagRow.tag) == tag)))


def size(session: Session, who: Who) -> int:
    """How many belong to a group."""
    return session.scalar(select(func.count()).select_from(who.order_by(None).subquery())) or 0


def page(session: Session, who: Who, offset: int, limit: int) -> list[int]:
    """The ids of some who belong to a group, in the group's order."""
    return [found for found in session.scalars(who.offset(offset).limit(limit)) if found is not None]


def tags(session: Session, most: int) -> list[str]:
    """The tags in use, the commonest first."""
    bearers = func.count(col(TagRow.customer_id).distinct())
    query = select(col(TagRow.tag)).group_by(col(TagRow.tag)).order_by(bearers.desc(), col(TagRow.tag)).limit(most)
    return list(session.scalars(query))


def _with_standing() -> Who:
    return (
        select(col(CustomerRow.id))
        .join(StandingRow, col(StandingRow.customer_id) == col(CustomerRow.id))
        .where(col(CustomerRow.merged_into).is_(None))
    )
