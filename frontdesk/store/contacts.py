"""When customers were here first and last, and what the counters of their things showed."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from frontdesk.records.anchors import Anchor, Reading, Stem
from frontdesk.records.promises import DateKind
from frontdesk.store.anchors import Within, done_about, visit_name
from frontdesk.store.kept import names, portions
from frontdesk.store.tables import CustomerRow, FollowUpRow, KeyDateRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from sqlmodel import Session

_CONTACT = (DateKind.BOOKED.value, DateKind.COLLECTED.value)
_SLACK = timedelta(days=2)
"""A shop day begins and ends within so much of the same day in UTC, wherever the shop is."""


def first_visits(session: Session, within: Within, rule: int | None) -> list[Anchor]:
    """First visits, but of customers for whom a `rule`'s follow-up is done, or who are known since before."""
    who = col(StandingRow.customer_id)
    before = select(col(CustomerRow.id)).where(col(CustomerRow.id) == who, col(CustomerRow.since) < col(VisitRow.day))
    conditions = [~before.exists()]
    if rule is not None:
        conditions.append(~done_about(rule, col(FollowUpRow.customer_id) == who))
    return _visits(session, within, col(StandingRow.first_at), conditions, func.min)


def last_contacts(session: Session, within: Within, today: date, rule: int | None = None) -> list[Anchor]:
    """The newest contact of each customer: a visit, or a date up to today on which something was booked or collected.

    With a `rule`, those whose newest contact is a visit about which its follow-up is done may be left out.
    """
    undone = [] if rule is None else [~done_about(rule, col(FollowUpRow.anchor) == visit_name())]
    came = {each.customer_id: each for each in _visits(session, within, col(StandingRow.last_at), undone, func.max)}
    dated = {each.customer_id: each for each in _dated(session, within, today)}
    unknown = [who for who, each in dated.items() if who not in came and within.holds(each.day)]
    for part in portions(sorted(unknown)):
        for each in _visits(session, Within(who=part), col(StandingRow.last_at), [], func.max):
            came[each.customer_id] = each
    found = []
    for who in came.keys() | dated.keys():
        both = [each for each in (dated.get(who), came.get(who)) if each is not None]
        newest = max(both, key=lambda each: each.day)  # of one day the date, which names the thing
        if within.holds(newest.day):
            found.append(newest)
    return sorted(found, key=lambda each: (each.day, each.customer_id))


def readings(
    session: Session, today: date, since: date | None, who: Collection[int] | None = None
) -> dict[int, list[Reading]]:
    """What the counters of customers' things showed up to today, oldest first.

    Only of customers who have a reading `since` a day, and at least two: one alone says nothing of how fast they go.
    """
    shown, owner = col(KeyDateRow.reading), col(KeyDateRow.customer_id)
    query = select(owner, col(KeyDateRow.what), col(KeyDateRow.day), shown).where(
        shown.is_not(None), col(KeyDateRow.day) <= today
    )
    if since is not None:
        lately = select(owner).where(shown.is_not(None), col(KeyDateRow.day).between(since, today))
        query = query.where(owner.in_(lately))
    if who is not None:
        query = query.where(owner.in_(who))
    found: dict[int, list[Reading]] = defaultdict(list)
    rows = session.execute(query.order_by(col(KeyDateRow.day), col(KeyDateRow.id))).all()
    kept = names(session, (customer for customer, _, _, _ in rows))
    for customer, what, day, value in rows:
        found[kept[customer][0]].append(Reading(what, day, value or 0))
    return {customer: several for customer, several in found.items() if len(several) > 1}


def _visits(session: Session, within: Within, at: Any, conditions: Iterable[Any], one: Any) -> list[Anchor]:
    """Each customer's visit at an instant of their standing; of several at once the one that `one` chooses."""
    who = col(StandingRow.customer_id)
    same = (col(VisitRow.customer_id) == who) & (col(VisitRow.at) == at)
    query: Select[int, int, date] = select(who, one(col(VisitRow.id)), func.max(col(VisitRow.day)))
    query = query.join(VisitRow, same).where(*conditions, *within.of(col(VisitRow.day), who)).group_by(who)
    if within.start is not None:
        query = query.where(at >= _instant(within.start) - _SLACK)
    if within.end is not None:
        query = query.where(at <= _instant(within.end) + _SLACK)
    rows = session.execute(query).all()
    kept = names(session, (customer for customer, _, _ in rows))
    return [
        Anchor(Stem.VISIT, key, *kept[customer], day) for customer, key, day in rows if kept[customer][0] == customer
    ]


def _dated(session: Session, within: Within, today: date) -> list[Anchor]:
    """The newest date of each customer on which they were in contact; newer ones than `within` stand in the way."""
    day, who = col(KeyDateRow.day), col(KeyDateRow.customer_id)
    query = select(KeyDateRow).where(
        col(KeyDateRow.kind).in_(_CONTACT), day <= today, *Within(within.start, None, within.who).of(day, who)
    )
    newest: dict[int, Anchor] = {}
    rows = session.scalars(query.order_by(day, col(KeyDateRow.id))).all()
    kept = names(session, (row.customer_id for row in rows))
    for row in rows:
        owner, name = kept[row.customer_id]
        newest[owner] = Anchor(Stem.DATE, row.id or 0, owner, name, row.day, row.what, row.at)
    return list(newest.values())


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
