"""Every row that is held on somebody, as plain values: what comes to the file later is among them by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.erasing.journal import find
from frontdesk.store.erasing.people import people
from frontdesk.store.file.portions import portions
from frontdesk.store.journal import acts
from frontdesk.store.journal.images import row_class, table_of
from frontdesk.store.tables import ActionRow, ChangeRow, CustomerRow, IdeaRow, ItemRow, PanelRow, PerkRow, StaffRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlmodel import Session

_NAMED: dict[str, tuple[Any, str]] = {
    "staff": (StaffRow, "name"),
    "items": (ItemRow, "name"),
    "ideas": (IdeaRow, "title"),
    "panels": (PanelRow, "question"),
    "perks": (PerkRow, "what"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to somebody's records: the images of the rows that it changed, before and after, by table."""

    at: datetime
    label: str
    who: str
    images: tuple[tuple[str, int, dict[str, Any] | None, dict[str, Any] | None], ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """All that is held on somebody: rows by table, what was done to them, and names for the numbers in the rows.

    `of_staff` are rows, by table and id, with words of a complaint about a member of the team.
    """

    rows: dict[str, list[dict[str, Any]]]
    deeds: tuple[Deed, ...]
    names: dict[str, dict[int, str]]
    of_staff: frozenset[tuple[str, int]] = field(default_factory=frozenset)


def held(session: Session, customer_id: int) -> Holding:
    """All that is held on one customer and on those who became one with them."""
    theirs = people(session, [customer_id])
    rows = {name: _rows(session, name, ids) for name, ids in theirs.rows.items()}
    lines = find(session, theirs).lines
    deeds = _deeds(session, lines)
    touched = {(name, row_id) for deed in deeds for name, row_id, *_ in deed.images}
    every = touched | {(name, row["id"]) for name, found in rows.items() for row in found}
    names = {name: _names(session, kind, column) for name, (kind, column) in _NAMED.items()}
    others = {row[end] for row in rows.get("links", ()) for end in ("customer_id", "other_id")}
    names["customers"] = _names(session, CustomerRow, "name", others | theirs.ids)
    return Holding(rows, deeds, names, frozenset(acts.said_of_staff(session, every)))


def _rows(session: Session, name: str, ids: Collection[int]) -> list[dict[str, Any]]:
    table = table_of(row_class(name))
    found: list[dict[str, Any]] = []
    for part in portions(sorted(ids)):
        query = select(table).where(table.c.id.in_(part)).order_by(table.c.id)
        found += [dict(row) for row in session.execute(query).mappings()]
    return found


def _names(session: Session, kind: Any, column: str, ids: Collection[int] | None = None) -> dict[int, str]:
    table = table_of(kind)
    query = select(table.c.id, table.c[column])
    parts = [query] if ids is None else [query.where(table.c.id.in_(part)) for part in portions(sorted(ids))]
    return {number: name for one in parts for number, name in session.execute(one)}


def _deeds(session: Session, lines: Collection[int]) -> tuple[Deed, ...]:
    found: dict[int, Deed] = {}
    for part in portions(sorted(lines)):
        query = (
            select(ChangeRow, col(ActionRow.at), col(ActionRow.label), col(StaffRow.name))
            .join(ActionRow, col(ActionRow.id) == col(ChangeRow.action_id))
            .outerjoin(StaffRow, col(StaffRow.id) == col(ActionRow.staff_id))
            .where(col(ChangeRow.id).in_(part))
            .order_by(col(ChangeRow.id))
        )
        for change, at, label, who in session.execute(query):
            known = found.get(change.action_id) or Deed(at, label, who or "", ())
            image = (change.name, change.row_id, change.before, change.after)
            found[change.action_id] = Deed(at, label, known.who, (*known.images, image))
    return tuple(found[number] for number in sorted(found))
