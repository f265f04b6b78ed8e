"""People whom nobody knows: each day some, busier in the morning rush and at lunch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop.days import FIRST_DAY, LAST_DAY, all_days, bustle, weekend, within_doors
from demo_shop.dice import Dice
from demo_shop.lists import wordlist
from demo_shop.menu import compose, together
from demo_shop.people import Visit
from demo_shop.talk import grumble, happiness

if TYPE_CHECKING:
    from datetime import date

_RUSHES = {(8.3, 0.7): 5.0, (10.5, 0.8): 4.0, (12.6, 0.6): 4.0, (15.0, 1.0): 4.0}  # hour, spread: share
_NOTES: list[str] = wordlist("words")["other"]["walk_ins"]


def walk_ins() -> list[Visit]:
    """Visits without a customer, for every day of the book; they grow as the shop does."""
    return [visit for day in all_days() for visit in _on(day)]


def _on(day: date) -> list[Visit]:
    dice = Dice("walk-ins", day)
    grown = (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
    usual = (9 + 6 * grown) * (1.25 if weekend(day) else 1.0) * bustle(day)
    return [_walk_in(day, dice) for _ in range(max(2, round(dice.around(usual, 2.5))))]


def _walk_in(day: date, dice: Dice) -> Visit:
    hour, spread = dice.weighed(_RUSHES)
    minute = within_doors(round(dice.around(hour, spread) * 60), day)
    meal = "morning" if minute < 11 * 60 + 30 else "lunch" if minute < 14 * 60 else "afternoon"
    order = compose(meal, dice, 0.5, 0.35)
    party = dice.weighed({1: 7, 2: 3, 3: 0.6, 4: 0.3})
    if party > 1:
        order = together(order, compose(meal, dice, 0.4, 0.0))
    felt = happiness(dice, 0.05, 0.05)
    note = grumble(order, dice) if felt == "-" else dice.one(_NOTES) if dice.falls(0.003) else ""
    return Visit("", day, minute, order, party, felt, note)
