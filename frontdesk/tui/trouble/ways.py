"""What is done about a shop's file that ails, off the screen's thread, and what there is to know afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError, NotAllowed
from frontdesk.tui.typed_paths import shortened
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.clock import Clock
    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff
    from frontdesk.records.trouble import Trouble, Way

_BRING = "Once the shop itself can be used, whoever has a PIN is let in."
_SEEN = "The history says that no PIN was asked for.\n"


def in_place(trouble: Trouble, desk: Desk, way: Way) -> str:
    """Make the search anew, or look whether what ailed a shop that is open here is over.

    Raises:
        FrontdeskError: it is not.
    """
    from frontdesk.keeping.doctor import rebuild
    from frontdesk.keeping.trouble import look_again

    if way == "rebuild":
        return f"The search is whole again.\nIt was made anew for {count(rebuild(desk.store), 'customer')}."
    look_again(trouble, desk.store)
    return ""


def restored(shop: Path, backup: Path, clock: Clock, *, whosever: bool, unshown_at: str) -> str:
    """Bring a backup back.

    Args:
        shop: where to.
        backup: the file.
        clock: the machine's.
        whosever: whether what lies there may be another program's file.
        unshown_at: the till at which nobody has shown a PIN; empty where somebody has.

    Raises:
        FrontdeskError: it could not be; the shop is as it was.
    """
    from frontdesk.desk.brought_back import note_without_pin
    from frontdesk.keeping.encrypting import changed_by
    from frontdesk.keeping.restore import restore
    from frontdesk.tui.screens.taking_back import said_when

    change = f"{said}\n" if (said := changed_by(backup, shop)) else ""
    done = restore(shop, backup, clock.now(), whosever=whosever)
    rows = done.contents.rows
    held = f"{count(rows.get('customers', 0), 'customer')}, {count(rows.get('visits', 0), 'visit')}"
    at = f"as it was {said_when(done.taken_at, clock)}" if done.taken_at is not None else "as it was then"
    seen = _SEEN if unshown_at and note_without_pin(shop, unshown_at, clock.now) else ""
    who = count(done.forgotten, "person", "people")
    again = f"{who} forgotten since were forgotten again.\n" if done.forgotten else ""
    return f"The shop is back, {at}.\nIt holds {held}.\n{change}{again}{_kept(done.set_aside)}{seen}"


def kept_from(desk: Desk, *, guarded: bool) -> str:
    """Whom to call for what is the owner's alone, where somebody else is at this till; empty where it is not so.

    Args:
        desk: the shop as it is open here; its file may be damaged, or gone.
        guarded: whether PINs were in use as this till last saw it.
    """
    from frontdesk.desk.desk import OWNER
    from frontdesk.desk.team import everybody
    from frontdesk.words.folding import folded

    try:
        if desk.owner or not desk.guarded:
            return ""
        owners = [each.name for each in everybody(desk) if each.pin and folded(each.role) == OWNER]
    except FrontdeskError:
        here = desk.staff if desk.proved else None
        if not guarded or (here is not None and folded(here.role) == OWNER):
            return ""
        owners = []
    return " or ".join(owners) or "the owner"


def may_look(shop: Path, copy: tuple[Path, str], before: Desk | None) -> None:
    """See that a copy in which PINs are in use is looked at by somebody whom it knows.

    A wrong PIN is counted before it is looked at, and nothing is written into a copy: so none is asked for there.

    Args:
        shop: where the shop is.
        copy: the file, and what it is.
        before: the desk at which somebody was here until now.

    Raises:
        NotAllowed: nobody whom it knows has shown a PIN here.
        FrontdeskError: it cannot be opened.
    """
    from frontdesk.desk.desk import open_desk

    desk = open_desk(shop, till="", copy=copy)
    try:
        if desk.guarded:
            known_to(desk, before)
    finally:
        desk.close()


def known_to(desk: Desk, before: Desk | None) -> Staff:
    """Whoever had shown their PIN at the desk before, where they have one at this desk too, and the same role.

    Raises:
        NotAllowed: nobody has.
    """
    from frontdesk.desk.team import everybody

    here = before.staff if before is not None and before.proved else None
    for each in everybody(desk):
        if here is not None and each.pin and (each.id, each.name, each.role) == (here.id, here.name, here.role):
            return each
    raise NotAllowed("PINs are in use in it, and none can be checked where nothing may be written.", hint=_BRING)


def put_back(desk: Desk, clock: Clock) -> str:
    """Write down again what is still open here.

    Raises:
        FrontdeskError: it could not be; it is still open here.
    """
    from frontdesk.keeping.aside import put_back as written

    aside = written(desk.store, clock.now())
    return f"The shop is back where it was.\nAll that was ever saved is in it.\n{_kept(aside)}"


def begun(shop: Path, clock: Clock) -> str:
    """Begin a new, empty shop.

    Raises:
        FrontdeskError: it could not be made.
    """
    from frontdesk.keeping.aside import begin_anew

    aside = begin_anew(shop, clock.now())
    return f"A new shop was made.\nThe backups of the one before stay where they are.\n{_kept(aside)}"


def _kept(aside: Path | None) -> str:
    return f"What lay there is kept in {shortened(aside)}.\n" if aside is not None else ""
