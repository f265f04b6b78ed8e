"""The inbox: feedback as it is looked at, what is overdue first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.desk.listening.clocks import next_step
from frontdesk.desk.listening.hearing import kept_customer, kind_of
from frontdesk.desk.listening.recovery import outcome_of
from frontdesk.errors import NothingFound
from frontdesk.records.voices import FeedbackKind, Thanks
from frontdesk.store.voices import feedback
from frontdesk.store.voices.feedback import Since, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Feedback

MOST_LISTED = 500


class NoSuchFeedback(NothingFound):
    """There is no such feedback."""

    hint = "See `frontdesk feedback list`."


def read(desk: Desk, feedback_id: int) -> Feedback:
    """One piece of feedback.

    Raises:
        NoSuchFeedback: there is none, or it is a complaint about a member of the team and not the owner who asks.
    """
    sees_all = desk.sees_all
    with desk.store.reading() as session:
        found = shown(there(session, feedback_id), to=sees_all)
        return _clocked(desk, session, [found])[0]


def listed(
    desk: Desk,
    *,
    open_only: bool = False,
    kind: str | None = None,
    customer_id: int | None = None,
    limit: int = MOST_LISTED,
) -> tuple[Feedback, ...]:
    """Feedback: the overdue first, longest overdue first; then by what is due, what else is open, what is closed.

    Complaints about members of the team are left out unless the owner asks.

    Raises:
        UnknownFeedbackKind, NoSuchCustomer: as their sentences say.
    """
    wanted = Wanted(
        is_open=True if open_only else None,
        kind=None if kind is None else kind_of(kind),
        without_staff=not desk.sees_all,
    )
    with desk.store.reading() as session:
        wanted = replace(wanted, customer_id=kept_customer(session, customer_id))
        found = _clocked(desk, session, feedback.listed(session, wanted, limit))
    return tuple(sorted(found, key=_urgency))


def to_thank(desk: Desk, since: date | None = None) -> tuple[Thanks, ...]:
    """Whom to thank for what: open compliments by the member of the team they name, who has most first.

    Those that name nobody are the whole team's. `since` leaves out what was said before that shop day.
    """
    with desk.store.reading() as session:
        wanted = Wanted(is_open=True, kind=FeedbackKind.COMPLIMENT, start=since)
        found = feedback.listed(session, wanted, None)
    by_staff: dict[int | None, list[Feedback]] = defaultdict(list)
    for compliment in found:
        by_staff[compliment.about_id].append(compliment)
    thanks = [Thanks(about[0].about, staff_id, tuple(about)) for staff_id, about in by_staff.items()]
    return tuple(sorted(thanks, key=lambda each: (-len(each.compliments), not each.staff, each.staff)))


def there(session: Session, feedback_id: int) -> Feedback:
    """A piece of feedback, whoever asks.

    Raises:
        NoSuchFeedback: there is none of this id.
    """
    found = feedback.read(session, feedback_id)
    if found is None:
        raise NoSuchFeedback(f"There is no feedback {feedback_id}.")
    return found


def shown(found: Feedback, *, to: bool) -> Feedback:
    """The same, if it may be shown `to` whoever asks: complaints about members of the team are the owner's alone.

    Raises:
        NoSuchFeedback: it may not, and it is as if there were none.
    """
    if found.kind == FeedbackKind.COMPLAINT and found.about_id is not None and not to:
        raise NoSuchFeedback(f"There is no feedback {found.id}.")
    return found


def _clocked(desk: Desk, session: Session, found: Sequence[Feedback]) -> list[Feedback]:
    """The same with what is owed by when, and how the recovery of a customer's complaint goes."""
    today, shop = desk.clock.today(), desk.shop
    complaints = {each.id for each in found if each.kind == FeedbackKind.COMPLAINT and each.customer_id is not None}
    since = feedback.since(session, complaints)
    clocked = []
    for each in found:
        after = since.get(each.id, Since())
        due, overdue, owed = next_step(each, shop, today, after.next_day)
        recovery = outcome_of(after.came, after.rated) if each.id in complaints else None
        clocked.append(replace(each, due=due, overdue=overdue, owed=owed, recovery=recovery))
    return clocked


def _urgency(each: Feedback) -> tuple[bool, bool, int, float, int]:
    """Sorts open before closed, clocked before the rest, by what is due first, then the newest first."""
    due = each.due.toordinal() if each.due is not None else 0
    newest = (each.closed_at or each.at).timestamp()
    return not each.open, each.due is None, due, -newest, -each.id
