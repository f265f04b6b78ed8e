"""What else was said in half a year: complaints where a visit went wrong, praise where it went well, questions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from demo_shop.days import LAST_DAY, all_days
from demo_shop.dice import Dice
from demo_shop.moments import Act, Moment, minute_of
from demo_shop.ravi import NAME as RAVI
from demo_shop.said import HEARD_AFTER, STORIES, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo_shop.ledger import Entry, Ledger

SINCE = date(2026, 5, 25)  # before that, what was said stood on paper
PRAISED_DAILY = date(2026, 11, 21)  # from here on two a day, so that there always is somebody to thank
TOLD_BY_HAND = date(2026, 11, 10)  # from here on every complaint is written by hand
OWNER = "Mina"

_ABOUT = {"soup": "Soup", "croissant": "Croissant", "bagel": "Bagel", "coffee": ""}
_MADE_GOOD = ("3.40 coffee on us", "2.80 tea on us", "2.20 croissant on us", "1.60 pretzel on us")
_OUTCOMES = ("all is well again", "smiled about it", "took it well", "will come again")


def heard(ledger: Ledger) -> list[Said]:
    """All of it, drawn from the visits."""
    return [*_complaints(ledger), *_praise(ledger), *_lately_praised(ledger), *_questions(ledger)]


def _complaints(ledger: Ledger) -> Iterator[Said]:
    for visit in ledger.entries:
        if visit.happiness == "-" and visit.note and SINCE <= visit.day < TOLD_BY_HAND:
            yield _complaint(visit, Dice("complaint", visit.who, visit.day))


def _complaint(visit: Entry, dice: Dice) -> Said:
    text, _, done = visit.note.partition(", ")
    at, by = _after(visit), visit.served_by
    at_once = dice.falls(0.6)
    given = (Act(at.then(0, at.minute + 2), by, dice.one(_MADE_GOOD)),) if dice.falls(0.5) else ()
    closed = Act(at.then(0, at.minute + 5), by) if at_once else Act(at.then(1, minute_of("09:10")), OWNER)
    return Said(
        kind="complaint",
        text=text,
        at=at,
        who=visit.who,
        visit=visit.number,
        item=next((item for word, item in _ABOUT.items() if word in text), ""),
        by=by,
        sorry=Act(at.then(0, at.minute + 1), by),
        answer=Act(at.then(0, at.minute + 1), by, done or "seen to at once"),
        closed=Act(closed.at, closed.by, dice.one(_OUTCOMES)),
        given=given,
    )


def _praise(ledger: Ledger) -> Iterator[Said]:
    """Every other day somebody says a kind word; most name the one who served, some the whole team."""
    own, team = _again_and_again("ever"), _again_and_again("team")
    for day in all_days(SINCE, PRAISED_DAILY - timedelta(days=1)):
        dice = Dice("praise", day)
        pleased = _pleased(ledger, day)
        if pleased and dice.falls(0.5):
            visit = dice.one(pleased)
            everybody = dice.falls(0.2)
            yield _compliment(visit, next(team if everybody else own), "" if everybody else visit.served_by)


def _again_and_again(kind: str) -> Iterator[str]:
    """The words of that kind in some order, and from the start when they are used up."""
    words = STORIES["praise"][kind]
    return cycle(Dice("praise", kind).some(words, len(words)))


def _lately_praised(ledger: Ledger) -> Iterator[Said]:
    praise = iter(STORIES["praise"]["lately"])
    for day in all_days(PRAISED_DAILY, LAST_DAY):
        for visit in Dice("praise", day).some(_pleased(ledger, day), 2):
            about, _, text = next(praise).partition(": ")
            yield _compliment(visit, text, about)


def _compliment(visit: Entry, text: str, about: str) -> Said:
    at = _after(visit)
    thanked = Act(at.then(2, minute_of("07:30")), OWNER, "thanked in front of the team")
    by = visit.served_by
    return Said("compliment", text, at, visit.who, visit.number, about=about, by=by, closed=thanked)


def _questions(ledger: Ledger) -> Iterator[Said]:
    for day in all_days(SINCE, PRAISED_DAILY - timedelta(days=1)):
        dice = Dice("question", day)
        came = [visit for visit in ledger.entries if visit.day == day and visit.who != RAVI]
        if came and dice.falls(0.12):
            visit = dice.one(came)
            text, _, reply = dice.one(STORIES["questions"]["ever"]).partition(" | ")
            at, by = _after(visit), visit.served_by
            then = at.then(0, at.minute + 1)
            closed = Act(then, by, "answered at the counter")
            yield Said("question", text, at, visit.who, visit.number, by=by, answer=Act(then, by, reply), closed=closed)


def _pleased(ledger: Ledger, day: date) -> list[Entry]:
    return [visit for visit in ledger.entries if visit.day == day and visit.happiness == "+" and visit.who != RAVI]


def _after(visit: Entry) -> Moment:
    return visit.at.then(0, visit.at.minute + HEARD_AFTER)
