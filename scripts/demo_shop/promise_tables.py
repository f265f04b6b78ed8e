"""Files of what was promised and given: dates, follow-ups, perks. One function, one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop.moments import day_cell
from demo_shop.promised import key_dates
from demo_shop.rewarded import KINDS, SINCE, perk_numbers
from demo_shop.voice_tables import Numbers, done

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demo_shop.promised import FollowUp, KeyDate
    from demo_shop.rewarded import Reward, Stamp
    from demo_shop.tables import Row

_FROM = "08:00"


def dates(all_dates: list[KeyDate], people: Mapping[str, int]) -> list[Row]:
    """Days of customers' things."""
    return [
        (number, people[one.who], one.kind, day_cell(one.on), one.what, *done(one.noted), *done(one.done))
        for number, one in enumerate(all_dates, start=1)
    ]


def follow_ups(promises: list[FollowUp], numbers: Numbers) -> list[Row]:
    """What was promised by hand, and what was put off of what rules make."""
    things = {one.what: number for number, one in enumerate(key_dates(), start=1)}
    return [
        (
            number, numbers.people[one.who], one.text, day_cell(one.due),
            *done(one.noted), one.rule or "", things[one.date] if one.date else "",
            numbers.said[one.after] if one.after else "", *done(one.done), one.done.what if one.done else "",
        )
        for number, one in enumerate(promises, start=1)
    ]  # fmt: skip


def perks() -> list[Row]:
    """What regulars get without asking."""
    return [
        (
            number,
            kind["kind"],
            kind.get("number", ""),
            kind["what"],
            kind.get("cap", ""),
            f"{SINCE} {_FROM}",
            int(kind.get("active", True)),
        )
        for number, kind in enumerate(KINDS, start=1)
    ]


def rewards(given: list[Reward], people: Mapping[str, int]) -> list[Row]:
    """What was given of the perks, the oldest first."""
    perk = perk_numbers()
    in_order = sorted(given, key=lambda reward: (reward.given.at.place, reward.who, reward.kind))
    return [
        (
            number, perk[one.kind], people[one.who],
            people[one.occasion] if one.kind == "friend" else one.occasion, *done(one.given),
        )
        for number, one in enumerate(in_order, start=1)
    ]  # fmt: skip


def stamps(corrections: list[Stamp], people: Mapping[str, int]) -> list[Row]:
    """How many visits more, or fewer, count."""
    return [
        (number, people[one.who], one.number, one.why, *done(one.noted))
        for number, one in enumerate(corrections, start=1)
    ]
