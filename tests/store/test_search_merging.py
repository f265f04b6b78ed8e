import random
import sqlite3
import string

import pytest

from frontdesk.store.search import index, merging

VISITS = 400
FRAME = 4096 + 24
MOST = 150 * FRAME
"""An eighth of what the index has."""


def words(die):
    return " ".join("".join(die.choices(string.ascii_lowercase, k=6)) for _ in range(12))


def enter(shop, die, row):
    shop.execute("INSERT INTO search_entries (rowid, names) VALUES (?, ?)", (row, words(die)))


@pytest.fixture
def imported(tmp_path):
    """The index of ten thousand people as an import leaves it, in as many parts as a large one has."""
    connection, die = sqlite3.connect(tmp_path / "shop.db", isolation_level=None), random.Random(1)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    index.create(connection)
    connection.execute("BEGIN")
    merging.before_many(connection)
    connection.execute("INSERT INTO search_entries (search_entries, rank) VALUES ('hashsize', 200000)")
    for row in range(1, 10_001):
        enter(connection, die, row)
        if row == 3_000:
            merging.amid_many(connection)
    merging.after_many(connection)
    connection.execute("COMMIT")
    yield connection
    connection.close()


def pages_of_parts(shop):
    """How many pages each part of the index has, the largest last."""
    return sorted(last // 2 for (last,) in shop.execute("SELECT max(pgno) FROM search_entries_idx GROUP BY segid"))


def come(shop, log):
    """Let so many come one after the other; the most that any of them wrote, in bytes."""
    die, largest, size = random.Random(2), 0, log.stat().st_size
    for row in range(30_000, 30_000 + VISITS):
        shop.execute("BEGIN")
        enter(shop, die, row)
        shop.execute("COMMIT")
        largest, size = max(largest, log.stat().st_size - size), log.stat().st_size
    return largest


def test_no_visit_after_an_import_writes_the_index_anew_and_its_parts_stay_few(imported, tmp_path):
    assert len(pages_of_parts(imported)) == 1
    assert come(imported, tmp_path / "shop.db-wal") <= MOST
    assert 1 < len(pages_of_parts(imported)) <= 30


def test_what_an_import_brought_is_left_alone_by_hundreds_of_visits(imported, tmp_path):
    (brought,) = pages_of_parts(imported)
    come(imported, tmp_path / "shop.db-wal")
    assert pages_of_parts(imported)[-1] == brought
