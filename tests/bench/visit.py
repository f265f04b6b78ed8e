"""Logging the usual: one acknowledged visit at the desk beside bare statements, each in a copy of the same shop."""

from __future__ import annotations

import random
import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import visits
from frontdesk.store.file.connection import connect
from tests.bench.figures import Goal, figure, paired, pairs, took

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "visit"
_GOAL, _NO_GOAL = Goal(3, 2), Goal(None)
_BARE = "bare INSERT of one row and its commit, same PRAGMAs"
_SAME_ROWS = "the same rows by bare statements, same PRAGMAs"
_VISIT = """INSERT INTO visits (customer_id, at, day, timed, branch, happiness, note, next_note, total, version)
            VALUES (?, '2026-01-01 08:30:00.000000', '2026-01-01', 1, '', '', '', '', 380, 1)"""
_LINE = """INSERT INTO visit_lines (visit_id, quantity, item_id, name, modifiers, price, amount)
           VALUES (?, 1, 1, 'flat white', '["oat"]', 380, 380)"""
_ACTION = """INSERT INTO actions (kind, label, at, till)
             VALUES ('visit.log', 'Visit logged', '2026-01-01 08:30:00.000000', 'bench')"""
_CHANGE = """INSERT INTO changes (action_id, name, row_id, customer_id, "after")
             VALUES (?, ?, ?, ?, '{"id": 1, "name": "flat white", "quantity": 1, "price": 380, "amount": 380}')"""
_STANDING = """UPDATE standings SET visits = visits + 1, last_at = '2026-01-01 08:30:00.000000',
               missed_from = '2026-02-01', lapsed_from = '2026-03-01' WHERE customer_id = ?"""
_HABIT = """INSERT INTO habits (customer_id, weekday, hour, days, weight) VALUES (?, 3, 8, 1, 1.0)
            ON CONFLICT DO UPDATE SET days = days + 1, weight = weight + 1.0"""
_PLACE = "UPDATE search_places SET place = place + (1 << 26) WHERE customer_id = ? RETURNING place"
_ENTRY = "UPDATE search_entries SET rowid = ? WHERE rowid = ? - (1 << 26)"


def figures(shop: Path, folder: Path, *, quick: bool = False, times: int = 1_000) -> list[Figure]:
    """The rows of the table. What bare statements take for the same rows is the least that they can cost."""
    times //= 10 if quick else 1
    bare, same = (_pairs(shop, folder, write, times) for write in (_insert, _write))
    what = "the usual, acknowledged"
    return [
        paired(PART, what, _BARE, _GOAL, *bare),
        figure(PART, f"{what}, p99", _BARE, _GOAL, *bare, at=0.99),
        paired(PART, what, _SAME_ROWS, _NO_GOAL, *same),
    ]


def _pairs(
    shop: Path, folder: Path, write: Callable[[sqlite3.Connection, int], None], times: int
) -> tuple[list[float], list[float]]:
    """Visits at the desk and bare ones in turn, of regulars in no order, in two copies of the shop."""
    with (
        _copy(shop, folder / "ours.db") as ours,
        _copy(shop, folder / "bare.db") as bare,
        closing(open_desk(ours, till="bench")) as desk,
        closing(connect(bare, reading=False)) as connection,
    ):
        coming, others = (iter(_regulars(connection, times + 1)) for _ in range(2))
        return pairs(lambda: took(visits.log, desk, next(coming)), lambda: took(write, connection, next(others)), times)


@contextmanager
def _copy(shop: Path, path: Path) -> Iterator[Path]:
    shutil.copy(shop, path)
    try:
        yield path
    finally:
        path.unlink()


def _regulars(connection: sqlite3.Connection, wanted: int) -> list[int]:
    rows = connection.execute("SELECT customer_id FROM standings WHERE visits > 3 AND usual <> '[]'").fetchall()
    return random.Random(wanted).choices([who for (who,) in rows], k=wanted)


def _insert(connection: sqlite3.Connection, who: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_VISIT, (who,))
    connection.execute("COMMIT")


def _write(connection: sqlite3.Connection, who: int) -> None:
    """The visit and its line, the act and its changes, what is worked out of them, and their place in the index."""
    connection.execute("BEGIN IMMEDIATE")
    visit = connection.execute(_VISIT, (who,)).lastrowid
    line = connection.execute(_LINE, (visit,)).lastrowid
    action = connection.execute(_ACTION).lastrowid
    connection.execute(_CHANGE, (action, "visits", visit, who))
    connection.execute(_CHANGE, (action, "visit_lines", line, who))
    connection.execute(_STANDING, (who,))
    connection.execute(_HABIT, (who,))
    (place,) = connection.execute(_PLACE, (who,)).fetchone()
    connection.execute(_ENTRY, (place, place))
    connection.execute("COMMIT")
