"""Spans, shares and money as a report writes them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frontdesk.desk.ordering.items import price_words
from frontdesk.words.calendar_names import MONTHS, WEEKDAYS
from frontdesk.words.display import cut, shown

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.exchange.reports.parts import Stayed

_LAST_MONTH: Final = 12
_WEEK: Final = 7
_LINE: Final = 280
"""Cells: enough for what somebody said at a counter; the whole of it is on their card."""


def span_words(start: date, end: date) -> str:
    """Name a span of days, years included, since a page outlives its year: "Mon 16 to Sun 22 November 2026"."""
    if start == end:
        return f"{WEEKDAYS[start.weekday()]} {start.day} {_month(start)} {start.year}"
    if _fills_months(start, end):
        if start.month == end.month and start.year == end.year:
            return f"{_month(start)} {start.year}"
        if (start.month, end.month, start.year) == (1, _LAST_MONTH, end.year):
            return str(start.year)
        return f"{_month(start)}{f' {start.year}' if start.year != end.year else ''} to {_month(end)} {end.year}"
    last = f"{WEEKDAYS[end.weekday()][:3]} {end.day} {_month(end)} {end.year}"
    first = f"{WEEKDAYS[start.weekday()][:3]} {start.day}"
    if start.year != end.year:
        return f"{first} {_month(start)} {start.year} to {last}"
    return f"{first} to {last}" if start.month == end.month else f"{first} {_month(start)} to {last}"


def before_words(start: date, end: date) -> str:
    """Say when, of the span of as many days before: "on the day before", "in the week before"."""
    days = (end - start).days + 1
    return {1: "on the day before", _WEEK: "in the week before"}.get(days, f"in the {days:,} days before")


def compared(now: int, then: int, before: str, *, over: bool) -> str:
    """Say how many it is beside an earlier number; while the span is not over, only what it was then."""
    if not over:
        return f"so far · {then:,} {before}"
    if now == then:
        return f"as many as {before}" if now else f"none {before} either"
    if not then:
        return f"none {before}"
    return f"{abs(now - then):,} {'more' if now > then else 'fewer'} than {before}"


def part_of(part: int, whole: int, share: float | None) -> str:
    """A share with the number that it is of, "86% of 51"; of too few to tell one, how many: "5 of 7"."""
    return f"{f'{part:,}' if share is None else percent(share)} of {whole:,}" if whole else ""


def stayed_words(stayed: Stayed, people: int) -> str:
    """How many of the people of a month came in a later one: "42%", of few people "3 of 7"."""
    return f"{stayed.count:,} of {people:,}" if stayed.share is None else percent(stayed.share)


def percent(share: float) -> str:
    """A share as people read it: "90%"; all and none are said only of all and none."""
    whole = round(100 * share)
    return f"{whole if share in {0, 1} else min(max(whole, 1), 99)}%"


def money(amount: int, currency: str) -> str:
    """Minor units with their currency: "3,120.50 EUR"."""
    whole, point, rest = price_words(amount, currency).partition(".")
    return f"{int(whole):,}{point}{rest} {currency}"


def brief(text: str, width: int = _LINE) -> str:
    """People's text on one line, harmless and not too long to be read."""
    return cut(shown(" ".join(text.split())), width)


def month_name(day: date) -> str:
    """A month with its year, short: "Nov 2026"."""
    return f"{_month(day)[:3]} {day.year}"


def day_name(day: date, *, year: bool = False) -> str:
    """A day, short: "Sat 21 Nov"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {_month(day)[:3]}{f' {day.year}' if year else ''}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


def _fills_months(start: date, end: date) -> bool:
    """Whether the days are whole calendar months; the calendar's own last day ends one."""
    return start.day == 1 and (end == type(end).max or (end + timedelta(days=1)).day == 1)
