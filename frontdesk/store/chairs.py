"""Whose chair is empty, as it could be known at the end of a shop day.

The standings hold everybody's rhythm of today. It was the same on the day that is asked about for whoever has not come
since; the rhythm of the others is worked out again from the days until then. So today is read off, and a past day costs
as much as people came after it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, case, cast, func, select
from sqlmodel import col

from frontdesk.records.evening import Chairs
from frontdesk.records.rhythms import LATEST_GAPS, REGULAR_DAYS, Rhythm, rhythm_kept, rhythm_of
from frontdesk.store.standings import parts
from frontdesk.store.tables import StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlmodel import Session

_AT_ONCE = 1_000


def silent(session: Session, day: date, until: datetime, *, lapsed: bool = False) -> list[tuple[int, Rhythm]]:
    """Whose chair was empty on a day, which ends before the instant `until`; `lapsed` asks for those lapsed by then."""
    missed, gone = col(StandingRow.missed_from), col(StandingRow.lapsed_from)
    kept = _kept(session, gone <= day if lapsed else (missed <= day) & (gone > day))
    since = [(who, rhythm) for who, rhythm in _earlier(session, day, until) if _is_silent(rhythm, day, lapsed=lapsed)]
    return [*kept, *since]


def of(session: Session, ids: Iterable[int]) -> dict[int, Rhythm]:
    """The rhythms that some customers have by all their visits; whoever is no regular is left out."""
    return {
        who: rhythm
        for part in parts(sorted(ids))
        for who, rhythm in _kept(session, col(StandingRow.customer_id).in_(part))
    }


def counted(session: Session, start: date, day: date, until: datetime) -> Chairs:
    """How many regulars there were on a day, by how their chairs stood, and how many of them came since `start`."""
    earlier = [rhythm for _, rhythm in _earlier(session, day, until)]
    regular, empty, lapsed = _kept_counted(session, day, until)
    empty += sum(_is_silent(rhythm, day) for rhythm in earlier)
    lapsed += sum(_is_silent(rhythm, day, lapsed=True) for rhythm in earlier)
    seen = _kept_seen(session, start, day, until) + sum(rhythm.last >= start for rhythm in earlier)
    return Chairs(seen, regular + len(earlier) - empty - lapsed, empty, lapsed)


def days_of(session: Session, who: Select[Any], day: date, latest: int = 0) -> Iterator[tuple[int, list[date]]]:
    """The different shop days until a day, oldest first, on which each of some customers came; maybe the latest alone.

    A row for each customer, not for each visit: of a million visits that is a matter of half a second.
    """
    customer = col(VisitRow.customer_id)
    days = func.aggregate_strings(cast(col(VisitRow.day), String), ",")
    query = select(customer, days).where(customer.in_(who), col(VisitRow.day) <= day).group_by(customer)
    for found, text in session.execute(query.execution_options(yield_per=_AT_ONCE)):
        yield found or 0, [date.fromisoformat(each) for each in sorted(set(text.split(",")))[-latest:]]


def _kept(session: Session, which: ColumnElement[bool]) -> list[tuple[int, Rhythm]]:
    """The rhythms that stand in some standings.

    Whoever is missed on a day by their standing has not come since: it is the rhythm they had then.
    """
    query = select(
        col(StandingRow.customer_id),
        col(StandingRow.gap),
        col(StandingRow.long_gap),
        col(StandingRow.missed_from),
    ).where(which)
    return [
        (who, rhythm_kept(gap, long, missed))
        for who, gap, long, missed in session.execute(query)
        if gap is not None and long is not None and missed is not None
    ]


def _kept_counted(session: Session, day: date, until: datetime) -> tuple[int, int, int]:
    missed, gone = col(StandingRow.missed_from), col(StandingRow.lapsed_from)
    query = select(func.count(), func.count(case((missed <= day, 1))), func.count(case((gone <= day, 1))))
    regular, late, lapsed = session.execute(query.where(_since(until), missed.is_not(None))).one()
    return regular, late - lapsed, lapsed


def _kept_seen(session: Session, start: date, day: date, until: datetime) -> int:
    regular = col(StandingRow.missed_from).is_not(None)
    query = (
        select(func.count(col(VisitRow.customer_id).distinct()))
        .join(StandingRow, col(StandingRow.customer_id) == col(VisitRow.customer_id))
        .where(col(VisitRow.day).between(start, day), regular, _since(until))
    )
    return session.scalar(query) or 0


def _since(until: datetime) -> ColumnElement[bool]:
    """That they have not come since, so that their standing is what it was."""
    return col(StandingRow.last_at) < until


def _later(until: datetime) -> Select[int]:
    """Those who came both before an instant and since, often enough to have been regulars before it."""
    return select(col(StandingRow.customer_id)).where(
        col(StandingRow.last_at) >= until,
        col(StandingRow.first_at) < until,
        col(StandingRow.visits) > REGULAR_DAYS,
    )


def _earlier(session: Session, day: date, until: datetime) -> Iterator[tuple[int, Rhythm]]:
    for who, days in days_of(session, _later(until), day, latest=LATEST_GAPS + 1):
        if (rhythm := rhythm_of(days)) is not None:
            yield who, rhythm


def _is_silent(rhythm: Rhythm, day: date, *, lapsed: bool = False) -> bool:
    return rhythm.lapsed_from <= day if lapsed else rhythm.missed_from <= day < rhythm.lapsed_from
