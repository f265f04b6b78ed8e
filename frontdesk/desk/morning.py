"""The morning: what to know before the door opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.rhythm.expected import expected_on
from frontdesk.desk.yearly import birthday_in, turning
from frontdesk.records.promises import DateKind
from frontdesk.records.reports import Birthday, Morning
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.people import birthdays

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import KeyDate
    from frontdesk.records.voices import Feedback

_WEEK = 7


def morning(desk: Desk) -> Morning:
    """What to know about today: who is expected, what was promised, whom to tell and to thank.

    Complaints about members of the team are there for the owner alone.
    """
    today = desk.clock.today()
    return Morning(
        day=today,
        expected=expected_on(desk, today),
        birthdays=_birthdays(desk, today),
        follow_ups=followups.listed(desk),
        dates=_dates(desk, today),
        complaints=_complaints(desk, today),
        tells=ideas.to_tell(desk),
        thanks=feedback.to_thank(desk, since=last_opening_day(desk, today)),
    )


def last_opening_day(desk: Desk, before: date) -> date:
    """The day on which the shop was last open before a day; a shop without opening days is open on all."""
    days = desk.shop.opening_days
    back = next((back for back in range(1, _WEEK + 1) if (before - timedelta(days=back)).weekday() in days), 1)
    return before - timedelta(days=back)


def _birthdays(desk: Desk, today: date) -> tuple[Birthday, ...]:
    """Those kept today: on the 28th of February also those of the 29th, where there is none."""
    ends = {f"{today:%m-%d}", "02-29" if birthday_in("--02-29", today.year) == today else f"{today:%m-%d}"}
    with desk.store.reading() as session:
        found = birthdays.on(session, sorted(ends))
    return tuple(Birthday(who, name, turning(born, today.year)) for who, name, born in found)


def _dates(desk: Desk, today: date) -> tuple[KeyDate, ...]:
    found = dates.listed(desk, open_only=True, start=today, end=today)
    return tuple(each for each in found if each.kind != DateKind.COLLECTED)


def _complaints(desk: Desk, today: date) -> tuple[Feedback, ...]:
    found = feedback.listed(desk, open_only=True, kind=FeedbackKind.COMPLAINT)
    return tuple(each for each in found if each.due is not None and each.due <= today)
