"""The shop's days: what span the book covers, when the doors are open, which days are quiet."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from demo_shop.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENED = date(2023, 3, 6)  # the café's first morning; the book before FIRST_DAY was paper
FIRST_DAY = date(2024, 11, 24)
TODAY = date(2026, 11, 22)  # a Sunday: the day that the demo's own dates are told from
LAST_DAY = date(2026, 11, 28)  # a week more, so that a shift by whole weeks leaves every weekday alive
DOORS_OPEN = 7 * 60
SATURDAY = 5

_FIXED_HOLIDAYS = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
_EASTERS = (date(2025, 4, 20), date(2026, 4, 5))
_AFTER_EASTER = (-2, 0, 1, 39, 50)


def all_days(first: date = FIRST_DAY, last: date = LAST_DAY) -> Iterator[date]:
    """Each day from first to last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def doors_close(day: date) -> int:
    """The closing minute of that day: 18:00, at weekends 16:00."""
    return 16 * 60 if weekend(day) else 18 * 60


@cache
def holiday(day: date) -> bool:
    """A public holiday: the shop is open, the offices are not."""
    movable = {easter + timedelta(days=shift) for easter in _EASTERS for shift in _AFTER_EASTER}
    return (day.month, day.day) in _FIXED_HOLIDAYS or day in movable


@cache
def bustle(day: date) -> float:
    """How lively the street is on that day, around 1: weather, season and holidays."""
    if (day.month, day.day) in {(12, 25), (1, 1)}:
        return 0.12
    if holiday(day):
        return 0.4
    if day.month == 12 and day.day >= 23:
        return 0.45
    season = 0.85 if day.month == 8 else 1.0
    return season * Dice("weather", day).between(0.86, 1.08)


def within_doors(minute: int, day: date) -> int:
    """The minute, or its mirror image inside the doors: nobody is served before seven."""
    inside = 2 * DOORS_OPEN - minute if minute < DOORS_OPEN else minute
    last = doors_close(day) - 3
    return max(DOORS_OPEN, 2 * last - inside if inside > last else inside)


def clock(minute: int) -> str:
    """Minutes since midnight as 08:39."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
