"""When a perk is earned: from counts and days alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.desk.yearly import again_in, birthday_in
from frontdesk.records.promises import Perk, PerkDue, PerkKind
from frontdesk.words.phrases import ahead, count, few_words, ordinal, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

NEAR_VISITS = 3
AROUND_BIRTHDAY = 7
AFTER_ANNIVERSARY = 7
_LONGEST_WHAT = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """What a customer's perks are worked out from, on a shop day.

    `stamps` are the visits that count, corrections included, and `reached` the same with the one that is being made.
    `begun` holds, by perk, how many had counted when the perk began. `first_day` is the shop day of the first visit,
    `friends` are the ids and names of whom they brought along and who came.
    """

    today: date
    stamps: int
    reached: int
    birthday: str = ""
    first_day: date | None = None
    begun: dict[int, int] = field(default_factory=dict)
    friends: tuple[tuple[int, str], ...] = ()


def earned(perk: Perk, standing: Standing) -> Iterator[PerkDue]:
    """Every occasion on which a perk is due to a customer now, whether it was given or not.

    Of every Nth visit only the latest counts: an occasion that nobody used until the next one is gone, and a perk
    owes nothing for the visits made before it began.
    """
    number = perk.number or 1
    if perk.kind == PerkKind.EVERY:
        latest = standing.reached - standing.reached % number
        if latest > standing.begun.get(perk.id, 0):
            yield _due(perk, str(latest), f"{ordinal(latest)} visit")
    elif perk.kind == PerkKind.FROM and standing.reached >= number:
        yield _due(perk, standing.today.isoformat(), f"from the {ordinal(number)} visit on")
    elif perk.kind == PerkKind.BIRTHDAY:
        yield from _birthday(perk, standing)
    elif perk.kind == PerkKind.ANNIVERSARY:
        yield from _anniversary(perk, standing)
    elif perk.kind == PerkKind.FRIEND:
        for friend, name in standing.friends:
            yield _due(perk, str(friend), f"brought {_short(name)}")


def ahead_of(perk: Perk, standing: Standing) -> str:
    """What is just ahead, in words: "150th visit in 2: a coffee on us"; empty when nothing is."""
    if perk.kind == PerkKind.ANNIVERSARY:
        return _anniversary_ahead(perk, standing)
    if perk.kind not in {PerkKind.EVERY, PerkKind.FROM}:
        return ""
    number = perk.number or 1
    following = standing.reached + number - standing.reached % number if perk.kind == PerkKind.EVERY else number
    to_go = following - standing.stamps
    passed = following <= max(standing.reached, standing.begun.get(perk.id, 0))
    if passed or to_go > NEAR_VISITS:
        return ""
    when = f"in {to_go}" if to_go > 1 else "next time"
    return f"{ordinal(following)} visit {when}: {_short(perk.what)}"


def _birthday(perk: Perk, standing: Standing) -> Iterator[PerkDue]:
    """A week to either side: hardly anybody comes on the very day."""
    today = standing.today
    for year in (today.year - 1, today.year, today.year + 1):
        day = birthday_in(standing.birthday, year)
        if day is not None and abs((day - today).days) <= AROUND_BIRTHDAY:
            yield _due(perk, str(year), f"birthday {'today' if day == today else short_date(day, today)}")


def _anniversary(perk: Perk, standing: Standing) -> Iterator[PerkDue]:
    """In the week from the day on which the first visit was so many years ago."""
    if standing.first_day is None:
        return
    for year in (standing.today.year - 1, standing.today.year):
        years = year - standing.first_day.year
        since = (standing.today - again_in(standing.first_day, year)).days
        if years > 0 and 0 <= since <= AFTER_ANNIVERSARY:
            yield _due(perk, str(years), f"{count(years, 'year')} with us")


def _anniversary_ahead(perk: Perk, standing: Standing) -> str:
    if standing.first_day is None:
        return ""
    today = standing.today
    for year in (today.year, today.year + 1):
        years, day = year - standing.first_day.year, again_in(standing.first_day, year)
        if years > 0 and 0 < (day - today).days <= AFTER_ANNIVERSARY:
            return f"{count(years, 'year')} with us {ahead(day, today)}: {_short(perk.what)}"
    return ""


def _due(perk: Perk, occasion: str, why: str) -> PerkDue:
    return PerkDue(perk.id, perk.what, occasion, why)


def _short(text: str) -> str:
    """Text of any length as it fits into a line."""
    return few_words(text, _LONGEST_WHAT)
