import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.errors import DiskFull, FrontdeskError, StoreMissing, StoreNotOurs, StoreReadOnly
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.restore import NoBackup, restore
from frontdesk.keeping.verify import BackupDamaged, verified
from frontdesk.store.file.connection import connect
from frontdesk.store.file.replacing import TillsOpen, alone_with
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.store import Store
from frontdesk.store.tables import CustomerRow
from tests.store.shop import CLOCK, NOW, deed, every_row, open_shop
from tests.store.test_upgrade import stamped

LATER = NOW + timedelta(days=1)


def names(path):
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM customers")}


def add(store, name):
    with store.writing(deed()) as work:
        work.add(CustomerRow(name=name, folded=name.lower(), created_at=NOW))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A shop, its backup of yesterday, and the shop of today as a till that was killed left it: with a log."""
    home = tmp_path_factory.mktemp("made")
    store = open_shop(home / "shop.db")
    with store.writing(deed()) as work:
        people = [{"name": f"Name {n}", "folded": f"name {n}", "created_at": NOW} for n in range(100)]
        work.add_many(CustomerRow, people)
    back_up(store.path, home / "shop-backups", NOW)
    add(store, "Today")
    (home / "killed").mkdir()
    for end in ("", "-wal"):
        shutil.copy(home / f"shop.db{end}", home / "killed")
    store.close()
    return home


@pytest.fixture
def shop(made, tmp_path):
    shutil.copytree(made, tmp_path / "shop")
    return tmp_path / "shop" / "shop.db"


@pytest.fixture
def backup(shop):
    return next((shop.parent / "shop-backups").glob("*.db"))


def test_a_shop_is_rebuilt_from_nothing_but_a_backup(backup, tmp_path):
    elsewhere = tmp_path / "new machine" / "shop.db"
    done = restore(elsewhere, backup, LATER)
    assert (done.path, done.taken_at, done.set_aside) == (elsewhere, NOW, None)
    assert done.contents.rows["customers"] == 100
    assert every_row(elsewhere) == every_row(backup)
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert elsewhere.parent.stat().st_mode & 0o777 == 0o700
    store = Store.open(elsewhere, CLOCK)
    add(store, "Goes on")
    store.close()


def test_what_lay_there_is_set_aside_whole_and_comes_back_in_the_same_way(shop, backup):
    done = restore(shop, backup, LATER)
    assert "Today" not in names(shop)
    assert "Today" in names(done.set_aside)
    assert verified(done.set_aside).contents.rows["customers"] == 101
    again = restore(shop, done.set_aside, LATER + timedelta(seconds=1))
    assert "Today" in names(shop)
    assert "Today" not in names(again.set_aside)
    assert not list(shop.parent.glob("*.part"))


def test_visits_that_stood_in_the_log_are_set_aside_as_well_and_not_played_into_the_new_file(shop, backup):
    killed = shop.parent / "killed" / "shop.db"
    done = restore(killed, backup, LATER)
    assert "Today" not in names(killed)
    assert "Today" in names(done.set_aside)
    assert {file.name for file in killed.parent.iterdir()} == {
        "shop.db", done.set_aside.name, f"{done.set_aside.name}.sha256",
    }  # fmt: skip


def test_a_log_whose_shop_was_deleted_is_not_played_into_the_new_file(shop, backup):
    killed = shop.parent / "killed" / "shop.db"
    log = killed.with_name("shop.db-wal").read_bytes()
    killed.unlink()
    done = restore(killed, backup, LATER)
    assert done.set_aside is None
    assert every_row(killed) == every_row(backup)
    (kept,) = killed.parent.glob("shop-before-restore-*-wal")
    assert kept.read_bytes() == log


@pytest.mark.parametrize("idle", [True, False])
def test_while_a_till_has_the_shop_open_nothing_is_replaced(shop, backup, idle):
    store = Store.open(shop, CLOCK)
    if not idle:
        add(store, "Now")
    before = every_row(shop)
    with pytest.raises(TillsOpen, match="open at a till") as found:
        restore(shop, backup, LATER)
    assert found.value.exit_code == 5
    add(store, "Still served")
    store.close()
    assert len(every_row(shop)["customers"]) == len(before["customers"]) + 1
    assert not list(shop.parent.glob("*before-restore*"))
    assert not list(shop.parent.glob("*.part"))
    assert restore(shop, backup, LATER).set_aside


def test_a_till_that_is_opened_in_the_middle_never_writes_into_what_was_set_aside(shop, backup):
    answers = []

    def till():
        try:
            store = Store.open(shop, CLOCK)
            add(store, "In between")
            store.close()
            answers.append("saved")
        except FrontdeskError as error:
            answers.append(error)

    opening = threading.Thread(target=till)

    def meanwhile(_copy, _old):
        opening.start()
        time.sleep(0.05)

    done = restore(shop, backup, LATER, after_restore=meanwhile)
    opening.join()
    assert "In between" not in names(done.set_aside)
    assert ("In between" in names(shop)) == (answers == ["saved"])
    with closing(connect(shop, reading=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("spoil", ["pages", "empty", "text"])
def test_a_damaged_shop_is_set_aside_byte_for_byte_with_its_log(shop, backup, spoil):
    killed = shop.parent / "killed" / "shop.db"
    whole = killed.read_bytes()
    head, rest = whole[: 4096 * 3], whole[4096 * 30 :]
    spoiled = {"pages": head + os.urandom(4096 * 27) + rest, "text": b"name,phone\n" * 9}.get(spoil, b"")
    killed.write_bytes(spoiled)
    log = killed.with_name("shop.db-wal").read_bytes()
    if spoil == "text":  # a log that holds the file's head would still make a shop of it
        log = log[:100]
        killed.with_name("shop.db-wal").write_bytes(log)
    done = restore(killed, backup, LATER)
    assert done.set_aside.read_bytes() == spoiled
    assert done.set_aside.with_name(f"{done.set_aside.name}-wal").read_bytes() == log
    assert every_row(killed) == every_row(backup)


def test_a_damaged_shop_that_a_till_has_open_is_not_replaced(shop, backup):
    code = f"""
