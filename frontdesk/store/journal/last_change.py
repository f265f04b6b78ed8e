"""Who changed a row last: what the journal knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from frontdesk.records.versions import LastChange
from frontdesk.store.tables import ActionRow, ChangeRow, StaffRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlmodel import Session

_LOOKED_AT = 20


def last_change(
    session: Session,
    name: str,
    row_id: int,
    columns: Collection[str],
    owned: Iterable[str] = (),
    owner: int | None = None,
) -> LastChange | None:
    """The newest change of a row in any of these columns, or of what its customer has in the tables `owned`.

    None when the journal knows of none: the row came with an import and was not touched since.
    """
    which: ColumnElement[bool] = (col(ChangeRow.name) == name) & (col(ChangeRow.row_id) == row_id)
    if owner is not None:
        which = or_(which, col(ChangeRow.name).in_(list(owned)) & (col(ChangeRow.customer_id) == owner))
    query = (
        select(ChangeRow, ActionRow, col(StaffRow.name))
        .join(ActionRow, col(ActionRow.id) == col(ChangeRow.action_id))
        .outerjoin(StaffRow, col(StaffRow.id) == col(ActionRow.staff_id))
        .where(which)
        .order_by(col(ChangeRow.id).desc())
        .limit(_LOOKED_AT)
    )
    for change, action, who in session.execute(query):
        if change.name != name or not set(columns).isdisjoint({**(change.before or {}), **(change.after or {})}):
            return LastChange(who or "", action.till, action.at)
    return None
