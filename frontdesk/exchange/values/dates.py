"""Dates and times as files write them, each column read one way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache

from frontdesk.exchange.values.months import worded


class DayOrder(StrEnum):
    """Which number of a/b/yyyy is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


ISO_LENGTH = 10
LONGEST = 40
"""No date or time is written with more characters."""

_SLASHED = re.compile(r"([0-9]{1,2})([/.-])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})(?![0-9])\.?")
_YEARLESS = re.compile(r"([0-9]{1,2})[/.]\s?([0-9]{1,2})\.?")
_ISO = re.compile(r"([0-9]{4})([-/.]?)\s?([0-9]{1,2})\2\s?([0-9]{1,2})(?![0-9])\.?")
_BEFORE_CLOCK = re.compile(r"^\s*(?:[,–-]|at\b|um\b|à\b)\s*", re.IGNORECASE)
_ISO_YEARLESS = re.compile(r"--([0-9]{2})-?([0-9]{2})|([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(
    r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,6})[0-9]*)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?(?:\s*(?:Uhr|h|hrs))?"
)
_ZONED = re.compile(r"\s([A-Z]{3,4})$")
_ZONES = {
    "EST": "-05",
    "EDT": "-04",
    "CST": "-06",
    "CDT": "-05",
    "MST": "-07",
    "MDT": "-06",
    "PST": "-08",
    "PDT": "-07",
} | {
    "CET": "+01",
    "CEST": "+02",
    "BST": "+01",
    "EET": "+02",
    "EEST": "+03",
    "JST": "+09",
    "AEST": "+10",
    "AEDT": "+11",
    "NZST": "+12",
    "NZDT": "+13",
}
"""Hours that tills name by letters; of two meanings (CST) that of the tills that write them."""
_OFFSET = re.compile(r"\s*(?:(Z|z|UTC|GMT)|([+-][0-9]{2}):?([0-9]{2})?)$")
_LEAP_YEAR = 2000


@dataclass(slots=True)
class Evidence:
    """What a column's values say about its order: how many fit each way only, how many both, and a few.

    Of those that fit both ways the `dotted` ones need no question: where dates are written 5.6.1990, the day is first.
    """

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    dotted: int = 0
    examples: list[str] = field(default_factory=list)

    def see(self, text: str) -> None:
        """Take one value into account; ISO dates and what is no date say nothing."""
        text = text.strip()
        match = _SLASHED.match(text)
        if match:
            a, b = int(match[1]), int(match[3])
        elif match := _YEARLESS.fullmatch(text):
            a, b = int(match[1]), int(match[2])
        else:
            return
        if 1 <= b <= 12 < a <= 31:  # noqa: PLR2004 (months and days)
            self.day_first += 1
        elif "." in match[0] and a != b and 1 <= a <= 12 and 1 <= b <= 12:  # noqa: PLR2004
            self.dotted += 1
        elif 1 <= a <= 12 < b <= 31:  # noqa: PLR2004
            self.month_first += 1
        elif a != b and 1 <= a <= 12 and 1 <= b <= 12:  # noqa: PLR2004
            self.either += 1
        else:
            return
        if len(self.examples) < 3:  # noqa: PLR2004 (enough to show)
            self.examples.append(text)

    def order(self) -> DayOrder | None:
        """The one order that fits; None where none is needed.

        Raises:
            ValueError: Both fit, or some values fit only the one and some only the other.
        """
        if self.day_first and self.month_first:
            raise ValueError("some can only be read day first and others only month first")
        if self.day_first:
            return DayOrder.DAY_FIRST
        if self.month_first:
            return DayOrder.MONTH_FIRST
        if self.dotted and not self.either:
            return DayOrder.DAY_FIRST
        if self.either:
            raise ValueError("none of them has a day after the 12th")
        return None


