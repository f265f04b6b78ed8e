import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from frontdesk.clock import Clock
from frontdesk.errors import StoreDamaged
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.doctor import examine, examine_outside, rebuild
from frontdesk.keeping.pasting import homeless
from frontdesk.keeping.places import share_under, synced_folder
from frontdesk.keeping.surroundings import Around, seen_around
from frontdesk.paths import backup_folder
from frontdesk.store.file.connection import connect
from frontdesk.store.store import Store
from frontdesk.store.tables import CueRow, CustomerRow, VisitLineRow, VisitRow
from tests.store.shop import CLOCK, NOW, deed, every_row, index_faults, open_shop

DISK = "/dev/sda1 / ext4 rw 0 0\n"


@pytest.fixture
def shop(tmp_path):
    folder = tmp_path / "shop"
    store = open_shop(folder / "shop.db")
    with store.writing(deed()) as work:
        for name in ("Ravi Canary", "Noor Canary"):
            who = work.add(CustomerRow(name=name, folded=name.lower(), created_at=NOW)).id
            work.add(CueRow(customer_id=who, kind="car", text="blue Canary", at=NOW))
            for day in range(4):
                at = NOW - timedelta(days=day)
                visit = work.add(VisitRow(customer_id=who, at=at, day=at.date()))
                work.add(VisitLineRow(visit_id=visit.id, name="tea"))
    yield store
    store.close()


def levels(store, backups, *, mounts=DISK):
    found = examine(store, backups, mounts=mounts)
    return {check.name: check.level for check in found.checks}


def spoil(store, sql):
    with closing(connect(store.path, reading=False)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)


def test_a_sound_shop_with_a_fresh_backup_is_well(shop, tmp_path):
    back_up(shop.path, tmp_path / "backups", NOW)
    os.utime(shop.path, (NOW.timestamp(), NOW.timestamp()))
    health = examine(shop, tmp_path / "backups", mounts=DISK)
    assert health.well, health
    assert {check.name for check in health.checks if check.level != "ok"} <= {"sqlite"}


def test_looking_changes_nothing(shop, tmp_path):
    before = every_row(shop.path)
    examine(shop, tmp_path)
    assert every_row(shop.path) == before


def test_no_customer_is_named(shop, tmp_path):
    spoil(shop, "DELETE FROM search_entries")
    spoil(shop, "UPDATE standings SET visits = 9")
    spoil(shop, "DELETE FROM customers WHERE id = 2")
    told = repr(examine(shop, tmp_path, mounts=DISK))
    assert "bad" in told
    assert "Canary" not in told
    assert "tea" not in told


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("DELETE FROM search_entries WHERE rowid = (SELECT min(place) FROM search_places)", "search"),
        ("DELETE FROM search_places", "search"),
        ("UPDATE customers SET name = 'Other'", "search"),
        ("DELETE FROM search_entries_data WHERE id > 10", "search"),
        ("UPDATE standings SET visits = visits + 1", "standings"),
        ("DELETE FROM standings WHERE customer_id = 1", "standings"),
        ("UPDATE habits SET weight = weight * 1.01", "standings"),
        ("DELETE FROM habits", "standings"),
        ("INSERT INTO spells (customer_id, since) VALUES (1, '2026-11-20')", "standings"),
        ("INSERT INTO spells (customer_id, since) VALUES (77, '2026-11-20')", "standings"),
        ("UPDATE day_sums SET visits = visits + 1 WHERE day = '2026-11-18'", "days"),
        ("DELETE FROM day_sums WHERE day = '2026-11-19'", "days"),
        ("DELETE FROM day_sums", "days"),
        ("DELETE FROM day_hours WHERE day = '2026-11-18'", "days"),
        ("INSERT INTO day_staff VALUES ('2026-11-18', 1, 1, 0, 0)", "days"),
        ("INSERT INTO day_items VALUES ('2026-11-20', 1, 1, 0, 0, 0)", "days"),
    ],
)
def test_what_is_worked_out_wrongly_is_found_and_rebuilt(shop, tmp_path, sql, name):
    spoil(shop, sql)
    assert levels(shop, tmp_path)[name] == "bad"
    assert rebuild(shop) == 2
    found = levels(shop, tmp_path)
    assert (found["search"], found["standings"], found["days"]) == ("ok", "ok", "ok")
    assert index_faults(shop.path) == []


def test_rebuilding_is_nobodys_act(shop):
    before = every_row(shop.path)
    rebuild(shop)
    assert every_row(shop.path) == before


