"""The Inbox's rows: what stands in which column, for what was said, for ideas, and for whom to thank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.ideas import Decision, Idea
from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.columns import Column
from frontdesk.words.phrases import ago, count, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

SAID = (
    Column("Clock", 13),
    Column("Kind", 10, since=60),
    Column("Who", 12, share=2),
    Column("What they said", 12, share=5),
    Column("State", 10, since=76),
)
IDEAS = (
    Column("", 1),
    Column("Asked by", 9),
    Column("Idea", 16, share=1),
    Column("Decided", 9),
    Column("To tell", 9),
)
THANKS = (
    Column("To thank", 10),
    Column("For what", 16, share=5),
    Column("Said by", 12, share=1),
    Column("When", 12, since=60),
)

ANONYMOUS = "anonymous"
_TEAM = "the team"
_MARK: Part = ("✓ ", "bold $warm")


def said(voice: Feedback, today: date, *, masked: bool, marked: bool) -> Sequence[Cell]:
    """Clock, kind, who, what, state."""
    kind: list[Part] = [_MARK] if marked else []
    return [
        [clock(voice, today)],
        [*kind, (voice.kind.value, "$quiet")],
        [who(voice)],
        [_words(voice, masked=masked), (f"   {voice.item}" if voice.item else "", "$quiet")],
        [_state(voice)],
    ]


def idea(one: Idea, *, marked: bool, masked: bool) -> Sequence[Cell]:
    """Mark, how many asked, the idea, what was decided, who is still to be told."""
    settled = one.decision in (Decision.DONE, Decision.NO) and not one.to_tell
    decided: Part = (one.decision, "$quiet" if settled else "$cool") if one.decision else ("not yet", "$quiet")
    tell: Part = (count(len(one.to_tell), "person", "people"), "bold $warm") if one.to_tell else ("", "")
    if settled:
        tell = ("all told" if one.told else "", "$quiet")
    return [
        [("✓" if marked else "", "bold $warm")],
        [(count(one.askers, "person", "people"), "" if not settled else "$quiet")],
        [(HIDDEN if masked else one.title, "bold" if not settled else "$quiet")],
        [decided],
        [tell],
    ]


def thanks(voice: Feedback, above: Feedback | Idea | None, today: date, *, masked: bool) -> Sequence[Cell]:
    """Whom to thank (once for all that stands below), for what, who said so, when."""
    begins = not isinstance(above, Feedback) or above.about_id != voice.about_id
    return [
        [(voice.about or _TEAM if begins else "", "bold $cool")],
        [_words(voice, masked=masked)],
        [who(voice)],
        [(ago(voice.day, today), "$quiet")],
    ]


def clock(voice: Feedback, today: date) -> Part:
    """How much time is left, or by how much it is over."""
    if voice.due is None or not voice.open:
        return ("", "")
    late = (today - voice.due).days
    if voice.overdue and late > 0:
        return (f"▲ {count(late, 'day')} over" if late < 100 else "▲ long over", "bold $alarm")  # noqa: PLR2004
    if voice.due == today:
        return ("today", "$warm")
    return (f"by {short_date(voice.due, today)}", "$quiet")


def who(voice: Feedback) -> Part:
    """Who said it."""
    return (voice.customer_name, "bold") if voice.customer_name else (ANONYMOUS, "$quiet")


def _words(voice: Feedback, *, masked: bool) -> Part:
    return (HIDDEN if masked else " ".join(voice.text.split()), "" if voice.open else "$quiet")


def _state(voice: Feedback) -> Part:
    if voice.state == "open" and voice.made_good:
        return ("made good", "$cool")
    if voice.state == "open" and voice.sorry_at is not None:
        return ("sorry said", "$cool")
    if voice.state == "open" and voice.kind is FeedbackKind.IDEA and voice.idea:
        return ("", "")
    return (voice.state, {"open": "", "answered": "$cool"}.get(voice.state, "$quiet"))
