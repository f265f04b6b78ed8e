"""Whose usual holds what the shop sells, and when they can be expected to ask for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.own import rhythm_words
from frontdesk.store import holders, visits
from frontdesk.words.phrases import ago

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine

_LOOKED_BACK = timedelta(weeks=52)


def per_item(desk: Desk) -> dict[int, int]:
    """How many people's usual, pinned or predicted, holds each item, by item id; those that nobody has are missing."""
    with desk.store.reading() as session:
        return holders.per_item(session)


def comings(desk: Desk, people: Iterable[CustomerLine]) -> dict[int, str]:
    """When each of these can be expected again, by customer id: "every 2–3 days, last here yesterday".

    It is their own rhythm and their last visit, nothing more clever: staff can add the two themselves.
    """
    today = desk.clock.today()
    with desk.store.reading() as session:
        days = {line.id: visits.days_of(session, line.id, today - _LOOKED_BACK) for line in people}
    return {
        who: ", ".join(filter(None, (rhythm_words(came), f"last here {ago(came[-1], today)}"))) if came else ""
        for who, came in days.items()
    }
