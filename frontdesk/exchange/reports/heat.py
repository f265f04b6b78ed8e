"""When people came: visits by hour and weekday, as a map to look at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontdesk.exchange.reports.parts import HeatMap
from frontdesk.exchange.reports.trends import hour_name, hours_in_use
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.evening import Hour


def heat_map(hours: Sequence[Hour], clock_starts: int) -> HeatMap | None:
    """Visits by hour and weekday, hours in the order of a shop day that begins at `clock_starts` o'clock.

    None where they all fell on one weekday: that is a row of numbers and no map.
    """
    visits: Counter[tuple[int, int]] = Counter()
    for each in hours:
        visits[each.hour, each.weekday] += each.visits
    if len({weekday for (_, weekday), number in visits.items() if number}) < 2:  # noqa: PLR2004  # a map has two sides
        return None
    hour, weekday = max(visits, key=lambda place: visits[place])
    return HeatMap(
        tuple(name[:3] for name in WEEKDAYS),
        tuple(
            (hour_name(hour), tuple(visits[hour, weekday] for weekday in range(len(WEEKDAYS))))
            for hour in hours_in_use(hours, clock_starts)
        ),
        f"Busiest on {WEEKDAYS[weekday]}, {hour_name(hour)}, with {count(visits[hour, weekday], 'visit')}.",
    )


def level(number: float, most: float, levels: int) -> int:
    """How dark or high a number is to be drawn: 0 for none at all, else from 1 to `levels`."""
    return min(levels, max(1, -int(-levels * number // most))) if number and most else 0
