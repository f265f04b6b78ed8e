import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic import op

from frontdesk.errors import DiskFull, StoreDamaged, StoreFromTheFuture
from frontdesk.store.file.connection import APPLICATION_ID, connect
from frontdesk.store.file.creation import create_shop
from frontdesk.store.migrations import upgrade as upgrading
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.migrations.upgrade import Revision, revisions, upgrade
from frontdesk.store.store import Store
from frontdesk.store.tables import CueRow, CustomerRow, VisitRow
from tests.store.shop import CLOCK, NOW, deed, every_row, index_faults, open_shop, with_older_indexes


def stamped(path, version=0):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    return path


def parts_of(statement):
    """A CREATE statement as a set of its clauses: their order and spacing mean nothing."""
    text = re.sub(r"\s+", " ", statement or "").replace('"', "").strip()
    start, _, inside = text.partition("(")
    clauses = re.split(r",(?![^(]*\))", inside.removesuffix(")"))
    return start.strip(), frozenset(clause.strip() for clause in clauses)


def schema_of(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {(kind, name, table, parts_of(sql)) for kind, name, table, sql in rows}


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path):
    create_shop(tmp_path / "new.db")
    upgrade(stamped(tmp_path / "old.db"))
    assert schema_of(tmp_path / "old.db") == schema_of(tmp_path / "new.db"), (
        "the tables moved on: run scripts/write_migration.py and read what it wrote"
    )


def test_the_newest_revision_leads_to_the_version_that_the_program_reads():
    assert [step.number for step in revisions()] == list(range(1, HEAD + 1))


def test_opening_an_old_file_brings_it_up_to_date_and_keeps_the_old_one(tmp_path):
    store = Store.open(stamped(tmp_path / "shop.db"), CLOCK)
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
    store.close()
    (kept,) = tmp_path.glob("shop-before-upgrade-*.db")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.with_name(f"{kept.name}.sha256").exists()
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (0,)


def test_a_current_file_is_left_alone(tmp_path):
    create_shop(tmp_path / "shop.db")
    assert upgrade(tmp_path / "shop.db") is None
    assert not list(tmp_path.glob("*before-upgrade*"))


