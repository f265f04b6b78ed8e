"""Panels: a few regulars to ask about something, and their answers as feedback."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from frontdesk.desk.listening.feedback import write
from frontdesk.desk.listening.hearing import kept_customer, sold_as
from frontdesk.desk.ordering.items import NoSuchItem
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.voices import FeedbackKind, NewFeedback
from frontdesk.store.voices import panels
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count, few_words, joined

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.panels import Ask, Panel
    from frontdesk.records.voices import Heard
    from frontdesk.store.voices.panels import Regular

LATELY: Final = timedelta(days=90)
LARGEST: Final = 200
LONGEST_PEACE: Final = 3_650

RHYTHMS: Final = {"weekly": (0.0, 10.0), "monthly": (10.0, 45.0)}
"""Days between somebody's visits: who comes weekly comes about once a week or more often, monthly means less often."""

UNASKED: Final = "answered without being on the list"
_LONGEST_NAME: Final = 40


class NoSuchPanel(NothingFound):
    """There is no such panel."""

    hint = "See `frontdesk panel list`."


class NobodyToAsk(NothingFound):
    """No regular is like that; nobody is to be asked."""

    hint = "Drop the item or the rhythm, or ask those who were asked lately; a regular came on five days within a year."


class UnknownRhythm(BadInput):
    """That is no rhythm."""

    hint = f"Say {joined(list(RHYTHMS), 'or')}, or nothing for all regulars."


class ImpossiblePanel(BadInput):
    """That is no size for a panel."""


class ClosedPanel(BadInput):
    """This panel is closed; nothing was written."""

    hint = "Write it down as feedback, or begin another panel."


class AnsweredAlready(BadInput):
    """They have answered; nothing was written."""

    hint = "Write down what else they said as feedback."


def ask(
    desk: Desk, question: str, *, item: str = "", rhythm: str = "", size: int = 10, not_asked_days: int = 60
) -> Panel:
    """Choose regulars to ask something, who came most often in the last ninety days first.

    Args:
        desk: who asks, and where.
        question: what is to be asked.
        item: as people say it; only who had it in the last ninety days, who had it most often first.
        rhythm: only who comes "weekly" or "monthly" by their own gaps.
        size: how many to ask, at most.
        not_asked_days: nobody whom a panel asked in so many days, or has on its list since.

    Raises:
        NobodyToAsk: no regular is like that.
        NoSuchItem, UnknownRhythm, ImpossiblePanel, MissingText, TooLong: as their sentences say.
    """
    words, gaps = filled(question, "question"), _gaps(rhythm)
    _refuse_impossible(size, not_asked_days)
    deed, today = desk.deed("panel.ask", "Panel begun"), desk.clock.today()
    with desk.store.writing(deed) as work:
        item_id, name = _item(work.session, item)
        since, asked_since = today - LATELY, deed.at - timedelta(days=not_asked_days)
        wanted = panels.Wanted(today, since, asked_since, size, item_id, gaps)
        found = panels.regulars(work.session, wanted)
        if not found:
            raise NobodyToAsk
        panel_id = panels.add(work, words)
        for regular in found:
            weeks = -(-((today - regular.first).days + 1) // 7)
            panels.add_member(work, panel_id, regular.customer_id, _why(regular, name, weeks))
        return replace(panels.listed(work.session, panel_id=panel_id)[0], action_id=work.action_id)


def _gaps(rhythm: str) -> tuple[float, float] | None:
    wanted = folded(rhythm)
    if wanted and wanted not in RHYTHMS:
        raise UnknownRhythm(f"“{few_words(rhythm, _LONGEST_NAME)}” is no rhythm.")
    return RHYTHMS.get(wanted)


def _refuse_impossible(size: int, not_asked_days: int) -> None:
    if not 0 < size <= LARGEST:
        raise ImpossiblePanel(f"A panel has 1 to {LARGEST} people.")
    if not 0 <= not_asked_days <= LONGEST_PEACE:
        raise ImpossiblePanel(f"People can be left in peace for 0 to {LONGEST_PEACE:,} days.")


def _item(session: Session, text: str) -> tuple[int | None, str]:
    """The item that everybody on the panel has: unlike what was said of an item, it must be one that is sold."""
    if not field(text, "item"):
        return None, ""
    item_id, name, nearest = sold_as(session, text)
    if item_id is None:
        hint = f"The nearest: {joined(nearest, 'or')}." if nearest else ""
        raise NoSuchItem(f"Nothing called “{few_words(text, _LONGEST_NAME)}” is sold here.", hint=hint)
    return item_id, name


def _why(regular: Regular, item: str, weeks: int) -> str:
    what = f"{count(regular.times, 'time')} {few_words(item, _LONGEST_NAME)}" if item else count(regular.times, "visit")
    return f"{what} in {count(weeks, 'week')}"


def answer(desk: Desk, panel_id: int, customer_id: int, text: str, kind: str = FeedbackKind.IDEA) -> Heard:
    """Write down what somebody answered, as feedback of theirs, in one action.

    Somebody who is not on the list may answer as well, and is on it then. A customer who was merged leads to whoever
    took them over.

    Raises:
        NoSuchPanel, NoSuchCustomer, ClosedPanel: as their sentences say.
        AnsweredAlready: they did; the sentence names the feedback.
        UnknownFeedbackKind, MissingText, TooLong: as their sentences say; nothing is written then.
    """
    with desk.store.writing(desk.deed("panel.answer", "Panel answered")) as work:
        if _there(work.session, panel_id).closed_at is not None:
            raise ClosedPanel
        who = kept_customer(work.session, customer_id) or 0
        found = panels.member(work.session, panel_id, who)
        if found is not None and found.feedback_id is not None:
            raise AnsweredAlready(f"They have answered already, with feedback {found.feedback_id}.")
        heard = write(desk, work, NewFeedback(kind, text, who))
        if found is None:
            panels.add_member(work, panel_id, who, UNASKED)
        panels.answered(work, panel_id, who, heard.id)
        return heard


def close(desk: Desk, panel_id: int) -> Done:
    """Ask nobody of a panel any more.

    Raises:
        NoSuchPanel, ClosedPanel: as their sentences say.
    """
    with desk.store.writing(desk.deed("panel.close", "Panel closed")) as work:
        if _there(work.session, panel_id).closed_at is not None:
            raise ClosedPanel(f"Panel {panel_id} was closed already.", hint="See `frontdesk panel list`.")
        panels.close(work, panel_id)
        return Done(panel_id, work.action_id)


def listed(desk: Desk, *, open_only: bool = False) -> tuple[Panel, ...]:
    """Panels with whom they ask and what was answered, the newest first."""
    with desk.store.reading() as session:
        return tuple(panels.listed(session, open_only=open_only))


def read(desk: Desk, panel_id: int) -> Panel:
    """One panel with whom it asks and what was answered.

    Raises:
        NoSuchPanel: there is none of this id.
    """
    with desk.store.reading() as session:
        _there(session, panel_id)
        return panels.listed(session, panel_id=panel_id)[0]


def asks_in(session: Session, customer_id: int) -> tuple[Ask, ...]:
    """What this customer is still to be asked when they stand at the counter."""
    return panels.asks(session, customer_id)


def _there(session: Session, panel_id: int) -> Panel:
    found = panels.alone(session, panel_id)
    if found is None:
        raise NoSuchPanel(f"There is no panel {panel_id}.")
    return found