def test_rows_that_point_at_a_lost_one_are_found(shop, tmp_path):
    spoil(shop, "DELETE FROM customers WHERE id = 2")
    assert levels(shop, tmp_path)["references"] == "bad"


def test_a_damaged_page_is_found(shop, tmp_path):
    with closing(connect(shop.path, reading=False)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'cues'").fetchone()[0]
    shop.close()
    spoiled = bytearray(shop.path.read_bytes())
    spoiled[(page - 1) * 4096 : page * 4096] = os.urandom(4096)
    shop.path.write_bytes(spoiled)
    damaged = Store.open(shop.path, CLOCK)
    assert not examine(damaged, tmp_path, mounts=DISK).well
    damaged.close()


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_a_file_that_others_may_read_is_found(shop, tmp_path, end):
    shop.path.with_name(f"shop.db{end}").chmod(0o644)
    assert levels(shop, tmp_path)["permissions"] == "bad"


def test_a_folder_that_others_may_look_into_is_noted(shop, tmp_path):
    shop.path.parent.chmod(0o755)
    assert levels(shop, tmp_path)["folder"] == "note"


def test_a_second_name_is_noted(shop, tmp_path):
    (tmp_path / "second.db").hardlink_to(shop.path)
    assert levels(shop, tmp_path)["place"] == "note"


def test_a_network_share_is_noted(shop, tmp_path):
    mounts = f"{DISK}server:/shop {shop.path.parent} nfs4 rw 0 0\n"
    assert levels(shop, tmp_path, mounts=mounts)["place"] == "note"


def test_the_innermost_mount_counts(tmp_path):
    mounts = f"//server/all {tmp_path} cifs rw 0 0\n/dev/sdb {tmp_path}/my\\040disk ext4 rw 0 0\nbroken\n"
    assert share_under(tmp_path / "shop.db", mounts) == "cifs"
    assert share_under(tmp_path / "my disk" / "shop.db", mounts) is None
    assert share_under(tmp_path.with_name(f"{tmp_path.name}x") / "shop.db", mounts) is None


def test_a_synced_folder_is_known_by_its_name(tmp_path):
    assert synced_folder(tmp_path / "Dropbox (Café)" / "shop.db") == "Dropbox (Café)"
    assert synced_folder(tmp_path / "OneDrive - Café" / "a" / "shop.db") == "OneDrive - Café"
    assert synced_folder(tmp_path / "dropped" / "dropbox.db") is None


def test_an_old_backup_is_bad_and_none_is_noted(shop, tmp_path):
    backups = tmp_path / "backups"
    assert levels(shop, backups)["backup"] == "note"
    back_up(shop.path, backups, NOW - timedelta(hours=49))
    assert levels(shop, backups)["backup"] == "bad"
    back_up(shop.path, backups, NOW - timedelta(hours=47))
    assert levels(shop, backups)["backup"] == "ok"


def test_a_spoiled_backup_is_named_and_the_one_before_counts(shop, tmp_path):
    back_up(shop.path, tmp_path, NOW - timedelta(hours=3))
    newest = back_up(shop.path, tmp_path, NOW).path
    newest.write_bytes(newest.read_bytes()[:-1])
    found = [check for check in examine(shop, tmp_path, mounts=DISK).checks if check.name == "backup"]
    assert [check.level for check in found] == ["bad", "ok"]
    assert "3 h old" in found[1].finding


def test_a_full_disk_is_bad(shop, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1000))
    assert levels(shop, tmp_path)["disk"] == "bad"


@pytest.mark.parametrize(
    ("version", "level"),
    [("3.40.1", "note"), ("3.44.5", "note"), ("3.44.6", "ok"), ("3.45.0", "note"), ("3.50.7", "ok"),
     ("3.51.2", "note"), ("3.51.3", "ok"), ("4.0.0", "ok")],
)  # fmt: skip
def test_a_sqlite_that_can_lose_the_log_is_noted(shop, tmp_path, monkeypatch, version, level):
    monkeypatch.setattr("sqlite3.sqlite_version", version)
    assert levels(shop, tmp_path)["sqlite"] == level


def test_habits_of_another_time_zone_are_found_and_rebuilt(shop, tmp_path):
    elsewhere = Store.open(shop.path, Clock("Asia/Tokyo", _now=lambda: NOW))
    assert levels(elsewhere, tmp_path)["standings"] == "bad"
    rebuild(elsewhere)
    assert levels(elsewhere, tmp_path)["standings"] == "ok"
    elsewhere.close()


