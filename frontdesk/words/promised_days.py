"""The day that a phrase such as "next friday" comes to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from frontdesk.errors import BadInput
from frontdesk.words.calendar_names import MONTHS, WEEKDAYS
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
} | {"a": 1, "an": 1}
_LEAP_CYCLE: Final = 9  # years: 29 February is at most eight years away
_DECEMBER: Final = 12
_SATURDAY: Final = 5

_FIXED: Final[dict[str, Callable[[date], date]]] = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(days=1),
    "day after tomorrow": lambda today: today + timedelta(days=2),
    "a fortnight": lambda today: today + timedelta(days=14),
    "weekend": lambda today: _weekday_after(today, _SATURDAY),
    "next week": lambda today: _weekday_after(today, 0),
    "next month": lambda today: _months_on(today.replace(day=1), 1),
    "next year": lambda today: date(today.year + 1, 1, 1),
    "end of year": lambda today: date(today.year, _DECEMBER, 31),
    "end of month": lambda today: today.replace(day=_last_of(today.year, today.month)),
}
_SPAN: Final = re.compile(r"([0-9]{1,4}|[a-z]+) (day|week|month|year)s?")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\.? ?([0-9]{4})?")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: ([0-9]{4}))?")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")


class NobodyKnowsWhen(BadInput):
    """Nobody can tell which day that is."""

    hint = "Type a day such as tomorrow, friday, in 3 weeks, end of month, 1 dec, 24.12. or 2026-12-01."


def when(phrase: str, today: date) -> date:
    """Find the day of a phrase, never in the past: a promise is about what comes.

    "friday" and "next friday" are both the first Friday after today: people disagree about the second, and
    a promise looked at too early can be put off, one looked at too late is broken. Say it back by `echoed`.

    Args:
        phrase: tomorrow, friday, in 3 days, a week, end of month, next month, 1 dec, dec 1, 2026-12-01, ...
        today: the shop's day.

    Raises:
        NobodyKnowsWhen: nobody can resolve it, or the day is past or impossible.
    """
    said = re.sub(r"^(?:on|by|this|the|in) (?:the )?|(?<=of )the ", "", folded(phrase))
    try:
        day = _fixed(said, today) or _counted(said, today) or _dated(said, today)
    except (ValueError, OverflowError):
        raise NobodyKnowsWhen(f"There is no such day as “{phrase.strip()[:40]}”.") from None
    if day is None:
        raise NobodyKnowsWhen(f"Nobody can tell which day “{phrase.strip()[:40]}” is.")
    if day < today:
        raise NobodyKnowsWhen(f"“{phrase.strip()[:40]}” is already past.")
    return day


def _fixed(said: str, today: date) -> date | None:
    if said in _FIXED:
        return _FIXED[said](today)
    weekday = _named(said.removeprefix("next "), WEEKDAYS)
    return None if weekday is None else _weekday_after(today, weekday)


def _counted(said: str, today: date) -> date | None:
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1])
    if number is None:
        return None
    if found[2] in ("day", "week"):
        return today + timedelta(days=number * (7 if found[2] == "week" else 1))
    return _months_on(today, number * (_DECEMBER if found[2] == "year" else 1))


def _dated(said: str, today: date) -> date | None:
    if found := _ISO.fullmatch(said):
        return date(*map(int, found.groups()))
    if found := _DOTTED.fullmatch(said):
        number, month_number, of = found.groups()
        if of:
            return date(int(of), int(month_number), int(number))
        return _next_time(int(number), int(month_number), today)
    if found := _DAY_FIRST.fullmatch(said):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(said):
        name, day, year = found.groups()
    else:
        return None
    month = _named(name, MONTHS)
    if month is None:
        return None
    return date(int(year), month + 1, int(day)) if year else _next_time(int(day), month + 1, today)


def _next_time(day: int, month: int, today: date) -> date:
    """Find the next 1 December, and also the next 29 February; ValueError where none comes."""
    for year in range(today.year, today.year + _LEAP_CYCLE):
        if day <= _last_of(year, month) and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError


def _weekday_after(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _months_on(day: date, months: int) -> date:
    """Go on by whole months; the 31st becomes the last day of a shorter one."""
    years, month = divmod(day.month - 1 + months, _DECEMBER)
    last = _last_of(day.year + years, month + 1)
    return date(day.year + years, month + 1, min(day.day, last))


def _last_of(year: int, month: int) -> int:
    """Give the last day of a month, 28 to 31."""
    return (date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - timedelta(days=1)).day


def _named(said: str, names: tuple[str, ...]) -> int | None:
    """Find a name by itself or by its first three letters or more ("tues", "sept")."""
    return next(
        (at for at, name in enumerate(names) if len(said) > 2 and name.lower().startswith(said)),  # noqa: PLR2004
        None,
    )
