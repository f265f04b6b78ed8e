"""The journal as it is read: who did what, when, and which rows it changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import col

from frontdesk.records.deeds import Action, Change, Imported
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.exchange.edits import IMPORTING
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import image_of, row_class, table_of
from frontdesk.store.tables import ActionRow, ChangeRow, CustomerRow, FeedbackRow, SpanRow, StaffRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlmodel import Session

_TIED = ("make_goods", "follow_ups")


def newest_to_undo(session: Session, till: str) -> int | None:
    """The newest action of a till that is neither an undo nor undone."""
    query = (
        select(col(ActionRow.id))
        .where(col(ActionRow.till) == till, col(ActionRow.undoes).is_(None), col(ActionRow.undone_by).is_(None))
        .order_by(col(ActionRow.id).desc())
        .limit(1)
    )
    return session.scalar(query)


def action(session: Session, action_id: int) -> Action | None:
    """One action with all its changes, or None when there never was one of this number."""
    found = _read(session, _actions().where(col(ActionRow.id) == action_id))
    if not found:
        return None
    rows = session.scalars(select(ChangeRow).where(col(ChangeRow.action_id) == action_id).order_by(col(ChangeRow.id)))
    spans = session.scalars(select(SpanRow).where(col(SpanRow.action_id) == action_id).order_by(col(SpanRow.id)))
    changes = [Change(row.name, row.row_id, row.before, row.after) for row in rows]
    changes += [Change(span.name, span.first_id, None, None, span.last_id, span.rows) for span in spans]
    whole = found[0]
    return Action(
        id=whole.id,
        kind=whole.kind,
        label=whole.label,
        at=whole.at,
        till=whole.till,
        who=whole.who,
        undoes=whole.undoes,
        undone_by=whole.undone_by,
        rows=whole.rows,
        about=whole.about,
        changes=tuple(changes),
    )


def deed_of(session: Session, action_id: int) -> str:
    """What kind of deed an action is about: its own, or for an undo that of the one at the root of the chain."""
    row = session.get(ActionRow, action_id)
    while row is not None and row.undoes is not None:
        row = session.get(ActionRow, row.undoes)
    return row.kind if row is not None else ""


def of_the_shop(session: Session, limit: int, before: int | None = None) -> list[Action]:
    """The newest actions of all tills, newest first; those before an id, when one is given."""
    query = _actions().order_by(col(ActionRow.id).desc()).limit(limit)
    return _read(session, query if before is None else query.where(col(ActionRow.id) < before))


def imports(session: Session, limit: int) -> list[Imported]:
    """The newest files that were brought in, newest first; those taken back among them."""
    query = _actions().where(col(ActionRow.kind).startswith(IMPORTING, autoescape=True))
    found = _read(session, query.order_by(col(ActionRow.id).desc()).limit(limit))
    ids = [each.id for each in found]
    singly = (
        select(col(ChangeRow.action_id), col(ChangeRow.name), col(ChangeRow.before).is_(None), func.count())
        .where(col(ChangeRow.action_id).in_(ids))
        .group_by(col(ChangeRow.action_id), col(ChangeRow.name), col(ChangeRow.before).is_(None))
    )
    counts = {(each, name, bool(new)): rows for each, name, new, rows in session.execute(singly)}
    spans = select(col(SpanRow.action_id), col(SpanRow.name), col(SpanRow.rows))
    for each, name, rows in session.execute(spans.where(col(SpanRow.action_id).in_(ids))):
        counts[each, name, True] = counts.get((each, name, True), 0) + rows
    return [
        Imported(each, *(counts.get((each.id, each.kind.removeprefix(IMPORTING), new), 0) for new in (True, False)))
        for each in found
    ]


def of_customer(session: Session, customer_id: int, limit: int) -> list[Action]:
    """The newest actions that touched a customer or something of theirs, newest first."""
    single = select(col(ChangeRow.action_id)).where(col(ChangeRow.customer_id) == customer_id)
    visits = select(col(VisitRow.id)).where(col(VisitRow.customer_id) == customer_id)
    bulk = select(col(SpanRow.action_id)).where(
        or_(
            (col(SpanRow.name) == "customers")
            & (col(SpanRow.first_id) <= customer_id)
            & (col(SpanRow.last_id) >= customer_id),
            (col(SpanRow.name) == "visits")
            & visits.where(col(VisitRow.id).between(col(SpanRow.first_id), col(SpanRow.last_id))).exists(),
        )
    )
    query = _actions().where(or_(col(ActionRow.id).in_(single), col(ActionRow.id).in_(bulk)))
    return _read(session, query.order_by(col(ActionRow.id).desc()).limit(limit))


def known_since(session: Session, name: str, ids: Collection[int], columns: frozenset[str]) -> dict[int, datetime]:
    """When single rows of a table came to be what they are in these columns.

    That is the newest act still in force that added the row, changed one of the columns, or gave it a customer when it
    had none. What was undone counts for nothing, and neither does the undo: it only brings back what was. Rows of an
    import are in spans and not among these.
    """
    query = (
        select(ChangeRow, col(ActionRow.at), col(ActionRow.undoes), col(ActionRow.undone_by))
        .join(ActionRow, col(ActionRow.id) == col(ChangeRow.action_id))
        .where(col(ChangeRow.name) == name, col(ChangeRow.row_id).in_(ids), col(ChangeRow.after).is_not(None))
        .order_by(col(ChangeRow.id))
    )
    found: dict[int, datetime] = {}
    for change, at, undoes, undone_by in session.execute(query):
        if undoes is None and undone_by is None and _tells(change, columns):
            found[change.row_id] = max(at, found.get(change.row_id, at))
        elif change.before is None and change.row_id not in found:
            found[change.row_id] = at
    return found


def said_of_staff(session: Session, rows: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Which of these rows, as table and id, hold words of a complaint about a member of the team.

    These are complaints that name one now or did at any time, what was given and promised for them, and the ideas
    that they were a voice of.
    """
    asked: dict[str, set[int]] = defaultdict(set)
    for name, row_id in rows:
        asked[name].add(row_id)
    tied = {(name, each): states for name in _TIED for each, states in _states(session, name, asked[name]).items()}
    wanted = asked["feedback"] | _voices_of(session, asked["ideas"])
    wanted |= {state["feedback_id"] for states in tied.values() for state in states if state.get("feedback_id")}
    said = {
        each: states for each, states in _states(session, "feedback", wanted).items() if any(map(_of_staff, states))
    }
    found = {("feedback", each) for each in said.keys() & asked["feedback"]}
    found |= {row for row, states in tied.items() if any(state.get("feedback_id") in said for state in states)}
    had = {state.get("idea_id") for states in said.values() for state in states}
    return found | {("ideas", each) for each in asked["ideas"] & had}


