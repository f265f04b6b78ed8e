"""The usual: what somebody always has, honestly."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.ordering import orders
from frontdesk.desk.ordering.predicting import SATURDAY, predicted, without_unsold
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.habits import RECENT, signature
from frontdesk.records.orders import Happiness
from frontdesk.store.orders import items, usuals, visits
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.fields import field
from frontdesk.words.orders import OrderWord, write_order
from frontdesk.words.phrases import share_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import Item, Usual, Visit
    from frontdesk.store.unit import Work

PARTS = ("morning", "afternoon", "evening")
HOLDS = ("always", "weekdays", "weekends", *(day.lower() for day in WEEKDAYS), *PARTS)
LOOKED_AT = 40


class NeverHolds(BadInput):
    """Nobody knows when that is."""

    hint = f"Say one of: {', '.join(HOLDS)}."


def usual_of(desk: Desk, customer_id: int, at: datetime | None = None, party: int | None = None) -> Usual | None:
    """What this customer usually has at this time (aware; default now), with its evidence; None when there is none."""
    with desk.store.reading() as session:
        return usual_in(desk, session, customer_id, visits.of_customer(session, customer_id, LOOKED_AT), at, party)


def usual_in(
    desk: Desk,
    session: Session,
    customer_id: int,
    latest: Sequence[Visit],
    at: datetime | None = None,
    party: int | None = None,
) -> Usual | None:
    """The same within an open session; `latest` are the customer's visits, newest first, `party` how many they are now.

    A pinned usual wins, the one that holds most narrowly first. Otherwise it is what their habits say. Nothing is
    offered that is not sold any more. It must be asked about when it is weak, when the last two visits of the kind
    differed from it, when more people than usual have come, and after a bad visit.
    """
    at = at or desk.clock.now()
    pinned = [usual for usual in usuals.pinned(session, customer_id) if _holds(desk, usual.holds, at)]
    items_had = _items(session, latest, pinned)
    best = max(pinned, key=lambda usual: _narrowness(usual.holds), default=None)
    kept = without_unsold(best, items_had) if best else None
    found = _pinned(desk, kept, latest) if kept else predicted(desk.clock, latest, at, items_had, party)
    if found and latest and latest[0].happiness == Happiness.BAD:
        return replace(found, ask=True, why_ask="the last visit went wrong")
    return found


def _items(session: Session, latest: Sequence[Visit], pinned: Sequence[Usual]) -> dict[int, Item]:
    """What the shop sells today of all that was had or pinned."""
    orders_had = (*(visit.lines for visit in latest), *(usual.lines for usual in pinned))
    return items.of(session, {line.item_id for order in orders_had for line in order if line.item_id is not None})


def _pinned(desk: Desk, usual: Usual, latest: Sequence[Visit]) -> Usual:
    """A pinned usual with how often it was had when it holds; one just pinned is trusted whatever came before."""
    had = [visit for visit in latest if visit.lines and _held(desk, usual, visit)]
    same = [signature(visit.lines) == signature(usual.lines) for visit in had]
    times, among = sum(same[:RECENT]), len(same[:RECENT])
    found = replace(usual, evidence=f"pinned · {share_words(times, among, 'visit')}" if times else "pinned")
    since = [matches for matches, visit in zip(same, had, strict=True) if not _before(visit, usual)][:2]
    if len(since) > 1 and not any(since):
        return replace(found, ask=True, why_ask="the last two visits were different")
    return found


def _held(desk: Desk, usual: Usual, visit: Visit) -> bool:
    """Whether the usual would have held at that visit; of an hour that nobody knows it may."""
    return (not visit.timed and usual.holds in PARTS) or _holds(desk, usual.holds, visit.at)


def _before(visit: Visit, usual: Usual) -> bool:
    return usual.pinned_at is not None and visit.at <= usual.pinned_at


def _holds(desk: Desk, holds: str, at: datetime) -> bool:
    weekday = desk.clock.day_of(at).weekday()
    return holds in {
        "always",
        "weekends" if weekday >= SATURDAY else "weekdays",
        WEEKDAYS[weekday].lower(),
        desk.clock.part_of_day(at),
    }


def _narrowness(holds: str) -> int:
    return ("always", "weekdays", "weekends").index(holds) if holds in HOLDS[:3] else 3


def pinned_order(desk: Desk, customer_id: int, holds: str = "always") -> str:
    """What is pinned for these times, as it is typed; empty when nothing is."""
    with desk.store.reading() as session:
        return _pinned_order(session, customer_id, holds)


def _pinned_order(session: Session, customer_id: int, holds: str) -> str:
    found = next((usual.lines for usual in usuals.pinned(session, customer_id) if usual.holds == holds), ())
    return write_order(OrderWord(line.quantity, line.name, line.modifiers) for line in found)


def pin(
    desk: Desk, customer_id: int, order: str, *, holds: str = "always", label: str = "", seen: str | None = None
) -> Done:
    """Make an order somebody's usual; `holds` says when ("always", "weekdays", "monday", "morning").

    `seen` is what was pinned for these times when somebody began to type.

    Raises:
        TwoVersions: another till pinned something else since; nothing was overwritten.
        NeverHolds: `holds` is none of the known times.
        UnreadableOrder, TooLong: as their sentences say.
    """
    wanted = holds.strip().lower()
    if wanted not in HOLDS:
        raise NeverHolds(f"Nobody knows when “{holds}” is.")
    with desk.store.writing(desk.deed("usual.pin", "Usual pinned")) as work:
        lines, _ = orders.read(work.session, order)
        if seen is not None:
            typed = write_order(OrderWord(line.quantity, line.name, line.modifiers) for line in lines)
            _refuse_clash(desk, work, (customer_id, wanted, label), seen, typed)
        usual_id = pin_in(work, customer_id, lines, holds=wanted, label=field(label, "label"))
        return Done(usual_id, work.action_id)


def _refuse_clash(desk: Desk, work: Work, whose: tuple[int, str, str], seen: str, typed: str) -> None:
    customer_id, holds, label = whose

    def again(desk: Desk, now: SimpleNamespace, kept: dict[str, Any]) -> Done:
        if "order" not in kept:
            return Done(customer_id, None)
        return pin(desk, customer_id, kept["order"], holds=holds, label=label, seen=now.order)

    was, now = SimpleNamespace(order=seen), SimpleNamespace(order=_pinned_order(work.session, customer_id, holds))
    row, labels = ("customers", customer_id), {"order": "usual"}
    united(desk, Edit(work.session, row, was, now, labels, again, owned=("usuals", "usual_lines")), {"order": typed})


def pin_in(work: Work, customer_id: int, lines: Sequence[OrderLine], *, holds: str = "always", label: str = "") -> int:
    """The same within an action that is under way; the usual's id."""
    deed = work.deed
    return usuals.pin(work, customer_id, lines, label=label, holds=holds, at=deed.at, staff_id=deed.staff_id)


def unpin(desk: Desk, usual_id: int) -> Done:
    """Let a pinned usual go."""
    with desk.store.writing(desk.deed("usual.unpin", "Usual let go")) as work:
        usuals.unpin(work, usual_id)
        return Done(usual_id, work.action_id)
