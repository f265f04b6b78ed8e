"""What was promised by hand: dates of customers' things, and what somebody said they would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from demo_shop.lists import wordlist
from demo_shop.moments import Act, Moment, act

if TYPE_CHECKING:
    from datetime import date

    from demo_shop.said import Said

PROMISES = wordlist("promises")
_TODAY = Moment(0, 0)


@dataclass(frozen=True)
class KeyDate:
    """A day of something of a customer's."""

    who: str
    kind: str
    on: int
    what: str
    noted: Act
    done: Act | None = None


@dataclass(frozen=True)
class FollowUp:
    """What was promised to somebody, by which day; with a `rule`, what that makes of a date and somebody put off."""

    who: str
    text: str
    due: int
    noted: Act
    done: Act | None = None
    after: Said | None = None
    rule: int | None = None
    date: str = ""


def key_dates() -> list[KeyDate]:
    """The dates in the order in which they are written down."""
    return [
        KeyDate(story["who"], story["kind"], story["on"], story["what"], _noted(story), _done(story))
        for story in PROMISES["date"]
    ]


def follow_ups(said: list[Said]) -> list[FollowUp]:
    """The promises made by hand, tied to what was said where they came from that."""
    return [
        FollowUp(
            story["who"], story["text"], story["due"], _noted(story), _done(story), _after(story, said),
            story.get("rule"), story.get("date", ""),
        )
        for story in PROMISES["followup"]
    ]  # fmt: skip


def _noted(story: dict[str, Any]) -> Act:
    return act(story["noted"], _TODAY)


def _done(story: dict[str, Any]) -> Act | None:
    return act(story["done"], _TODAY) if "done" in story else None


def _after(story: dict[str, Any], said: list[Said]) -> Said | None:
    day: date | None = story.get("after")
    if day is None:
        return None
    return next(one for one in said if one.who == story["who"] and one.at.day == day)
