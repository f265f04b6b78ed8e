"""From habits to visits: on which days somebody comes, when, and with which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop.days import FIRST_DAY, LAST_DAY, TODAY, all_days, bustle, within_doors
from demo_shop.dice import Dice
from demo_shop.people import Habit, Life, Person, Visit
from demo_shop.talk import grumble, happiness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

RATED = 0.22


def visits_of(person: Person) -> list[Visit]:
    """All visits of one person in the book's two years, by day and minute."""
    told = list(person.told)
    for number, habit in enumerate(person.habits):
        dice = Dice("visits", person.handle, number)
        told += [_visit(person, habit, day, dice) for day in _days(habit, person.life, dice)]
    return sorted(told, key=lambda visit: (visit.day, visit.minute))


def _days(habit: Habit, life: Life, dice: Dice) -> Iterator[date]:
    first, last = max(life.start, FIRST_DAY), min(life.end, LAST_DAY)
    due = dice.between(0, habit.every)
    for number, day in enumerate(all_days(first, last)):
        if habit.every:
            comes = number >= due and habit.week[day.weekday()] > 0
            if comes:
                due = number + max(2.0, dice.around(habit.every, habit.every * 0.2))
        else:
            comes = dice.falls(habit.week[day.weekday()] * _mood(habit, life, day))
        if comes and not any(start <= day <= end for start, end in life.away):
            yield day


def _mood(habit: Habit, life: Life, day: date) -> float:
    """How much likelier than always: the street, the group, how far a newcomer likes it by now."""
    mood = bustle(day)
    if habit.group:
        mood *= _together(habit.group, day)
    if life.growing:
        grown = (day - life.start).days / max(1, (TODAY - life.start).days - 25)
        mood *= min(1.0, 0.06 + 0.94 * max(0.0, grown) ** 2)
    return mood


def _together(group: str, day: date) -> float:
    if group == "book club":
        return 0.0 if day.month == 8 else 1.0
    rain = 0.35 if day.month in {12, 1, 2} else 0.12
    return 0.1 if Dice(group, day).falls(rain) else 1.0


def _visit(person: Person, habit: Habit, day: date, dice: Dice) -> Visit:
    shift = Dice(habit.group, "clock", day).around(0, 8) if habit.group else 0
    minute = round(dice.around(habit.at + shift, habit.spread))
    order = _order(person.life, habit, day, dice)
    felt = happiness(dice, RATED, person.grumpy)
    note = grumble(order, dice) if felt == "-" and dice.falls(0.8) else ""
    if not note and person.talk and dice.falls(0.012):
        note = dice.one(person.talk)
    return Visit(
        who=person.handle,
        day=day,
        minute=within_doors(minute, day),
        order=order,
        party=dice.one(habit.party),
        happiness=felt,
        note=note,
        next_note=dice.one(person.later) if person.later and dice.falls(0.006) else "",
    )


def _order(life: Life, habit: Habit, day: date, dice: Dice) -> str:
    if life.changed_on and day >= life.changed_on:
        return life.new_order
    return habit.order if dice.falls(habit.faithful) or not habit.others else dice.one(habit.others)
