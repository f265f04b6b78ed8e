"""A shop to import into, and what stands in it afterwards."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO

from frontdesk.desk.desk import open_desk
from frontdesk.exchange.importing import import_file
from frontdesk.store.file.connection import connect
from frontdesk.store.search import index

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@contextmanager
def shop(folder, *, now=NOW, till="till 1"):
    """A desk at a shop in `folder`, made if it is not there."""
    desk = open_desk(folder / "shop.db", till=till, create=True, now=lambda: now)
    try:
        yield desk
    finally:
        desk.close()


def bring(desk, noun, text, **told):
    """Import a text as a file of the source "till", unless told otherwise."""
    raw = text if isinstance(text, bytes) else text.encode()
    return import_file(desk, noun, BytesIO(raw), **{"source": "till", **told})


def counts(report):
    return report.created, report.updated, report.unchanged, len(report.rejected)


def rows(desk, question):
    """What the shop's file holds."""
    with closing(connect(desk.store.path, reading=True)) as connection:
        return connection.execute(question).fetchall()


def everything(desk, *, but=("actions", "changes", "spans")):
    """Every row of every table that an import may touch."""
    tables = [name for (name,) in rows(desk, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    mine = [name for name in tables if not name.startswith(("sqlite_", "search_entries", "search_words"))]
    return {name: sorted(map(repr, rows(desk, f'SELECT * FROM "{name}"'))) for name in mine if name not in but}


def index_faults(desk):
    with closing(connect(desk.store.path, reading=False)) as connection:
        return index.faults(connection)
