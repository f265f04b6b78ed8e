"""Promises to customers: listed, made by hand, kept and put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.listening import clocks, inbox
from frontdesk.desk.owners import owner_of
from frontdesk.desk.promising.arising import later
from frontdesk.desk.promising.gathering import Arisen
from frontdesk.desk.promising.reaching import reachable
from frontdesk.desk.promising.waiting import feedback_of, finished, one, tally, waiting
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.promises import Dated, Due
from frontdesk.store.people.kept import belonging
from frontdesk.store.promises import follow_ups
from frontdesk.words.fields import field, filled
from frontdesk.words.phrases import short_date, when

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.anchors import Written
    from frontdesk.records.promises import FollowUp
    from frontdesk.store.unit import Work

MOST_LISTED = 500
FARTHEST_AHEAD = 3_650
"""Nobody asks what rules will make of today in ten years."""
DUE = ("today", "overdue", "all", "done")


class NoSuchFollowUp(NothingFound):
    """There is no such follow-up."""

    hint = "See `frontdesk followups list --due all`."


class AlreadyDone(BadInput):
    """This is done already."""


class UnknownDue(BadInput):
    """Nobody knows which follow-ups are meant."""

    hint = f"Say one of: {', '.join(DUE)}."


def listed(
    desk: Desk, due: str = "today", *, customer_id: int | None = None, ahead_days: int = 60
) -> tuple[FollowUp, ...]:
    """Follow-ups, the overdue first, then by the shop day on which they are due.

    Args:
        desk: whose.
        due: "today" is what waits now (due today or overdue), "overdue" what was due before today, "all" also what is
            still to come, "done" what was done, the newest first.
        customer_id: only theirs.
        ahead_days: how far ahead "all" looks for what the rules will make; what is written down is always in it.

    Raises:
        UnknownDue, NoSuchCustomer: as their sentences say.
    """
    if due not in DUE:
        raise UnknownDue(f"“{due[:40]}” says nothing of when follow-ups are due.")
    today = desk.clock.today()
    with desk.store.reading() as session:
        whose = None if customer_id is None else belonging(session, (owner_of(session, customer_id),))
        if due == "done":
            found = finished(desk, session, MOST_LISTED, whose)
        elif due == "all":
            found = waiting(desk, session, later(today, 0, min(ahead_days, FARTHEST_AHEAD)), whose, written_until=None)
        else:
            found = waiting(desk, session, today, whose, written_until=today)
        shown = [each for each in found if due != "overdue" or each.overdue]
        return reachable(desk, session, shown)


def waiting_for(desk: Desk, session: Session, customer_id: int) -> tuple[FollowUp, ...]:
    """What is due for a customer, today or overdue, for the card."""
    today = desk.clock.today()
    return tuple(waiting(desk, session, today, belonging(session, (customer_id,)), written_until=today))


def counts(desk: Desk) -> Due:
    """How many promises wait, of those the overdue, and the complaints that are past their clock."""
    with desk.store.reading() as session:
        due, overdue = tally(desk, session)
        return Due(due, overdue, clocks.overdue_in(desk, session))


def add(desk: Desk, customer_id: int, text: str, on: str, *, feedback_id: int | None = None) -> Dated:
    """Promise something to a customer by a day, as people say it; it never lies in the past.

    Raises:
        NobodyKnowsWhen, MissingText, TooLong, NoSuchCustomer, NoSuchFeedback: as their sentences say.
    """
    said, day, sees_all = filled(text, "follow-up"), when(on, desk.clock.today()), desk.sees_all
    with desk.store.writing(desk.deed("followup.add", "Follow-up promised")) as work:
        owner = owner_of(work.session, customer_id)
        if feedback_id is not None:
            heard = inbox.there(work.session, feedback_id)
            inbox.shown(heard, to=sees_all or heard.heard_by_id == work.deed.staff_id)
        row_id = follow_ups.add(work, owner, said, day, feedback_id=feedback_id)
        return Dated(row_id, work.action_id, day)


def done(desk: Desk, follow_up_id: int, outcome: str = "") -> Done:
    """Mark a follow-up done, with what came of it.

    Raises:
        AlreadyDone: somebody did it before; the sentence says who and when.
        NoSuchFollowUp, TooLong: as their sentences say.
    """
    came = field(outcome, "outcome")
    with desk.store.writing(desk.deed("followup.done", "Follow-up done")) as work:
        values = {"done_at": work.deed.at, "done_by": work.deed.staff_id, "outcome": came}
        _act(work, _open(desk, work.session, follow_up_id), **values)
        return Done(follow_up_id, work.action_id)


def snooze(desk: Desk, follow_up_id: int, on: str, *, seen: FollowUp | Promised | None = None) -> Dated:
    """Put a follow-up off to a day, as people say it.

    Raises:
        TwoVersions: another till put it off to another day since it was `seen`.
        NobodyKnowsWhen, AlreadyDone, NoSuchFollowUp: as their sentences say.
    """
    day = when(on, desk.clock.today())
    with desk.store.writing(desk.deed("followup.snooze", "Follow-up put off")) as work:
        found = _open(desk, work.session, follow_up_id)
        if seen is not None:
            _clash(desk, work, seen, found, {"due": day})
        _act(work, found, due=day)
        return Dated(follow_up_id, work.action_id, day)


def change(desk: Desk, follow_up_id: int, text: str, *, seen: FollowUp | Promised | None = None) -> Done:
    """Say a follow-up in other words.

    Raises:
        TwoVersions: another till did so since it was `seen`; nothing was overwritten.
        MissingText, TooLong, AlreadyDone, NoSuchFollowUp: as their sentences say.
    """
    said = filled(text, "follow-up")
    with desk.store.writing(desk.deed("followup.change", "Follow-up changed")) as work:
        found, beside = _open(desk, work.session, follow_up_id), ""
        if seen is not None:
            beside = _clash(desk, work, seen, found, {"text": said})
        _act(work, found, text=said)
        return Done(follow_up_id, work.action_id, beside)


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised, and for when."""

    id: int
    text: str
    due: date


