"""The shop's file beside the same rows as CSV: what its indexes, its search and all that is worked out add."""

from __future__ import annotations

import csv
import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import SQLModel

from frontdesk.store.file.connection import connect
from frontdesk.store.tables import derived, journal
from tests.bench.figures import Goal, paired

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "size"
_BESIDE = {
    row.__tablename__ for home in (derived, journal) for row in vars(home).values() if hasattr(row, "__tablename__")
}
"""Worked out from the other rows, or telling how they came to be."""


def figures(shop: Path, folder: Path) -> list[Figure]:
    """The row of the table: bytes of the file after a checkpoint, and of its customers' and visits' rows in CSV."""
    copy = folder / "size.db"
    shutil.copy(shop, copy)
    try:
        with closing(connect(copy, reading=False)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            rows = sum(
                _as_csv(connection, table.name) for table in SQLModel.metadata.sorted_tables if _counts(table.name)
            )
        beside = copy.with_name(f"{copy.name}-wal")
        ours = copy.stat().st_size + (beside.stat().st_size if beside.exists() else 0)
    finally:
        copy.unlink()
    row = paired(PART, "the shop's file", "the same rows as CSV", Goal(5, 4), [ours / 1e6], [rows / 1e6])
    return [replace(row, unit="MB")]


def _counts(table: str) -> bool:
    return table not in _BESIDE


def _as_csv(connection: sqlite3.Connection, table: str) -> int:
    """Bytes of a table's rows below its columns' names."""
    found = connection.execute(f'SELECT * FROM "{table}"')
    sink = _Counting()
    lines = csv.writer(sink)
    lines.writerow([name for name, *_ in found.description])
    lines.writerows(found)
    return sink.size


class _Counting:
    """A file that keeps nothing but how long it would be."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, text: str) -> int:
        self.size += len(text.encode())
        return len(text)