def _of_staff(state: dict[str, Any]) -> bool:
    return state.get("kind") == FeedbackKind.COMPLAINT and state.get("about_id") is not None


def _voices_of(session: Session, ideas: set[int]) -> set[int]:
    """The feedback that ever was a voice of some ideas."""
    found: set[int] = set()
    for part in portions(sorted(ideas)):
        found.update(session.scalars(select(col(FeedbackRow.id)).where(col(FeedbackRow.idea_id).in_(part))))
        images = [column["idea_id"].as_integer().in_(part) for column in (col(ChangeRow.before), col(ChangeRow.after))]
        found.update(
            session.scalars(select(col(ChangeRow.row_id)).where(col(ChangeRow.name) == "feedback", or_(*images)))
        )
    return found


def _states(session: Session, name: str, ids: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """What rows of a table hold and ever held, the newest first, as far as the journal knows."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(lambda: [{}])
    kind = row_class(name)
    for part in portions(sorted(ids)):
        for row in session.scalars(select(kind).where(table_of(kind).c.id.in_(part))):
            image = image_of(row)
            found[image["id"]] = [image]
        lines = select(ChangeRow).where(col(ChangeRow.name) == name, col(ChangeRow.row_id).in_(part))
        for change in session.scalars(lines.order_by(col(ChangeRow.id).desc())):
            states = found[change.row_id]
            states.append({**states[-1], **(change.after or {})})
            states.append({**states[-1], **(change.before or {})})
    return found


def _tells(change: ChangeRow, columns: frozenset[str]) -> bool:
    before, after = change.before, change.after or {}
    if before is None or not columns.isdisjoint(after):
        return True
    return "customer_id" in after and before.get("customer_id") is None


def _actions() -> Select[ActionRow, str]:
    return select(ActionRow, col(StaffRow.name)).outerjoin(StaffRow, col(StaffRow.id) == col(ActionRow.staff_id))


def _read(session: Session, query: Select[ActionRow, str]) -> list[Action]:
    rows = session.execute(query).all()
    ids = [row.id or 0 for row, _ in rows]
    sizes, about = _sizes(session, ids), _about(session, ids)
    return [
        Action(
            id=row.id or 0,
            kind=row.kind,
            label=row.label,
            at=row.at,
            till=row.till,
            who=who or "",
            undoes=row.undoes,
            undone_by=row.undone_by,
            rows=sizes.get(row.id or 0, 0),
            about=tuple(about.get(row.id or 0, ())),
        )
        for row, who in rows
    ]


def _sizes(session: Session, ids: Sequence[int]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    single = select(col(ChangeRow.action_id), func.count()).where(col(ChangeRow.action_id).in_(ids))
    bulk = select(col(SpanRow.action_id), func.sum(col(SpanRow.rows))).where(col(SpanRow.action_id).in_(ids))
    for query in (single.group_by(col(ChangeRow.action_id)), bulk.group_by(col(SpanRow.action_id))):
        for action_id, count in session.execute(query):
            sizes[action_id] = sizes.get(action_id, 0) + count
    return sizes


def _about(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(col(ChangeRow.action_id), col(CustomerRow.name))
        .join(CustomerRow, col(CustomerRow.id) == col(ChangeRow.customer_id))
        .where(col(ChangeRow.action_id).in_(ids))
        .distinct()
    )
    found: dict[int, list[str]] = {}
    for action_id, name in session.execute(query):
        found.setdefault(action_id, []).append(name)
    return found
