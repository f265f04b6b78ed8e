"""A shop for the tests of the store: opened in a folder of its own, with people and deeds at hand."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from frontdesk.clock import Clock
from frontdesk.records.deeds import Deed
from frontdesk.store.file.connection import connect
from frontdesk.store.search import index
from frontdesk.store.store import Store

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
CLOCK = Clock("UTC", _now=lambda: NOW)


def open_shop(path):
    return Store.open(path, CLOCK, create=True)


def deed(kind="test", *, till="till 1", undoes=None, at=NOW):
    return Deed(kind, kind, at, till, undoes=undoes)


def index_faults(path):
    with closing(connect(path, reading=False)) as connection:
        return index.faults(connection)


def every_row(path, *, but=()):
    """What every table holds, row by row, versions aside; `but` names the tables that are left out."""
    with closing(connect(path, reading=True)) as connection:
        tables = connection.execute(
            """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               AND name NOT LIKE 'search_%' ORDER BY name"""
        ).fetchall()
        return {name: _rows_of(connection, name) for (name,) in tables if name not in but}


def _rows_of(connection, table):
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2, 3')
    kept = [place for place, column in enumerate(cursor.description) if column[0] != "version"]
    return [tuple(row[place] for place in kept) for row in cursor]


def with_older_indexes(old):
    """Let an open file have the indexes of before version 10."""
    for name in ("habits_of_an_hour", "standings_missed_from_lapsed_from", "standings_gap_last_at"):
        old.execute(f"DROP INDEX ix_{name}")
    old.execute("DROP INDEX ix_spells_until_since_customer_id")
    old.execute("DROP INDEX ix_visits_of_a_customer")
    old.execute("CREATE INDEX ix_visits_customer_id_at ON visits (customer_id, at)")
    old.execute("CREATE INDEX ix_habits_weekday_hour ON habits (weekday, hour)")
    old.execute("CREATE INDEX ix_spells_until ON spells (until)")
    for column in ("missed_from", "lapsed_from"):
        old.execute(f"CREATE INDEX ix_standings_{column} ON standings ({column})")
