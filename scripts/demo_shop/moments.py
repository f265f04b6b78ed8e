"""When something was done: on a day of the book, or so many days from whatever day the demo is laid out on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from demo_shop.days import TODAY, clock

Day = date | int


@dataclass(frozen=True)
class Moment:
    """A day and the minute of it."""

    day: Day
    minute: int

    def __str__(self) -> str:
        """As the files have it: 2026-11-20 12:35, or -1 16:20 for yesterday."""
        return f"{day_cell(self.day)} {clock(self.minute)}"

    def then(self, days: int, minute: int) -> Moment:
        """So many days later, at that minute."""
        return Moment(shifted(self.day, days), minute)

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands among the others when the demo is laid out on its own today."""
        return (self.day if isinstance(self.day, date) else TODAY + timedelta(days=self.day)), self.minute


@dataclass(frozen=True)
class Act:
    """What one of the team did about something, and when."""

    at: Moment
    by: str
    what: str = ""


def shifted(day: Day, days: int) -> Day:
    """So many days later."""
    return day + timedelta(days=days) if isinstance(day, date) else day + days


def day_cell(day: Day) -> str:
    """A day as the files have it: a date of the book, or a signed number of days from today."""
    return str(day) if isinstance(day, date) else f"{day:+d}"


def minute_of(text: str) -> int:
    """The minute of the day that a wall clock shows."""
    return int(text[:2]) * 60 + int(text[3:])


def act(text: str, since: Moment) -> Act:
    """Read `0 +2 Joe: replaced`: days since `since`, minutes since it or the clock's time, who, what."""
    days, when, said = text.split(" ", 2)
    by, _, what = said.partition(": ")
    minute = since.minute + int(when) if when.startswith("+") else minute_of(when)
    return Act(since.then(int(days), minute), by, what)
