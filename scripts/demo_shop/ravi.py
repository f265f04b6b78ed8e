"""Ravi Menon, whom everybody meets first: 148 visits, flat white and croissant every two or three days."""

from __future__ import annotations

from datetime import date, timedelta

from demo_shop.days import SATURDAY, holiday
from demo_shop.dice import Dice
from demo_shop.people import Person, Visit
from demo_shop.talk import happiness

NAME = "Ravi Menon"
USUAL = "1 flat white; 1 croissant"
OTHERS = ("1 flat white", "1 flat white; 1 bagel", f"{USUAL}; 2 bagel", "1 flat white; 1 cinnamon bun")
LAST_SEEN = date(2026, 11, 19)
NEXT_WEEK = (date(2026, 11, 24), date(2026, 11, 26))
AWAY = ((date(2025, 12, 22), date(2026, 1, 2)), (date(2026, 7, 27), date(2026, 8, 14)))
VISITS = 148
OFTEN = 118  # so many of them every two or three days, the first ones a year ago only now and then


def ravi() -> Person:
    """His card, with visits told one by one: the tests and the first minute at the counter rely on them."""
    return Person(
        name=NAME,
        goes_by="Rav",
        phone="0151 0482 4417",
        email="menon@example.org",
        birthday="--06-14",
        since=date(2023, 5, 8),
        card_code="7KM4P9",
        tags=("regular",),
        cues=(("car", "blue Golf"), ("family", "kids Asha, Dev")),
        preferences=(("likes", "croissant from the first tray"),),
        allergies=("nuts (Dev)",),
        usuals=((USUAL, "always", ""),),
        told=tuple(_visits()),
    )


def _visits() -> list[Visit]:
    dice = Dice(NAME)
    days = [*reversed(_backwards(dice)), *NEXT_WEEK]
    return [_visit(day, place, dice) for place, day in enumerate(days)]


def _backwards(dice: Dice) -> list[date]:
    """His days before the demo's today, the latest first; weekdays only, and never in a holiday."""
    days = [LAST_SEEN]
    while len(days) < VISITS:
        gaps = {1: 2.0, 2: 8.0, 3: 5.0, 4: 0.5} if len(days) < OFTEN else dict.fromkeys(range(7, 18), 1.0)
        free = {gap: share for gap, share in gaps.items() if _free(days[-1] - timedelta(days=gap))}
        day = days[-1] - timedelta(days=dice.weighed(free) if free else max(gaps))
        while not _free(day):
            day -= timedelta(days=1)
        days.append(day)
    return days


def _free(day: date) -> bool:
    return day.weekday() < SATURDAY and not holiday(day) and not any(a <= day <= b for a, b in AWAY)


def _visit(day: date, place: int, dice: Dice) -> Visit:
    minute = round(dice.around(8 * 60 + 40, 6))
    with_kids = place < VISITS - 10 and dice.falls(0.04)
    usual = dice.falls(0.88) if place < VISITS - 10 else place != VISITS - 3
    order = f"{USUAL}; 2 hot chocolate" if with_kids else USUAL if usual else dice.one(OTHERS)
    felt, note, later = happiness(dice, 0.35, 0.0), "with Asha and Dev" if with_kids else "", ""
    if day == LAST_SEEN:
        minute, felt, note = 8 * 60 + 39, "+", "two fresh bagels for the kids, on the house"
        later = "ask whether the kids' bagels were better this time"
    elif place == VISITS - 3:
        order, felt, note = OTHERS[2], "=", "the kids' bagels were dry"
    elif day in NEXT_WEEK:
        felt = ""  # nobody has asked yet how he is after the cold soup
    return Visit(NAME, day, minute, order, 3 if with_kids else 1, felt, note, later)
