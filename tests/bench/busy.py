"""A shop that many went through in two years: twenty visits for each customer, up to two million, with walk-ins."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontdesk.clock import Clock
from frontdesk.desk import shop as settings
from frontdesk.desk.desk import open_desk
from frontdesk.store.derived import rebuilding
from frontdesk.store.file.connection import connect
from frontdesk.store.file.creation import create_shop
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.store import Store
from frontdesk.words.folding import folded
from tests.bench import names
from tests.bench.people import DRINKS, FOOD, SEED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

VISITS_EACH, MOST_VISITS = 20, 2_000_000
DAYS = 730
LAST = date(2026, 10, 31)
NOW = datetime(2026, 10, 31, 19, tzinfo=UTC)
"""The shop is looked at on the evening of its last day, whenever that is done."""
_TEAM = ("Mina", "Joe", "Sofia", "Tariq", "Lena", "Emil", "Grace", "Olga")
_WALK_INS = 0.25
_HOURS = {7: 6, 8: 9, 9: 8, 10: 6, 11: 4, 12: 5, 13: 5, 14: 3, 15: 3, 16: 3, 17: 2}
_RATED = 0.2
_NOT_KNOWN_AT_FIRST = 0.4
_SHARED = 1.6
"""How the customers share the visits: a few come very often, most now and then (the shape of a Pareto curve)."""

Row = tuple[Any, ...]


def shop(size: int, *, folder: Path | None = None) -> Path:
    """The file of a shop with so many customers and their visits; made when it is not there yet."""
    where = folder or Path(tempfile.gettempdir()) / "frontdesk-bench"
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    path = where / f"busy-{size}-{HEAD}-{digest}.db"
    if path.exists():
        return path
    for older in where.glob(f"busy-{size}-*"):
        older.unlink()
    part = path.with_suffix(".part")
    started = time.monotonic()
    create_shop(part)
    with closing(connect(part, reading=False)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with _indexed_afterwards(connection):
            _fill(connection, size, random.Random(SEED))
        connection.execute("COMMIT")
    _work_out(part)
    part.rename(path)
    if size > len(DRINKS) * 1_000:
        print(f"made a shop of {visits_in(size):,} visits in {time.monotonic() - started:.0f} s")
    return path


def visits_in(size: int) -> int:
    """How many visits a shop of so many customers has."""
    return min(size * VISITS_EACH, MOST_VISITS)


def _work_out(path: Path) -> None:
    with closing(open_desk(path, till="bench", now=lambda: NOW)) as desk:
        settings.change(desk, "zone", "Europe/Berlin")
    with closing(Store.open(path, Clock("Europe/Berlin"))) as store:
        rebuilding.rebuild(store)


@contextmanager
def _indexed_afterwards(connection: sqlite3.Connection) -> Iterator[None]:
    """Leave the indexes of the visits out until all are there: one sort costs less than a place found for every row."""
    wanted = "FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('visits', 'visit_lines') AND sql IS NOT NULL"
    indexes = connection.execute(f"SELECT name, sql {wanted}").fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        connection.execute(statement)


def _fill(connection: sqlite3.Connection, size: int, die: random.Random) -> None:
    connection.executemany("INSERT INTO staff (name, folded, role, active, version) VALUES (?, ?, '', 1, 1)", _staff())
    connection.executemany(
        "INSERT INTO items (name, folded, category, active, version) VALUES (?, ?, '', 1, 1)",
        ((name, name) for name in (*DRINKS, *FOOD)),
    )
    connection.executemany(_CUSTOMER, _customers(size, die))
    for back in range(DAYS - 1, -1, -1):
        known = round(size * (1 - _NOT_KNOWN_AT_FIRST * back / DAYS))
        _day(connection, LAST - timedelta(days=back), visits_in(size) // DAYS, known, die)


_CUSTOMER = """INSERT INTO customers (name, folded, goes_by, company, address, note, alert, birthday, card_code,
               created_at, custom, version) VALUES (?, ?, '', '', '', '', '', '', '', '2024-11-01 08:00:00', '[]', 1)"""
_VISIT = """INSERT INTO visits (id, customer_id, at, day, timed, staff_id, branch, happiness, note, next_note, total,
            usual_taken, version) VALUES (?, ?, ?, ?, 1, ?, '', ?, '', '', 380, ?, 1)"""
_LINE = """INSERT INTO visit_lines (visit_id, quantity, item_id, name, modifiers, price, amount)
           VALUES (?, 1, ?, ?, '[]', 380, 380)"""


def _staff() -> Iterator[Row]:
    return ((name, folded(name)) for name in _TEAM)


def _customers(size: int, die: random.Random) -> Iterator[Row]:
    for _ in range(size):
        name = " ".join(names.dealt(die))
        yield name, folded(name)


def _day(connection: sqlite3.Connection, when: date, mean: int, known: int, die: random.Random) -> None:
    """Log a day's visits, a weekend's being more."""
    first = (connection.execute("SELECT max(id) FROM visits").fetchone()[0] or 0) + 1
    times = sorted(_times(when, mean, die))
    visits = [_visit(first + place, when, at, known, die) for place, at in enumerate(times)]
    connection.executemany(_VISIT, visits)
    connection.executemany(_LINE, (line for visit in visits for line in _lines(visit, die)))


def _times(when: date, mean: int, die: random.Random) -> Iterator[datetime]:
    count = round(mean * (1.25 if when.weekday() > 3 else 0.8125))  # from Friday on
    opens = datetime(when.year, when.month, when.day, tzinfo=UTC)
    for hour in die.choices(list(_HOURS), weights=list(_HOURS.values()), k=count):
        yield opens + timedelta(hours=hour, seconds=die.randrange(3600))


def _visit(key: int, when: date, at: datetime, known: int, die: random.Random) -> Row:
    who = None if die.random() < _WALK_INS else int(known * die.random() ** _SHARED) + 1
    happiness = die.choices("+=-", weights=[8, 1, 1])[0] if die.random() < _RATED else ""
    taken = die.random() < 0.8 if who is not None and who < known / 10 else None
    return key, who, f"{at:%Y-%m-%d %H:%M:%S}.000000", f"{when}", die.randrange(len(_TEAM)) + 1, happiness, taken


def _lines(visit: Row, die: random.Random) -> Iterator[Row]:
    key, who = visit[:2]
    drink = (who if who is not None and die.random() < 0.8 else die.randrange(1000)) % len(DRINKS)
    yield key, drink + 1, DRINKS[drink]
    if die.random() < 0.4:
        food = die.randrange(len(FOOD))
        yield key, len(DRINKS) + food + 1, FOOD[food]
