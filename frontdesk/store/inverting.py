"""Taking an action back, without ever overwriting what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from frontdesk.records.deeds import Conflict
from frontdesk.store.images import (
    BOOKKEEPING,
    digest_between,
    image_of,
    row_class,
    row_from,
    table_of,
    unpacked,
)
from frontdesk.store.images import values_of as values_of_image
from frontdesk.store.tables import ChangeRow, HabitRow, SpanRow, StandingRow
from frontdesk.store.unit import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column
    from sqlmodel import SQLModel

GONE = "(gone)"
THERE = "(there)"
_DERIVED = (StandingRow, HabitRow)


def invert(work: Work, action_id: int, *, rest: bool) -> list[Conflict]:
    """Take an action back inside an open unit of work, newest change first.

    Only the columns that the action changed are compared with what it left there. A row that something newer
    depends on counts as changed too. Conflicts are returned; with `rest` everything but them is taken back,
    without it the caller must give the unit of work up when there are any.
    """
    conflicts: list[Conflict] = []
    spared: dict[str, set[int]] = {}
    start = (work.action_id, work.mark())[1]
    while True:
        with work.session.begin_nested() as attempt:
            found = [*_invert_rows(work, action_id, spared), *_invert_spans(work, action_id, spared)]
            hanging = list(_hanging(work))
            if not found and not hanging:
                return conflicts
            conflicts += [*found, *hanging]
            if not rest:
                return conflicts
            attempt.rollback()
        work.session.expire_all()
        work.back_to(start)
        for conflict in (*found, *hanging):
            spared.setdefault(conflict.table, set()).add(conflict.row_id)


def _invert_rows(work: Work, action_id: int, spared: dict[str, set[int]]) -> list[Conflict]:
    session = work.session
    rows = session.scalars(select(ChangeRow).where(ChangeRow.action_id == action_id).order_by(ChangeRow.id.desc()))
    conflicts: list[Conflict] = []
    for change in rows.all():
        if change.row_id in spared.get(change.name, ()):
            continue
        now = session.get(row_class(change.name), change.row_id)
        found = list(_differences(change, now))
        conflicts += found
        if not found:
            _put_back(work, change, now)
    return conflicts


def _differences(change: ChangeRow, now: SQLModel | None) -> Iterator[Conflict]:
    if change.after is None:
        if now is not None:
            yield Conflict(change.name, change.row_id, "", GONE, THERE)
        return
    if now is None:
        yield Conflict(change.name, change.row_id, "", THERE, GONE)
        return
    current = image_of(now)
    for column, left in change.after.items():
        if column not in BOOKKEEPING and current.get(column) != left:
            yield Conflict(change.name, change.row_id, column, str(left), str(current.get(column)))


def _put_back(work: Work, change: ChangeRow, now: SQLModel | None) -> None:
    if change.before is None and now is not None:
        work.remove(now)
    elif change.after is None and change.before is not None:
        work.add(row_from(change.name, change.before))
    elif now is not None and change.before is not None:
        work.change(now, **values_of_image(change.name, change.before))


def _invert_spans(work: Work, action_id: int, spared: dict[str, set[int]]) -> list[Conflict]:
    spans = work.session.scalars(select(SpanRow).where(SpanRow.action_id == action_id).order_by(SpanRow.id.desc()))
    conflicts: list[Conflict] = []
    for span in spans.all():
        if span.removed is not None:
            images = unpacked(span.removed)
            work.put_back(row_class(span.name), [values_of_image(span.name, image) for image in images])
            continue
        leave = frozenset(spared.get(span.name, ()))
        changed = list(_changed_in(work, span, leave))
        conflicts += changed
        if not changed:
            work.remove_span(span.name, span.first_id, span.last_id, sparing=leave)
    return conflicts


def _changed_in(work: Work, span: SpanRow, leave: frozenset[int]) -> Iterator[Conflict]:
    count, digest = digest_between(work.connection, span.name, span.first_id, span.last_id)
    if (count, digest) == (span.rows, span.digest):
        return
    later = (
        select(ChangeRow)
        .where(ChangeRow.name == span.name, ChangeRow.row_id.between(span.first_id, span.last_id))
        .where(ChangeRow.action_id > span.action_id, ChangeRow.action_id != work.action_id)
        .order_by(ChangeRow.id)
    )
    first_seen: dict[tuple[int, str], Any] = {}
    for change in work.session.scalars(later):
        for column, value in (change.before or {}).items():
            first_seen.setdefault((change.row_id, column), value)
    for (row_id, column), left in first_seen.items():
        now = work.session.get(row_class(span.name), row_id)
        if row_id in leave or column in BOOKKEEPING or now is None:
            continue
        current = image_of(now).get(column)
        if current != left:
            yield Conflict(span.name, row_id, column, str(left), str(current))


def _hanging(work: Work) -> Iterator[Conflict]:
    """Rows that point at one which the undo would remove: something newer depends on it."""
    for name, ids in work.removed().items():
        for column in _pointing_at(name):
            query = select(column, column.table.c.id).where(column.is_not(None))
            query = query.where(column.between(min(ids), max(ids)))
            for target, child in work.session.execute(query):
                if target in ids:
                    yield Conflict(name, target, "", GONE, f"{column.table.name} {child}")


def _pointing_at(name: str) -> Iterator[Column[Any]]:
    derived = {table_of(kind).name for kind in _DERIVED}
    for table in table_of(row_class(name)).metadata.tables.values():
        if table.name in derived:
            continue
        for key in table.foreign_keys:
            if key.column.table.name == name:
                yield key.parent
