"""Which perks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.promises import Perk, PerkKind
from frontdesk.store.promises import perks
from frontdesk.words.fields import filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk

_COUNTING = {PerkKind.EVERY: 2, PerkKind.FROM: 1}
_HIGHEST = 10_000
_HIGHEST_CAP = 366


class UnknownPerkKind(BadInput):
    """There is no such kind of perk."""

    hint = f"Say one of: {', '.join(PerkKind)}."


class UnusableNumber(BadInput):
    """That number does not fit."""


class NoSuchPerk(NothingFound):
    """There is no such perk."""

    hint = "See `frontdesk perks list`."


def add(desk: Desk, kind: str, what: str, number: int | None = None, cap: int | None = None) -> Done:
    """Let a perk begin now: `number` is N for every Nth visit and from N visits on, `cap` how often a year at most.

    Raises:
        UnknownPerkKind, UnusableNumber, MissingText, TooLong: as their sentences say.
    """
    known = folded(kind)
    if known not in set(PerkKind):
        raise UnknownPerkKind(f"“{kind[:40]}” is no kind of perk.")
    perk = Perk(0, PerkKind(known), filled(what, "perk"), _number(PerkKind(known), number), _cap(cap))
    desk.only_owner("change the perks")
    with desk.store.writing(desk.deed("perk.add", "Perk added")) as work:
        return Done(perks.add(work, perk, work.deed.at), work.action_id)


def change(desk: Desk, perk_id: int, **values: Any) -> Done:
    """Change what a perk gives (`what`), its `number`, its `cap`, or whether it is given at all (`active`).

    With another number, or taken up again, it begins anew: nobody is owed for the visits made before.

    Raises:
        NoSuchPerk, UnusableNumber, MissingText, TooLong: as their sentences say.
    """
    if "what" in values:
        values["what"] = filled(values["what"], "perk")
    if "cap" in values:
        values["cap"] = _cap(values["cap"])
    desk.only_owner("change the perks")
    with desk.store.writing(desk.deed("perk.change", "Perk changed")) as work:
        there = read_in(work.session, perk_id)
        if "number" in values:
            values["number"] = _number(there.kind, values["number"])
        if values.get("number", there.number) != there.number or (values.get("active") and not there.active):
            values["since"] = work.deed.at
        perks.change(work, perk_id, **values)
        return Done(perk_id, work.action_id)


def retire(desk: Desk, perk_id: int) -> Done:
    """Give a perk no longer; what was given of it stays on the record.

    Raises:
        NoSuchPerk: there is none of this id.
    """
    desk.only_owner("change the perks")
    with desk.store.writing(desk.deed("perk.retire", "Perk retired")) as work:
        read_in(work.session, perk_id)
        perks.change(work, perk_id, active=False)
        return Done(perk_id, work.action_id)


def listed(desk: Desk, *, retired: bool = False) -> tuple[Perk, ...]:
    """The perks there are, those no longer given only when asked for."""
    with desk.store.reading() as session:
        return perks.everything(session, retired=retired)


def read_in(session: Session, perk_id: int) -> Perk:
    """One perk within an open session.

    Raises:
        NoSuchPerk: there is none of this id.
    """
    found = perks.read(session, perk_id)
    if found is None:
        raise NoSuchPerk(f"There is no perk {perk_id}.")
    return found


def _number(kind: PerkKind, number: int | None) -> int | None:
    if kind not in _COUNTING:
        if number is not None:
            raise UnusableNumber(f"A perk of the kind {kind} counts no visits.", hint="Leave its number away.")
        return None
    lowest = _COUNTING[kind]
    if number is None or not lowest <= number <= _HIGHEST:
        raise UnusableNumber(
            f"A perk of the kind {kind} counts visits: from {lowest} to {_HIGHEST:,}.", hint="Say its number of visits."
        )
    return number


def _cap(cap: int | None) -> int | None:
    if cap is not None and not 1 <= cap <= _HIGHEST_CAP:
        raise UnusableNumber(f"A customer may have a perk 1 to {_HIGHEST_CAP} times a year.")
    return cap
