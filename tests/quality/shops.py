"""Shops of several kinds, whose guests have habits that are known."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.quality.guests import Guest, Habit, Menu, Visit, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LAST = date(2026, 10, 17)
"""A Saturday. The last weeks hold the end of summer, so that something is not sold any more."""

_SUMMER = frozenset({5, 6, 7, 8, 9})
_WEEKDAYS, _WEEKEND, _EVERY_DAY = (0, 1, 2, 3, 4), (5, 6), tuple(range(7))
_DRINKS = ("espresso", "flat white", "cappuccino", "latte", "filter coffee", "black tea", "mint tea", "chai")
_FOOD = ("croissant", "bagel", "cheese roll", "carrot cake", "brownie", "porridge")
_LUNCH = ("soup", "salad", "quiche", "sandwich")
_STALL = ("2 apples", "6 eggs", "1 potatoes", "1 goat cheese", "1 honey", "1 carrots", "2 pears", "1 sourdough")
_CHAIR = ("1 haircut", "1 haircut; 1 beard", "1 beard", "1 wash and cut", "1 clipper cut")
_LIFT = ("1 oil change", "1 inspection", "1 tyres; 1 wheel check", "1 oil change; 1 brakes")


@dataclass(frozen=True)
class MadeShop:
    """A shop's guests and all their visits; what is sold in some months only, by item."""

    name: str
    guests: tuple[Guest, ...]
    visits: list[Visit]
    closed: frozenset[int]
    seasonal: Mapping[str, frozenset[int]]
    replayed: int = 28
    """So many of the last days are replayed."""


def made(kind: str, seed: int = 1) -> MadeShop:
    """A shop of this kind; the same every time."""
    die = random.Random(f"{kind} {seed}")
    return KINDS[kind](die)


def _life(die: random.Random, weeks: int) -> tuple[date, date, tuple[tuple[date, date], ...]]:
    """From when to when somebody comes, and when they are away: one in three leaves some day, one in ten is new."""
    begin = LAST - timedelta(weeks=weeks)
    start = begin if die.random() < 0.6 else begin + timedelta(days=die.randrange(weeks * 7 - 40))
    if die.random() < 0.1:
        start = LAST - timedelta(days=die.randrange(14, 50))
    end = start + timedelta(days=die.randrange(30, weeks * 7)) if die.random() < 0.4 else LAST
    holiday = LAST - timedelta(days=die.randrange(weeks * 7))
    return start, min(end, LAST), ((holiday, holiday + timedelta(days=die.randrange(5, 18))),)


def _snack(die: random.Random, food: float = 0.4) -> str:
    drink = f"1 {die.choice(_DRINKS)}"
    return f"{drink}; 1 {die.choice(_FOOD)}" if die.random() < food else drink


def _menu(die: random.Random, usual: str, others: Callable[[], str], **more: object) -> Menu:
    faithful = die.choices((0.95, 0.88, 0.78, 0.65, 0.2), (3, 5, 4, 2, 1.5))[0]
    return Menu(usual, faithful, tuple(others() for _ in range(4 if faithful > 0.5 else 9)), **more)  # type: ignore[arg-type]


def _week(
    die: random.Random, days: tuple[int, ...], most: int, low: float = 0.45, high: float = 0.92
) -> dict[int, float]:
    chance = die.uniform(low, high)
    return dict.fromkeys(die.sample(days, min(die.randrange(1, most + 1), len(days))), chance)


def _commuter(die: random.Random) -> list[Habit]:
    """A coffee before work; one in three comes for lunch or in the afternoon as well, and has something else then."""
    company = {"company": 0.15, "more": "2 hot chocolate"} if die.random() < 0.25 else {}
    season = {"seasonal": ("1 iced coffee", _SUMMER)} if die.random() < 0.15 else {}
    menu = _menu(die, _snack(die), lambda: _snack(die), **company, **season)
    found = [Habit(_week(die, _WEEKDAYS, 4), die.randrange(7 * 60, 10 * 60 + 30), menu, die.uniform(5, 16))]
    if die.random() < 0.35:
        later = _menu(die, f"1 {die.choice(_LUNCH)}; 1 {die.choice(_DRINKS)}", lambda: f"1 {die.choice(_LUNCH)}")
        found.append(Habit(_week(die, _WEEKDAYS, 2, 0.3, 0.6), die.randrange(12 * 60, 15 * 60), later, 15))
    return found


def _weekender(die: random.Random) -> list[Habit]:
    """A breakfast with the family, and now and then a coffee alone in the week."""
    family = _menu(die, f"2 {die.choice(_DRINKS)}; {die.randrange(2, 5)} croissant", lambda: f"2 {_snack(die)[2:]}")
    found = [Habit(_week(die, _WEEKEND, 2), die.randrange(9 * 60, 12 * 60), family, die.uniform(12, 25))]
    if die.random() < 0.4:
        found.append(
            Habit(
                _week(die, _WEEKDAYS, 1, 0.3, 0.7),
                die.randrange(8 * 60, 16 * 60),
                _menu(die, _snack(die, 0), lambda: _snack(die)),
                12,
            )
        )
    return found


