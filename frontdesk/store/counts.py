"""Sums over visits, for looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


def visits_between(session: Session, start: date, end: date) -> tuple[int, int, int]:
    """Visits, walk-ins among them, and different customers, on the shop days from `start` to `end`, both included."""
    query = select(
        func.count(),
        func.count() - func.count(col(VisitRow.customer_id)),
        func.count(col(VisitRow.customer_id).distinct()),
    ).where(col(VisitRow.day).between(start, end))
    visits, walk_ins, people = session.execute(query).one()
    return visits, walk_ins, people


def new_between(session: Session, start: date, end: date) -> int:
    """How many customers made their very first visit on one of these shop days, both included."""
    first = (col(StandingRow.customer_id) == col(VisitRow.customer_id)) & (
        col(StandingRow.first_at) == col(VisitRow.at)
    )
    query = select(func.count(col(VisitRow.customer_id).distinct())).join(StandingRow, first)
    return session.scalar(query.where(col(VisitRow.day).between(start, end))) or 0
