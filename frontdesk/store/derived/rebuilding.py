"""What is worked out from the rows, compared with them and made anew."""

from __future__ import annotations

import math
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, union

from frontdesk.records.deeds import Deed
from frontdesk.store.derived import day_sums, spells, standings
from frontdesk.store.file.connection import connect
from frontdesk.store.file.engine import driver
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import table_of
from frontdesk.store.search import index
from frontdesk.store.tables import HabitRow, SpellRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from frontdesk.store.store import Store

_Rows = dict[tuple[Any, ...], tuple[Any, ...]]


def rebuild(store: Store) -> int:
    """Make standings, habits, sums of days and search index anew from the rows, all or nothing; how many are found.

    It is no act of anybody's: it changes nothing that people wrote, so the journal does not mention it.
    """
    with store.writing(Deed("rebuild", "Worked out anew", store.clock.now(), "")) as work:
        standings.refresh(work.session, store.clock, _everybody(work.session), {})
        spells.rebuild(work.session)
        day_sums.rebuild(work.session, store.clock.today())
        return index.rebuild(driver(work.connection))


def index_faults(store: Store) -> list[int]:
    """Customers whose entry in the search index is not what their rows say.

    Raises:
        StoreDamaged: the index itself is broken.
    """
    with plainly(store.path), closing(connect(store.path, reading=False)) as connection:
        return index.faults(connection)


def standing_faults(store: Store) -> list[int]:
    """Customers whose standing, habits or spells as a regular are not what their visits say."""
    wrong: set[int] = set()
    tables = table_of(StandingRow), table_of(HabitRow)
    with store.reading() as session:
        for part in portions(sorted(_everybody(session))):
            wrong |= spells.faults(session, part)
            for table, due in zip(tables, standings.due(session, store.clock, part)[:2], strict=True):
                found = session.execute(select(table).where(table.c.customer_id.in_(part))).mappings()
                keys = [column.name for column in table.primary_key]
                wrong |= _unlike(_by_key(found, keys), _by_key(due, keys))
    return sorted(wrong)


def day_faults(store: Store) -> list[date]:
    """Shop days whose kept sums are not what their visits say."""
    with store.reading() as session:
        return sorted(day_sums.faults(session))


def _everybody(session: Session) -> set[int]:
    columns = [table_of(kind).c.customer_id for kind in (VisitRow, StandingRow, HabitRow, SpellRow)]
    query = union(*(select(column).where(column.is_not(None)) for column in columns))
    return {int(who) for (who,) in session.execute(query)}


def _by_key(rows: Iterable[Any], keys: list[str]) -> _Rows:
    return {tuple(row[key] for key in keys): tuple(row[name] for name in sorted(row)) for row in rows}


def _unlike(found: _Rows, due: _Rows) -> set[int]:
    apart = found.keys() ^ due.keys()
    apart |= {key for key in found.keys() & due.keys() if not _alike(found[key], due[key])}
    return {key[0] for key in apart}


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two rows say the same; sums of weights may differ in their last digits."""
    return all(
        math.isclose(a, b) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(one, other, strict=True)
    )
