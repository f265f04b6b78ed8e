"""The people written by hand: cast.toml read into persons, Ravi first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from demo_shop.days import FIRST_DAY, LAST_DAY, OPENED, TODAY
from demo_shop.kinds import week
from demo_shop.lists import wordlist
from demo_shop.people import Habit, Life, Pairs, Person
from demo_shop.ravi import ravi

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_SPANS = {"mo-fr": _DAYS[:5], "mo-sa": _DAYS[:6], "mo-su": _DAYS}
_AS_WRITTEN = ("key", "goes_by", "phone", "email", "birthday", "since", "card_code", "company", "address")
_LISTS = ("tags", "allergies", "talk")
_PAIRS = ("cues", "links", "preferences")


def cast() -> list[Person]:
    """Everybody written by hand."""
    return [ravi(), *(_person(entry) for entry in wordlist("cast")["person"])]


def twice() -> list[Person]:
    """Those who stand in the book a second time, under a name that reads nearly the same."""
    return [_person(entry) for entry in wordlist("cast")["twice"]]


def _person(entry: dict[str, Any]) -> Person:
    person = {field: entry[field] for field in (*_AS_WRITTEN, "note", "alert", "grumpy") if field in entry}
    person |= {field: tuple(entry.get(field, ())) for field in _LISTS}
    person |= {field: _pairs(entry.get(field, [])) for field in _PAIRS}
    return Person(
        entry["name"],
        usuals=tuple((order, holds, label) for order, holds, label in entry.get("usuals", [])),
        habits=tuple(_habit(line, tuple(entry.get("party", (1,)))) for line in entry["habits"]),
        life=_life(entry),
        **person,
    )


def _pairs(lines: list[str]) -> Pairs:
    return tuple((kind, text) for kind, _, text in (line.partition(": ") for line in lines))


def _habit(line: str, party: tuple[int, ...]) -> Habit:
    """A habit from `mo we, 15:10, 88 %: 1 tea | 1 tea; 1 scone`."""
    when, _, orders = line.partition(" %: ")
    days, time, chance = when.split(", ")
    order, *others = orders.split(" | ")
    return Habit(
        week=week({_DAYS.index(day): int(chance) / 100 for day in _SPANS.get(days, days.split())}),
        at=int(time[:2]) * 60 + int(time[3:]),
        order=order,
        others=tuple(others),
        party=party,
    )


def _life(entry: dict[str, Any]) -> Life:
    since: date = entry["since"]
    away = entry.get("away_days_ago")
    changed = entry.get("changed_days_ago")
    return Life(
        start=since if since >= FIRST_DAY else OPENED,
        end=_ago(entry["left_days_ago"]) if "left_days_ago" in entry else LAST_DAY,
        away=((_ago(away[0]), _ago(away[1])),) if away else (),
        growing=entry.get("growing", False),
        changed_on=_ago(changed) if changed else None,
        new_order=entry.get("new_order", ""),
    )


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)