def _stroller(die: random.Random) -> list[Habit]:
    """Somebody who comes when it is time again, at about any hour."""
    menu = _menu(die, _snack(die, 0.6), lambda: _snack(die, 0.6))
    week = dict.fromkeys(die.sample(_EVERY_DAY, die.randrange(3, 8)), 1.0)
    return [
        Habit(week, die.randrange(9 * 60, 16 * 60), menu, die.uniform(25, 70), every=die.uniform(3, 30), uneven=0.3)
    ]


def _cafe(die: random.Random) -> MadeShop:
    """Open from Tuesday to Sunday; 170 guests, of whom the half comes before work."""
    kinds = [_commuter] * 95 + [_weekender] * 35 + [_stroller] * 40
    guests = []
    for number, kind in enumerate(kinds, 1):
        start, end, away = _life(die, 44)
        changed = die.random() < 0.12
        guests.append(
            Guest(
                number,
                tuple(kind(die)),
                start,
                end,
                away,
                LAST - timedelta(days=die.randrange(10, 60)) if changed else date.max,
                Menu(_snack(die), 0.9, (_snack(die),)) if changed else None,
            )
        )
    return _shop("café", guests, frozenset({0}), die, {"iced coffee": _SUMMER})


def _bakery(die: random.Random) -> MadeShop:
    """Half the street comes every morning or every other."""
    guests = []
    for number in range(1, 91):
        menu = _menu(
            die,
            f"{die.randrange(1, 5)} rolls; 1 {die.choice(('rye', 'spelt', 'sourdough'))}",
            lambda: f"{die.randrange(1, 7)} rolls",
        )
        week = _week(die, _EVERY_DAY, 7, 0.5, 0.95)
        guests.append(
            Guest(
                number, (Habit(week, die.randrange(6 * 60 + 15, 11 * 60), menu, die.uniform(6, 25)),), *_life(die, 30)
            )
        )
    return _shop("bakery", guests, frozenset(), die)


def _market(die: random.Random) -> MadeShop:
    """A stall on Wednesdays and Saturdays, from eight to one."""
    guests = []
    for number in range(1, 121):
        menu = _menu(
            die,
            "; ".join(die.sample(_STALL, die.randrange(1, 4))),
            lambda: die.choice(_STALL),
            **({"seasonal": ("2 strawberries", _SUMMER)} if die.random() < 0.1 else {}),
        )
        week = _week(die, (2, 5, 5), 1)
        guests.append(
            Guest(number, (Habit(week, die.randrange(8 * 60, 13 * 60), menu, die.uniform(8, 30)),), *_life(die, 50))
        )
    return _shop("market stall", guests, frozenset({0, 1, 3, 4, 6}), die, {"strawberries": _SUMMER}, 56)


def _barber(die: random.Random) -> MadeShop:
    """Everybody comes when the hair has grown, every three to eight weeks, half of them on a weekday of their own."""
    guests = []
    for number in range(1, 161):
        days = die.sample((1, 2, 3, 4, 5), 1 if die.random() < 0.5 else 4)
        menu = _menu(die, die.choice(_CHAIR), lambda: die.choice(_CHAIR))
        habit = Habit(
            dict.fromkeys(days, 1.0),
            die.randrange(9 * 60, 18 * 60),
            menu,
            die.uniform(20, 90),
            every=die.choice((21, 28, 35, 42, 56)),
            uneven=0.15,
        )
        guests.append(Guest(number, (habit,), *_life(die, 80)))
    return _shop("barber", guests, frozenset({0, 6}), die, replayed=56)


def _garage(die: random.Random) -> MadeShop:
    """Twice a year, once a year: nobody has a habit of the week."""
    guests = []
    for number in range(1, 241):
        menu = Menu(die.choice(_LIFT), 0.7, _LIFT)
        habit = Habit(
            dict.fromkeys(_WEEKDAYS, 1.0),
            die.randrange(7 * 60, 17 * 60),
            menu,
            90,
            every=die.choice((91, 182, 182, 365)),
            uneven=0.12,
        )
        guests.append(Guest(number, (habit,), *_life(die, 210)))
    return _shop("garage", guests, frozenset({5, 6}), die, replayed=140)


def _shop(
    name: str,
    guests: list[Guest],
    closed: frozenset[int],
    die: random.Random,
    seasonal: Mapping[str, frozenset[int]] | None = None,
    replayed: int = 28,
) -> MadeShop:
    return MadeShop(name, tuple(guests), visits(guests, closed, die), closed, seasonal or {}, replayed)


KINDS: dict[str, Callable[[random.Random], MadeShop]] = {
    "café": _cafe,
    "bakery": _bakery,
    "market stall": _market,
    "barber": _barber,
    "garage": _garage,
}
