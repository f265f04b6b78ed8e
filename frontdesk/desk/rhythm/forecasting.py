"""What everybody's visits up to a day say about the days to come."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.fitting import fitted, regularity
from frontdesk.desk.rhythm.model import History, Parameters, expected_visits, still_customer
from frontdesk.records.rhythms import Forecast
from frontdesk.store.looking_back import attendance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.store.looking_back.attendance import Attendance

_WEEK = 7
_MONTH = 30 / _WEEK


def forecasts(desk: Desk, as_of: date | None = None) -> tuple[Forecast, ...]:
    """Everybody who came by the end of a shop day (default today), by id: nothing later is looked at.

    Whoever made no visit by then is left out: there is nothing to say about them.
    """
    day = as_of or desk.clock.today()
    with desk.store.reading() as session:
        names, external = attendance.names(session), attendance.external_ids(session)
        came = [each for each in attendance.until(session, day) if each.customer_id in names]
    by = learnt(came, day)
    return tuple(_forecast(each, names, external, by, day) for each in came)


def learnt(came: Sequence[Attendance], day: date) -> Parameters:
    """How the customers of a shop differ, as far as it could be known at the end of a day."""
    even = regularity(_gaps(each.days[-3:]) for each in came)
    return fitted([history(each.days, day) for each in came], even)


def history(days: Sequence[date], day: date) -> History:
    """What the model looks at: different days, told in weeks."""
    return History(len(days) - 1, (days[-1] - days[0]).days / _WEEK, (day - days[0]).days / _WEEK)


def _forecast(each: Attendance, names: dict[int, str], external: dict[int, str], by: Parameters, day: date) -> Forecast:
    known, gaps = history(each.days, day), _gaps(each.days)
    return Forecast(
        each.customer_id,
        names[each.customer_id],
        each.visits,
        each.days[-1],
        (day - each.days[-1]).days,
        still_customer(known, by),
        expected_visits(known, by, _MONTH),
        float(median(gaps)) if gaps else None,
        external.get(each.customer_id, ""),
    )


def _gaps(days: Sequence[date]) -> list[int]:
    return [(after - before).days for before, after in pairwise(days)]