def bad(checks):
    return {check.name: check for check in checks if check.level != "ok"}


def around(path, now=NOW, **more):
    return Around(path, backup_folder(path), now, mounts=DISK, **more)


def test_a_file_that_cannot_be_opened_is_looked_at_from_outside(shop):
    shop.close()
    back_up(shop.path, backup_folder(shop.path), NOW - timedelta(hours=49))
    shop.path.write_text("Ravi Canary")
    shop.path.chmod(0o644)
    health = examine_outside(StoreDamaged(), around(shop.path))
    assert set(bad(health.checks)) >= {"file", "permissions", "backup"}
    assert not health.well
    assert "Canary" not in repr(health)


def test_a_clock_that_was_set_back_is_seen_by_the_journal_the_backups_and_the_file(shop, tmp_path):
    os.utime(shop.path, (NOW.timestamp(), NOW.timestamp()))
    earlier = NOW - timedelta(days=400)
    assert {"clock", "journal"} <= set(bad(at_another_time(shop, earlier, tmp_path)))
    assert not {"clock", "journal"} & set(bad(at_another_time(shop, NOW, tmp_path)))
    back_up(shop.path, tmp_path, NOW + timedelta(days=1))
    assert "clock" in bad(at_another_time(shop, NOW, tmp_path))


def at_another_time(shop, now, backups):
    shop.clock = Clock("UTC", _now=lambda: now)
    return examine(shop, backups, mounts=DISK).checks


def test_whatever_lies_around_the_shop_is_only_its_owners(shop, tmp_path):
    log = tmp_path / "state" / "frontdesk.log"
    older = log.with_name("frontdesk.log.1")
    rejects = shop.path.parent / "rejects" / "people.csv"
    aside = shop.path.with_name("shop-before-restore-20260101-000000-000000Z.db")
    made = back_up(shop.path, backup_folder(shop.path), NOW).path
    for file in (log, older, rejects, aside):
        file.parent.mkdir(exist_ok=True)
        file.touch(mode=0o600)
    look = around(shop.path, private=(log,))
    assert "permissions" not in bad(seen_around(look))
    for file in (older, rejects, aside, made, shop.path):
        file.chmod(0o640)
        found = bad(seen_around(look))["permissions"]
        assert file.name in found.finding
        followed(found)
        assert "permissions" not in bad(seen_around(look))


def followed(check):
    """Do what a finding says, in a shell, as it stands."""
    for command in re.findall("`(.*?)`", check.way_out):
        env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        subprocess.run(command, shell=True, check=True, capture_output=True, env=env)


def test_half_made_files_are_named_and_the_command_beside_them_removes_them(shop):
    backup_folder(shop.path).mkdir()
    halves = [
        shop.path.with_name("shop.db.4711.part"),
        shop.path.with_name(".shop.db.4711.part-x"),
        backup_folder(shop.path) / "shop-20260101-000000Z.db.part",
        backup_folder(shop.path) / "shop-20260101-000000Z.db",
    ]
    for half in halves:
        half.touch()
        os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    assert "half-left" not in bad(seen_around(around(shop.path)))
    found = bad(seen_around(around(shop.path, NOW + timedelta(hours=2))))["half-left"]
    followed(found)
    assert not any(half.exists() for half in halves)
    assert shop.path.exists()


def test_a_path_may_be_pasted_anywhere_and_still_works(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "my shop" / "it's.db"
    path.parent.mkdir()
    path.touch()
    path.chmod(0o644)
    found = bad(seen_around(around(path)))["permissions"]
    assert str(tmp_path) not in found.way_out
    followed(found)
    assert path.stat().st_mode & 0o777 == 0o600
    assert homeless(f"{path} is it.") == "~/my shop/it's.db is it."


def test_what_the_doctor_says_brings_a_damaged_shop_back_and_makes_the_search_anew(shop, tmp_path):
    backups = backup_folder(shop.path)
    spoil(shop, "DELETE FROM search_places")
    followed(bad(examine(shop, backups, mounts=DISK).checks)["search"])
    assert levels(shop, backups)["search"] == "ok"
    back_up(shop.path, backups, NOW)
    spoil(shop, "DELETE FROM customers WHERE id = 2")
    found = bad(examine(shop, backups, mounts=DISK).checks)
    assert "search" not in found
    shop.close()
    followed(found["references"])
    again = Store.open(shop.path, CLOCK)
    assert levels(again, backups)["references"] == "ok"
    again.close()
