"""Rows that an undo brings back under somebody who was merged meanwhile: handed on, and back when they part again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, or_, select
from sqlmodel import col

from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import row_class
from frontdesk.store.people.kept import belonging, owners
from frontdesk.store.people.merging import OWNED, ends_of, free, take_all
from frontdesk.store.tables import ActionRow, ApartRow, ChangeRow, CustomerRow, LinkRow, OriginRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.store.unit import Work

MERGE = "customer.merge"
"""The kind of a merge's action."""

_PAIRED = ("customer_id", "other_id")
ENDS: dict[type[Any], tuple[str, ...]] = {
    **dict.fromkeys(OWNED, ("customer_id",)),
    LinkRow: _PAIRED,
    ApartRow: _PAIRED,
    OriginRow: ("row_id",),
}
"""Every table whose rows a merge hands over, with its columns that name a customer."""

_ENDS = {str(kind.__tablename__): ends for kind, ends in ENDS.items()}


def hand_on(work: Work, action_id: int) -> None:
    """Give what the undo of an action brings back under somebody who was merged since to who has everything of them.

    What lay with the merged one when the action was done was left there by the merge, and comes back there. Each
    row first comes back as it was and is then handed over, so that the journal tells whose it was.
    """
    whose = owners(work.session)
    if not whose:
        return
    lived: dict[int, bool] = {}
    for name, ids in list(work.written().items()):
        kind = row_class(name)
        for row in _rows(work, kind, ids, whose) if kind in ENDS else ():
            new = {
                end: whose[who]
                for end, who in ends_of(row, ENDS[kind]).items()
                if who in whose and lived.setdefault(who, _lived(work, who, action_id))
            }
            _hand(work, row, new)


def hand_back(work: Work, action_id: int, undone: Iterable[ChangeRow]) -> None:
    """Give what undos since handed on back to those whom the undo of a merge makes customers of their own again."""
    parted = {change.row_id: (change.after or {}).get("merged_into") for change in undone if change.name == "customers"}
    for who, into in parted.items():
        again = work.session.get(CustomerRow, who)
        if into is None or again is None or again.merged_into is not None:
            continue
        whose = owners(work.session)
        theirs, had = belonging(work.session, (who,)), whose.get(into, into)
        for change in _handed_on(work, action_id, theirs):
            row = work.session.get(row_class(change.name), change.row_id)
            if row is None:
                continue
            homes = {end: (change.before or {})[end] for end in _left(change, theirs)}
            now = ends_of(row, tuple(homes))
            _hand(work, row, {end: whose.get(home, home) for end, home in homes.items() if now.get(end) == had})


def gather(work: Work) -> None:
    """Hand over what somebody got while they were a customer of their own, when their merge is done again."""
    for who in sorted(work.written().get("customers", ())):
        gone = work.session.get(CustomerRow, who)
        if gone is None or gone.merged_into is None:
            continue
        kept = work.session.get_one(CustomerRow, owners(work.session)[who])
        take_all(work, kept, gone)


def moved_on(work: Work, row: tuple[str, int, str], since: int, left: Any) -> bool:
    """Whether a row that an action left with somebody is where it belongs now that they are somebody else.

    It came back for them since, by an undo; or the action is a merge whose kept one was merged into another later.

    Args:
        work: the open unit of work.
        row: the table, the row's id, and the column that names the customer.
        since: the action.
        left: what the action left in that column.
    """
    name, row_id, end = row
    if end not in _ENDS.get(name, ()):
        return False
    found = work.session.get(row_class(name), row_id)
    now = ends_of(found, (end,)).get(end) if found is not None else None
    if now is None or owners(work.session).get(left) != now:
        return False
    action = work.session.get(ActionRow, since)
    if action is not None and action.kind == MERGE:
        return True
    same = (col(ChangeRow.name) == name, col(ChangeRow.row_id) == row_id, col(ChangeRow.action_id) > since)
    return any(end in _left(change, {left}) for change in work.session.scalars(_by_undos().where(*same)))


def _hand(work: Work, row: Any, new: dict[str, int]) -> None:
    if not new:
        return
    values = {**ends_of(row, ENDS[type(row)]), **new}
    if isinstance(row, ApartRow):
        values = dict(zip(_PAIRED, sorted(values.values()), strict=True))
    if free(work, row, values):
        work.change(row, **values)


def _handed_on(work: Work, since: int, whose: frozenset[int]) -> list[ChangeRow]:
    later = _by_undos().where(col(ChangeRow.action_id) > since, col(ChangeRow.name).in_(_ENDS))
    return [change for change in work.session.scalars(later) if _left(change, whose)]


def _by_undos() -> Select[ChangeRow]:
    return select(ChangeRow).join(ActionRow).where(col(ActionRow.undoes).is_not(None)).order_by(col(ChangeRow.id))


def _left(change: ChangeRow, whose: Iterable[int | None]) -> list[str]:
    """The columns in which a change took a row away from one of these customers."""
    before, after = change.before or {}, change.after or {}
    return [end for end in _ENDS[change.name] if end in after and before.get(end) in whose]


def _rows(work: Work, kind: type[Any], ids: Iterable[int], whose: dict[int, int]) -> list[Any]:
    """Of these rows of a table those that may name somebody who was merged."""
    query = select(kind)
    ends = [getattr(kind, end) for end in ENDS[kind]]
    if len(gone := [*portions(sorted(whose))]) == 1:
        query = query.where(or_(*(end.in_(gone[0]) for end in ends)))
    return [row for part in portions(sorted(ids)) for row in work.session.scalars(query.where(kind.id.in_(part)))]


def _lived(work: Work, customer_id: int, action_id: int) -> bool:
    """Whether somebody was a customer of their own when an action was done."""
    told = select(ChangeRow).where(col(ChangeRow.name) == "customers", col(ChangeRow.row_id) == customer_id)
    before = told.where(col(ChangeRow.action_id) < action_id).order_by(col(ChangeRow.id).desc())
    afters = [change.after or {} for change in work.session.scalars(before)]
    return next((after["merged_into"] for after in afters if "merged_into" in after), None) is None
