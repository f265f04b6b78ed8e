"""What somebody will have, from what they had: at the same part of such days, lately, and with as many people."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.records.habits import FEWEST, commonest, signature
from frontdesk.records.order_lines import everyday, in_full
from frontdesk.records.orders import Strength, Usual
from frontdesk.words.phrases import share_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from frontdesk.clock import Clock
    from frontdesk.records.habits import Commonest, Order
    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import Item, Visit

SATURDAY = 5

_GOES_WITHOUT = "{} is not sold any more"


class Among(NamedTuple):
    """Visits of one kind, newest first, and what one of them is called."""

    noun: str
    visits: list[Visit]


def predicted(
    clock: Clock, visits: Sequence[Visit], at: datetime, items: Mapping[int, Item], party: int | None = None
) -> Usual | None:
    """The order to expect at this time (aware) of somebody with these visits, newest first; None without a habit.

    Their visits at the same part of the same kind of day come first, then those on such days, then all: whoever has
    tea on Sunday afternoons is not asked about the espresso of their Mondays. What is not sold any more (`items` are
    those that were had) is never offered. A known `party` counts those visits alone that were made by as many people.
    """
    if party is None:
        usual = _offered(clock, visits, at, items)
        return replace(usual, evidence=usual.evidence + _in_company(usual, visits, items)) if usual else None
    alone = _typical(visits)
    as_many = [visit for visit in visits if (visit.party_size or alone) == party]
    usual = _offered(clock, as_many, at, items)
    if usual is not None:
        return usual
    usual = _offered(clock, visits, at, items)
    return replace(usual, ask=True, why_ask="more people than usual") if usual and party > alone else usual


def _offered(clock: Clock, visits: Sequence[Visit], at: datetime, items: Mapping[int, Item]) -> Usual | None:
    had = [visit for visit in visits if visit.lines]
    found = _habit(clock, _as_today(had, items), at)
    if found is None and (once := _habit(clock, had, at)):
        return without_unsold(once, items)
    return found


def _as_today(visits: Sequence[Visit], items: Mapping[int, Item]) -> list[Visit]:
    orders = ((visit, sold(visit.lines, items)) for visit in visits)
    return [visit if order == visit.lines else replace(visit, lines=order) for visit, order in orders if order]


def sold(order: Order, items: Mapping[int, Item]) -> Order:
    """An order under the names and prices of today, replaced items replaced; empty when a part of it is not sold."""
    lines = [_as_sold(line, items) for line in order]
    return tuple(line for line in lines if line) if all(lines) else ()


def _as_sold(line: OrderLine, items: Mapping[int, Item]) -> OrderLine | None:
    item = items.get(line.item_id) if line.item_id is not None else None
    if item is None:
        return line
    passed = {item.id}
    while not item.active:
        item = items.get(item.replaced_by or 0)
        if item is None or item.id in passed:
            return None
        passed.add(item.id)
    price = line.price if item.price is None else item.price
    if (line.item_id, line.name, line.price) == (item.id, item.name, price):
        return line
    return replace(line, item_id=item.id, name=item.name, price=price)


def without_unsold(usual: Usual, items: Mapping[int, Item]) -> Usual | None:
    """A usual as it can be had today: when a part of it is not sold any more, the rest, to be asked about."""
    lines = [_as_sold(line, items) for line in usual.lines]
    gone = [line.name for line, now in zip(usual.lines, lines, strict=True) if now is None]
    left = tuple(line for line in lines if line)
    if not gone or not left:
        return replace(usual, lines=left) if left else None
    return replace(usual, lines=left, ask=True, why_ask=_GOES_WITHOUT.format(everyday(gone[0])))


def _habit(clock: Clock, visits: Sequence[Visit], at: datetime) -> Usual | None:
    """The first strong habit, from the narrowest kind of visit to the widest; else the first weak one."""
    weak: Usual | None = None
    for noun, same in _narrowing(clock, visits, at):
        best = commonest([visit.lines for visit in same])
        if best is None or len(same) < FEWEST:
            continue
        if best.strong:
            return _doubted(_usual(best, noun), same)
        if best.weak and weak is None:
            weak = replace(_usual(best, noun), strength=Strength.WEAK, ask=True, why_ask="only a weak habit")
    return weak


def _narrowing(clock: Clock, visits: Sequence[Visit], at: datetime) -> Iterator[Among]:
    weekend, part = clock.day_of(at).weekday() >= SATURDAY, clock.part_of_day(at)
    kind = [visit for visit in visits if (visit.day.weekday() >= SATURDAY) == weekend]
    now = [visit for visit in kind if visit.timed and clock.part_of_day(visit.at) == part]
    if len(now) < len(kind):
        yield Among(f"{'weekend' if weekend else 'weekday'} {part}", now)
    yield Among("weekend visit" if weekend else "weekday", kind)
    yield Among("visit", list(visits))


def _usual(best: Commonest, noun: str) -> Usual:
    return Usual(best.order, Strength.STRONG, share_words(*best.evidence, noun))


def _doubted(usual: Usual, same: Sequence[Visit]) -> Usual:
    """Two other orders in a row at such times are a reason to ask, whatever came before."""
    if all(signature(visit.lines) != signature(usual.lines) for visit in same[:2]):
        return replace(usual, ask=True, why_ask="the last two visits were different")
    return usual


def _typical(visits: Sequence[Visit]) -> int:
    """How many they usually are; one where nobody wrote it down."""
    sizes = [visit.party_size for visit in visits if visit.party_size]
    return round(median(sizes)) if sizes else 1


def _in_company(usual: Usual, visits: Sequence[Visit], items: Mapping[int, Item]) -> str:
    """What they always have when more of them come, behind the evidence: " · for 3: 1 flat white, 2 bagel"."""
    alone = _typical(visits)
    parties = [visit.party_size for visit in visits if visit.lines and visit.party_size and visit.party_size > alone]
    if not parties:
        return ""
    party = max(parties, key=lambda size: (parties.count(size), size))
    best = commonest([visit.lines for visit in _as_today(visits, items) if visit.party_size == party])
    if best is None or not best.strong or signature(best.order) == signature(usual.lines):
        return ""
    return f" · for {party}: {in_full(best.order)}"
