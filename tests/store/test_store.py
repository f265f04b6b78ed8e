import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from frontdesk.errors import (
    FrontdeskError,
    GoneMeanwhile,
    StoreDamaged,
    StoreFromTheFuture,
    StoreMissing,
    StoreNotOurs,
    StoreReadOnly,
)
from frontdesk.store.file.cipher import StoreLocked
from frontdesk.store.file.connection import LONGEST_VALUE, connect
from frontdesk.store.file.engine import driver
from frontdesk.store.journal import acts
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.store import Store
from frontdesk.store.tables import (
    ActionRow,
    ChangeRow,
    CueRow,
    CustomerRow,
    LinkRow,
    SettingRow,
    VisitLineRow,
    VisitRow,
)
from tests.store.shop import CLOCK, NOW, deed, every_row, index_faults, open_shop

PROMISED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
}


@pytest.fixture
def shop(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    yield store
    store.close()


def person(name="Ravi"):
    return CustomerRow(name=name, folded=name.lower(), created_at=NOW)


def settings_of(connection):
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PROMISED}


def test_every_connection_is_set_up_as_promised(shop):
    with shop.looking() as looking, shop.reading() as reading, shop.writing(deed()) as work:
        connections = [looking, driver(reading.connection()), driver(work.connection)]
        for connection in connections:
            assert settings_of(connection) == PROMISED
            assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LONGEST_VALUE
        assert [one.execute("PRAGMA query_only").fetchone()[0] for one in connections] == [1, 1, 0]


def test_readers_cannot_write_by_mistake(shop):
    with pytest.raises(StoreReadOnly), shop.looking() as connection:
        connection.execute("DELETE FROM customers")
    with pytest.raises(StoreReadOnly), shop.reading() as session:
        session.execute(text("DELETE FROM customers"))


