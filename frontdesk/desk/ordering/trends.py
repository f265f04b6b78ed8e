"""What is had more often than before, and less."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.evening import ItemTrend
from frontdesk.store import evenings

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.desk.desk import Desk


def trends(desk: Desk, start: date, end: date) -> dict[int, ItemTrend]:
    """In how many visits of these shop days each item was had, and of as many days before, by item id.

    With it stands how many regulars always have it. Items that nobody had in either span are missing.
    """
    length = (end - start) + timedelta(days=1)
    with desk.store.reading() as session:
        now = {each.id: each for each in evenings.by_item(session, start, end)}
        before = {each.id: each for each in evenings.by_item(session, start - length, start - timedelta(days=1))}
        regulars = evenings.usual_of_regulars(session)
    return {
        item: ItemTrend(
            item,
            each.name,
            now=now[item].visits if item in now else 0,
            before=before[item].visits if item in before else 0,
            regulars=regulars[item],
        )
        for item, each in {**before, **now}.items()
    }
