"""What everybody's rhythm says, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.forecasting import forecasts
from frontdesk.exchange.leaving.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.desk.desk import Desk

COLUMNS = (
    "id",
    "external_id",
    "name",
    "visits",
    "last_visit",
    "gap_days",
    "silent_days",
    "still_customer",
    "expected_30_days",
)
_PLACES = 9


def rhythm(desk: Desk, as_of: date | None = None) -> Sheet:
    """Everybody who came by the end of a shop day (default today); only what was known on that day is looked at."""
    return Sheet(
        "rhythm",
        COLUMNS,
        [
            (
                each.id,
                each.external_id or None,
                each.name,
                each.visits,
                each.last_visit.isoformat(),
                each.gap_days,
                each.silent_days,
                round(each.still_customer, _PLACES),
                round(each.expected_30_days, _PLACES),
            )
            for each in forecasts(desk, as_of)
        ],
    )
