"""What the journal kept of people, taken out of it: the acts stay, with what they did to others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, null, or_, select, update
from sqlmodel import col

from frontdesk.store.erasing.remains import PARENTS, naming_people
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.handing import MERGE
from frontdesk.store.journal.images import row_class, table_of
from frontdesk.store.tables import ActionRow, ChangeRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from frontdesk.store.erasing.people import People, Rows

_BEFORE, _AFTER = col(ChangeRow.before), col(ChangeRow.after)


class Found(NamedTuple):
    """Lines of the journal that concern people, the acts they belong to, and rows of theirs, those gone included."""

    lines: set[int]
    acts: set[int]
    rows: Rows


def find(session: Session, people: People) -> Found:
    """Find every line of the journal that concerns these people now, or did when it was written."""
    found = Found(set(), set(), defaultdict(set, {name: set(ids) for name, ids in people.rows.items()}))
    _named(session, people.ids, found)
    for child, (column, parent) in PARENTS.items():
        for part in portions(sorted(found.rows[parent])):
            of_parent = or_(*(image[column].as_integer().in_(part) for image in (_BEFORE, _AFTER)))
            _take(session, and_(col(ChangeRow.name) == child, of_parent), found)
    for name, ids in list(found.rows.items()):
        for part in portions(sorted(ids)):
            _take(session, and_(col(ChangeRow.name) == name, col(ChangeRow.row_id).in_(part)), found)
    _merges(session, found)
    return found


def _named(session: Session, ids: Collection[int], found: Found) -> None:
    """Lines whose images name these people; in a merge that was undone, a row may have been theirs for a while."""
    ends = sorted({column.name for _, columns in naming_people() for column in columns})
    for part in portions(sorted(ids)):
        named = [image[end].as_integer().in_(part) for end in ends for image in (_BEFORE, _AFTER)]
        _take(session, or_(col(ChangeRow.customer_id).in_(part), *named), found)
        origins = or_(*(image["row_id"].as_integer().in_(part) for image in (_BEFORE, _AFTER)))
        noun = func.coalesce(_BEFORE["noun"].as_string(), _AFTER["noun"].as_string(), "customers")
        _take(session, and_(col(ChangeRow.name) == "origins", noun == "customers", origins), found)


def _take(session: Session, wanted: ColumnElement[bool], found: Found) -> None:
    query = select(col(ChangeRow.id), col(ChangeRow.action_id), col(ChangeRow.name), col(ChangeRow.row_id))
    rows: Rows = defaultdict(set)
    for line, act, name, row_id in session.execute(query.where(wanted)):
        found.lines.add(line or 0)
        found.acts.add(act)
        rows[name].add(row_id)
    for name, ids in rows.items():
        # A row that is there and not among theirs is somebody else's now.
        found.rows[name] |= ids - _there(session, name, ids)


def _there(session: Session, name: str, ids: Collection[int]) -> set[int]:
    key = table_of(row_class(name)).c.id
    return {found for part in portions(sorted(ids)) for found in session.scalars(select(key).where(key.in_(part)))}


def _merges(session: Session, found: Found) -> None:
    """A merge writes what the one had into the other's record: of it and of its undoing nothing is kept."""
    merges = _all_acts(session, ActionRow.kind == MERGE, found.acts)
    while merges:
        for part in portions(sorted(merges)):
            lines = select(col(ChangeRow.id)).where(col(ChangeRow.action_id).in_(part))
            found.lines.update(line for line in session.scalars(lines) if line is not None)
        found.acts.update(merges)
        merges = {
            act
            for part in portions(sorted(merges))
            for act in session.scalars(select(col(ActionRow.id)).where(col(ActionRow.undoes).in_(part)))
            if act is not None
        }


def _all_acts(session: Session, wanted: Any, among: Collection[int]) -> set[int]:
    query = select(col(ActionRow.id)).where(wanted)
    parts: Iterator[Any] = (query.where(col(ActionRow.id).in_(part)) for part in portions(sorted(among)))
    return {act for one in parts for act in session.scalars(one) if act is not None}


def lines_of(session: Session, name: str, ids: Collection[int]) -> set[int]:
    """The lines of the journal about some rows of a table."""
    query = select(col(ChangeRow.id)).where(col(ChangeRow.name) == name)
    parts: Iterator[Any] = (query.where(col(ChangeRow.row_id).in_(part)) for part in portions(sorted(ids)))
    return {line for one in parts for line in session.scalars(one)}


def scrub(session: Session, lines: Collection[int]) -> None:
    """Empty lines of the journal: they still say which row an act touched, and no longer whose, or what it held."""
    for part in portions(sorted(lines)):
        empty = update(ChangeRow).where(col(ChangeRow.id).in_(part))
        session.execute(empty.values(before=null(), after=null(), customer_id=None))
