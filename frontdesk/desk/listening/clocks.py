"""The clock of a complaint: by which shop day the next step is owed under the shop's standards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.voices import FeedbackKind
from frontdesk.store.looking_back import voice_counts

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.shop import Shop
    from frontdesk.records.voices import Feedback

FIRST_STEP = "first step"
CLOSE = "close"


def next_step(feedback: Feedback, shop: Shop, today: date, came_on: date | None) -> tuple[date | None, bool, str]:
    """What is owed next on a piece of feedback: by which shop day, whether that day is past, and what, in a word.

    Only open complaints have a clock. The first step (sorry, an answer, something given) is due within the shop's
    `first_action_days`; closing is due within `close_days`, or on the day of the customer's next visit if that is
    sooner. Only opening days count, and a complaint heard on a closed day counts from the next opening day.

    Args:
        feedback: as it is kept.
        shop: the standards and the opening days.
        today: the shop's day.
        came_on: the first shop day after it was said on which its customer came again, None when they have not.
    """
    if feedback.kind != FeedbackKind.COMPLAINT or not feedback.open:
        return None, False, ""
    due, owed = _owed(feedback.day, shop, came_on, begun=begun(feedback))
    return due, due < today, owed


def overdue_in(desk: Desk, session: Session) -> int:
    """How many complaints are past their clock, of those that whoever is at the till may see."""
    running, shop, today = voice_counts.running(session, without_staff=not desk.sees_all), desk.shop, desk.clock.today()
    return sum(_owed(each.day, shop, each.came_on, begun=each.begun)[0] < today for each in running)


def _owed(day: date, shop: Shop, came_on: date | None, *, begun: bool) -> tuple[date, str]:
    close = opening_day(day, shop.close_days, shop.opening_days)
    due = close if came_on is None else min(close, came_on)
    if not begun:
        first = opening_day(day, shop.first_action_days, shop.opening_days)
        return (first, FIRST_STEP) if first <= due else (due, CLOSE)
    return due, CLOSE


def begun(feedback: Feedback) -> bool:
    """Whether somebody took a first step: said sorry, answered, or gave something."""
    return feedback.sorry_at is not None or feedback.answered_at is not None or bool(feedback.made_good)


def opening_day(day: date, later: int, opening_days: tuple[int, ...]) -> date:
    """The opening day that comes so many opening days after a day; a closed day counts as the next open one."""
    open_on = frozenset(opening_days) or frozenset(range(7))
    found = _first_open(day, open_on)
    for _ in range(later):
        found = _first_open(found + timedelta(days=1), open_on)
    return found


def _first_open(day: date, open_on: frozenset[int]) -> date:
    while day.weekday() not in open_on:
        day += timedelta(days=1)
    return day
