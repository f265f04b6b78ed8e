"""The kinds of guests a café has, and the habits of one guest of each kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demo_shop.menu import compose, for_a_family, variations
from demo_shop.people import Habit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demo_shop.dice import Dice
    from demo_shop.people import Week

WEEKDAYS = (0, 1, 2, 3, 4)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Kind:
    """What guests of one kind have in common; each guest draws an own habit from it."""

    meal: str
    hours: tuple[float, float]  # between these the own time lies
    days: Sequence[int]
    count: tuple[int, int]  # how many of those days are the own ones
    chance: tuple[float, float]  # of coming on an own day
    hungry: float = 0.4
    to_go: float = 0.0
    spread: float = 9.0
    every: tuple[float, float] = (0.0, 0.0)
    group: str = ""
    holds: str = "always"


MO_SA = (0, 1, 2, 3, 4, 5)
DOG_DAYS = (0, 2, 4, 5, 6, 6)

KINDS = {
    "office": Kind("morning", (7.5, 9.1), WEEKDAYS, (1, 3), (0.55, 0.9), 0.35, 0.45, 7, holds="weekdays"),
    "early": Kind("morning", (7.05, 7.6), MO_SA, (1, 4), (0.55, 0.9), 0.45, 0.6, 6, holds="morning"),
    "neighbour": Kind("morning", (9.3, 11.5), MO_SA, (1, 3), (0.45, 0.8), 0.2, 0.2, 14),
    "lunch": Kind("lunch", (12.0, 13.4), WEEKDAYS, (1, 2), (0.4, 0.75), 0.95, 0.1, 9, holds="weekdays"),
    "student": Kind("afternoon", (13.7, 16.8), WEEKDAYS, (1, 3), (0.4, 0.75), 0.35, 0, 25, holds="afternoon"),
    "parent": Kind("morning", (8.4, 9.3), WEEKDAYS, (1, 2), (0.5, 0.85), 0.4, 0.1, 8, holds="morning"),
    "pick-up": Kind("afternoon", (15.2, 16.0), WEEKDAYS, (1, 2), (0.5, 0.85), 0.6, 0, 10, holds="afternoon"),
    "family": Kind("morning", (8.6, 12.0), (5, 6, 6), (1, 1), (0.4, 0.85), 1.0, 0, 20, holds="weekends"),
    "cyclist": Kind("morning", (10.3, 10.5), (5,), (1, 1), (0.55, 0.9), 0.7, group="cyclists", holds="saturday"),
    "book club": Kind("afternoon", (16.6, 16.75), (1,), (1, 1), (0.6, 0.9), group="book club", holds="tuesday"),
    "senior": Kind("morning", (9.2, 11.2), EVERY_DAY, (1, 2), (0.6, 0.92), 0.5, 0, 14),
    "tea time": Kind("afternoon", (14.0, 15.6), EVERY_DAY, (1, 2), (0.55, 0.9), 0.75, 0, 15),
    "remote": Kind("morning", (9.1, 10.4), WEEKDAYS, (1, 2), (0.4, 0.8), 0.4, 0, 20, holds="weekdays"),
    "dog": Kind("morning", (7.2, 8.6), DOG_DAYS, (2, 3), (0.5, 0.85), 0.3, 0.4, 10, holds="morning"),
    "sunday": Kind("morning", (7.3, 9.2), (5, 6, 6, 6), (1, 1), (0.55, 0.9), 0.8, 0.1, 11, holds="weekends"),
    "now and then": Kind("afternoon", (9.5, 16), EVERY_DAY, (4, 7), (1, 1), 0.5, 0.1, 60, every=(8, 40)),
    "every ten days": Kind("morning", (8.5, 11.5), WEEKDAYS, (4, 5), (1, 1), 0.5, 0.1, 15, every=(6, 15)),
}


def habits(kind: str, dice: Dice) -> tuple[Habit, ...]:
    """One guest's habits: the first is the main one."""
    like = KINDS[kind]
    main = _habit(like, dice)
    if kind == "family":
        party = dice.whole(3, 5)
        main = replace(main, order=for_a_family(dice, party), party=(party, party, party - 1))
        return (replace(main, others=(for_a_family(dice, party), for_a_family(dice, party))),)
    if kind == "office" and dice.falls(0.2):
        return main, _habit(replace(KINDS["lunch"], count=(1, 2), chance=(0.25, 0.5)), dice)
    if kind in {"remote", "neighbour"} and dice.falls(0.25):
        return main, _habit(replace(KINDS["tea time"], days=WEEKDAYS, count=(1, 2), chance=(0.3, 0.5)), dice)
    if kind in {"office", "early", "parent"} and dice.falls(0.1):
        return main, replace(_habit(KINDS["sunday"], dice), party=(2,))
    return (main,)


def _habit(like: Kind, dice: Dice) -> Habit:
    order = compose(like.meal, dice, like.hungry, like.to_go)
    own_days = set(dice.some(like.days, dice.whole(*like.count)))
    chance = dice.between(*like.chance)
    return Habit(
        week=week({day: min(1.0, max(0.1, chance + dice.between(-0.08, 0.08))) for day in own_days}),
        at=round(dice.between(*like.hours) * 60),
        order=order,
        others=variations(order, like.meal, dice),
        faithful=dice.weighed({0.95: 3, 0.88: 5, 0.78: 4, 0.66: 2, 0.35: 1.6}),
        spread=like.spread,
        party=(1, 1, 1, 2) if dice.falls(0.12) else (1,),
        every=dice.between(*like.every),
        group=like.group,
    )


def week(chances: dict[int, float]) -> Week:
    """A week, Monday first, from the days that count."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (chances.get(day, 0.0) for day in range(7))
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
