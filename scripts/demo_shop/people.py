"""What the generator knows of a person: the card, and the habits behind the visits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from demo_shop.days import FIRST_DAY, LAST_DAY, OPENED

if TYPE_CHECKING:
    from datetime import date

Week = tuple[float, float, float, float, float, float, float]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Habit:
    """One thing that somebody keeps doing: these days, about this minute, this order."""

    week: Week  # the chance of each weekday, Monday first; with `every` only which days are possible
    at: int  # minute of the day
    order: str
    others: tuple[str, ...] = ()  # what it is when it is not the usual
    faithful: float = 0.85  # share of visits with the usual
    spread: float = 9.0  # minutes
    party: tuple[int, ...] = (1,)
    every: float = 0.0  # days between visits, for people who do not count in weekdays
    group: str = ""  # who comes together stays away together


@dataclass(frozen=True)
class Life:
    """How long somebody has been coming, and what changed on the way."""

    start: date = OPENED
    end: date = LAST_DAY
    away: tuple[tuple[date, date], ...] = ()  # first and last day of each absence
    growing: bool = False  # from now and then to regular
    changed_on: date | None = None
    new_order: str = ""


@dataclass(frozen=True)
class Visit:
    """A visit as the book will show it; `who` is a person's key, empty for a walk-in."""

    who: str
    day: date
    minute: int
    order: str
    party: int = 1
    happiness: str = ""
    note: str = ""
    next_note: str = ""


@dataclass(frozen=True)
class Person:
    """One customer: everything on the card, in the words that staff would type."""

    name: str
    key: str = ""  # only where two people bear one name
    goes_by: str = ""
    phone: str = ""
    phone_2: str = ""
    email: str = ""
    birthday: str = ""
    since: date | None = None
    card_code: str = ""
    company: str = ""
    address: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    alert: str = ""
    cues: Pairs = ()
    links: Pairs = ()  # kind, the other's key
    preferences: Pairs = ()
    allergies: tuple[str, ...] = ()
    usuals: tuple[tuple[str, str, str], ...] = ()  # order, holds, label
    habits: tuple[Habit, ...] = ()
    life: Life = field(default_factory=Life)
    told: tuple[Visit, ...] = ()  # visits written by hand instead of habits
    grumpy: float = 0.02  # share of "-" among rated visits
    talk: tuple[str, ...] = ()  # what gets noted about a visit
    later: tuple[str, ...] = ()  # what gets noted for the next one

    @property
    def handle(self) -> str:
        """What links and visits call this person."""
        return self.key or self.name

    def joined(self, visits: list[Visit]) -> Person:
        """With the day since when: on paper before the book began, else the first visit."""
        if self.since:
            return self
        first = min((visit.day for visit in visits), default=self.life.start)
        day = self.life.start if self.life.start < FIRST_DAY else first
        return replace(self, since=day)
