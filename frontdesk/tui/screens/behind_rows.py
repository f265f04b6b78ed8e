"""What stands behind a figure, as rows: who, in few words what, a figure, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from frontdesk.records.ideas import Idea
from frontdesk.records.order_lines import in_full
from frontdesk.records.voices import Feedback
from frontdesk.tui.screens import inbox_detail
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN, cells
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.detail import Fact, InFull
from frontdesk.words.phrases import ago, count, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.behind import Comer, Told
    from frontdesk.records.evening import CameBack, EmptyChair
    from frontdesk.records.ideas import ToTell
    from frontdesk.records.orders import Visit
    from frontdesk.records.promises import FollowUp
    from frontdesk.records.voices import MakeGood

_FACES = {"+": "good", "=": "so-so", "-": "bad"}
_SAID, _SORRY = "said", "sorry"
_WHEN, _WIDEST = 4, 20
WALK_IN = "walk-in"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its words are hidden on a masked screen when they are `private`; `source` can be read in full."""

    key: str
    customer_id: int | None
    name: str
    words: str = ""
    figure: str = ""
    when: str = ""
    style: str = ""
    private: bool = False
    alarm: bool = False
    source: Feedback | Idea | None = None
    facts: tuple[Fact, ...] = ()

    def seen(self, *, masked: bool) -> str:
        """Its words, as they may be seen."""
        return HIDDEN if masked and self.private and self.words else self.words


@dataclass(frozen=True, slots=True)
class Drill:
    """What a figure opens: a list with its title, and what an empty one says.

    `figure` is the title of the rows' figures; `told` says that a row has more to say than fits it.
    """

    title: str
    read: Callable[[Desk], Sequence[Row]]
    figure: str = ""
    nothing: str = "Nothing stands behind it."
    told: bool = False


