"""What is done about a shop's file that ails, off the screen's thread, and what there is to know afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.mishaps import noted
from frontdesk.tui.typed_paths import shortened
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.clock import Clock
    from frontdesk.desk.desk import Desk
    from frontdesk.records.trouble import Trouble, Way

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
    noted("a new shop was begun in the place of one that could not be opened")
    return f"A new shop was made.\nThe backups of the one before stay where they are.\n{_kept(aside)}"


def _kept(aside: Path | None) -> str:
    return f"What lay there is kept in {shortened(aside)}.\n" if aside is not None else ""
