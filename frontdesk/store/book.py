"""The whole book of customers: who belongs to which group, read a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import col

from frontdesk.store.tables import AllergyRow, CustomerRow, StandingRow, TagRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

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


def regulars(today: date) -> Who:
    """The regulars whom nobody misses on a shop day, by name."""
    coming = select(col(StandingRow.customer_id)).where(col(StandingRow.missed_from) > today)
    return everybody().where(col(CustomerRow.id).in_(coming))


def lapsed(today: date) -> Who:
    """The regulars who count as lapsed on a shop day, who came last first."""
    # Missed they are too, which the index begins with.
    gone = _with_standing().where(col(StandingRow.missed_from) <= today, col(StandingRow.lapsed_from) <= today)
    return gone.order_by(col(StandingRow.last_at).desc(), col(CustomerRow.id))


def first_here(since: datetime) -> Who:
    """Those whose first visit was since an instant (aware), the newest first."""
    return (
        _with_standing()
        .where(col(StandingRow.first_at) >= since)
        .order_by(col(StandingRow.first_at).desc(), col(CustomerRow.id))
    )


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