def columns(figure: str, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Who, what, a figure under its title, when: the last two as wide as they must be."""
    widest = max([cells(figure), *(cells(row.figure) for row in rows)])
    last = max([_WHEN, *(cells(row.when) for row in rows)])
    return (
        Column("Who", 14, share=2),
        Column("", 14, share=5),
        Column(figure, min(widest, _WIDEST), right=True),
        Column("When", min(last, _WIDEST), since=60),
    )


def in_full_of(row: Row, desk: Desk, *, masked: bool) -> InFull:
    """A row with all there is to say about it."""
    if isinstance(row.source, Feedback):
        whole = inbox_detail.of_feedback(row.source, desk, masked=masked)
        unsaid = row.source.sorry_at is None  # the Inbox names its key for it, which is none here
        return replace(whole, facts=tuple(fact for fact in whole.facts if not (unsaid and fact.label == _SORRY)))
    if isinstance(row.source, Idea):
        return inbox_detail.of_idea(row.source, desk, masked=masked)
    hidden = [fact for fact in row.facts if masked and fact.label == _SAID and fact.text]
    facts = tuple(Fact(_SAID, HIDDEN) if fact in hidden else fact for fact in row.facts)
    return InFull([(row.name, "bold")], row.seen(masked=masked), facts=facts)


def of_comer(who: Comer, today: date) -> Row:
    """Somebody who came."""
    when = short_date(who.last, today)
    return Row(f"customer {who.id}", who.id, who.name, who.usual, f"{who.visits:,}", when, "$cool")


def of_visit(visit: Visit, desk: Desk) -> Row:
    """A visit, with how it was."""
    time = f" {desk.clock.local(visit.at):%H:%M}" if visit.timed else ""
    had = in_full(visit.lines) or "nothing noted"
    note = f"   {visit.note}" if visit.note else ""
    return Row(
        f"visit {visit.id}",
        visit.customer_id,
        visit.customer_name or WALK_IN,
        f"{had}{note}",
        _FACES.get(visit.happiness, ""),
        f"{short_date(visit.day, desk.clock.today())}{time}",
        "$cool",
        private=bool(visit.note),
        alarm=visit.happiness == "-",
    )


def of_voice(voice: Feedback, today: date, figure: str = "") -> Row:
    """Something that was said."""
    words = " ".join(voice.text.split())
    return Row(
        f"feedback {voice.id}",
        voice.customer_id,
        voice.customer_name or ANONYMOUS,
        words,
        figure or voice.kind.value,
        short_date(voice.day, today),
        private=True,
        alarm=voice.overdue,
        source=voice,
    )


def of_make_good(given: MakeGood, desk: Desk) -> Row:
    """Something that was given to make good."""
    from frontdesk.desk.ordering.items import price_words

    figure = price_words(given.amount, desk.shop.currency)
    when = short_date(given.day, desk.clock.today())
    beyond = "   over the budget" if given.over_budget else ""
    name = given.customer_name or ANONYMOUS
    by = f"   by {given.by}" if given.by else ""
    return Row(f"given {given.id}", given.customer_id, name, f"{given.what}{by}{beyond}", figure, when, "$cool")


def of_promise(promise: FollowUp, desk: Desk) -> Row:
    """A promise, open or kept."""
    today = desk.clock.today()
    if promise.done_at is not None:
        figure, when = "kept", short_date(desk.clock.day_of(promise.done_at), today)
    else:
        figure, when = ("overdue" if promise.overdue else "open"), f"due {ago(promise.due, today)}"
    words = f"{promise.text}: {promise.outcome}" if promise.outcome else promise.text
    key, who, late = f"promise {promise.id} {promise.due}", promise.customer_id, promise.overdue
    return Row(key, who, promise.customer_name, words, figure, when, private=True, alarm=late)


def of_idea(idea: Idea, today: date) -> Row:
    """An idea: whoever asked first stands for all."""
    first = idea.voices[0] if idea.voices else None
    others = f" and {count(idea.askers - 1, 'other')}" if idea.askers > 1 else ""
    name = f"{(first.customer_name if first else '') or ANONYMOUS}{others}"
    when = short_date(first.day, today) if first else ""
    who = first.customer_id if first else None
    return Row(f"idea {idea.id}", who, name, idea.title, idea.decision or "not yet", when, private=True, source=idea)


def of_tell(tell: ToTell, today: date) -> Row:
    """Somebody who is to be told what became of their idea."""
    key, when = f"tell {tell.idea_id} {tell.customer_id}", short_date(tell.asked_on, today)
    return Row(key, tell.customer_id, tell.customer_name, tell.words, "to tell", when, private=True)


def of_told(told: Told, desk: Desk) -> Row:
    """Somebody who was told what became of their idea."""
    when = short_date(desk.clock.day_of(told.at), desk.clock.today())
    key = f"told {told.customer_id} {told.at.isoformat()} {told.title}"
    return Row(key, told.customer_id, told.customer_name, told.title, told.decision, when, private=True)


def of_chair(chair: EmptyChair, desk: Desk) -> Row:
    """A regular who should have come."""
    today, worth = desk.clock.today(), worth_words(chair, desk.shop.currency)
    facts = (
        Fact("usual", chair.usual, "$cool"),
        Fact("last here", f"{short_date(chair.last_visit, today)}, {ago(chair.last_visit, today)}"),
        Fact("worth", f"{worth}{visits_a_month(chair)}" if worth else visits_a_month(chair).removeprefix(", ")),
        Fact(_SAID, chair.last_feedback),
    )
    when = short_date(chair.last_visit, today)
    return Row(f"customer {chair.id}", chair.id, chair.name, chair.evidence, worth, when, facts=facts)


def worth_words(chair: EmptyChair, currency: str) -> str:
    """What a regular is worth a month; empty where their orders have no prices."""
    from frontdesk.desk.ordering.items import price_words

    return price_words(chair.worth, currency)


def visits_a_month(chair: EmptyChair) -> str:
    """How often they came."""
    return f", {count(round(chair.visits_a_month), 'visit')} a month" if chair.visits_a_month >= 1 else ""


def of_returned(back: CameBack, today: date) -> Row:
    """A regular who came back."""
    figure, when = count(back.silent_days, "day"), short_date(back.day, today)
    return Row(f"customer {back.id}", back.id, back.name, back.after, figure, when, "$cool", private=True)


def key_of(row: Row) -> Any:
    """What tells a row from others."""
    return row.key