def _clash(desk: Desk, work: Work, seen: FollowUp | Promised, found: Written | Arisen, typed: dict[str, Any]) -> str:
    """Refuse what another till put otherwise since; what it changed beside it is said."""
    act = found.act if isinstance(found, Arisen) else found
    if act is not None:
        now = Promised(seen.id, act.text, act.due)
    else:
        now = Promised(seen.id, found.rule.text, found.due) if isinstance(found, Arisen) else Promised(0, "", found.due)

    def again(desk: Desk, now: Promised, kept: dict[str, Any]) -> Done | Dated:
        if "due" in typed:
            return snooze(desk, seen.id, kept.get("due", now.due).isoformat(), seen=now)
        return change(desk, seen.id, kept.get("text", now.text), seen=now)

    row = ("follow_ups", act.id if act is not None else 0)
    labels = {"text": "what", "due": "when"}
    joinable = frozenset({"text"})
    return united(desk, Edit(work.session, row, seen, now, labels, again, joinable=joinable), typed)[1]


def _open(desk: Desk, session: Session, follow_up_id: int) -> Written | Arisen:
    found = one(desk, session, follow_up_id)
    if found is None:
        raise NoSuchFollowUp(f"There is no follow-up {follow_up_id}.")
    written = found.act if isinstance(found, Arisen) else found
    if written is not None and written.done_at is not None:
        day = short_date(desk.clock.day_of(written.done_at), desk.clock.today())
        raise AlreadyDone(f"This was done already, {f'by {written.done_by} ' if written.done_by else ''}on {day}.")
    return found


def _act(work: Work, about: Written | Arisen, **values: Any) -> None:
    """Write down what somebody does about a follow-up; what a rule makes has a row only from then on."""
    written = about.act if isinstance(about, Arisen) else about
    if written is not None:
        follow_ups.change(work, written.id, **values)
    elif isinstance(about, Arisen):
        anchor = about.anchor
        whole = {
            "text": about.rule.text,
            "due": about.due,
            "rule": about.rule.number,
            "anchor": anchor.name,
            "occurs": anchor.day,
            "feedback_id": feedback_of(anchor),
        }
        follow_ups.add(work, anchor.customer_id, **{**whole, **values})
