"""When customers were here first and last, and what the counters of their things showed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from frontdesk.records.anchors import Anchor, Reading, Stem
from frontdesk.records.promises import DateKind
from frontdesk.store.file.portions import portions
from frontdesk.store.promises.anchors import DATE, Within, done_about, of_date, visit_name
from frontdesk.store.tables import CustomerRow, FollowUpRow, KeyDateRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    """The newest contact of each customer: a visit, something collected, or a booking whose day is past, or was kept.

    With a `rule`, those whose newest contact is a visit about which its follow-up is done may be left out.
    """
    undone = [] if rule is None else [~done_about(rule, col(FollowUpRow.anchor) == visit_name())]
    came = {each.customer_id: each for each in _visits(session, within, col(StandingRow.last_at), undone, func.max)}
    dated = _dated(session, within, today)
    unknown = [who for who, each in dated.items() if who not in came and within.holds(each.day)]
    for part in portions(sorted(unknown)):
        theirs = Within(who=part, owners=within.owners)
        for each in _visits(session, theirs, col(StandingRow.last_at), [], func.max):
            came[each.customer_id] = each
    found = []
    for who in came.keys() | dated.keys():
        both = [each for each in (dated.get(who), came.get(who)) if each is not None]
        newest = max(both, key=lambda each: each.day)  # of one day the date, which names the thing
        if within.holds(newest.day):
            found.append(newest)
    return found


def readings(session: Session, within: Within) -> dict[int, list[Reading]]:
    """What the counters of customers' things showed up to the end of `within`, oldest first.

    Only of customers who have a reading within, and at least two: one alone says nothing of how fast they go.
    """
    shown, owner, day = col(KeyDateRow.reading), col(KeyDateRow.customer_id), col(KeyDateRow.day)
    lately = select(owner).where(shown.is_not(None), *within.of(day, owner))
    until = Within(end=within.end).of(day, owner)
    query = select(owner, col(KeyDateRow.what), day, shown).where(shown.is_not(None), owner.in_(lately), *until)
    found: dict[int, list[Reading]] = defaultdict(list)
    for customer, what, on, value in session.execute(query.order_by(day, col(KeyDateRow.id))):
        found[within.owner(customer)].append(Reading(what, on, value or 0))
    return {customer: several for customer, several in found.items() if len(several) > 1}


def _visits(session: Session, within: Within, at: Any, conditions: Sequence[Any], one: Any) -> list[Anchor]:
    """Each customer's visit at an instant of their standing; of several at once the one that `one` chooses.

    What is past in a large import is nearly all there is on its days: there the few others are looked for by their
    day, since the standings would lead through all of it.
    """
    bulk = within.bulk
    rows: list[Any] = []
    if bulk is not None and (within.start is None or within.start < bulk.past):
        apart = or_(col(VisitRow.id) < bulk.first, col(VisitRow.id) > bulk.last)
        before = replace(within, end=bulk.past - timedelta(days=1))
        rows += session.execute(_by_day(before, at, one).where(apart, *conditions)).all()
        within = replace(within, start=bulk.past)
    rows += session.execute(_by_standing(within, at, one).where(*conditions)).all()
    return [Anchor(Stem.VISIT, key, who, day) for who, key, day in rows if who not in within.owners]


def _by_day(within: Within, at: Any, one: Any) -> Select[Any, Any, Any]:
    who, day = col(StandingRow.customer_id), col(VisitRow.day)
    query = select(who, one(col(VisitRow.id)), func.max(day)).join(VisitRow, col(VisitRow.customer_id) == who)
    return query.where(col(VisitRow.at) == at, *within.of(day, who)).group_by(who)


def _by_standing(within: Within, at: Any, one: Any) -> Select[Any, Any, Any]:
    who, other = col(StandingRow.customer_id), aliased(VisitRow)
    chosen = select(one(col(other.id))).where(col(other.customer_id) == who, col(other.at) == at).scalar_subquery()
    query = select(who, col(VisitRow.id), col(VisitRow.day)).join(VisitRow, col(VisitRow.id) == chosen)
    query = query.where(*within.of(col(VisitRow.day), who))
    if within.start is not None:
        query = query.where(at >= _instant(within.start) - _SLACK)
    if within.end is not None:
        query = query.where(at <= _instant(within.end) + _SLACK)
    return query


def _dated(session: Session, within: Within, today: date) -> dict[int, Anchor]:
    """The newest date of each customer on which they were in contact; newer ones than `within` stand in the way."""
    day, who = col(KeyDateRow.day), col(KeyDateRow.customer_id)
    since = replace(within, end=None)
    happened = or_(col(KeyDateRow.kind) == DateKind.COLLECTED.value, day < today, col(KeyDateRow.done_at).is_not(None))
    query = select(*DATE).where(col(KeyDateRow.kind).in_(_CONTACT), day <= today, happened, *since.of(day, who))
    found = (of_date(within, row) for row in session.execute(query.order_by(day, col(KeyDateRow.id))))
    return {each.customer_id: each for each in found}


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
