"""Days that come round every year."""

from __future__ import annotations

from datetime import date

_LEAP_DAY = (2, 29)


def birthday_in(birthday: str, year: int) -> date | None:
    """On which day of a year a birthday ("1990-04-22" or "--04-22") is kept; None when there is none."""
    try:
        month, day = (int(part) for part in birthday.removeprefix("--").split("-")[-2:])
        return _on(month, day, year)
    except ValueError:
        return None


def again_in(day: date, year: int) -> date:
    """The same day of another year."""
    return _on(day.month, day.day, year)


def turning(birthday: str, year: int) -> int | None:
    """How old somebody turns in a year; None when the year of birth is not known."""
    born = birthday.partition("-")[0]
    return year - int(born) if born.isdecimal() else None


def _on(month: int, day: int, year: int) -> date:
    """Where there is no 29th of February, the 28th keeps it."""
    if (month, day) == _LEAP_DAY and not _is_leap(year):
        return date(year, month, day - 1)
    return date(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
