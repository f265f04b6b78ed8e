"""The shop's settings: written (they are read at a glance, before the ORM is loaded)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.tables import SettingRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.store.unit import Work


def values(session: Session) -> dict[str, Any]:
    """Every setting that the shop has changed from its default, as it stands in this transaction."""
    return {row.name: row.value for row in session.scalars(select(SettingRow))}


def row_id(session: Session, name: str) -> int:
    """Under which number a setting stands in the journal; 0 for one that was never changed."""
    return session.scalar(select(col(SettingRow.id)).where(col(SettingRow.name) == name)) or 0


def put(work: Work, name: str, value: Any) -> bool:
    """Set a setting; False when it had this value already."""
    row = work.session.scalar(select(SettingRow).where(col(SettingRow.name) == name))
    if row is None:
        work.add(SettingRow(name=name, value=value))
        return True
    return work.change(row, value=value)
