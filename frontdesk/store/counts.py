"""Sums over visits, for looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from datetime import date, datetime

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


def first_seen_between(session: Session, start: datetime, end: datetime) -> int:
    """How many customers had their first visit from `start` until just before `end` (aware UTC)."""
    query = select(func.count()).select_from(StandingRow)
    return session.scalar(query.where(col(StandingRow.first_at) >= start, col(StandingRow.first_at) < end)) or 0
