"""Cues, preferences and allergies: dated words about a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from frontdesk.records.people import Remark
from frontdesk.store.tables import AllergyRow, CueRow, PreferenceRow, StaffRow
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work

RemarkRow = CueRow | PreferenceRow | AllergyRow

KINDS: dict[str, type[RemarkRow]] = {"cue": CueRow, "preference": PreferenceRow, "allergy": AllergyRow}


def add(
    work: Work,
    noun: str,
    customer_id: int,
    remarks: Iterable[tuple[str, str]],
    at: datetime,
    staff_id: int | None,
) -> None:
    """Add (kind, text) remarks of one noun (cue, preference, allergy) that are not there yet."""
    table = KINDS[noun]
    there = {(getattr(row, "kind", ""), folded(row.text)) for row in _rows(work.session, table, customer_id)}
    for kind, text in remarks:
        if (kind, folded(text)) in there:
            continue
        there.add((kind, folded(text)))
        values: dict[str, Any] = {"customer_id": customer_id, "text": text, "at": at, "staff_id": staff_id}
        work.add(table(**(values if noun == "allergy" else {**values, "kind": kind})))


def remove(work: Work, noun: str, customer_id: int, remark_id: int) -> bool:
    """Remove one of a customer's remarks; False when they have none of this id."""
    row = work.session.get(KINDS[noun], remark_id)
    if row is None or getattr(row, "customer_id", None) != customer_id:
        return False
    work.remove(row)
    return True


def read(session: Session, noun: str, customer_id: int) -> tuple[Remark, ...]:
    """A customer's remarks of one noun, in the order they were written, with who wrote them."""
    table = KINDS[noun]
    query = (
        select(table, col(StaffRow.name))
        .outerjoin(StaffRow, col(StaffRow.id) == col(table.staff_id))
        .where(col(table.customer_id) == customer_id)
        .order_by(col(table.id))
    )
    return tuple(
        Remark(row.id or 0, getattr(row, "kind", ""), row.text, row.at, who) for row, who in session.execute(query)
    )


def _rows(session: Session, table: type[RemarkRow], customer_id: int) -> list[RemarkRow]:
    return list(session.scalars(select(table).where(col(table.customer_id) == customer_id)))