def _split(text: str, order: DayOrder | None) -> tuple[date, str] | None:
    """The date that `text` begins with, and what follows it."""
    if match := _ISO.match(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if not match[2] and len(match[0]) != 8:  # noqa: PLR2004 (19990422)
            return None
        end = match.end()
    elif match := _SLASHED.match(text):
        year, a, b = _year(match[4]), int(match[1]), int(match[3])
        month, day = (b, a) if order is DayOrder.DAY_FIRST else (a, b)
        if order is None and a != b:
            return None
        end = match.end()
    elif (said := worded(text)) and said.year:
        year, month, day, end = _year(said.year), said.month, said.day, said.end
    else:
        return None
    try:
        return date(year, month, day), _BEFORE_CLOCK.sub(" ", text[end:], count=1)
    except ValueError:
        return None


def _year(written: str) -> int:
    """A year; one of two digits is the latest such year that has begun: nobody was born or came later."""
    if len(written) > 2:  # noqa: PLR2004
        return int(written)
    latest = datetime.now(UTC).year
    return latest - (latest - int(written)) % 100


def read_day(text: str, order: DayOrder | None) -> date | None:
    """The day that `text` names; a time of day after it is passed over. None if there is none.

    ISO dates are never read another way, whatever the column's `order`.
    """
    if len(text) == ISO_LENGTH and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return _read_day(text, order) if len(text) <= LONGEST else None


@lru_cache(maxsize=10_000)
def _read_day(text: str, order: DayOrder | None) -> date | None:
    found = _split(text.strip(), order)
    if not found:
        return None
    day, rest = found
    return day if not rest or (rest[0] in "Tt " and _CLOCK.match(rest[1:].lstrip())) else None


def read_birthday(text: str, order: DayOrder | None) -> str | None:
    """A birthday as YYYY-MM-DD, or --MM-DD where no year is known; None if it cannot be read."""
    if len(text) == ISO_LENGTH and text[4] == text[7] == "-" and text[0] != "0":
        try:
            date.fromisoformat(text)
        except ValueError:
            return None
        return text
    return _read_birthday(text, order) if len(text) <= LONGEST else None


@lru_cache(maxsize=10_000)
def _read_birthday(text: str, order: DayOrder | None) -> str | None:
    text = text.strip()
    if match := _ISO_YEARLESS.fullmatch(text):
        return _yearless(int(match[1] or match[3]), int(match[2] or match[4]))
    if text.startswith("0000-") and (match := _ISO_YEARLESS.fullmatch(text[5:])):
        return _yearless(int(match[3] or 0), int(match[4] or 0))
    if match := _YEARLESS.fullmatch(text):
        a, b = int(match[1]), int(match[2])
        if order is None and a != b:
            return None
        return _yearless(b, a) if order is DayOrder.DAY_FIRST else _yearless(a, b)
    if (said := worded(text)) and not said.year and said.end == len(text):
        return _yearless(said.month, said.day)
    day = read_day(text, order)
    return day.isoformat() if day else None


def _yearless(month: int, day: int) -> str | None:
    try:
        return date(_LEAP_YEAR, month, day).strftime("--%m-%d")
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """A time of day, in 24 or 12 hours; None if it cannot be read."""
    return _read_time(text.strip()) if len(text) <= LONGEST else None


@lru_cache(maxsize=10_000)
def _read_time(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    hour, half = int(match[1]), (match[5] or "").casefold()
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 (a clock's face)
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match[2]), int(match[3] or 0), int((match[4] or "").ljust(6, "0")))
    except ValueError:
        return None


def read_moment(text: str, order: DayOrder | None) -> tuple[date, time | None, str | None] | None:
    """A day with its time and zone where `text` holds them; a moment with an offset is given in UTC."""
    found = _split(text.strip(), order) if len(text) <= LONGEST else None
    if not found:
        return None
    day, rest = found[0], found[1].lstrip("Tt ")
    if not rest:
        return day, None, None
    if (named := _ZONED.search(rest)) and named[1] in _ZONES:
        rest = rest[: named.start()] + _ZONES[named[1]]
    offset = _OFFSET.search(rest)
    at = read_time(rest[: offset.start()] if offset else rest)
    if at is None:
        return None
    if not offset or offset[1]:
        return day, at, "UTC" if offset else None
    return _in_utc(day, at, offset[2] + (offset[3] or "00"))


def _in_utc(day: date, at: time, offset: str) -> tuple[date, time, str] | None:
    try:
        shift = datetime.strptime(offset, "%z").tzinfo
        moment = datetime.combine(day, at, shift).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.date(), moment.time(), "UTC"