def test_a_newer_file_is_refused_and_not_changed(tmp_path):
    path = tmp_path / "shop.db"
    create_shop(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")
    before = path.read_bytes()
    for attempt in (upgrade, lambda path: Store.open(path, CLOCK)):
        with pytest.raises(StoreFromTheFuture):
            attempt(path)
    assert path.read_bytes() == before


def test_opening_a_current_file_imports_no_alembic_and_no_orm(tmp_path):
    open_shop(tmp_path / "shop.db").close()
    code = f"""
import sys, pathlib
from frontdesk.clock import Clock
from frontdesk.store.store import Store
store = Store.open(pathlib.Path({str(tmp_path / "shop.db")!r}), Clock("UTC"))
with store.looking() as connection:
    connection.execute("SELECT count(*) FROM customers").fetchone()
store.close()
print(sorted({{name.partition(".")[0] for name in sys.modules}} & {{"alembic", "sqlalchemy", "sqlmodel"}}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def a_shop_with_people(path):
    store = open_shop(path)
    with store.writing(deed()) as work:
        for name in ("Ravi", "Noor", "Zoë"):
            customer = work.add(CustomerRow(name=name, folded=name.lower(), created_at=NOW))
            work.add(CueRow(customer_id=customer.id, kind="car", text="blue Golf", at=NOW))
    store.close()
    return every_row(path)


def with_a_second_step(monkeypatch, step, *, rebuilds_index=False):
    monkeypatch.setattr(upgrading, "revisions", lambda: [*revisions(), Revision(HEAD + 1, step, rebuilds_index)])
    monkeypatch.setattr("frontdesk.store.file.connection.HEAD", HEAD + 1)


def test_a_step_that_makes_a_table_anew_keeps_all_rows_and_their_references(tmp_path, monkeypatch):
    path = tmp_path / "shop.db"
    before = a_shop_with_people(path)

    def step():
        kept = {"sqlite_autoincrement": True}
        with op.batch_alter_table("customers", recreate="always", table_kwargs=kept) as table:
            table.add_column(sa.Column("firm", sa.String(), server_default="none", nullable=False))

    with_a_second_step(monkeypatch, step)
    upgrade(path)
    with closing(connect(path, reading=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD + 1,)
        assert [row[0] for row in connection.execute("SELECT firm FROM customers")] == [
            "none",
            "none",
            "none",
        ]
    assert every_row(path)["cues"] == before["cues"]


def test_a_table_made_anew_gives_no_id_a_second_time(tmp_path, monkeypatch):
    path = tmp_path / "shop.db"
    a_shop_with_people(path)
    with closing(connect(path, reading=False)) as connection:
        connection.execute("DELETE FROM cues")

    def step():
        with op.batch_alter_table("cues", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass

    with_a_second_step(monkeypatch, step)
    upgrade(path)
    with closing(connect(path, reading=False)) as connection:
        (given,) = connection.execute(
            "INSERT INTO cues (customer_id, kind, text, at) VALUES (1, 'car', '', '2026-01-01') RETURNING id"
        ).fetchone()
    assert given == 4


def test_a_step_that_says_so_gets_a_new_search_index(tmp_path, monkeypatch):
    path = tmp_path / "shop.db"
    a_shop_with_people(path)

    def step():
        op.execute("DELETE FROM search_entries")

    with_a_second_step(monkeypatch, step, rebuilds_index=True)
    upgrade(path)
    assert index_faults(path) == []


def test_a_step_that_fails_leaves_the_old_tables(tmp_path, monkeypatch):
    path = tmp_path / "shop.db"
    before = a_shop_with_people(path)

    def step():
        op.drop_table("cues")
        raise RuntimeError

    with_a_second_step(monkeypatch, step)
    with pytest.raises(RuntimeError):
        upgrade(path)
    assert every_row(path) == before


def test_a_step_that_leaves_rows_pointing_at_nothing_is_taken_back(tmp_path, monkeypatch):
    path = tmp_path / "shop.db"
    before = a_shop_with_people(path)
    with_a_second_step(monkeypatch, lambda: op.execute("DELETE FROM customers WHERE id = 2"))
    with pytest.raises(StoreDamaged):
        upgrade(path)
    assert every_row(path) == before


def test_without_room_for_the_copy_nothing_is_migrated(tmp_path, monkeypatch):
    path = stamped(tmp_path / "shop.db")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(DiskFull):
        upgrade(path)
    assert schema_of(path) == set()


SINCE = ("apart", "spells", "tombstones", "pins", "guesses")
"""The tables that are newer than the sums of days."""


def test_a_file_from_before_rhythms_has_them_worked_out(tmp_path):
    path = tmp_path / "shop.db"
    with closing(open_shop(path)) as store, store.writing(deed()) as work:
        who = work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW)).id
        for week in range(6):
            at = NOW - timedelta(weeks=week)
            work.add(VisitRow(customer_id=who, at=at, day=at.date()))
    with closing(sqlite3.connect(path)) as old:
        with_older_indexes(old)
        before = old.execute("SELECT * FROM standings").fetchall()
        for table in ("day_sums", "day_hours", "day_staff", "day_items", *SINCE):
            old.execute(f"DROP TABLE {table}")
        for column in ("missed_from", "lapsed_from", "first_at"):
            old.execute(f"DROP INDEX ix_standings_{column}")
        for column in ("gap", "long_gap", "missed_from", "lapsed_from"):
            old.execute(f"ALTER TABLE standings DROP COLUMN {column}")
        old.execute("DROP INDEX ix_visits_day_customer_id")
        old.execute("CREATE INDEX ix_visits_day ON visits (day)")
        old.execute("ALTER TABLE visits DROP COLUMN usual_taken")
        old.commit()
    Store.open(stamped(path, version=2), CLOCK).close()
    with closing(sqlite3.connect(path)) as new:
        assert new.execute("SELECT * FROM standings").fetchall() == before
        assert new.execute("SELECT gap, long_gap FROM standings").fetchall() == [(7.0, 7)]


def test_a_file_from_before_the_sums_of_days_has_them_filled_in(tmp_path):
    path = tmp_path / "shop.db"
    with closing(open_shop(path)) as store, store.writing(deed()) as work:
        for back in (0, 1, 1, 9):
            at = NOW - timedelta(days=back)
            work.add(VisitRow(at=at, day=at.date(), happiness="+"))
    tables = ("day_sums", "day_hours", "day_staff", "day_items")
    with closing(sqlite3.connect(path)) as old:
        with_older_indexes(old)
        before = [old.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        for table in (*tables, *SINCE):
            old.execute(f"DROP TABLE {table}")
        old.execute("DROP INDEX ix_standings_first_at")
        old.commit()
    Store.open(stamped(path, version=4), CLOCK).close()
    with closing(sqlite3.connect(path)) as new:
        assert [new.execute(f"SELECT * FROM {table}").fetchall() for table in tables] == before
        assert [row[1] for row in before[0]] == [1, 2]


def test_a_file_from_before_spells_has_them_filled_in(tmp_path):
    path = tmp_path / "shop.db"
    with closing(open_shop(path)) as store, store.writing(deed()) as work:
        who = work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW)).id
        for week in (0, *range(5, 12)):
            at = NOW - timedelta(weeks=week)
            work.add(VisitRow(customer_id=who, at=at, day=at.date()))
    with closing(sqlite3.connect(path)) as old:
        with_older_indexes(old)
        before = old.execute("SELECT * FROM spells ORDER BY since").fetchall()
        for table in SINCE[1:]:
            old.execute(f"DROP TABLE {table}")
        old.commit()
    Store.open(stamped(path, version=6), CLOCK).close()
    with closing(sqlite3.connect(path)) as new:
        assert new.execute("SELECT * FROM spells ORDER BY since").fetchall() == before
        assert [row[2:5] for row in before] == [("2026-11-20", 7.0, 7), (None, None, None)]
