"""Perks: which there are, what was given of them, who brought whom, which stamps were set right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from demo_shop.dice import Dice
from demo_shop.moments import Act, Moment, act
from demo_shop.promised import PROMISES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo_shop.ledger import Entry, Ledger
    from demo_shop.people import Person

_PERKS: dict[str, Any] = PROMISES["perks"]
SINCE: date = _PERKS["since"]
KINDS: list[dict[str, Any]] = _PERKS["kinds"]
CAP = 12  # times a year, where a perk names no cap
AT_THE_CAP = "José Álvarez"  # he has had all his extra shots
_EVERY_SO_OFTEN = 11
_AROUND = timedelta(days=7)
_OFTEN_GIVEN, _BIRTHDAY_KNOWN = 0.05, 0.8


@dataclass(frozen=True)
class Reward:
    """A perk of that kind that was given; `occasion` is a number of visits, a day, or the friend's name."""

    kind: str
    who: str
    occasion: str
    given: Act


@dataclass(frozen=True)
class Stamp:
    """How many visits more, or fewer, count for somebody."""

    who: str
    number: int
    why: str
    noted: Act


def brought() -> list[tuple[str, str]]:
    """Who brought whom along."""
    return [(story["who"], story["friend"]) for story in _PERKS["brought"]]


def stamps() -> list[Stamp]:
    """The corrections written by hand."""
    today = Moment(0, 0)
    return [Stamp(s["who"], s["number"], s["why"], act(s["noted"], today)) for s in _PERKS["stamps"]]


def rewards(people: list[Person], ledger: Ledger) -> list[Reward]:
    """All that was given, by person."""
    numbers = {kind["kind"]: int(kind.get("number", 0)) for kind in KINDS}
    found: list[Reward] = []
    for person in people:
        visits = list(enumerate(ledger.of(person.handle), start=1))
        lately = [(number, visit) for number, visit in visits if visit.day >= SINCE]
        found += _round_visits(numbers["every"], lately)
        found += _shots([visit for number, visit in lately if number >= numbers["from"]])
        found += _birthday(person, [visit for _, visit in lately])
    return [*found, *_friends(ledger)]


def _round_visits(every: int, lately: list[tuple[int, Entry]]) -> Iterator[Reward]:
    """Every one of them: whoever was passed over would be owed the cake until the next round visit."""
    for number, visit in lately:
        if number % every == 0:
            yield Reward("every", visit.who, str(number), _given(visit))


def _shots(visits: list[Entry]) -> list[Reward]:
    """Now and then, for most people take their coffee as it is; one has had as many as a year allows."""
    by_day: dict[date, Entry] = {visit.day: visit for visit in visits}
    if visits and visits[0].who == AT_THE_CAP:
        chosen = list(by_day.values())[::_EVERY_SO_OFTEN][:CAP]
    else:
        chosen = [visit for day, visit in by_day.items() if Dice("shot", visit.who, day).falls(_OFTEN_GIVEN)][: CAP - 1]
    return [Reward("from", visit.who, str(visit.day), _given(visit)) for visit in chosen]


def _birthday(person: Person, visits: list[Entry]) -> Iterator[Reward]:
    if not person.birthday or not Dice("birthday", person.handle).falls(_BIRTHDAY_KNOWN):
        return
    day = date.fromisoformat(f"{SINCE.year}-{person.birthday[-5:]}")
    near = [visit for visit in visits if abs(visit.day - day) <= _AROUND]
    if near:
        yield Reward("birthday", person.handle, str(day), _given(near[0]))


def _friends(ledger: Ledger) -> Iterator[Reward]:
    first: dict[str, Entry] = {}
    for entry in ledger.entries:
        first.setdefault(entry.who, entry)
    for story in _PERKS["brought"]:
        if story.get("given"):
            visit = ledger.after(story["who"], first[story["friend"]].at)
            yield Reward("friend", story["who"], story["friend"], _given(visit))


def perk_numbers() -> dict[str, int]:
    """Each kind's number in the file."""
    found: dict[str, int] = defaultdict(int)
    for number, kind in enumerate(KINDS, start=1):
        found[kind["kind"]] = number
    return found


def _given(visit: Entry) -> Act:
    return Act(visit.at.then(0, visit.at.minute + 1), visit.served_by)
