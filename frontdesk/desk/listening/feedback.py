"""Feedback: what customers say, and every step until it is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.listening import hearing
from frontdesk.desk.listening.hearing import UnknownFeedbackKind, write
from frontdesk.desk.listening.inbox import NoSuchFeedback, listed, read, shown, there, to_thank
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.voices import Closed
from frontdesk.store.voices import feedback, make_goods
from frontdesk.words.fields import field, filled
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Feedback, Heard, NewFeedback
    from frontdesk.store.unit import Work

__all__ = [
    "AlreadySaid",
    "ClosedAlready",
    "NoSuchFeedback",
    "NotClosed",
    "UnknownFeedbackKind",
    "add",
    "answer",
    "assign",
    "change",
    "close",
    "listed",
    "read",
    "reopen",
    "say_sorry",
    "to_thank",
    "write",
]


class ClosedAlready(BadInput):
    """This is closed already."""

    hint = "Reopen it first, if there is more to do."


class NotClosed(BadInput):
    """This is open as it is."""


class AlreadySaid(BadInput):
    """Somebody has said sorry for this."""


def add(desk: Desk, new: NewFeedback) -> Heard:
    """Write down what somebody said, heard now by whoever is at the till.

    Raises:
        UnknownFeedbackKind, MissingText, TooLong, NoSuchCustomer, NoSuchStaff, NoSuchVisit, SomebodyElsesVisit:
            as their sentences say; nothing is written then.
    """
    kind = hearing.kind_of(new.kind)
    with desk.store.writing(desk.deed("feedback.add", f"{kind.capitalize()} written down")) as work:
        return write(desk, work, new)


def change(desk: Desk, feedback_id: int, *, seen: Feedback | None = None, **values: Any) -> Done:
    """Change what was written down: text, kind, item (as people say it), about_id, customer_id (None is anonymous).

    `seen` is what the editor saw. What was given for it goes along to another customer.

    Raises:
        NoSuchFeedback: there is none that may be seen.
        TwoVersions: another till put its words or its kind otherwise since; nothing was overwritten.
        UnknownFeedbackKind, MissingText, TooLong, NoSuchCustomer, NoSuchStaff: as their sentences say.
    """
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("feedback.change", "Feedback changed")) as work:
        before = shown(there(work.session, feedback_id), to=sees_all)
        beside = ""
        if seen is not None:
            values, beside = united(desk, _edit(work, seen, before), values)
        new = hearing.changed(desk, work, before, values)
        feedback.change(work, feedback_id, **new)
        if "customer_id" in new:
            make_goods.hand_over(work, feedback_id, new["customer_id"])
        return Done(feedback_id, work.action_id, beside)


def _edit(work: Work, seen: Feedback, now: Feedback) -> Edit:
    def again(desk: Desk, now: Feedback, kept: dict[str, Any]) -> Done:
        return change(desk, seen.id, seen=now, **kept)

    labels = {"text": "words", "kind": "kind"}
    return Edit(work.session, ("feedback", seen.id), seen, now, labels, again, joinable=frozenset({"text"}))


def answer(desk: Desk, feedback_id: int, text: str, *, sorry: bool = False) -> Done:
    """Answer: the text comes as a new line below what was answered before; `sorry` says that sorry was said, too.

    Raises:
        NoSuchFeedback, MissingText: as their sentences say.
        TooLong: more than 10,000 characters, with what was answered before.
    """
    said = filled(text, "answer")
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("feedback.answer", "Feedback answered")) as work:
        before = _to_whom_it_was_said(work, feedback_id, sees_all=sees_all)
        values: dict[str, Any] = {"answer": field("\n".join(filter(None, (before.answer, said))), "answer")}
        if before.answered_at is None:
            values |= {"answered_at": work.deed.at, "answered_by": work.deed.staff_id}
        if sorry and before.sorry_at is None:
            values |= _sorry(work)
        feedback.change(work, feedback_id, **values)
        return Done(feedback_id, work.action_id)


def say_sorry(desk: Desk, feedback_id: int) -> Done:
    """Write down that somebody said sorry; anybody may, for anything: the card asks them to.

    Raises:
        NoSuchFeedback: there is none.
        AlreadySaid: somebody did before.
    """
    with desk.store.writing(desk.deed("feedback.sorry", "Sorry said")) as work:
        before = there(work.session, feedback_id)
        if before.sorry_at is not None:
            raise AlreadySaid(f"Sorry was said already, {_by_on(desk, before.sorry_by, before.sorry_at)}.")
        feedback.change(work, feedback_id, **_sorry(work))
        return Done(feedback_id, work.action_id)


def assign(desk: Desk, feedback_id: int, staff_id: int | None) -> Done:
    """Give it to a member of the team to see to; None to nobody.

    Raises:
        NoSuchFeedback, NoSuchStaff: as their sentences say.
    """
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("feedback.assign", "Feedback assigned")) as work:
        shown(there(work.session, feedback_id), to=sees_all)
        if staff_id is not None:
            hearing.member(desk, staff_id)
        feedback.change(work, feedback_id, assigned_to=staff_id)
        return Done(feedback_id, work.action_id)


def close(desk: Desk, feedback_id: int, outcome: str) -> Closed:
    """Close it with what came of it.

    It counts as solved at first contact when whoever heard it closes it within the shop's standard. A clock that was
    set back since proves nothing, and counts for nothing.

    Raises:
        ClosedAlready: it is closed; the sentence says by whom and when.
        NoSuchFeedback, MissingText, TooLong: as their sentences say.
    """
    came_of_it = filled(outcome, "outcome")
    sees_all, deed = desk.sees_all, desk.deed("feedback.close", "Feedback closed")
    with desk.store.writing(deed) as work:
        before = _to_whom_it_was_said(work, feedback_id, sees_all=sees_all)
        if before.closed_at is not None:
            raise ClosedAlready(f"This was closed already, {_by_on(desk, before.closed_by, before.closed_at)}.")
        within = timedelta(minutes=desk.shop.first_contact_minutes)
        at_once = deed.staff_id == before.heard_by_id and timedelta(0) <= deed.at - before.at <= within
        values = {"closed_at": deed.at, "closed_by": deed.staff_id, "outcome": came_of_it, "first_contact": at_once}
        feedback.change(work, feedback_id, **values)
        return Closed(feedback_id, work.action_id, at_once)


def reopen(desk: Desk, feedback_id: int) -> Done:
    """Open it again: there is more to do. What came of it so far is in the journal.

    Raises:
        NotClosed, NoSuchFeedback: as their sentences say.
    """
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("feedback.reopen", "Feedback reopened")) as work:
        if shown(there(work.session, feedback_id), to=sees_all).closed_at is None:
            raise NotClosed
        values = {"closed_at": None, "closed_by": None, "outcome": "", "first_contact": False}
        feedback.change(work, feedback_id, **values)
        return Done(feedback_id, work.action_id)


def _to_whom_it_was_said(work: Work, feedback_id: int, *, sees_all: bool) -> Feedback:
    """Whoever heard a complaint about a member of the team knows it, and may see to it at once."""
    found = there(work.session, feedback_id)
    return shown(found, to=sees_all or found.heard_by_id == work.deed.staff_id)


def _sorry(work: Work) -> dict[str, Any]:
    return {"sorry_at": work.deed.at, "sorry_by": work.deed.staff_id}


def _by_on(desk: Desk, who: str, at: datetime) -> str:
    """By whom and when, as the shop's clock shows it."""
    day = short_date(desk.clock.day_of(at), desk.clock.today())
    return f"{f'by {who} ' if who else ''}on {day}, {desk.clock.local(at):%H:%M}"
