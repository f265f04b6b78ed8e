"""Taking an action back, without ever overwriting what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from frontdesk.records.deeds import Conflict
from frontdesk.store.journal.handing import gather, hand_back, hand_on, moved_on
from frontdesk.store.journal.images import (
    BOOKKEEPING,
    digest_between,
    image_of,
    row_class,
    row_from,
    table_of,
    unpacked,
)
from frontdesk.store.journal.images import values_of as values_of_image
from frontdesk.store.journal.once import places_taken
from frontdesk.store.tables import ChangeRow, CustomerRow, HabitRow, SpanRow, StandingRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column
    from sqlmodel import SQLModel

    from frontdesk.store.unit import Work

GONE = "(gone)"
THERE = "(there)"
Spared = dict[str, dict[int, set[str]]]
"""What is left as it is now: of each row some columns, or "" for the whole of it."""

_DERIVED = (StandingRow, HabitRow)


def invert(work: Work, action_id: int, *, rest: bool) -> list[Conflict]:
    """Take an action back inside an open unit of work, newest change first.

    Only the columns that the action changed are compared with what it left there. A row that something newer
    depends on counts as changed too. What comes back under somebody who was merged meanwhile goes to who has
    everything of them, until the merge is undone. Conflicts are returned; with `rest` everything but them is taken
    back, without it the caller must give the unit of work up when there are any.
    """
    conflicts: list[Conflict] = []
    spared: Spared = {}
    steps = _newest_first(work, action_id)
    start = (work.begin(), work.mark())[1]
    while True:
        with work.session.begin_nested() as attempt:
            found = [conflict for step in steps for conflict in _take_back(work, step, spared)]
            found += _in_circles(work)
            if not found:
                hand_back(work, action_id, [step for step in steps if isinstance(step, ChangeRow)])
                hand_on(work, action_id)
                gather(work)
            found += [*_hanging(work), *_rootless(work)]
            conflicts += found
            if not found or not rest:
                return conflicts
            attempt.rollback()
        work.session.expire_all()
        work.back_to(start)
        for conflict in found:
            spared.setdefault(conflict.table, {}).setdefault(conflict.row_id, set()).add(conflict.column)


def _newest_first(work: Work, action_id: int) -> list[ChangeRow | SpanRow]:
    """What the action did, single rows and spans in one order: a span may hold rows that it changed later."""
    of_rows = select(ChangeRow).where(col(ChangeRow.action_id) == action_id).order_by(col(ChangeRow.id))
    of_spans = select(SpanRow).where(col(SpanRow.action_id) == action_id).order_by(col(SpanRow.id).desc())
    changes = list(work.session.scalars(of_rows))
    steps: list[ChangeRow | SpanRow] = []
    for span in work.session.scalars(of_spans):
        steps += [*reversed(changes[span.place :]), span]
        del changes[span.place :]
    return [*steps, *reversed(changes)]


def _take_back(work: Work, step: ChangeRow | SpanRow, spared: Spared) -> list[Conflict]:
    left = spared.get(step.name, {})
    if isinstance(step, SpanRow):
        leave = frozenset(left)
        return _put_span_back(work, step, leave) if step.removed is not None else _remove_span(work, step, leave)
    columns = left.get(step.row_id, set())
    if _was_forgotten(step) or (columns and ("" in columns or step.before is None or step.after is None)):
        return []
    now = work.session.get(row_class(step.name), step.row_id)
    found = [each for each in _differences(work, step, now) if each.column not in columns]
    if not found:
        _put_back(work, step, now, columns)
    return found


def _was_forgotten(step: ChangeRow) -> bool:
    """Whether a line of the journal was of somebody who was forgotten since: what it did to them stays as it is."""
    return step.before is None and step.after is None


def _differences(work: Work, change: ChangeRow, now: SQLModel | None) -> Iterator[Conflict]:
    if change.after is None:
        if now is not None or places_taken(work.session, change.name, [change.before or {}]):
            yield Conflict(change.name, change.row_id, "", GONE, THERE)
        return
    if now is None:
        yield Conflict(change.name, change.row_id, "", THERE, GONE)
        return
    current = image_of(now)
    for column, left in change.after.items():
        if column in BOOKKEEPING or current.get(column) == left:
            continue
        if not moved_on(work, (change.name, change.row_id, column), change.action_id, left):
            yield Conflict(change.name, change.row_id, column, str(left), str(current.get(column)))


def _put_back(work: Work, change: ChangeRow, now: SQLModel | None, but: set[str]) -> None:
    if change.before is None and now is not None:
        work.remove(now)
    elif change.after is None and change.before is not None:
        work.add(row_from(change.name, change.before))
    elif now is not None and change.before is not None:
        values = values_of_image(change.name, change.before)
        work.change(now, **{column: value for column, value in values.items() if column not in but})


def _put_span_back(work: Work, span: SpanRow, leave: frozenset[int]) -> list[Conflict]:
    table = table_of(row_class(span.name))
    query = select(table.c.id).where(table.c.id.between(span.first_id, span.last_id))
    images = [image for image in unpacked(span.removed or b"") if image["id"] not in leave]
    there = set(work.session.scalars(query)) | places_taken(work.session, span.name, images)
    due = [image for image in images if image["id"] not in there]
    work.put_back(row_class(span.name), [values_of_image(span.name, image) for image in due])
    return [Conflict(span.name, image["id"], "", GONE, THERE) for image in images if image["id"] in there]


def _remove_span(work: Work, span: SpanRow, leave: frozenset[int]) -> list[Conflict]:
    changed = list(_changed_in(work, span, leave))
    if not changed:
        work.remove_span(span.name, span.first_id, span.last_id, sparing=leave)
    return changed


def _changed_in(work: Work, span: SpanRow, leave: frozenset[int]) -> Iterator[Conflict]:
    count, digest = digest_between(work.connection, span.name, span.first_id, span.last_id)
    if (count, digest) == (span.rows, span.digest):
        return
    later = (
        select(ChangeRow)
        .where(col(ChangeRow.name) == span.name, col(ChangeRow.row_id).between(span.first_id, span.last_id))
        .where(col(ChangeRow.action_id) > span.action_id, col(ChangeRow.action_id) != work.begin())
        .order_by(col(ChangeRow.id))
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
        if current != left and not moved_on(work, (span.name, row_id, column), span.action_id, left):
            yield Conflict(span.name, row_id, column, str(left), str(current))


def _in_circles(work: Work) -> Iterator[Conflict]:
    """Who would join somebody that has joined them meanwhile: of two merges one way and the other, one holds."""
    for who in sorted(work.written().get("customers", ())):
        into = _joined(work, who)
        seen = {who}
        while into is not None and into not in seen:
            seen.add(into)
            into = _joined(work, into)
        if into is not None:
            yield Conflict("customers", who, "merged_into", "", str(_joined(work, who)))


def _joined(work: Work, customer_id: int) -> int | None:
    row = work.session.get(CustomerRow, customer_id)
    return row.merged_into if row is not None else None


def _hanging(work: Work) -> Iterator[Conflict]:
    """Rows that point at one which the undo would remove: something newer depends on it."""
    for name, ids in work.removed().items():
        for column in _pointing_at(name):
            query = select(column, column.table.c.id).where(column.is_not(None))
            query = query.where(column.between(min(ids), max(ids)))
            for target, child in work.session.execute(query):
                if target in ids:
                    yield Conflict(name, target, "", GONE, f"{column.table.name} {child}")


def _rootless(work: Work) -> Iterator[Conflict]:
    """Rows that the undo would bring back although what they point at is gone meanwhile."""
    for name, ids in work.written().items():
        table = table_of(row_class(name))
        for key in table.foreign_keys:
            here, there = key.parent, key.column.table.alias()
            query = select(table.c.id, here).where(table.c.id.between(min(ids), max(ids)), here.is_not(None))
            query = query.where(~select(there.c.id).where(there.c.id == here).exists())
            for row_id, target in work.session.execute(query):
                if row_id in ids:
                    yield Conflict(name, row_id, here.name, f"{key.column.table.name} {target}", GONE)


def _pointing_at(name: str) -> Iterator[Column[Any]]:
    derived = {table_of(kind).name for kind in _DERIVED}
    for table in table_of(row_class(name)).metadata.tables.values():
        if table.name in derived:
            continue
        for key in table.foreign_keys:
            if key.column.table.name == name:
                yield key.parent
