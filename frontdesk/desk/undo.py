"""Taking back what was done: the last deed of this till, or any older one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.desk.brought_back import BROUGHT
from frontdesk.desk.pins import WITHOUT_UNDO
from frontdesk.desk.shop import follow
from frontdesk.errors import NotAllowed, NothingFound, NothingToUndo, UndoConflict
from frontdesk.records.deeds import Action, Change, Conflict, Undone
from frontdesk.store.erasing import FORGET
from frontdesk.store.exchange.edits import IMPORTING
from frontdesk.store.journal import acts
from frontdesk.store.journal.handing import MERGE
from frontdesk.store.journal.inverting import invert

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.deeds import Imported

MOST_LISTED = 50
OWNERS = ("settings.", "team.", "rule.", "perk.add", "perk.change", "perk.retire", f"{IMPORTING}staff")
"""How the kinds of those acts begin that are the owner's alone where PINs are in use."""

_WORDS = frozenset({"text", "item", "answer", "outcome", "what", "title"})


class NoSuchAction(NothingFound):
    """There is no such action in the journal."""

    hint = "See `frontdesk history`."


class AlreadyUndone(UndoConflict):
    """This was undone already."""

    hint = "Undo the undo to bring it back."


class NoUndo(NotAllowed):
    """Forgetting somebody has no undo."""

    hint = "Take back an older action by its number; see `frontdesk history`."


class PinsStay(NotAllowed):
    """What was done to a PIN has no undo."""

    hint = "Set another, or take it off: p on the Team screen, or `frontdesk team pin`."


class ForgottenSince(NotAllowed):
    """This was about somebody who was forgotten since; there is nothing left of it to take back."""

    hint = "Take back another action by its number; see `frontdesk history`."


class StandsInTheWay(UndoConflict):
    """Later changes stand in the way; nothing was undone."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        first = conflicts[0]
        what = f"{first.table} {first.row_id}" + (f", {first.column}" if first.column else "")
        more = f" and {len(conflicts) - 1:,} more" if len(conflicts) > 1 else ""
        super().__init__(f"Later changes stand in the way ({what}{more}); nothing was undone.")
        self.conflicts = conflicts


def undo(desk: Desk, action_id: int | None = None, *, rest: bool = False) -> Undone:
    """Take back an action, or the newest of this till that is neither an undo nor undone.

    An undo is an action too: undoing it does the deed again. `rest` takes back everything but what later changes
    stand upon. Of a merge that is always so: both are customers again, and what came since stays with the kept one.

    Raises:
        NothingToUndo: nothing of this till is left to take back.
        NoSuchAction: the journal has no such number.
        AlreadyUndone: it was taken back before.
        NoUndo, ForgottenSince: somebody was forgotten, by this or since; of an act that was about others as well only
            that part is taken back.
        PinsStay: it was about a PIN, and none ever comes back.
        OwnersAlone: it was an act that is the owner's alone, and so is taking it back.
        StandsInTheWay: the same rows were changed later; nothing was overwritten.
    """
    sees_all = desk.sees_all
    with desk.store.reading() as session:
        wanted = action_id if action_id is not None else acts.newest_to_undo(session, desk.till)
        if wanted is None:
            raise NothingToUndo
        found = _action(session, wanted, sees_all=sees_all)
        kind = acts.deed_of(session, wanted)
    if found is None:
        raise NoSuchAction(f"There is no action {wanted} in the journal.")
    if kind.startswith(OWNERS) or any(_beyond_the_budget(change) for change in found.changes):
        desk.only_owner("take this back")
    if found.undone_by is not None:
        raise AlreadyUndone(f"Action {wanted} was undone already, by action {found.undone_by}.")
    _refuse_the_forgotten(found)
    deed = desk.deed("undo", f"Undone: {found.label}", undoes=found.id)
    with desk.store.writing(deed) as work:
        parts_two = found.kind == MERGE
        conflicts = tuple(invert(work, found.id, rest=rest or parts_two))
        if not sees_all:
            conflicts = _without_words(work.session, conflicts)
        if conflicts and not rest and not (parts_two and _parted(conflicts, found)):
            raise StandsInTheWay(conflicts)
        follow(work)
        undone = Undone(work.begin(), found, conflicts)
    desk.take_settings()
    return undone


def _refuse_the_forgotten(found: Action) -> None:
    if found.kind == FORGET:
        raise NoUndo
    if found.kind == BROUGHT:
        raise NoUndo(
            "A backup that was brought back has no undo.", hint="What lay there before is set aside beside it."
        )
    if found.kind in WITHOUT_UNDO:
        raise PinsStay
    if found.changes and all(change.forgotten for change in found.changes):
        raise ForgottenSince


def _beyond_the_budget(change: Change) -> bool:
    return change.table == "make_goods" and bool((change.after or change.before or {}).get("over_budget"))


def _parted(conflicts: tuple[Conflict, ...], merged: Action) -> bool:
    """Whether the one who had joined the other is a customer again, whatever else stays as it is now."""
    gone = {each.row_id for each in merged.changes if each.table == "customers" and "merged_into" in (each.after or {})}
    return not any(each.table == "customers" and each.row_id in gone for each in conflicts)


def last(desk: Desk) -> Action | None:
    """What `undo` would take back now."""
    sees_all = desk.sees_all
    with desk.store.reading() as session:
        newest = acts.newest_to_undo(session, desk.till)
        return _action(session, newest, sees_all=sees_all) if newest is not None else None


def history(
    desk: Desk, customer_id: int | None = None, *, limit: int = MOST_LISTED, before: int | None = None
) -> list[Action]:
    """What was done, newest first: in the whole shop, or to one customer."""
    with desk.store.reading() as session:
        if customer_id is not None:
            return acts.of_customer(session, customer_id, limit)
        return acts.of_the_shop(session, limit, before)


def imports(desk: Desk, limit: int = MOST_LISTED) -> list[Imported]:
    """The files that were brought in, newest first; those taken back among them."""
    with desk.store.reading() as session:
        return acts.imports(session, limit)


def action(desk: Desk, action_id: int) -> Action:
    """One action with every row it changed.

    The words of complaints about members of the team, which the owner alone sees, are left out for everybody else.

    Raises:
        NoSuchAction: the journal has no such number.
    """
    sees_all = desk.sees_all
    with desk.store.reading() as session:
        found = _action(session, action_id, sees_all=sees_all)
    if found is None:
        raise NoSuchAction(f"There is no action {action_id} in the journal.")
    return found


def _action(session: Session, action_id: int, *, sees_all: bool) -> Action | None:
    found = acts.action(session, action_id)
    if found is None or sees_all:
        return found
    hidden = acts.said_of_staff(session, {(each.table, each.row_id) for each in found.changes})
    shown = [
        replace(each, before=_blanked(each.before), after=_blanked(each.after))
        if (each.table, each.row_id) in hidden
        else each
        for each in found.changes
    ]
    return replace(found, changes=tuple(shown))


def _blanked(image: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row's image without its words, and without whom they are about."""
    if image is None:
        return None
    known = {column: "" if column in _WORDS else value for column, value in image.items()}
    return known | {"about_id": None} if "about_id" in known else known


def _without_words(session: Session, conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    hidden = acts.said_of_staff(session, {(each.table, each.row_id) for each in conflicts})
    return tuple(
        replace(each, expected="", found="") if each.column and (each.table, each.row_id) in hidden else each
        for each in conflicts
    )
