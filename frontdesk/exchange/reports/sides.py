"""The evening from its other sides: how it was by staff and by item, what was had, who comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.exchange.reports.parts import Bar, Column, Retention, Stayed, Table
from frontdesk.exchange.reports.people import more_of
from frontdesk.exchange.reports.wording import brief, day_name, month_name, percent
from frontdesk.records.reports import FEWEST, share_of
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from frontdesk.exchange.reports.parts import Cell
    from frontdesk.records.evening import Evening, HappinessOf, ItemTrend, Loyalty

_MOST = 12
_NAME = 40
_MONTHS = 12
"""More rows would need more columns than a sheet of paper has room for."""


def happiness_by_staff(evening: Evening) -> Table:
    """How visits were by who served them, by name: people are not ranked."""
    return _happiness("by-staff", "Happiness by who served", evening.by_staff, "nobody noted")


def happiness_by_item(evening: Evening) -> Table:
    """How visits were by what was had, the commonest first, without what a few had and everybody found good."""
    worth_telling = [
        each for each in evening.by_item if each.happiness.n >= FEWEST or each.happiness.good < each.happiness.n
    ]
    found = _happiness("by-item", "Happiness by what they had", worth_telling, "")
    good = len(evening.by_item) - len(worth_telling)
    others = f"{count(good, 'other')} {'was' if good == 1 else 'were all'} rated good" if good else ""
    return replace(found, more="; ".join(filter(None, (found.more, others))))


def items(evening: Evening, *, over: bool) -> Table:
    """What was had, now and in the span before; what gained and lost the most once the span is over."""
    had = evening.items
    most, earlier = max((each.now for each in had), default=0), any(each.before for each in had)
    return Table(
        "items",
        "What they had",
        _gained(had) if over else "",
        (
            Column("item", "name"),
            Column("now", figures=True),
            Column("", "cool", least=80),
            Column("before", "quiet", figures=True),
            Column("usual of", "quiet", figures=True),
        ),
        tuple(
            (
                brief(each.name, _NAME),
                f"{each.now:,}",
                Bar(each.now / most if most else 0.0),
                f"{each.before:,}" if earlier else "",
                f"{each.regulars:,}" if each.regulars else "",
            )
            for each in had[:_MOST]
        ),
        more_of(len(had), _MOST),
    )


def retention(evening: Evening, until: date) -> Retention:
    """Who came again: everybody within a while, and by the month of their first visit, as of a day."""
    begun = [each for each in evening.cohorts if each.people][-_MONTHS:]
    if not any(len(each.back) > 1 for each in begun):
        return Retention(tuple(_loyalty_words(evening.loyalty)))
    unfinished = (until + timedelta(days=1)).day != 1
    note = f"How many came again in each month after{'; the last of each row is not over' if unfinished else ''}."
    return Retention(
        tuple(_loyalty_words(evening.loyalty)),
        note,
        tuple(
            (
                month_name(each.month),
                each.people,
                tuple(Stayed(count, share_of(count, each.people)) for count in each.back[1:]),
            )
            for each in begun
        ),
    )


def _happiness(key: str, title: str, found: Sequence[HappinessOf], nameless: str) -> Table:
    def row(each: HappinessOf) -> tuple[Cell, ...]:
        share = each.happiness.share
        return (
            brief(each.name, _NAME) or nameless,
            f"{each.happiness.good:,} of {each.happiness.n:,}",
            "" if share is None else percent(share),
            "" if share is None else Bar(share),
        )

    few = any(each.happiness.share is None for each in found)
    return Table(
        key,
        title,
        f"Under {FEWEST} ratings there is no share to tell." if few else "",
        (
            Column("", "name"),
            Column("rated good", figures=True),
            Column("share", figures=True),
            Column("", "cool", least=80),
        ),
        tuple(map(row, found[:_MOST])),
        more_of(len(found), _MOST),
    )


def _gained(had: Sequence[ItemTrend]) -> str:
    """What was had more, and what less, by the most."""
    if not had or not any(each.before for each in had):
        return ""
    up, down = max(had, key=_gain), min(had, key=_gain)
    gained = f"Gained most: {brief(up.name, _NAME)}, {_gain(up):,} more." if _gain(up) > 0 else ""
    lost = f"Lost most: {brief(down.name, _NAME)}, {-_gain(down):,} fewer." if _gain(down) < 0 else ""
    return f"{gained} {lost}".strip()


def _gain(item: ItemTrend) -> int:
    return item.now - item.before


def _loyalty_words(found: Loyalty) -> Iterator[str]:
    if not found.customers:
        return
    when = ""
    if found.start and found.end:
        last = day_name(found.end, year=True)
        first = day_name(found.start, year=found.start.year != found.end.year)
        when = f" on {last}" if found.start == found.end else f" from {first} to {last}"
    share = f" ({percent(found.again_share)})" if found.again_share is not None else ""
    who = f"Of {count(found.customers, 'customer')} who came{when}"
    yield f"{who}, {found.again:,} came again within {found.days} days{share}."
    if found.served:
        share = f" ({percent(found.same_person_share)})" if found.same_person_share is not None else ""
        yield f"{found.same_person:,} of {found.served:,} came to the same person again{share}."
