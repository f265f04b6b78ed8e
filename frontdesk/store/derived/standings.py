"""What each customer's visits add up to, worked out again whenever their visits change."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select, update
from sqlmodel import col

from frontdesk.records.habits import RECENT, commonest, weight_of
from frontdesk.records.order_lines import OrderLine
from frontdesk.records.rhythms import rhythm_of
from frontdesk.store.derived import spells
from frontdesk.store.derived.spells import Latest
from frontdesk.store.derived.worked_out import bring_up_to_date
from frontdesk.store.file.portions import portions
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import HabitRow, StandingRow, VisitLineRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.clock import Clock

WINDOW = timedelta(weeks=52)
"""Older visits than a year before the last one weigh nothing any more, and reading them would cost at every visit."""

_FEW = 400
"""So many are worked out without asking first who of them ever came."""


_OF_THEM = col(VisitRow.customer_id).in_(bindparam("who", expanding=True))
_SUMS = Prepared(
    select(col(VisitRow.customer_id), func.count(), func.min(col(VisitRow.at)), func.max(col(VisitRow.at)))
    .where(_OF_THEM)
    .group_by(col(VisitRow.customer_id))
)
_SINCE = Prepared(
    select(col(VisitRow.customer_id), col(VisitRow.id), col(VisitRow.at), col(VisitRow.day), col(VisitRow.timed))
    .where(_OF_THEM, col(VisitRow.at) >= bindparam("since"))
    .order_by(col(VisitRow.customer_id), col(VisitRow.at).desc(), col(VisitRow.id).desc())
)
_LINES = Prepared(
    select(
        col(VisitLineRow.visit_id),
        col(VisitLineRow.quantity),
        col(VisitLineRow.name),
        col(VisitLineRow.modifiers),
        col(VisitLineRow.item_id),
        col(VisitLineRow.price),
        col(VisitLineRow.amount),
    )
    .where(col(VisitLineRow.visit_id).in_(bindparam("visits", expanding=True)))
    .order_by(col(VisitLineRow.id))
)


class Due(NamedTuple):
    """Rows of standings and habits as they must be, and the days of the visits that they come of."""

    standings: list[dict[str, Any]]
    habits: list[dict[str, Any]]
    latest: dict[int, Latest]


def refresh(session: Session, clock: Clock, customers: Collection[int], changed: Mapping[int, date]) -> set[int]:
    """Work out the standing and the habits of these customers from their visits, within the caller's transaction.

    Of those whose visits `changed`, and from which day on, when they were regulars is worked out too.

    Returns:
        Those who usually have something else than before.
    """
    other: set[int] = set()
    for part in portions(_seen(session, sorted(customers))):
        standings, habits, latest = due(session, clock, part)
        spells.refresh(session, {who: changed[who] for who in part if who in changed}, latest)
        kept = bring_up_to_date(session, table_of(StandingRow), part, standings)
        bring_up_to_date(session, table_of(HabitRow), part, habits)
        before, now = ({row["customer_id"]: row["usual"] for row in rows} for rows in (kept, standings))
        other |= {who for who in part if before.get(who, []) != now.get(who, [])}
    return other


def _seen(session: Session, customers: list[int]) -> list[int]:
    """Those of many customers who have visits, or had some: most of an import never came yet."""
    if len(customers) <= _FEW:
        return customers
    within = (customers[0], customers[-1])
    visited = select(col(VisitRow.customer_id)).where(col(VisitRow.customer_id).between(*within)).distinct()
    standing = select(col(StandingRow.customer_id)).where(col(StandingRow.customer_id).between(*within))
    found = {*session.scalars(visited), *session.scalars(standing)}
    return [who for who in customers if who in found]


def due(session: Session, clock: Clock, part: Sequence[int]) -> Due:
    """What the standings and the habits of a few hundred customers must hold, by their visits."""
    sums = _sums(session, part)
    if not sums:
        return Due([], [], {})
    recent = _recent(session, part, {who: last - WINDOW for who, (_, _, last) in sums.items()})
    usuals = _usuals(session, recent)
    standings = [
        {
            "customer_id": who,
            "visits": count,
            "first_at": first,
            "last_at": last,
            "usual": usuals.get(who, []),
            **_rhythm(recent.get(who, ())),
        }
        for who, (count, first, last) in sums.items()
    ]
    latest = {
        who: Latest(sorted({day for _, _, day, _ in visits}), whole=len(visits) == sums[who][0])
        for who, visits in recent.items()
    }
    return Due(standings, [row for who, visits in recent.items() for row in _habits(who, clock, visits)], latest)


def work_out_rhythms(session: Session) -> None:
    """Fill in the rhythms of everybody who has a standing, from the days they came."""
    for part in portions(sorted(everybody(session))):
        last = {who: at for who, (_, _, at) in _sums(session, part).items()}
        recent = _recent(session, part, {who: at - WINDOW for who, at in last.items()}) if last else {}
        for who, visits in recent.items():
            mine = col(StandingRow.customer_id) == who
            session.execute(update(StandingRow).where(mine).values(**_rhythm(visits)))


def everybody(session: Session) -> set[int]:
    """Every customer who has a visit."""
    return set(session.scalars(select(col(StandingRow.customer_id))))


def _sums(session: Session, part: Sequence[int]) -> dict[int, tuple[int, datetime, datetime]]:
    return {who: (count, first, last) for who, count, first, last in _SUMS.rows(session, who=part)}


_Seen = tuple[int, "datetime", date, bool]


def _recent(session: Session, part: Sequence[int], since: dict[int, datetime]) -> dict[int, list[_Seen]]:
    found: dict[int, list[_Seen]] = defaultdict(list)
    for who, visit, at, day, timed in _SINCE.rows(session, who=part, since=min(since.values())):
        if at >= since[who]:
            found[who].append((visit, at, day, timed))
    return found


def _usuals(session: Session, recent: dict[int, list[_Seen]]) -> dict[int, list[list[Any]]]:
    latest = {visit[0]: who for who, visits in recent.items() for visit in visits[: RECENT + 2]}
    lines = lines_of(session, latest)
    found = {}
    for who, visits in recent.items():
        best = commonest([tuple(lines.get(visit[0], ())) for visit in visits[: RECENT + 2]])
        if best and best.strong:
            found[who] = [[line.quantity, line.item_id, line.name, list(line.modifiers)] for line in best.order]
    return found


def lines_of(session: Session, visits: Iterable[int]) -> dict[int, list[OrderLine]]:
    """The order lines of some visits, by visit."""
    found: dict[int, list[OrderLine]] = defaultdict(list)
    for part in portions(sorted(visits)):
        for visit, quantity, name, modifiers, item_id, price, amount in _LINES.rows(session, visits=part):
            found[visit].append(OrderLine(quantity, name, tuple(modifiers), item_id, price, amount))
    return found


def _rhythm(visits: Sequence[_Seen]) -> dict[str, Any]:
    rhythm = rhythm_of(sorted({day for _, _, day, _ in visits}))
    if rhythm is None:
        return {"gap": None, "long_gap": None, "missed_from": None, "lapsed_from": None}
    days = {"missed_from": rhythm.missed_from, "lapsed_from": rhythm.lapsed_from}
    return {"gap": rhythm.usual, "long_gap": rhythm.long, **days}


def _habits(who: int, clock: Clock, visits: list[_Seen]) -> Iterator[dict[str, Any]]:
    days: dict[tuple[int, int], set[date]] = defaultdict(set)
    for _, at, day, timed in visits:
        if timed:
            days[day.weekday(), clock.local(at).hour].add(day)
    for (weekday, hour), seen in days.items():
        weight = sum(weight_of(day) for day in seen)
        yield {"customer_id": who, "weekday": weekday, "hour": hour, "days": len(seen), "weight": weight}
