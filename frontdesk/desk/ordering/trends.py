"""What is had more often than before, and less."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.evening import ItemTrend
from frontdesk.store.looking_back import evenings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk


def trends(desk: Desk, start: date, end: date) -> dict[int, ItemTrend]:
    """In how many visits of these shop days each item was had, and of as many days before, by item id.

    With it stands how many regulars always have it. Items that nobody had in either span are missing.
    """
    length = (end - start) + timedelta(days=1)
    with desk.store.reading() as session:
        now = evenings.by_item(session, start, end)
        before = evenings.by_item(session, start - length, start - timedelta(days=1))
        return {each.id: each for each in compared(session, now, before)}


def compared(
    session: Session, now: Iterable[evenings.OfItem], before: Iterable[evenings.OfItem]
) -> tuple[ItemTrend, ...]:
    """What was had in a span, the commonest first, then what was had in the one before alone."""
    here, earlier = ({each.id: each for each in span} for span in (now, before))
    regulars = evenings.usual_of_regulars(session)
    return tuple(
        ItemTrend(
            each.id,
            each.name,
            now=here[each.id].visits if each.id in here else 0,
            before=earlier[each.id].visits if each.id in earlier else 0,
            regulars=regulars[each.id],
        )
        for each in {**here, **earlier}.values()
    )