import sys, pathlib
from frontdesk.clock import Clock
from frontdesk.store.store import Store
store = Store.open(pathlib.Path({str(shop)!r}), Clock("UTC"))
print("open", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as till:
        till.stdout.readline()
        with shop.open("r+b") as file:
            file.write(bytes(100))
        with pytest.raises(TillsOpen):
            restore(shop, backup, LATER)
        till.communicate(b"")
    assert restore(shop, backup, LATER).set_aside


def test_another_programs_file_and_a_folder_are_left_alone(shop, backup, tmp_path):
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = theirs.read_bytes()
    for place in (theirs, tmp_path):
        with pytest.raises(StoreNotOurs):
            restore(place, backup, LATER)
    assert theirs.read_bytes() == before


def test_what_is_no_good_backup_replaces_nothing(shop, backup):
    before = shop.read_bytes()
    with pytest.raises(StoreMissing):
        restore(shop, backup.with_name("none.db"), LATER)
    with pytest.raises(NoBackup, match="itself"):
        restore(shop, shop, LATER)
    with pytest.raises(NoBackup, match="in use"):
        restore(shop, shop.parent / "killed" / "shop.db", LATER)
    spoiled = bytearray(backup.read_bytes())
    spoiled[50_000] ^= 4
    backup.write_bytes(spoiled)
    with pytest.raises(BackupDamaged):
        restore(shop, backup, LATER)
    assert shop.read_bytes() == before


def test_a_full_disk_and_a_folder_that_may_not_be_written_to_cost_nothing(shop, backup, limited):
    before = shop.read_bytes()
    with limited(50_000), pytest.raises(DiskFull):
        restore(shop, backup, LATER)
    with pytest.raises(StoreReadOnly, match="/proc"):  # where even root may make no file
        restore(Path("/proc/shop.db"), backup, LATER)
    assert shop.read_bytes() == before
    assert {file.name for file in shop.parent.iterdir()} == {"shop.db", "shop-backups", "killed"}


def test_a_shop_behind_a_link_is_replaced_where_it_lies(shop, backup, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(shop)
    done = restore(link, backup, LATER)
    assert (link.is_symlink(), done.set_aside.parent) == (True, shop.parent)
    assert names(link) == names(backup)


def test_an_older_shop_is_brought_up_to_date_when_it_is_opened(shop, tmp_path):
    old = back_up(stamped(tmp_path / "shop.db"), tmp_path / "old", datetime(2025, 1, 1, tzinfo=UTC))
    restore(shop, old.path, LATER)
    store = Store.open(shop, CLOCK)
    with store.looking() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
    add(store, "First")
    store.close()


def test_what_must_outlive_every_backup_is_done_again_before_the_shop_is_there(shop, backup):
    seen = []

    def erase_again(copy, old):
        seen.append((names(shop) == names(old), copy.exists()))
        with closing(sqlite3.connect(f"{old.as_uri()}?mode=ro", uri=True)) as before:
            seen.append(before.execute("SELECT count(*) FROM customers").fetchone()[0])
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("UPDATE customers SET name = 'gone' WHERE name = 'Name 7'")
            connection.commit()

    restore(shop, backup, LATER, after_restore=erase_again)
    assert seen == [(True, True), 101]
    assert "gone" in names(shop)
    assert "Name 7" not in names(shop)


def test_what_a_killed_restore_left_is_removed_after_a_day(shop, backup):
    left = [shop.with_name(f"shop.db.{n}.restoring.part") for n in (1, 2)]
    for file in left:
        file.write_bytes(b"half a shop")
    os.utime(left[0], (1, 1))
    restore(shop, backup, LATER)
    assert [file.exists() for file in left] == [False, True]


def test_a_file_that_is_held_alone_is_closed_and_has_nothing_beside_it(shop):
    killed = shop.parent / "killed" / "shop.db"
    with alone_with(killed) as sound:
        assert sound
        assert [file.name for file in killed.parent.iterdir()] == ["shop.db"]
        assert "Today" in names(killed)


KILLED_AT_EACH_STEP = """
import os, pathlib, shutil, signal, sys
from datetime import UTC, datetime
import frontdesk.store.tables
from frontdesk.keeping.restore import restore
made, work = map(pathlib.Path, sys.argv[1:])
backup = next((made / "shop-backups").glob("*.db"))
STEPS = ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect", "os.mkdir")

def until(step, shop):
    done = [0]
    def watch(event, _):
        done[0] += event in STEPS
        if event in STEPS and done[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    restore(shop, backup, datetime(2026, 11, 21, tzinfo=UTC))

restore(work / "warm" / "shop.db", backup, datetime(2026, 11, 21, tzinfo=UTC))
for step in range(1, 200):
    shop = work / f"{step:03}" / "shop.db"
    shutil.copytree(made / "killed", shop.parent)
    child = os.fork()
    if not child:
        until(step, shop)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        print(step)
        break
"""


def test_a_restore_killed_at_any_step_leaves_the_old_shop_or_the_new_one_whole(made, tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_STEP, made, tmp_path], capture_output=True, text=True, check=True
    )
    steps = int(ran.stdout)
    assert steps > 20
    (backup,) = (made / "shop-backups").glob("*.db")
    old, new = every_row(made / "shop.db"), every_row(backup)
    found = []
    for step in range(1, steps + 1):
        folder = tmp_path / f"{step:03}"
        now = every_row(folder / "shop.db")
        assert now in (old, new), step
        found.append(now == new)
        kept = list(folder.glob("shop-before-restore-*Z.db"))
        assert not found[-1] or every_row(kept[0]) == old
    assert found == sorted(found)
    assert {*found} == {False, True}
