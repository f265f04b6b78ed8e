"""The shop's settings: written (they are read at a glance, before the ORM is loaded)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.tables import SettingRow

if TYPE_CHECKING:
    from frontdesk.store.unit import Work


def put(work: Work, name: str, value: Any) -> bool:
    """Set a setting; False when it had this value already."""
    row = work.session.scalar(select(SettingRow).where(col(SettingRow.name) == name))
    if row is None:
        work.add(SettingRow(name=name, value=value))
        return True
    return work.change(row, value=value)
