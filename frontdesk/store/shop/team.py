"""Staff: added and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.store.tables import StaffRow
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from frontdesk.store.unit import Work


def add(work: Work, name: str, role: str) -> int:
    """Add somebody who works here; their id."""
    return work.add(StaffRow(name=name, folded=folded(name), role=role)).id or 0


def change(work: Work, staff_id: int, **values: Any) -> bool:
    """Change columns of a member of the team; False when there is none or nothing is new."""
    row = work.session.get(StaffRow, staff_id)
    if row is None:
        return False
    if "name" in values:
        values["folded"] = folded(values["name"])
    return work.change(row, **values)