def test_a_writer_holds_the_file_before_it_reads(shop):
    with (
        shop.writing(deed()),
        closing(connect(shop.path, reading=False, patience=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_one_look_is_one_picture(shop):
    with shop.looking() as connection:
        assert connection.execute("SELECT count(*) FROM customers").fetchone() == (0,)
        with shop.writing(deed()) as work:
            work.add(person())
        assert connection.execute("SELECT count(*) FROM customers").fetchone() == (0,)
    with shop.looking() as connection:
        assert connection.execute("SELECT count(*) FROM customers").fetchone() == (1,)


def test_a_unit_of_work_that_breaks_leaves_nothing_not_even_in_the_journal(shop):
    before = every_row(shop.path)

    def break_off(work):
        customer = work.add(person())
        work.change(customer, note="x")
        work.add_many(VisitRow, [{"customer_id": customer.id, "at": NOW, "day": NOW.date()}] * 3)
        raise RuntimeError

    with pytest.raises(RuntimeError), shop.writing(deed()) as work:
        break_off(work)
    assert every_row(shop.path) == before
    assert index_faults(shop.path) == []


def test_who_came_first_in_one_act_is_found_by_what_they_always_had(shop):
    with shop.writing(deed()) as work:
        customer = work.add(person())
    with shop.writing(deed()) as work:
        days = [NOW - timedelta(days=back) for back in range(5)]
        came = work.add_many(VisitRow, [{"customer_id": customer.id, "at": at, "day": at.date()} for at in days])
        work.add_many(VisitLineRow, [{"visit_id": one, "name": "cortado", "modifiers": []} for one in came])
    with shop.looking() as connection:
        assert connection.execute("SELECT orders FROM search_entries").fetchall() == [("cortado",)]
    assert index_faults(shop.path) == []


def test_a_unit_of_work_that_changes_nothing_is_no_act(shop):
    with shop.writing(deed()) as work:
        pass
    with shop.writing(deed()) as work:
        customer = work.add(person())
    with shop.writing(deed()) as work:
        assert not work.change(work.session.get(CustomerRow, customer.id), name="Ravi")
    with shop.reading() as session:
        assert len(session.scalars(select(ActionRow)).all()) == 1


def test_the_journal_keeps_each_row_before_and_after(shop):
    with shop.writing(deed("add")) as work:
        customer = work.add(person())
        cue = work.add(CueRow(customer_id=customer.id, kind="car", text="Golf", at=NOW))
    with shop.writing(deed("edit")) as work:
        work.change(work.session.get(CustomerRow, customer.id), name="Noor", note="loud")
        work.remove(work.session.get(CueRow, cue.id))
    with shop.reading() as session:
        added, edited = (acts.action(session, number) for number in (1, 2))
    assert [(one.table, one.before, one.after and one.after["id"]) for one in added.changes] == [
        ("customers", None, customer.id),
        ("cues", None, cue.id),
    ]
    changed, removed = edited.changes
    assert (changed.before, changed.after) == ({"name": "Ravi", "note": ""}, {"name": "Noor", "note": "loud"})
    assert (removed.before["text"], removed.after) == ("Golf", None)
    assert (edited.kind, edited.at, edited.till, edited.about) == ("edit", NOW, "till 1", ("Noor",))


def test_what_breaks_a_rule_of_the_tables_is_not_saved(shop):
    for row in (person(""), CustomerRow(name="x" * 10_001, folded="x", created_at=NOW)):
        with pytest.raises(sqlite3.IntegrityError), shop.writing(deed()) as work:
            work.add(row)
    with pytest.raises(GoneMeanwhile), shop.writing(deed()) as work:
        work.add(LinkRow(customer_id=8, other_id=9, kind="parent", at=NOW))
    assert every_row(shop.path)["actions"] == []


def test_an_errors_text_holds_no_customers_data(shop):
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(sqlite3.IntegrityError) as found, shop.writing(deed()) as work:
        work.add(CustomerRow(name="", folded="x", note="canary", created_at=NOW))
    assert "canary" not in str(found.value)
    with pytest.raises(IntegrityError) as found, shop.writing(deed()) as work:
        work.change(work.add(person("Ann")), name="", note="canary")
    assert "canary" not in str(found.value)


def test_the_threads_of_a_till_share_a_store(shop):
    failed = []

    def serve(number):
        try:
            for _ in range(5):
                with shop.writing(deed()) as work:
                    work.add(person(f"N{number}"))
                with shop.looking() as connection:
                    connection.execute("SELECT count(*) FROM search_entries").fetchone()
                with shop.reading() as session:
                    session.scalars(select(CustomerRow)).all()
        except Exception as error:  # noqa: BLE001  # a thread's error would be lost
            failed.append(error)

    threads = [threading.Thread(target=serve, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(every_row(shop.path)["customers"]) == 30
    assert index_faults(shop.path) == []


def test_closing_leaves_one_file(shop):
    with shop.writing(deed()) as work:
        work.add(person())
    with shop.reading() as session:
        session.scalars(select(CustomerRow)).all()
    shop.close()
    assert [file.name for file in shop.path.parent.iterdir()] == ["shop.db"]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_deleted_or_replaced_while_open_takes_no_more_writes(shop, replaced):
    with shop.writing(deed()) as work:
        work.add(person())
    shop.path.rename(shop.path.with_name("away.db"))
    if replaced:
        open_shop(shop.path).close()
    with pytest.raises(StoreMissing, match="nothing was saved"), shop.writing(deed()) as work:
        work.add(person())


def foreign(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.execute("PRAGMA application_id = 1")


def newer(path):
    open_shop(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, StoreMissing),
        (lambda path: path.mkdir(), StoreNotOurs),
        (lambda path: path.write_bytes(b""), StoreNotOurs),
        (lambda path: path.write_bytes(b"name,phone\nRavi,1\n" * 99), StoreNotOurs),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4080), FrontdeskError),
        (os.mkfifo, StoreNotOurs),
        (lambda path: path.symlink_to("nowhere"), StoreMissing),
        (foreign, StoreNotOurs),
        (newer, StoreFromTheFuture),
    ],
    ids=["missing", "folder", "empty", "text", "header only", "pipe", "dangling link", "foreign", "newer"],
)
def test_what_is_no_shop_is_named_and_left_as_it_is(tmp_path, make, error):
    path = tmp_path / "shop.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as found:
        Store.open(path, CLOCK)
    assert found.value.hint
    assert found.value.exit_code == 5
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {file.name for file in tmp_path.iterdir()} <= {"shop.db"}


def test_even_when_asked_to_create_nothing_there_is_overwritten(tmp_path):
    (tmp_path / "shop.db").write_bytes(b"")
    with pytest.raises(StoreNotOurs, match="0 bytes"):
        open_shop(tmp_path / "shop.db")
    assert (tmp_path / "shop.db").read_bytes() == b""


AS_SOMEBODY_ELSE = """
import os, sys, pathlib
from frontdesk.store.tables import CustomerRow
import frontdesk.store.file.creation, frontdesk.store.journal.inverting
from tests.store.shop import NOW, deed, open_shop
from frontdesk.errors import FrontdeskError
path = pathlib.Path(sys.argv[1])
os.setegid(65534)
os.seteuid(65534)
try:
    store = open_shop(path)
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
    print("saved")
except FrontdeskError as error:
    print(type(error).__name__, "nothing" if "read-only" in str(error) else "")
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("mode_of_file", "mode_of_folder", "answer"),
    [
        (0o444, 0o755, "StoreReadOnly"),
        (0o666, 0o755, "StoreReadOnly"),
        (0o444, 0o777, "StoreReadOnly"),
        (0o600, 0o755, "StoreReadOnly"),
        (0o666, 0o700, "StoreReadOnly"),
        (None, 0o755, "StoreReadOnly"),
        (0o666, 0o777, "saved"),
    ],
)
def test_what_may_not_be_written_is_said_to_be_read_only(mode_of_file, mode_of_folder, answer):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        inner = Path(folder) / "shop"
        path = inner / "shop.db"
        if mode_of_file is None:
            inner.mkdir()
        else:
            open_shop(path).close()
            path.chmod(mode_of_file)
        inner.chmod(mode_of_folder)
        done = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY_ELSE, str(path)],
            capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True,
        )  # fmt: skip
    assert done.stdout.split()[0] == answer


def test_a_read_only_folder_leaves_the_shop_as_it_was_for_its_owner(shop):
    shop.close()
    assert Store.open(shop.path, CLOCK).close() is None


def test_a_damaged_file_is_said_to_be_damaged_and_never_breaks_the_program(tmp_path):
    """Any bytes overwritten: each use works, or says in plain words that the file is damaged or not ours."""
    import random

    from frontdesk.store.derived.rebuilding import index_faults as look_over

    store = open_shop(tmp_path / "shop.db")
    with store.writing(deed()) as work:
        for number in range(60):
            customer = work.add(person(f"Name {number}"))
            work.add(CueRow(customer_id=customer.id, kind="car", text=f"Golf {number}", at=NOW))
            work.add(VisitRow(customer_id=customer.id, at=NOW, day=NOW.date()))
    store.close()
    whole = store.path.read_bytes()
    dice, said = random.Random(3), 0
    for _ in range(60):
        spoiled = bytearray(whole)
        for _ in range(dice.choice((1, 1, 4))):
            place, length = dice.randrange(len(whole)), dice.choice((4, 40, 4096))
            spoiled[place : place + length] = dice.randbytes(length)[: len(whole) - place]
        store.path.write_bytes(spoiled if dice.random() < 0.8 else spoiled[: dice.randrange(1, len(whole))])
        said += use(store.path, look_over)
        for end in ("-wal", "-shm"):
            store.path.with_name(f"shop.db{end}").unlink(missing_ok=True)
    assert said > 20


def use(path, look_over):
    said = 0
    try:
        store = Store.open(path, CLOCK)
    except (StoreDamaged, StoreNotOurs, StoreFromTheFuture, StoreLocked):
        return 1
    for act in (
        lambda: look_over(store),
        lambda: all_people(store),
        lambda: add_one(store),
    ):
        try:
            act()
        except (StoreDamaged, StoreNotOurs):
            said = 1
    store.close()
    return said


def all_people(store):
    with store.reading() as session:
        session.execute(
            select(ChangeRow.row_id, CustomerRow.name).join(CustomerRow, CustomerRow.id == ChangeRow.row_id)
        ).all()


def add_one(store):
    with store.writing(deed()) as work:
        work.add(VisitRow(customer_id=work.add(person("Late")).id, at=NOW, day=NOW.date()))


def test_a_setting_may_be_nothing_and_comes_back_as_that(shop):
    with shop.writing(deed()) as work:
        work.add(SettingRow(name="trade", value=None))
    with shop.reading() as session:
        assert session.scalars(select(SettingRow.value).where(SettingRow.name == "trade")).all() == [None]
