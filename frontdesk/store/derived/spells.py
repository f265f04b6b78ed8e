"""When each customer was a regular, and when they came back to an empty chair: kept, so that a past day can be told.

A visit changes nothing before its day, so spells are worked out anew from the first day on which something changed. For
a visit of today the days behind the standing are enough, and mostly nothing has to be written.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import String, bindparam, cast, delete, func, insert, or_, select
from sqlmodel import col

from frontdesk.records.rhythms import LATEST_GAPS, Spell, spells_of
from frontdesk.store.file.portions import portions
from frontdesk.store.file.prepared import Prepared, put
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import SpellRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlmodel import Session

_MOVED = timedelta(days=3)
"""Where the shop's zone was changed, a later visit can stand under an earlier day; never by more than this."""

_TABLE = table_of(SpellRow)
_Row = dict[str, Any]


_LASTING = Prepared(
    select(*_TABLE.columns)
    .where(
        _TABLE.c.customer_id.in_(bindparam("who", expanding=True)),
        or_(_TABLE.c.until.is_(None), _TABLE.c.until >= bindparam("first")),
    )
    .order_by(_TABLE.c.customer_id, _TABLE.c.since)
)
_DAYS = (
    select(col(VisitRow.customer_id), func.aggregate_strings(cast(col(VisitRow.day), String), ","))
    .where(col(VisitRow.customer_id).in_(bindparam("who", expanding=True)))
    .group_by(col(VisitRow.customer_id))
)
_GONE = Prepared(delete(_TABLE).where(_TABLE.c.customer_id == bindparam("who"), _TABLE.c.since == bindparam("begun")))


class Latest(NamedTuple):
    """The different days of somebody's latest visits, oldest first, and whether they are all there are."""

    days: Sequence[date]
    whole: bool


def refresh(session: Session, changed: Mapping[int, date], known: Mapping[int, Latest]) -> None:
    """Bring the spells of customers up to date, from the first day on which visits of theirs changed.

    `known` saves reading the days of those whose latest ones reach far enough back.
    """
    for part in portions(sorted(changed)):
        days = {who: known[who] for who in part if who in known and _reaches(known[who], changed[who])}
        days |= _all_days(session, [who for who in part if who not in days])
        _bring_up_to_date(session, {who: changed[who] for who in part}, days)


def rebuild(session: Session) -> None:
    """Make the spells of everybody anew."""
    session.execute(delete(SpellRow))
    for part in portions(_everybody(session)):
        rows = [row for who, (days, _) in _all_days(session, part).items() for row in _rows(who, spells_of(days))]
        if rows:
            session.execute(insert(SpellRow), rows)


def faults(session: Session, part: Collection[int]) -> set[int]:
    """Those of a few hundred customers whose spells are not what the days of their visits say."""
    kept = _kept(session, part)
    return {
        who for who, (days, _) in _all_days(session, part).items() if list(_rows(who, spells_of(days))) != kept[who]
    }


def _bring_up_to_date(session: Session, changed: Mapping[int, date], known: Mapping[int, Latest]) -> None:
    kept = _kept(session, changed, min(changed.values()))
    gone: list[_Row] = []
    new: list[_Row] = []
    for who, first in changed.items():
        old = [row for row in kept[who] if row["until"] is None or row["until"] >= first]
        since = old[0]["since"] if old and old[0]["since"] < first else None
        days = _usable(known[who])
        due = _rows(who, spells_of(days, bisect_left(days, first), since))
        if due != old:
            gone += [{"who": who, "begun": row["since"]} for row in old]
            new += due
    for one in gone:
        _GONE.run(session, **one)
    if new:
        put(session.connection(), _TABLE, new)


def _kept(session: Session, part: Collection[int], first: date = date.min) -> dict[int, list[_Row]]:
    """The spells that are kept of some customers, oldest first; with `first` those that lasted until then or longer."""
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in _LASTING.rows(session, who=part, first=first):
        found[row[0]].append(dict(zip(_TABLE.columns.keys(), row, strict=True)))
    return found


def _rows(who: int, spells: Iterable[Spell]) -> list[_Row]:
    return [
        {
            "customer_id": who,
            "since": spell.since,
            "until": spell.until,
            "gap": spell.before and spell.before.usual,
            "long_gap": spell.before and spell.before.long,
            "missed_from": spell.before and spell.before.missed_from,
            "lapsed_from": spell.before and spell.before.lapsed_from,
        }
        for spell in spells
    ]


def _reaches(latest: Latest, first: date) -> bool:
    """Whether the days before the first changed one are as many as a rhythm can hold."""
    return latest.whole or bisect_left(_usable(latest), first) > LATEST_GAPS


def _usable(latest: Latest) -> Sequence[date]:
    """The days of which it is sure that no other lies between them."""
    days, whole = latest
    return days if whole or not days else [day for day in days if day - days[0] > _MOVED]


def _all_days(session: Session, part: Collection[int]) -> dict[int, Latest]:
    """The different shop days on which each of some customers came: a row for each of them, not for each visit."""
    found = dict.fromkeys(part, Latest((), whole=True))
    for who, text in session.execute(_DAYS, {"who": part}) if part else ():
        found[who or 0] = Latest([date.fromisoformat(day) for day in sorted(set(text.split(",")))], whole=True)
    return found


def _everybody(session: Session) -> list[int]:
    customer = col(VisitRow.customer_id)
    return [who or 0 for who in session.scalars(select(customer).where(customer.is_not(None)).distinct())]
