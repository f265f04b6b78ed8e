"""Whose birthday it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from frontdesk.store.tables import CustomerRow, StandingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session


def on(session: Session, days: Sequence[str]) -> list[tuple[int, str, str]]:
    """Who was born on one of these days ("11-22"): id, name and birthday, who was seen last before the others."""
    query = (
        select(col(CustomerRow.id), col(CustomerRow.name), col(CustomerRow.birthday))
        .outerjoin(StandingRow, col(StandingRow.customer_id) == col(CustomerRow.id))
        .where(
            col(CustomerRow.merged_into).is_(None),
            col(CustomerRow.birthday) != "",
            or_(*(col(CustomerRow.birthday).endswith(f"-{day}") for day in days)),
        )
        .order_by(col(StandingRow.last_at).desc().nulls_last(), col(CustomerRow.folded), col(CustomerRow.id))
    )
    return [(who or 0, name, birthday) for who, name, birthday in session.execute(query)]
