"""Looking back on a span of shop days."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.listening import feedback, ideas, recovery
from frontdesk.desk.listening.lateness import late
from frontdesk.desk.promising import followups
from frontdesk.errors import BadInput
from frontdesk.records.reports import FeedbackFigures, MakeGoodFigures, PromiseFigures, RecoveryFigures, Review
from frontdesk.records.voices import Outcome
from frontdesk.store.looking_back import counts, evenings, voice_counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import FollowUp
    from frontdesk.records.voices import Thanks

_SIX_DAYS = timedelta(days=6)


class BackwardSpan(BadInput):
    """The span ends before it begins."""


class EndlessSpan(BadInput):
    """The span before it would begin before the calendar does."""

    hint = "Name a later --from."


class UnendingSpan(BadInput):
    """The span would end after the calendar does."""

    hint = "Name an earlier --from."


def day(of: date) -> tuple[date, date]:
    """The span of one day."""
    return of, of


def week(of: date) -> tuple[date, date]:
    """The week, Monday to Sunday, that holds a day.

    Raises:
        UnendingSpan: the calendar ends within it.
    """
    monday = of - timedelta(days=of.weekday())
    if date.max - monday < _SIX_DAYS:
        raise UnendingSpan
    return monday, monday + _SIX_DAYS


def month(of: date) -> tuple[date, date]:
    """The calendar month that holds a day."""
    return of.replace(day=1), of.replace(day=monthrange(of.year, of.month)[1])


def review(desk: Desk, start: date, end: date) -> Review:
    """The figures of the shop days from `start` to `end`, both included, with those of as many days before.

    A customer is new whose very first visit lies in the span, and returning when it lies before. What waits (open
    and overdue promises, ideas to tell) is counted as of now; complaints past their clock as of the span's end. What
    was said is counted as far as whoever is at the till may read it.

    Raises:
        BackwardSpan: `end` lies before `start`.
        EndlessSpan: there is no calendar for the span before.
    """
    if end < start:
        raise BackwardSpan(f"The span ends on {end}, before it begins on {start}.")
    length = (end - start) + timedelta(days=1)
    if start - date.min < length:
        raise EndlessSpan
    waiting = followups.listed(desk, "all")
    before = _figures(desk, start - length, start - timedelta(days=1), waiting)
    return replace(_figures(desk, start, end, waiting), before=before)


def _figures(desk: Desk, start: date, end: date, waiting: Sequence[FollowUp]) -> Review:
    with desk.store.reading() as session:
        visits, walk_ins, people = counts.visits_between(session, start, end)
        new = counts.new_between(session, start, end)
        happiness = evenings.happiness(session, start, end)
        said = _feedback(desk, session, start, end)
        given = _make_goods(desk, session, start, end)
        since, until = _instants(desk, start, end)
        kept = voice_counts.kept_between(session, since, until)
    return Review(
        start=start,
        end=end,
        visits=visits,
        customers=people,
        new=new,
        returning=people - new,
        walk_ins=walk_ins,
        happiness=happiness,
        feedback=said,
        recoveries=_recoveries(desk, start, end),
        make_goods=given,
        promises=PromiseFigures(kept, len(waiting), sum(each.overdue for each in waiting)),
        ideas=ideas.figures(desk, start, end),
        thanks=_thanks(desk, start, end),
    )


def _instants(desk: Desk, start: date, end: date) -> tuple[datetime, datetime]:
    return desk.clock.bounds(start)[0], desk.clock.bounds(end)[1]


def _feedback(desk: Desk, session: Session, start: date, end: date) -> FeedbackFigures:
    since, until = _instants(desk, start, end)
    hidden = not desk.sees_all
    closed, to_solve, at_first_contact = voice_counts.closed_between(session, since, until, without_staff=hidden)
    return FeedbackFigures(
        opened=voice_counts.heard_between(session, start, end, without_staff=hidden),
        closed=closed,
        overdue=len(late(desk, session, end)),
        solved=to_solve,
        first_contact=at_first_contact,
    )


def _recoveries(desk: Desk, start: date, end: date) -> RecoveryFigures:
    outcomes = Counter(each.recovery for each in recovery.outcomes(desk, start, end))
    return RecoveryFigures(
        won_back=outcomes[Outcome.WON_BACK],
        still_unhappy=outcomes[Outcome.STILL_UNHAPPY],
        not_seen=outcomes[Outcome.NOT_SEEN],
        not_asked=outcomes[Outcome.NOT_ASKED],
    )


def _make_goods(desk: Desk, session: Session, start: date, end: date) -> MakeGoodFigures:
    count, total, beyond = voice_counts.given_between(session, start, end)
    of_month = voice_counts.given_between(session, end.replace(day=1), end)[1]
    return MakeGoodFigures(count, total, desk.shop.make_good_month, of_month, beyond)


def _thanks(desk: Desk, start: date, end: date) -> tuple[Thanks, ...]:
    """Whom to thank for what was praised in the span, who was praised most first."""
    found = [
        replace(each, compliments=tuple(said for said in each.compliments if said.day <= end))
        for each in feedback.to_thank(desk, since=start)
    ]
    return tuple(sorted(filter(lambda each: each.compliments, found), key=lambda each: -len(each.compliments)))
