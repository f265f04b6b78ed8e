"""What the Inbox shows in full: something that was said and all that was done about it, or an idea and its voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.ideas import Decision
from frontdesk.records.voices import FeedbackKind
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.detail import Fact, InFull
from frontdesk.words.phrases import ago, count, joined, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea
    from frontdesk.records.voices import Feedback
    from frontdesk.tui.text import Part

_OWED = {"close": "an ending"}
_MOST_NAMES = 8
_MOST_VOICES = 12
VOICES = ("voices", "")
"""The labels of the facts that are voices of an idea."""
_WRITTEN = frozenset({"answered", "ended", "idea", *VOICES})


def of_feedback(voice: Feedback, desk: Desk, *, masked: bool) -> InFull:
    """Something that was said: the words, the clock, and every step so far."""
    today = desk.clock.today()
    facts = tuple(_hidden(fact, masked=masked) for fact in _facts(voice, desk, today))
    words = HIDDEN if masked else f"“{' '.join(voice.text.split())}”"
    return InFull(tuple(_title(voice)), words, alarm=alarm(voice, today), facts=facts)


def _title(voice: Feedback) -> Iterator[Part]:
    yield (voice.customer_name or ANONYMOUS.capitalize(), "bold")
    yield (f"  ·  {voice.kind.value}", "$quiet")
    if voice.item:
        yield (f"  ·  {voice.item}", "$quiet")
    if voice.about:
        yield (f"  ·  about {voice.about}", "$quiet")


def alarm(voice: Feedback, today: date) -> str:
    """What is owed and since when; empty while there is time."""
    if not voice.overdue or voice.due is None:
        return ""
    since = ago(voice.due, today)
    when = since if since == "yesterday" else f"{short_date(voice.due, today)}, {since}"
    return f"{_OWED.get(voice.owed, voice.owed)} owed since {when}"


def _facts(voice: Feedback, desk: Desk, today: date) -> Iterator[Fact]:
    if voice.due is not None and not voice.overdue:
        by = "today" if voice.due == today else f"by {short_date(voice.due, today)}"
        yield Fact("clock", f"{_OWED.get(voice.owed, voice.owed)} owed {by}", "$warm" if by == "today" else "", 2)
    yield Fact("heard", _step(desk, voice.at, voice.heard_by), weight=3)
    if voice.sorry_at is not None:
        yield Fact("sorry", f"said {_step(desk, voice.sorry_at, voice.sorry_by)}", weight=4)
    elif voice.kind is FeedbackKind.COMPLAINT and voice.open:
        yield Fact("sorry", "not said yet: s when somebody has", "$warm", 4)
    if voice.answer:
        yield Fact("answered", f"{voice.answer}{_behind(_step(desk, voice.answered_at, voice.answered_by))}", weight=2)
    if voice.made_good:
        yield Fact("gave", joined([_gift(each.what, each.amount, desk) for each in voice.made_good]), "$cool", 2)
    if voice.assigned_to and voice.open:
        yield Fact("with", f"{voice.assigned_to} sees to it", weight=3)
    if voice.idea:
        yield Fact("idea", voice.idea, weight=4)
    if voice.closed_at is not None:
        how = ", solved at first contact" if voice.first_contact else ""
        yield Fact("ended", f"{voice.outcome}{_behind(_step(desk, voice.closed_at, voice.closed_by))}{how}", weight=1)
    if voice.recovery is not None:
        yield Fact("recovery", voice.recovery.value, "$cool" if voice.recovery == "won back" else "", 3)


def of_idea(one: Idea, desk: Desk, *, masked: bool) -> InFull:
    """An idea: its title, who asked and in which words, what was decided, whom to tell."""
    today = desk.clock.today()
    asked = count(one.askers, "person has asked", "people have asked")
    facts = (*_decision(one, desk, masked=masked), *_tells(one), *_voices(one, today))
    title: tuple[Part, ...] = (("Idea", "bold"), (f"  ·  {asked}", "$quiet"))
    return InFull(title, HIDDEN if masked else one.title, facts=tuple(_hidden(fact, masked=masked) for fact in facts))


def _decision(one: Idea, desk: Desk, *, masked: bool) -> Iterator[Fact]:
    if not one.decision:
        yield Fact("decided", "nothing yet: d decides", "$quiet", 1)
        return
    because = f": {HIDDEN if masked else ' '.join(one.because.split())}" if one.because else ""
    yield Fact("decided", f"{one.decision}{because}{_behind(_step(desk, one.decided_at, one.decided_by))}", "$cool", 1)


def _tells(one: Idea) -> Iterator[Fact]:
    if one.to_tell:
        names = [tell.customer_name for tell in one.to_tell]
        more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
        yield Fact("to tell", joined([*names[:_MOST_NAMES], *more]), "bold $warm", 1)
    elif one.decision in (Decision.DONE, Decision.NO) and one.told:
        yield Fact("told", f"all {one.told} who asked" if one.told > 1 else "who asked", weight=3)


def _voices(one: Idea, today: date) -> Iterator[Fact]:
    for place, voice in enumerate(one.voices[:_MOST_VOICES]):
        words = " ".join(voice.text.split())
        quoted = "" if words == one.title else f": “{words}”"
        said = f"{voice.customer_name or ANONYMOUS}, {short_date(voice.day, today)}{quoted}"
        yield Fact("" if place else "voices", said, "", 5 + place)


def _step(desk: Desk, at: datetime | None, by: str) -> str:
    """When a step was taken, as people say it, and by whom."""
    if at is None:
        return f"by {by}" if by else ""
    day, today = desk.clock.day_of(at), desk.clock.today()
    said = ago(day, today)
    near = {"today": "today", "yesterday": "yesterday"}.get(said, f"{short_date(day, today)}, {said},")
    return f"{near} {desk.clock.local(at):%H:%M}{f' by {by}' if by else ''}"


def _behind(step: str) -> str:
    return f"  ({step})" if step else ""


def _gift(what: str, amount: int | None, desk: Desk) -> str:
    from frontdesk.desk.ordering.items import price_words

    return f"{what} ({price_words(amount, desk.shop.currency)})" if amount else what


def _hidden(fact: Fact, *, masked: bool) -> Fact:
    """A fact without the words that were written down, while the screen faces the queue."""
    return Fact(fact.label, HIDDEN, fact.style, fact.weight) if masked and fact.label in _WRITTEN else fact
