"""Guests with habits that are known: on which days they come, when, and what they have."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping

_DAY_ENDS = 21 * 60
_DAY_BEGINS = 6 * 60


@dataclass(frozen=True)
class Menu:
    """What one habit orders: the usual with chance `faithful`, else one of the others.

    `seasonal` is what they have in its place in some months of the year. In company, which happens with chance
    `company`, a party of `party` has `more` besides.
    """

    usual: str
    faithful: float = 0.9
    others: tuple[str, ...] = ()
    seasonal: tuple[str, frozenset[int]] = ("", frozenset())
    company: float = 0.0
    party: int = 3
    more: str = ""

    def order(self, day: date, die: random.Random) -> tuple[str, int]:
        """What is ordered on a day, and for how many."""
        usual = self.seasonal[0] if day.month in self.seasonal[1] else self.usual
        order = usual if not self.others or die.random() < self.faithful else die.choice(self.others)
        if self.company and die.random() < self.company:
            return f"{order}; {self.more}", self.party
        return order, 1


@dataclass(frozen=True)
class Habit:
    """When somebody comes: with a chance on each weekday (Monday 0), or every so many days on such a weekday.

    `minute` of the day and `spread` are those of a bell curve; `uneven` is how much the gaps differ, as a share.
    """

    week: Mapping[int, float]
    minute: int
    menu: Menu
    spread: float = 10.0
    every: float = 0.0
    uneven: float = 0.2

    def near(self, minute: int) -> float:
        """How likely a visit falls on this minute rather than on any other."""
        apart = (minute - self.minute) / self.spread
        return math.exp(-apart * apart / 2) / self.spread


@dataclass(frozen=True)
class Visit:
    """One visit: whose, when, what and for how many."""

    guest: int
    at: datetime
    order: str
    party: int = 1

    @property
    def day(self) -> date:
        """The day it fell on."""
        return self.at.date()


@dataclass(frozen=True)
class Guest:
    """Somebody with habits, from a day to a day, away in between; from `changed_on` they have another menu."""

    number: int
    habits: tuple[Habit, ...]
    start: date
    end: date
    away: tuple[tuple[date, date], ...] = ()
    changed_on: date = date.max
    new_menu: Menu | None = None

    def visits(self, die: random.Random) -> Iterator[Visit]:
        """All their visits; at most one a habit and day."""
        for habit in self.habits:
            due = self.start + timedelta(days=round(die.random() * habit.every))
            for day in _days(self.start, self.end):
                comes = day >= due and bool(habit.week.get(day.weekday())) if habit.every else _falls(habit, day, die)
                if not comes or any(first <= day <= last for first, last in self.away):
                    continue
                due = day + timedelta(days=max(1, round(die.gauss(habit.every, habit.every * habit.uneven))))
                yield self._visit(habit, day, die)

    def _visit(self, habit: Habit, day: date, die: random.Random) -> Visit:
        minute = min(max(round(die.gauss(habit.minute, habit.spread)), _DAY_BEGINS), _DAY_ENDS)
        menu = self.new_menu if self.new_menu and day >= self.changed_on else habit.menu
        order, party = menu.order(day, die)
        return Visit(self.number, datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute), order, party)

    def likely(self, at: datetime, last: date | None) -> float:
        """How likely they come at this minute, for one who knows them by heart, and when they came last."""
        day = at.date()
        if not self.start <= day <= self.end or any(first <= day <= last for first, last in self.away):
            return 0.0
        return sum(_chance(each, day, last) * each.near(at.hour * 60 + at.minute) for each in self.habits)


def _chance(habit: Habit, day: date, last: date | None) -> float:
    if not habit.every:
        return habit.week.get(day.weekday(), 0.0)
    if not habit.week.get(day.weekday()) or last is None:
        return 0.0
    spread = max(habit.every * habit.uneven, 0.5)
    silent = (day - last).days
    still = 1 - _below(silent - 0.5, habit.every, spread)
    return (_below(silent + 0.5, habit.every, spread) - (1 - still)) / max(still, 1e-3)


def _below(value: float, mean: float, spread: float) -> float:
    return (1 + math.erf((value - mean) / spread / math.sqrt(2))) / 2


def _falls(habit: Habit, day: date, die: random.Random) -> bool:
    return die.random() < habit.week.get(day.weekday(), 0.0)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def visits(guests: Iterable[Guest], closed: frozenset[int], die: random.Random) -> list[Visit]:
    """What all of them did, in the order of time; on closed weekdays nobody came."""
    found = [visit for guest in guests for visit in guest.visits(die) if visit.day.weekday() not in closed]
    return sorted(found, key=lambda visit: (visit.at, visit.guest))
