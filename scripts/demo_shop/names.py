"""Names as a street in a big city has them, each given to one person only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo_shop.lists import wordlist

if TYPE_CHECKING:
    from demo_shop.dice import Dice


@dataclass(frozen=True)
class Heritage:
    """First names and family names that go together."""

    share: float
    firsts: tuple[str, ...]
    families: tuple[str, ...]


_LISTS = wordlist("names")
_ALL = [Heritage(one["share"], tuple(one["firsts"]), tuple(one["families"])) for one in _LISTS["heritage"]]
_SHORT: dict[str, str] = _LISTS["short"]


class Register:
    """Gives names out; nobody gets one that somebody has."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)

    def new(self, dice: Dice, like: str = "") -> tuple[str, str]:
        """A full name and a short one (or nothing); with `like`, of the same family as that name."""
        while True:
            heritage = dice.weighed({each: each.share for each in _ALL})
            family = dice.one(heritage.families)
            if like:
                family = like.rsplit(" ", 1)[-1]
                heritage = next(each for each in _ALL if family in each.families)
            first = dice.one(heritage.firsts)
            name = f"{first} {family}"
            if name not in self._taken and first != family:
                self._taken.add(name)
                return name, _SHORT.get(first, "") if dice.falls(0.6) else ""
