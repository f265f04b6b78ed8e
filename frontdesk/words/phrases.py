"""Counts, lists and days as a shopkeeper says them, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.words.calendar_names import MONTHS, WEEKDAYS
from frontdesk.words.promised_days import NobodyKnowsWhen, when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "NobodyKnowsWhen",
    "ago",
    "ahead",
    "count",
    "echoed",
    "joined",
    "ordinal",
    "plural_of",
    "share_words",
    "short_date",
    "when",
]

_DAYS_COUNTED: Final = 14  # from two weeks on people think in weeks,
_WEEKS_COUNTED: Final = 9  # from nine weeks on in months
_MONTHS_A_YEAR: Final = 12
_TEENS: Final = range(11, 14)
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}


def count(number: int, noun: str, plural: str = "") -> str:
    """Say how many: "1 visit", "2 visits", with the plural given where it is irregular ("2 people")."""
    return f"{number:,} {noun if number == 1 else plural or plural_of(noun)}"


def few_words(text: str, longest: int) -> str:
    """The text on one line of so many characters, cut between two words where that is possible."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[: longest - 1]
    space = head.rfind(" ", longest // 2)
    return f"{head[:space] if space > 0 else head}…"


def plural_of(noun: str) -> str:
    """Give the regular plural of an English noun: "visits", "copies", "boxes"."""
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Join as in a sentence: "a", "a and b", "a, b and c"; nothing gives an empty text."""
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def ordinal(number: int) -> str:
    """Say which in a row: "1st", "2nd", "11th", "150th"."""
    last_digit = abs(number) % 10
    ending = "th" if abs(number) % 100 in _TEENS else _ENDINGS.get(last_digit, "th")
    return f"{number:,}{ending}"


def ago(then_day: date, today: date) -> str:
    """Say how long ago a shop day was: "today", "yesterday", "3 days ago", "5 weeks ago", "2 years ago"."""
    days = (today - then_day).days
    if days < 0:
        return ahead(then_day, today)
    if days < 2:  # noqa: PLR2004
        return "yesterday" if days else "today"
    return f"{_span(then_day, today)} ago"


def ahead(day: date, today: date) -> str:
    """Say how far ahead a day is: "today", "tomorrow", "in 5 days", "in 3 weeks"; the past as `ago` does."""
    days = (day - today).days
    if days < 0:
        return ago(day, today)
    if days < 2:  # noqa: PLR2004
        return "tomorrow" if days else "today"
    return f"in {_span(today, day)}"


def short_date(day: date, today: date) -> str:
    """Write a day as "Thu 19 Nov", with its year where that is not this one's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def echoed(day: date, today: date) -> str:
    """Say back which day a phrase came to, so that a misunderstanding is seen: "Fri 27 Nov, in 5 days"."""
    return f"{short_date(day, today)}, {ahead(day, today)}"


def share_words(part: int, whole: int, noun: str) -> str:
    """Say evidence in numbers people check: "9 of the last 10 weekdays"; the noun comes in the singular."""
    if whole == 1:
        return f"the last {noun}" if part else f"not the last {noun}"
    if not whole:
        return f"no {plural_of(noun)} yet"
    return f"{part} of the last {count(whole, noun)}"


def _span(start: date, end: date) -> str:
    days = (end - start).days
    if days < _DAYS_COUNTED:
        return count(days, "day")
    if days < _WEEKS_COUNTED * 7:
        return count(days // 7, "week")
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month - (end.day < start.day)
    if months < _MONTHS_A_YEAR:
        return count(months, "month")
    return count(months // _MONTHS_A_YEAR, "year")
