"""Whose usual holds what the shop sells, and when they can be expected to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.own import rhythm_words
from frontdesk.records.rhythms import rhythm_of
from frontdesk.store.orders import holders, visits
from frontdesk.words.phrases import ago, ahead, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine

_LOOKED_BACK = timedelta(weeks=52)
_SOON = ("today", "tomorrow")


@dataclass(frozen=True, slots=True)
class Coming:
    """The shop day on which somebody is expected next, None when nobody can tell, and the same in words."""

    day: date | None
    words: str


def per_item(desk: Desk) -> dict[int, int]:
    """How many people's usual, pinned or predicted, holds each item, by item id; those that nobody has are missing."""
    with desk.store.reading() as session:
        return holders.per_item(session)


def comings(desk: Desk, people: Iterable[CustomerLine]) -> dict[int, Coming]:
    """When each of these can be expected again, by customer id: "expected tomorrow, every 2–3 days".

    It is their own rhythm and their last visit, nothing more clever: staff can add the two themselves. Whoever is no
    regular is expected on no day; then it is said when they were here.
    """
    today = desk.clock.today()
    with desk.store.reading() as session:
        days = {line.id: visits.days_of(session, line.id, today - _LOOKED_BACK) for line in people}
    return {who: _coming(came, today) for who, came in days.items()}


def _coming(came: Sequence[date], today: date) -> Coming:
    rhythm = rhythm_of(came) if came else None
    if rhythm is None or today >= rhythm.missed_from:
        last = f"last here {ago(came[-1], today)}" if came else ""
        return Coming(None, ", ".join(filter(None, (rhythm_words(came), last))))
    day = rhythm.last + timedelta(days=max(round(rhythm.usual), 1))
    said = ahead(day, today)
    when = said if said in _SOON else "any day now" if day < today else short_date(day, today)
    return Coming(max(day, today), ", ".join(filter(None, (f"expected {when}", rhythm_words(came)))))
