"""Whose chair is empty, as it could be known at the end of a shop day.

Who was a regular on a day stands in the spells. Whoever was missed then and has come again since ended a spell by
that, which holds the rhythm they had; whoever has not come again still has the rhythm of their standing. So a past day
is read off as today is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select, true
from sqlmodel import col

from frontdesk.records.evening import Chairs
from frontdesk.records.rhythms import Rhythm, rhythm_kept
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import SpellRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

_Awaited = type[SpellRow] | type[StandingRow]


def silent(session: Session, day: date, *, lapsed: bool = False) -> list[tuple[int, Rhythm]]:
    """Whose chair was empty at the end of a day; `lapsed` asks for those who counted as lapsed by then."""
    came_again = _rhythms(session, SpellRow, (col(SpellRow.until) > day) & _is_silent(SpellRow, day, lapsed=lapsed))
    return [*_rhythms(session, StandingRow, _is_silent(StandingRow, day, lapsed=lapsed)), *came_again]


def of(session: Session, ids: Iterable[int]) -> dict[int, Rhythm]:
    """The rhythms that some customers have by all their visits; whoever is no regular is left out."""
    return {
        who: rhythm
        for part in portions(sorted(ids))
        for who, rhythm in _rhythms(session, StandingRow, col(StandingRow.customer_id).in_(part))
    }


def counted(session: Session, start: date, day: date) -> Chairs:
    """How many regulars there were on a day, by how their chairs stood, and how many of them came since `start`."""
    regular = session.scalar(select(func.count()).select_from(SpellRow).where(regular_on(day))) or 0
    missed, lapsed = how_many_missed(session, day)
    return Chairs(seen(session, start, day), regular - missed, missed - lapsed, lapsed)


def seen(session: Session, start: date, day: date) -> int:
    """How many of those who were regulars on a day had come since `start`."""
    came = select(col(VisitRow.customer_id)).where(col(VisitRow.day).between(start, day))
    query = select(func.count()).select_from(SpellRow).where(regular_on(day), col(SpellRow.customer_id).in_(came))
    return session.scalar(query) or 0


def regular_on(day: date) -> ColumnElement[bool]:
    """That whoever a spell is of was a regular at the end of a day."""
    until = col(SpellRow.until)
    return (col(SpellRow.since) <= day) & or_(until.is_(None), until > day)


def how_many_missed(session: Session, day: date) -> tuple[int, int]:
    """How many were missed on a day, and how many of them counted as lapsed."""
    missed = lapsed = 0
    for where, which in ((StandingRow, true()), (SpellRow, col(SpellRow.until) > day)):
        gone = func.count(case((col(where.lapsed_from) <= day, 1)))
        here, away = session.execute(select(func.count(), gone).where(col(where.missed_from) <= day, which)).one()
        missed, lapsed = missed + here, lapsed + away
    return missed, lapsed


def _is_silent(where: _Awaited, day: date, *, lapsed: bool = False) -> ColumnElement[bool]:
    """That they were missed on a day by the rhythm that stands there; whoever has lapsed was missed before."""
    missed, gone = col(where.missed_from), col(where.lapsed_from)
    return (missed <= day) & (gone <= day if lapsed else gone > day)


def _rhythms(session: Session, where: _Awaited, which: ColumnElement[bool]) -> list[tuple[int, Rhythm]]:
    query = select(col(where.customer_id), col(where.gap), col(where.long_gap), col(where.missed_from)).where(which)
    return [
        (who, rhythm_kept(gap, long, missed))
        for who, gap, long, missed in session.execute(query)
        if gap is not None and long is not None and missed is not None
    ]
