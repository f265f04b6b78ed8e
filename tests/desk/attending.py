"""People who come on given days, written down in one go."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.store.tables import VisitRow


def every(gap, last, times):
    """So many days, so many days apart, up to the last one."""
    return [last - timedelta(days=gap * back) for back in reversed(range(times))]


def person(desk, name, days=(), **visit):
    """A customer who came on these days at noon; their id."""
    who = adding.add(desk, NewCustomer(name)).id
    come(desk, who, days, **visit)
    return who


def come(desk, who, days, *, total=None, staff_id=None, hour=12):
    """Let somebody come on these days; None is a walk-in."""
    rows = [
        {
            "customer_id": who,
            "at": datetime.combine(day, time(hour), UTC),
            "day": day,
            "timed": True,
            "staff_id": staff_id,
            "branch": "",
            "party_size": None,
            "happiness": "",
            "note": "",
            "next_note": "",
            "total": total,
            "usual_taken": None,
            "version": 1,
        }
        for day in days
    ]
    with desk.store.writing(desk.deed("test", "Visits written")) as work:
        work.add_many(VisitRow, rows)
