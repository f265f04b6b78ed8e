"""What customers said: the stories written by hand, with everything that was done about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from demo_shop.lists import wordlist
from demo_shop.moments import Act, Moment, act, minute_of

if TYPE_CHECKING:
    from demo_shop.ledger import Ledger

FIRST_CONTACT = 10  # minutes, the shop's standard
HEARD_AFTER = 2  # minutes after an order people have something to say about it

STORIES = wordlist("voices")


@dataclass(frozen=True)
class Said:
    """One thing that was said; without `who` nobody knows by whom. `visit` is the number of the visit it is about."""

    kind: str
    text: str
    at: Moment
    who: str = ""
    visit: int | None = None
    item: str = ""
    about: str = ""
    by: str = ""
    assigned: str = ""
    idea: str = ""
    sorry: Act | None = None
    answer: Act | None = None
    closed: Act | None = None
    given: tuple[Act, ...] = ()  # what begins with its price

    @property
    def first_contact(self) -> bool:
        """Whether the one who heard it closed it at once."""
        if self.closed is None or self.closed.by != self.by or self.closed.at.day != self.at.day:
            return False
        return 0 <= self.closed.at.minute - self.at.minute <= FIRST_CONTACT


def told_by_hand(ledger: Ledger) -> list[Said]:
    """The stories in the order in which they are written down."""
    return [_said(story, ledger) for story in STORIES["said"]]


def heard_at(story: dict[str, Any], ledger: Ledger) -> tuple[Moment, int | None, str]:
    """When a story was heard, the visit it is about and who served then."""
    on: date | int = story["on"]
    if "at" in story or not isinstance(on, date):
        return Moment(on, minute_of(story["at"])), None, story.get("by", "")
    visit = ledger.on(story["who"], on)
    return Moment(on, visit.at.minute + HEARD_AFTER), visit.number, story.get("by", visit.served_by)


def _said(story: dict[str, Any], ledger: Ledger) -> Said:
    at, visit, by = heard_at(story, ledger)
    acts = {name: act(story[name], at) for name in ("sorry", "answer", "closed") if name in story}
    as_written = {name: story[name] for name in ("who", "item", "about", "assigned", "idea") if name in story}
    given = tuple(act(text, at) for text in story.get("given", ()))
    return Said(story["kind"], story["text"], at, visit=visit, by=by, given=given, **as_written, **acts)
