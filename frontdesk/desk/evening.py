"""The owner's evening: how a span of shop days was, who was missed, and what it means."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.review import review
from frontdesk.records.evening import Evening, HappinessOf, Hour, ItemTrend
from frontdesk.store import evenings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk


def evening(desk: Desk, start: date, end: date) -> Evening:
    """All about the shop days from `start` to `end`, both included, beside as many days before.

    Raises:
        BackwardSpan, EndlessSpan: as `review` does.
    """
    figures = review(desk, start, end)
    length = (end - start) + timedelta(days=1)
    with desk.store.reading() as session:
        items = evenings.by_item(session, start, end)
        before = evenings.by_item(session, start - length, start - timedelta(days=1))
        hours = sorted(evenings.hours(session, desk.clock, start, end).items())
        return Evening(
            review=figures,
            by_staff=evenings.by_staff(session, start, end),
            by_item=tuple(HappinessOf(each.id, each.name, each.happiness) for each in items if each.happiness.n),
            days=tuple(evenings.days(session, start, end).items()),
            hours=tuple(Hour(weekday, hour, visits) for (weekday, hour), visits in hours),
            usual=evenings.sureness(session, start, end),
            items=_trends(session, items, before),
        )


def _trends(
    session: Session, now: Iterable[evenings.OfItem], before: Iterable[evenings.OfItem]
) -> tuple[ItemTrend, ...]:
    """What was had in the span or in the one before, the commonest of the span first."""
    earlier = {each.id: each for each in before}
    here = {each.id: each for each in now}
    holders = evenings.usual_of_regulars(session)
    return tuple(
        ItemTrend(
            each.id,
            each.name,
            now=here[each.id].visits if each.id in here else 0,
            before=earlier[each.id].visits if each.id in earlier else 0,
            regulars=holders[each.id],
        )
        for each in {**here, **earlier}.values()
    )
