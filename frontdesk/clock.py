"""The shop's clock: instants in UTC, days as the shop counts them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

PartOfDay = Literal["morning", "afternoon", "evening"]

_NOON: Final = time(12)
_FIVE_IN_THE_MORNING: Final = time(5)
_FIVE_IN_THE_AFTERNOON: Final = time(17)
_WRITTEN: Final = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[ T](?P<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?)"
    r" ?(?P<offset>[zZ]|[+-][0-9]{2}:?[0-9]{2})?"
)


class UnknownZone(BadInput):
    """Nobody knows that time zone."""

    hint = "Name it by continent and city, such as Europe/Berlin or America/New_York, or use UTC."


class ImpossibleTime(BadInput):
    """There is no such time."""

    hint = "Type now, or a day and a time such as 2026-11-22 08:41."


class ImpossibleDaysEnd(BadInput):
    """A shop's day can only end between midnight and noon."""

    hint = "Type the time at which the last guests of a night still count as yesterday's, such as 03:00."


def _utc_now() -> datetime:
    return datetime.now(UTC)


def system_zone() -> str:
    """Name the machine's time zone, or UTC where the machine does not tell."""
    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").removeprefix(":"), linked):
        if _is_zone(name):
            return name
    return "UTC"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, told in the shop's zone.

    Attributes:
        zone: the shop's time zone, by its IANA name.
        day_ends: when the shop's day is over, local time. With 03:00, half past two in the night is still
            yesterday. Between midnight and noon, else nobody could say which day it names.

    Raises:
        UnknownZone: nobody knows a zone of that name.
        ImpossibleDaysEnd: the day's end is at noon or after it.
    """

    zone: str = field(default_factory=system_zone)
    day_ends: time = time(0)
    _now: Callable[[], datetime] = _utc_now

    def __post_init__(self) -> None:
        _zone(self.zone)
        if self.day_ends >= _NOON:
            raise ImpossibleDaysEnd

    def now(self) -> datetime:
        """Tell the present instant, aware, in UTC."""
        return self._now().astimezone(UTC)

    def local(self, at: datetime) -> datetime:
        """Tell an instant (aware) as the clock on the shop's wall shows it."""
        return at.astimezone(_zone(self.zone))

    def day_of(self, at: datetime) -> date:
        """Tell on which of the shop's days an instant (aware) falls."""
        day = self.local(at).date()
        # Starts are compared, not wall times: when clocks go back, the wall passes the day's end twice.
        if at < _start(self.zone, self.day_ends, day):
            return day - timedelta(days=1)
        if at >= _start(self.zone, self.day_ends, day + timedelta(days=1)):
            return day + timedelta(days=1)
        return day

    def today(self) -> date:
        """Tell the shop's day of this moment."""
        return self.day_of(self.now())

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """Give a shop day's first instant and the next day's, in UTC: 23 or 25 hours apart at a clock change.

        Raises:
            ImpossibleTime: the day stands at the edge of the calendar.
        """
        try:
            following = day + timedelta(days=1)
            return _start(self.zone, self.day_ends, day), _start(self.zone, self.day_ends, following)
        except OverflowError:
            raise ImpossibleTime(f"The calendar ends before {day}.") from None

    def read(self, text: str) -> datetime:
        """Read an instant as people type it: `now`, ISO, or `YYYY-MM-DD HH:MM[:SS]` on the shop's wall.

        A wall time that the clocks skip moves forward by what they skip; one that comes twice is the first.

        Returns:
            The instant, aware, in UTC.

        Raises:
            ImpossibleTime: there is no such day or time, or it is not written so.
        """
        said = text.strip()
        if said.lower() == "now":
            return self.now()
        found = _WRITTEN.fullmatch(said)
        if not found:
            raise ImpossibleTime(f"{_quoted(said)} is not a time that can be read.")
        try:
            at = datetime.fromisoformat(f"{found['day']}T{found['time']}{(found['offset'] or '').upper()}")
            at = (at if found["offset"] else at.replace(tzinfo=_zone(self.zone))).astimezone(UTC)
            self.day_of(at)  # an instant at the very edge of the calendar belongs to no day
        except (ValueError, OverflowError):
            raise ImpossibleTime(f"There is no such time as {said}.") from None
        return at

    def part_of_day(self, at: datetime) -> PartOfDay:
        """Say which greeting fits an instant (aware): before the day's end the night is still its evening."""
        wall = self.local(at).time()
        if wall < min(self.day_ends, _FIVE_IN_THE_MORNING) or wall >= _FIVE_IN_THE_AFTERNOON:
            return "evening"
        return "morning" if wall < _NOON else "afternoon"


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such name, not a name at all, a folder of zones
        raise UnknownZone(f"Nobody knows the time zone {_quoted(name)}.") from None


def _is_zone(name: str) -> bool:
    try:
        _zone(name)
    except UnknownZone:
        return False
    return True


@lru_cache(maxsize=8192)
def _start(zone: str, day_ends: time, day: date) -> datetime:
    """Give the first instant of a shop day in UTC; where the clocks skip it, the first one after the gap."""
    wall = datetime.combine(day, day_ends, _zone(zone))
    at = wall.astimezone(UTC)
    if at.astimezone(_zone(zone)).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return at
    return _end_of_gap(wall)


def _end_of_gap(wall: datetime) -> datetime:
    """Find the instant at which the clocks jumped over this wall time."""
    later = wall.replace(fold=1)  # read with the offset that holds after the jump
    before, after = later.astimezone(UTC), wall.astimezone(UTC)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(wall.tzinfo).utcoffset() == later.utcoffset():
            after = middle
        else:
            before = middle
    return after


def _quoted(said: str) -> str:
    return f"“{said[:40]}…”" if len(said) > 40 else f"“{said}”"  # noqa: PLR2004
