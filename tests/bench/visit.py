"""Logging the usual: one acknowledged visit at the desk beside a bare INSERT and its commit."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import visits
from frontdesk.store.connection import connect
from frontdesk.store.creation import create_shop
from tests.bench.figures import Goal, figure, paired, pairs, took

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from tests.bench.figures import Figure

PART = "visit"
_INSERT = """INSERT INTO visits (customer_id, at, day, timed, branch, happiness, note, next_note, total, version)
             VALUES (NULL, '2026-01-01 08:30:00', '2026-01-01', 1, '', '', '', '', 380, 1)"""


def figures(shop: Path, folder: Path, *, quick: bool = False, times: int = 300) -> list[Figure]:
    """The rows of the table; the visits go into a copy of the shop, the bare rows into a file with the same PRAGMAs."""
    copy, bare = folder / "visits.db", folder / "bare.db"
    shutil.copy(shop, copy)
    create_shop(bare)
    desk = open_desk(copy, till="bench")
    try:
        with closing(connect(bare, reading=False)) as connection:
            regulars = iter(_regulars(desk, times + 1))
            ours, theirs = pairs(
                lambda: took(visits.log, desk, next(regulars)),
                lambda: took(_insert, connection),
                times // (5 if quick else 1),
            )
    finally:
        desk.close()
        copy.unlink()
        bare.unlink()
    said = "bare INSERT and commit, same PRAGMAs"
    return [
        paired(PART, "the usual, acknowledged", said, Goal(3, 2), ours, theirs),
        figure(PART, "the usual, acknowledged, p95", said, Goal(3, 2), ours, theirs, at=0.95),
    ]


def _insert(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_INSERT)
    connection.execute("COMMIT")


def _regulars(desk: Desk, wanted: int) -> list[int]:
    """People with a usual, in no order."""
    with desk.store.looking() as connection:
        rows = connection.execute("SELECT customer_id FROM standings WHERE visits > 3 AND usual <> '[]'").fetchall()
    return random.Random(wanted).choices([who for (who,) in rows], k=wanted)
