"""What was decided about ideas, who was told, and which regulars were asked what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from demo_shop.moments import Act, Moment, minute_of
from demo_shop.said import HEARD_AFTER, STORIES, Said

if TYPE_CHECKING:
    from demo_shop.ledger import Ledger

_LOOKED_BACK = timedelta(weeks=8)


@dataclass(frozen=True)
class Idea:
    """What was proposed; `decided` says in its `what` what was decided. `told` are people and when they were."""

    title: str
    at: Moment
    decided: Act | None = None
    because: str = ""
    told: tuple[tuple[str, Act], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A regular on a panel's list, why they are on it, and what they answered, if they did."""

    who: str
    why: str
    answer: Said | None = None


@dataclass(frozen=True)
class Panel:
    """Something that regulars were asked."""

    question: str
    at: Moment
    by: str
    members: tuple[Asked, ...]
    closed: Moment | None = None


def ideas(said: list[Said], ledger: Ledger) -> list[Idea]:
    """Each idea once, from its first voice on."""
    first: dict[str, Moment] = {}
    for voice in sorted((one for one in said if one.idea), key=lambda one: one.at.place):
        first.setdefault(voice.idea, voice.at)
    decided: dict[str, dict[str, Any]] = {story["title"]: story for story in STORIES["idea"]}
    return [_idea(title, at, decided.get(title), ledger) for title, at in first.items()]


def _idea(title: str, at: Moment, story: dict[str, Any] | None, ledger: Ledger) -> Idea:
    if story is None:
        return Idea(title, at)
    day, wall, rest = story["decided"].split(" ", 2)
    what, _, by = rest.partition(": ")
    decision = Act(Moment(date.fromisoformat(day), minute_of(wall)), by, what)
    told = tuple((who, _told(who, decision, ledger)) for who in story.get("told", ()))
    return Idea(title, at, decision, story.get("because", ""), told)


def _told(who: str, decision: Act, ledger: Ledger) -> Act:
    visit = ledger.after(who, decision.at)
    return Act(visit.at.then(0, visit.at.minute + 1), visit.served_by, decision.what)


def settled(said: list[Said], all_ideas: list[Idea]) -> list[Said]:
    """The same with the voices closed of whoever was told what became of their idea: so the shop does it."""
    told = {(idea.title, who): (idea, act) for idea in all_ideas for who, act in idea.told}
    return [_closed(one, *told[one.idea, one.who]) if (one.idea, one.who) in told else one for one in said]


def _closed(voice: Said, idea: Idea, told: Act) -> Said:
    outcome = f"{told.what}: {idea.because}" if idea.because else told.what
    return replace(voice, closed=replace(told, what=outcome))


def panels(ledger: Ledger) -> list[Panel]:
    """The panels written by hand; their answers came at the next visit of whoever was asked."""
    return [_panel(story, ledger) for story in STORIES["panel"]]


def _panel(story: dict[str, Any], ledger: Ledger) -> Panel:
    at = Moment(story["on"], minute_of(story["at"]))
    answers = {who: rest for who, _, rest in (answer.partition(": ") for answer in story["answers"])}
    members = tuple(
        Asked(
            who,
            _why(who, story, ledger),
            _answer(who, answers[who], at, story.get("idea", ""), ledger) if who in answers else None,
        )
        for who in story["who"]
    )
    day, _, wall = story.get("closed", "").partition(" ")
    closed = Moment(date.fromisoformat(day), minute_of(wall)) if day else None
    return Panel(story["question"], at, "Mina", members, closed)


def _why(who: str, story: dict[str, Any], ledger: Ledger) -> str:
    """The evidence, as the shop words it: 9 visits in 8 weeks."""
    lately = [visit for visit in ledger.of(who) if story["on"] - _LOOKED_BACK <= visit.day < story["on"]]
    wanted = story.get("lately", "")
    if not wanted:
        return f"{len(lately)} visits in 8 weeks"
    had = Counter(wanted in visit.order for visit in lately)[True]
    return f"{had} times {wanted} in 8 weeks"


def _answer(who: str, text: str, asked: Moment, idea: str, ledger: Ledger) -> Said:
    kind, _, words = text.partition(": ")
    visit = ledger.after(who, asked)
    at = visit.at.then(0, visit.at.minute + HEARD_AFTER)
    thanks = Act(at.then(0, at.minute + 1), visit.served_by, "thanked for the answer")
    if kind == "idea":
        return Said(kind, words, at, who, visit.number, by=visit.served_by, idea=idea or words)
    return Said(kind, words, at, who, visit.number, by=visit.served_by, closed=thanks)
