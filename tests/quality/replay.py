"""The last weeks of a shop lived again: before each visit the desk is asked, then the visit is logged through it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.words.folding import folded
from tests.quality.shop_desk import bring, desk_at, ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from tests.quality.guests import Visit


@dataclass(frozen=True)
class Past:
    """A shop's book: its visits by time, from which day they are lived again, and what is sold in some months only."""

    name: str
    visits: Sequence[Visit]
    since: date
    menu: Sequence[str]
    closed: frozenset[int] = frozenset()
    seasonal: Mapping[str, frozenset[int]] = field(default_factory=dict)
    pinned: Sequence[tuple[int, str, str]] = ()


@dataclass(frozen=True)
class Moment:
    """Somebody is about to be served: the desk, its ids by the guests' numbers, and the visit that will be logged."""

    desk: Desk
    known: Mapping[int, int]
    visit: Visit

    @property
    def who(self) -> int:
        """Their id at the desk."""
        return self.known[self.visit.guest]


def live(past: Past, *watchers: Callable[[Moment], None]) -> None:
    """Live the last weeks again; each watcher looks before each visit."""
    before = [visit for visit in past.visits if visit.day < past.since]
    now = [visit for visit in past.visits if visit.day >= past.since]
    opening_days = [day for day in range(7) if day not in past.closed]
    with (
        tempfile.TemporaryDirectory(prefix="frontdesk-quality-") as folder,
        desk_at(Path(folder), now[0].at, opening_days) as (desk, wall),
    ):
        known = _filled(desk, past, before)
        sold_in = 0
        for visit in now:
            wall.show(visit.at)
            if visit.day.month != sold_in:
                sold_in = visit.day.month
                _sell(desk, past.seasonal, sold_in)
            for watch in watchers:
                watch(Moment(desk, known, visit))
            visits.log(desk, known[visit.guest], visit.order, remarks=Remarks(party_size=visit.party))


def _filled(desk: Desk, past: Past, before: Iterable[Visit]) -> dict[int, int]:
    """A shop with everybody known, the menu, and the visits made before; the desk's ids by the guests' numbers."""
    guests = sorted({visit.guest for visit in past.visits})
    bring(desk, "customers", ("customer_id", "name"), ((number, f"Guest {number}") for number in guests))
    menu = ((place, name, "", "3.00") for place, name in enumerate(past.menu, 1))
    bring(desk, "items", ("item_id", "name", "category", "price"), menu)
    columns = ("visit_id", "customer_id", "date", "time", "party_size", "order", "next_note")
    rows_of_visits = (
        (place, each.guest, each.day, f"{each.at:%H:%M}", each.party, each.order, "")
        for place, each in enumerate(before)
    )
    bring(desk, "visits", columns, rows_of_visits)
    found = ids(desk)
    known = {number: found[str(number)] for number in guests}
    for number, order, holds in past.pinned:
        usuals.pin(desk, known[number], order, holds=holds)
    return known


def _sell(desk: Desk, seasonal: Mapping[str, frozenset[int]], month: int) -> None:
    """Put on the list what is in season, and take off what is not."""
    listed = {folded(item.name): item for item in items.everything(desk, retired=True)}
    for name, months in seasonal.items():
        item = listed[folded(name)]
        if item.active != (month in months):
            items.change(desk, item.id, active=month in months)
