"""The team: who serves here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.store.shop import glance
from frontdesk.store.shop import team as rows
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff
    from frontdesk.store.unit import Work


class NameTaken(BadInput):
    """Somebody of that name works here already."""


class NoSuchStaff(NothingFound):
    """Nobody of that number or name works here."""

    hint = "See `frontdesk team list`."


def everybody(desk: Desk, *, retired: bool = False) -> tuple[Staff, ...]:
    """Who works here, by name; who once did only when asked for."""
    with desk.store.looking() as connection:
        return tuple(member for member in glance.team(connection) if member.active or retired)


def named(desk: Desk, text: str) -> Staff:
    """The member of the team of this id or name, those who left included.

    Raises:
        NoSuchStaff: nobody.
    """
    for member in everybody(desk, retired=True):
        if text.strip() == str(member.id) or folded(text) == folded(member.name):
            return member
    raise NoSuchStaff(f"Nobody is known here as “{text[:40]}”.")


def add(desk: Desk, name: str, role: str = "") -> Done:
    """Add a member of the team.

    Raises:
        NameTaken: an active one has this name; staff are named by it.
    """
    desk.only_owner("change the team")
    wanted = filled(name, "name")
    _refuse_taken(desk, wanted, None)
    with desk.store.writing(desk.deed("team.add", "Team member added")) as work:
        return Done(rows.add(work, wanted, field(role, "role")), work.action_id)


def change(desk: Desk, staff_id: int, *, seen: Staff | None = None, **values: Any) -> Done:
    """Change a member's name, role, or whether they still work here (`active`).

    Raises:
        TwoVersions: another till changed the same since they were `seen`; nothing was overwritten.
        NameTaken, NoSuchStaff: as their sentences say.
    """
    desk.only_owner("change the team")
    if "name" in values:
        values["name"] = filled(values["name"], "name")
        _refuse_taken(desk, values["name"], staff_id)
    if "role" in values:
        values["role"] = field(values["role"], "role")
    with desk.store.writing(desk.deed("team.change", "Team member changed")) as work:
        now = next((member for member in everybody(desk, retired=True) if member.id == staff_id), None)
        if now is None:
            raise NoSuchStaff(f"There is no team member {staff_id}.")
        beside = ""
        if seen is not None:
            values, beside = united(desk, _edit(work, seen, now), values)
        rows.change(work, staff_id, **values)
        return Done(staff_id, work.action_id, beside)


def _edit(work: Work, seen: Staff, now: Staff) -> Edit:
    def again(desk: Desk, now: Staff, kept: dict[str, Any]) -> Done:
        return change(desk, seen.id, seen=now, **kept)

    return Edit(work.session, ("staff", seen.id), seen, now, {"name": "name", "role": "role"}, again)


def _refuse_taken(desk: Desk, name: str, but: int | None) -> None:
    for member in everybody(desk):
        if member.id != but and folded(member.name) == folded(name):
            raise NameTaken(f"{member.name} works here already.", hint="Tell them apart, such as “Anna K.”.")
