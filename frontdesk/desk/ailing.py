"""Who may do what while the shop's file ails, where PINs are in use and none can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.desk import OWNER, open_desk
from frontdesk.desk.team import everybody
from frontdesk.errors import FrontdeskError, NotAllowed
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff

_BRING = "Once the shop itself can be used, whoever has a PIN is let in."


def kept_from(desk: Desk, *, guarded: bool) -> str:
    """Whom to call for what is the owner's alone, where somebody else is at this till; empty where it is not so.

    Args:
        desk: the shop as it is open here; its file may be damaged, or gone.
        guarded: whether PINs were in use as this till last saw it.
    """
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
    here = before.staff if before is not None and before.proved else None
    for each in everybody(desk):
        if here is not None and each.pin and (each.id, each.name, each.role) == (here.id, here.name, here.role):
            return each
    raise NotAllowed("PINs are in use in it, and none can be checked where nothing may be written.", hint=_BRING)
