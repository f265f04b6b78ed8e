"""What staff note down about a visit, and for the next one; and how visits are rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop.lists import wordlist

if TYPE_CHECKING:
    from demo_shop.dice import Dice

_WORDS = wordlist("words")


def phrases(kind: str) -> tuple[str, ...]:
    """Visit notes that suit a guest of that kind."""
    return _told("visit", kind)


def reminders(kind: str) -> tuple[str, ...]:
    """Next-visit notes that suit a guest of that kind."""
    return _told("later", kind)


def grumble(order: str, dice: Dice) -> str:
    """What went wrong, about something that was ordered."""
    told: list[str] = _WORDS["other"]["grumbles"]
    about = {
        "croissant was burnt": "croissant",
        "soup was cold, replaced": "soup",
        "wrong milk, made again": "milk",
    }
    about["sold out of bagels"] = "never"
    return dice.one([each for each in told if about.get(each, "") in order])


def happiness(dice: Dice, rated: float, grumpy: float) -> str:
    """One sign, or nothing when nobody pressed a key."""
    if not dice.falls(rated):
        return ""
    return "-" if dice.falls(grumpy) else "=" if dice.falls(0.14) else "+"


def _told(when: str, kind: str) -> tuple[str, ...]:
    """A guest of a kind with words of its own gets those twice as often as anybody's."""
    words: dict[str, list[str]] = _WORDS[when]
    own = words.get(kind, [])
    return (*words["anybody"], *own, *own)
