"""The usual: what somebody always has, honestly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.desk.ordering import orders
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.habits import FEWEST, RECENT, Commonest, commonest, signature
from frontdesk.records.orders import Happiness, Strength, Usual
from frontdesk.store import usuals, visits
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.fields import field
from frontdesk.words.phrases import share_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import OrderLine, Visit
    from frontdesk.store.unit import Work

PARTS = ("morning", "afternoon", "evening")
HOLDS = ("always", "weekdays", "weekends", *(day.lower() for day in WEEKDAYS), *PARTS)
_SATURDAY = 5
_LOOKED_AT = 40


class NeverHolds(BadInput):
    """Nobody knows when that is."""

    hint = f"Say one of: {', '.join(HOLDS)}."


def usual_of(desk: Desk, customer_id: int, at: datetime | None = None) -> Usual | None:
    """What this customer usually has at this time (aware; default now), with its evidence; None when there is none."""
    with desk.store.reading() as session:
        return usual_in(desk, session, customer_id, visits.of_customer(session, customer_id, _LOOKED_AT), at)


def usual_in(
    desk: Desk, session: Session, customer_id: int, latest: Sequence[Visit], at: datetime | None = None
) -> Usual | None:
    """The same within an open session; `latest` are the customer's visits, newest first.

    A pinned usual wins, the one that holds most narrowly first. Otherwise the order had most often lately on the same
    kind of day, weekdays apart from weekends. It must be asked about when it is weak, when the last two visits
    differed from it, and after a bad visit.
    """
    at = at or desk.clock.now()
    pinned = [usual for usual in usuals.pinned(session, customer_id) if _holds(desk, usual.holds, at)]
    if pinned:
        best = max(pinned, key=lambda usual: _narrowness(usual.holds))
        return _pinned(best, latest)
    return _predicted(desk, latest, at)


def _pinned(usual: Usual, latest: Sequence[Visit]) -> Usual:
    orders_had = [visit.lines for visit in latest if visit.lines][:RECENT]
    times = sum(signature(order) == signature(usual.lines) for order in orders_had)
    evidence = f"pinned · {share_words(times, len(orders_had), 'visit')}" if times else "pinned"
    return _asking(replace(usual, evidence=evidence), latest)


def _predicted(desk: Desk, latest: Sequence[Visit], at: datetime) -> Usual | None:
    weekend = desk.clock.day_of(at).weekday() >= _SATURDAY
    same = [visit for visit in latest if (visit.day.weekday() >= _SATURDAY) == weekend and visit.lines]
    everything = [visit for visit in latest if visit.lines]
    noun = "weekend visit" if weekend else "weekday"
    for among, word in ((same, noun), (everything, "visit")):
        best = commonest([visit.lines for visit in among])
        if best and len(among) >= FEWEST and (best.strong or best.weak):
            return _asking(_from(best, word), latest)
    return None


def _from(best: Commonest, noun: str) -> Usual:
    weak = not best.strong
    return Usual(
        lines=best.order,
        strength=Strength.WEAK if weak else Strength.STRONG,
        evidence=share_words(best.times, best.among, noun),
        ask=weak,
        why_ask="only a weak habit" if weak else "",
    )


def _asking(usual: Usual, latest: Sequence[Visit]) -> Usual:
    had = [visit for visit in latest if visit.lines and (usual.pinned_at is None or visit.at > usual.pinned_at)][:2]
    if latest and latest[0].happiness == Happiness.BAD:
        return replace(usual, ask=True, why_ask="the last visit went wrong")
    if len(had) > 1 and all(signature(visit.lines) != signature(usual.lines) for visit in had):
        return replace(usual, ask=True, why_ask="the last two visits were different")
    return usual


def _holds(desk: Desk, holds: str, at: datetime) -> bool:
    weekday = desk.clock.day_of(at).weekday()
    return holds in {
        "always",
        "weekends" if weekday >= _SATURDAY else "weekdays",
        WEEKDAYS[weekday].lower(),
        desk.clock.part_of_day(at),
    }


def _narrowness(holds: str) -> int:
    return ("always", "weekdays", "weekends").index(holds) if holds in HOLDS[:3] else 3


def pin(desk: Desk, customer_id: int, order: str, *, holds: str = "always", label: str = "") -> Done:
    """Make an order somebody's usual; `holds` says when ("always", "weekdays", "monday", "morning").

    Raises:
        NeverHolds: `holds` is none of the known times.
        UnreadableOrder, TooLong: as their sentences say.
    """
    wanted = holds.strip().lower()
    if wanted not in HOLDS:
        raise NeverHolds(f"Nobody knows when “{holds}” is.")
    with desk.store.writing(desk.deed("usual.pin", "Usual pinned")) as work:
        lines, _ = orders.read(work.session, order)
        usual_id = pin_in(work, customer_id, lines, holds=wanted, label=field(label, "label"))
        return Done(usual_id, work.action_id)


def pin_in(work: Work, customer_id: int, lines: Sequence[OrderLine], *, holds: str = "always", label: str = "") -> int:
    """The same within an action that is under way; the usual's id."""
    deed = work.deed
    return usuals.pin(work, customer_id, lines, label=label, holds=holds, at=deed.at, staff_id=deed.staff_id)


def unpin(desk: Desk, usual_id: int) -> Done:
    """Let a pinned usual go."""
    with desk.store.writing(desk.deed("usual.unpin", "Usual let go")) as work:
        usuals.unpin(work, usual_id)
        return Done(usual_id, work.action_id)
