"""The days of the demo shop's files, moved to where they lie today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from frontdesk.clock import Clock

TODAY = date(2026, 11, 22)
"""The book's own today, a Sunday; the six days after it are there so that any weekday can be today."""

_LEAP_DAY = "02-29"
_SIGNS = ("+", "-")


class Days:
    """How far the book's days move: by whole weeks, so that its today or one of the six days after it is today."""

    def __init__(self, clock: Clock) -> None:
        self.now, self.today, self.shop_day = clock.now(), clock.today(), clock.day_of
        self._zone = ZoneInfo(clock.zone)
        self._shift = self.today - TODAY - timedelta(days=(self.today.weekday() - TODAY.weekday()) % 7)

    def day(self, text: str) -> date:
        """A day of the book where it lies now, or so many days from today: "2026-11-20", "-1", "+7"."""
        if text.startswith(_SIGNS):
            return self.today + timedelta(days=int(text))
        return date.fromisoformat(text) + self._shift

    def at(self, day: date, wall: time) -> datetime:
        """The instant at which the shop's clock shows that time on a day where it lies now."""
        return datetime.combine(day, wall, self._zone).astimezone(UTC)

    def moment(self, text: str) -> datetime | None:
        """The instant of "2026-11-20 12:35" or "-1 16:20"; None for an empty text, and for what lies ahead."""
        if not text:
            return None
        day, wall = text.split(" ")
        at = self.at(self.day(day), time.fromisoformat(wall))
        return at if at <= self.now else None

    def birthday(self, text: str) -> str:
        """A birthday moved along, so that the same people have theirs this week; nobody's is the 29th of February."""
        if not text:
            return ""
        day = text[-5:] if not text.endswith(_LEAP_DAY) else "02-28"
        return f"{text[:-5]}{self.day(f'{TODAY.year}-{day}'):%m-%d}"
