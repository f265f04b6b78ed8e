"""The owner's evening: how a span of shop days was, who was missed, and what it means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.ordering.trends import compared
from frontdesk.desk.review import review
from frontdesk.desk.rhythm.chairs import counted, empty_chairs, seen
from frontdesk.desk.rhythm.retention import cohorts, loyalty
from frontdesk.desk.rhythm.returning import came_back
from frontdesk.records.evening import Evening, HappinessOf, Hour
from frontdesk.store.looking_back import evenings

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.desk.desk import Desk


def evening(desk: Desk, start: date, end: date) -> Evening:
    """All about the shop days from `start` to `end`, both included, beside as many days before.

    What it tells of people is as it could be known at the end of the span, or now if that is sooner.

    Raises:
        BackwardSpan, EndlessSpan, ImpossibleTime: there is no such span, as `review` says.
    """
    figures = review(desk, start, end)
    first = start - ((end - start) + timedelta(days=1))
    chairs = counted(desk, start, end)
    with desk.store.reading() as session:
        items = evenings.by_item(session, start, end)
        before = evenings.by_item(session, first, start - timedelta(days=1))
        hours = sorted(evenings.hours(session, desk.clock, start, end).items())
        return Evening(
            review=figures,
            regulars=chairs.seen,
            regulars_before=seen(desk, first, start - timedelta(days=1)),
            lapsed=chairs.lapsed,
            chairs=chairs,
            empty_chairs=empty_chairs(desk, end),
            came_back=came_back(desk, start, end),
            by_staff=evenings.by_staff(session, start, end),
            by_item=tuple(HappinessOf(each.id, each.name, each.happiness) for each in items if each.happiness.n),
            days=tuple(evenings.days(session, start, end).items()),
            hours=tuple(Hour(weekday, hour, visits) for (weekday, hour), visits in hours),
            cohorts=cohorts(desk, start, end),
            loyalty=loyalty(desk, start, end),
            usual=evenings.sureness(session, start, end),
            items=compared(session, items, before),
        )
