"""The follow-ups as they are listed, those that rules make among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.desk.promising.arising import later
from frontdesk.desk.promising.waiting import finished, waiting
from frontdesk.exchange.leaving.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import FollowUp

_AHEAD_DAYS = 60
_ALL = 2**31

COLUMNS = (
    *("format", "id", "customer_id", "customer", "text", "due", "state", "why", "rule", "feedback_id", "by"),
    *("done_at", "done_by", "outcome"),
)


def follow_ups(desk: Desk, since: date | None, whose: Collection[int] | None, mark: str) -> Sheet:
    """What waits, by the day it is due, then what was done, the newest first; of some customers, or of all.

    What rules will make is in it for 60 days ahead, as in the list of follow-ups.

    Args:
        desk: whose follow-ups.
        since: a shop day: what was due before it stays.
        whose: only these customers'.
        mark: what stands in the first column.
    """
    today = desk.clock.today()
    with desk.store.reading() as session:
        found = waiting(desk, session, later(today, 0, _AHEAD_DAYS), written_until=None)
        found += finished(desk, session, _ALL, None)
    wanted = (each for each in found if whose is None or each.customer_id in whose)
    return Sheet("followups", COLUMNS, (_row(each, mark) for each in wanted if since is None or each.due >= since))


def _row(each: FollowUp, mark: str) -> tuple[Any, ...]:
    state = "done" if each.done_at else "overdue" if each.overdue else "snoozed" if each.snoozed else "open"
    return (
        mark,
        each.id,
        each.customer_id,
        each.customer_name,
        each.text,
        each.due.isoformat(),
        state,
        each.why,
        each.rule,
        each.feedback_id,
        each.by,
        _instant(each.done_at),
        each.done_by,
        each.outcome,
    )


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat().replace("+00:00", "Z")
