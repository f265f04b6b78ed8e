"""When a follow-up is due by a rule, and when nobody need do it any more."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.records.anchors import Anchor, Stem
from frontdesk.records.promises import Trigger
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.anchors import Reading
    from frontdesk.records.promises import Rule

LET_GO = timedelta(days=365)
"""Nobody rings about a visit of more than a year ago: what nobody did by then is let go."""
GONE_BY = timedelta(days=14)
"""So long after a birthday people can still be wished well."""
PLANNED = frozenset({Trigger.BOOKED, Trigger.READY, Trigger.RENEWAL})
"""Dates that lie ahead when they are written down, so that something can be due before them."""
OF_DATES = PLANNED | {Trigger.COLLECTED}
_DIGITS = {Stem.DATE: 1, Stem.VISIT: 2, Stem.FEEDBACK: 3, Stem.BIRTHDAY: 4}
_STEMS = {digit: stem for stem, digit in _DIGITS.items()}
_ROOM = 10**9
_YEAR = 12
_FARTHEST = timedelta(days=36_500)
_LONGEST_MONTH = 31
_SLACK = 7 + 3
"""Days by which closed days, and months of different lengths, may shift what a rule counts."""


def follow_up_id(rule: int, anchor: Anchor) -> int:
    """The number of what a rule makes of an anchor: always the same for the same two."""
    return (rule * 10 + _DIGITS[anchor.stem]) * _ROOM + anchor.id


def meant_by(number: int) -> tuple[int, Stem, int] | None:
    """Which rule and anchor such a number means; None when it is none of them."""
    front, anchor_id = divmod(number, _ROOM)
    rule, digit = divmod(front, 10)
    return (rule, _STEMS[digit], anchor_id) if rule > 0 and digit in _STEMS else None


def natural_day(
    rule: Rule, anchor: Anchor, opening_days: Sequence[int], readings: Sequence[Reading] = ()
) -> date | None:
    """On which shop day a rule wants something done about an anchor, always an opening day; None when never.

    What falls on a closed day is done on the last opening day before it if it leads up to the anchor, else on the
    next one.
    """
    by_calendar = None if rule.reading and not (rule.months or rule.days) else later(anchor.day, rule.months, rule.days)
    by_reading = driven_by(rule, anchor, readings) if rule.reading else None
    days = [day for day in (by_calendar, by_reading) if day is not None]
    return open_day(min(days), opening_days, back=rule.days < 0) if days else None


def driven_by(rule: Rule, anchor: Anchor, readings: Sequence[Reading]) -> date | None:
    """When so much more will have been driven since the anchor as the rule says; None when nobody can tell.

    Of each thing the last two readings of different days tell how fast it goes, unless they go down. A reading that
    was old already at the anchor by more than the rule's months tells nothing of later. The anchor's own thing
    counts, or else the one that goes fastest.
    """
    found = paces(readings, later(anchor.day, -rule.months) if rule.months else date.min)
    own = folded(anchor.what)
    counting = [found[own]] if own in found else list(found.values())
    days = min((_days_for(rule, pace) for pace in counting), default=None)
    return None if days is None else later(anchor.day, 0, days)


def sooner(rule: Rule, readings: Sequence[Reading]) -> bool:
    """Whether anything goes so fast that a rule's reading is reached before its months are over."""
    longest = rule.months * _LONGEST_MONTH + rule.days if rule.months or rule.days else _FARTHEST.days
    return any(_days_for(rule, pace) <= longest for pace in paces(readings, date.min).values())


def paces(readings: Sequence[Reading], oldest: date) -> dict[str, tuple[int, int]]:
    """How much each thing was driven in how many days, where the last reading is not older than a day."""
    found: dict[str, tuple[int, int]] = {}
    things: dict[str, list[Reading]] = {}
    for each in readings:
        things.setdefault(folded(each.what), []).append(each)
    for what, own in things.items():
        last, before = own[-1], [each for each in own if each.day < own[-1].day]
        if before and last.day >= oldest and last.value > before[-1].value:
            found[what] = (last.value - before[-1].value, (last.day - before[-1].day).days)
    return found


def _days_for(rule: Rule, pace: tuple[int, int]) -> int:
    driven, days = pace
    return min(-(-(rule.reading or 0) * days // driven), _FARTHEST.days)


def due_day(rule: Rule, natural: date, known: date, *, imported: bool) -> date | None:
    """When it is due: never before the shop knew of the anchor, nor before the rule came into force; None if never.

    Of what lies behind, a rule or an import that comes later makes nothing. What still lies open it does bring up.
    """
    since = rule.since or date.min
    if not rule.until_done and (natural < since or (imported and natural < known)):
        return None
    return max(natural, known, since)


def gone_by(rule: Rule, anchor: Anchor, natural: date, today: date) -> bool:
    """Whether it is too late for anybody to do it."""
    if rule.trigger is Trigger.BIRTHDAY:
        return today > natural + GONE_BY
    if rule.trigger is Trigger.BOOKED and rule.days < 0:
        return today > anchor.day
    return not rule.until_done and today > natural + LET_GO


def anchor_days(
    rule: Rule, opening_days: Sequence[int], today: date, until: date | None
) -> tuple[date | None, date | None]:
    """Between which days an anchor must lie for something to be due by a day (any, when None), or still overdue."""
    end = None if until is None else later(first_day(rule, opening_days, later(until, 0, 1)), 0, -1)
    if rule.trigger is Trigger.BOOKED and rule.days < 0:
        return today, end
    if rule.until_done:
        return None, end
    back = GONE_BY if rule.trigger is Trigger.BIRTHDAY else LET_GO
    oldest = max(later(today, 0, -back.days), rule.since or date.min)
    return first_day(rule, opening_days, oldest), end


def first_day(rule: Rule, opening_days: Sequence[int], natural: date) -> date:
    """The first day on which an anchor may lie for its follow-up to be due on a day or later, by the calendar."""
    day = later(later(natural, -rule.months, -rule.days), 0, -_SLACK)
    while open_day(later(day, rule.months, rule.days), opening_days, back=rule.days < 0) < natural:
        day = later(day, 0, 1)
    return day


def open_day(day: date, opening_days: Sequence[int], *, back: bool) -> date:
    """The day itself when the shop is open on it, else the next opening day, or the last one before it."""
    step = timedelta(days=-1 if back else 1)
    try:
        while opening_days and day.weekday() not in opening_days:
            day += step
    except OverflowError:
        return day
    return day


def later(day: date, months: int, days: int = 0) -> date:
    """So many calendar months and then days later, or earlier; the 31st becomes the last day of a shorter month.

    At either end of the calendar it stops.
    """
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    try:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
