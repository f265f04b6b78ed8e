import os
import sqlite3
import subprocess
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest

from frontdesk.errors import DiskFull, StoreDamaged, StoreMissing, StoreNotOurs, StoreReadOnly
from frontdesk.keeping.backup import all_of, back_up, taken_at
from frontdesk.keeping.verify import BackupDamaged, verified
from frontdesk.store.tables import CustomerRow, VisitLineRow, VisitRow
from tests.store.shop import NOW, deed, every_row, open_shop


@pytest.fixture
def shop(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    with store.writing(deed()) as work:
        work.add_many(
            CustomerRow, [{"name": f"Name {n}", "folded": f"name {n}", "created_at": NOW} for n in range(300)]
        )
    yield store
    store.close()


def test_a_backup_holds_what_the_shop_holds(shop, tmp_path):
    made = back_up(shop.path, tmp_path / "backups", NOW)
    assert made.path.name == "shop-20261120-083000Z.db"
    assert made.contents.rows["customers"] == 300
    assert verified(made.path) == made
    assert every_row(made.path) == every_row(shop.path)


def test_a_backup_is_one_closed_file_for_its_owner_alone(shop, tmp_path):
    old = os.umask(0)
    try:
        made = back_up(shop.path, tmp_path / "backups", NOW)
    finally:
        os.umask(old)
    names = sorted(file.name for file in made.path.parent.iterdir())
    assert names == ["shop-20261120-083000Z.db", "shop-20261120-083000Z.db.sha256"]
    assert {file.stat().st_mode & 0o777 for file in made.path.parent.iterdir()} == {0o600}
    assert made.path.parent.stat().st_mode & 0o777 == 0o700


def test_the_checksum_is_one_that_other_programs_read(shop, tmp_path):
    made = back_up(shop.path, tmp_path / "backups", NOW)
    check = ["sha256sum", "-c", f"{made.path.name}.sha256"]
    assert subprocess.run(check, cwd=made.path.parent, capture_output=True, check=False).returncode == 0


def test_two_backups_of_one_second_are_both_kept(shop, tmp_path):
    names = [back_up(shop.path, tmp_path, NOW).path.name for _ in range(3)]
    assert len(set(names)) == 3
    assert [file.name for file in all_of(tmp_path)] == names[::-1]


def test_the_name_tells_the_time_in_utc_wherever_the_shop_is(shop, tmp_path):
    there = datetime(2026, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert taken_at(back_up(shop.path, tmp_path, there).path) == datetime(2026, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["notes.db", "shop-2026.db", "shop-20269999-083000Z.db", "shop-20261120-083000Z.db.part"]
)
def test_files_that_are_not_ours_are_no_backups(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / f"{name}.sha256").write_bytes(b"x")
    assert all_of(tmp_path) == []


def test_a_shop_with_a_strange_name_is_backed_up_into_the_folder(tmp_path):
    store = open_shop(tmp_path / "file:x?mode=memory&ä .db")
    made = back_up(store.path, tmp_path / "backups", NOW)
    store.close()
    assert made.path.parent == tmp_path / "backups"
    assert made.path.exists()
    assert verified(made.path).contents == made.contents


def test_a_planted_link_is_not_followed(shop, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "shop-20261120-083000Z.db").symlink_to(victim)
    (folder / "shop-20261120-083000Z-2.db.sha256").symlink_to(victim)
    back_up(shop.path, folder, NOW)
    assert victim.read_text() == "precious"


def test_a_checksum_that_never_ends_is_none(shop, tmp_path):
    made = back_up(shop.path, tmp_path, NOW)
    beside = tmp_path / f"{made.path.name}.sha256"
    beside.unlink()
    os.mkfifo(beside)
    with pytest.raises(StoreMissing, match="no checksum"):
        verified(made.path)


def test_a_planted_part_is_refused(shop, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "shop-20261120-083000Z.db.part").symlink_to(victim)
    with pytest.raises(StoreReadOnly, match=r"cannot be written .* there is a shop-.*\.part already") as caught:
        back_up(shop.path, tmp_path, NOW)
    assert "try again in a moment" in caught.value.hint
    assert victim.read_text() == "precious"


def test_a_backup_while_four_tills_write_holds_whole_visits(shop, tmp_path):
    over = threading.Event()

    def serve():
        while not over.is_set():
            with shop.writing(deed()) as work:
                visit = work.add(VisitRow(customer_id=1, at=NOW, day=NOW.date()))
                work.add(VisitLineRow(visit_id=visit.id, name="tea"))

    tills = [threading.Thread(target=serve) for _ in range(4)]
    for till in tills:
        till.start()
    try:
        copies = [back_up(shop.path, tmp_path / "backups", NOW) for _ in range(5)]
    finally:
        over.set()
        for till in tills:
            till.join()
    for copy in copies:
        rows = verified(copy.path).contents.rows
        assert rows["visits"] == rows["visit_lines"] == rows["actions"] - 1


def test_a_faithful_copy_of_rubbish_is_no_backup(shop, tmp_path):
    from frontdesk.store.file.copying import fingerprint, sum_beside

    made = back_up(shop.path, tmp_path, NOW)
    spoiled = bytearray(made.path.read_bytes())
    spoiled[8192:20000] = os.urandom(11808)
    made.path.write_bytes(spoiled)
    sum_beside(made.path).write_text(f"{fingerprint(made.path)}  {made.path.name}\n")
    with pytest.raises(BackupDamaged):
        verified(made.path)


def test_verifying_leaves_no_trace(shop, tmp_path):
    made = back_up(shop.path, tmp_path / "backups", NOW)
    before = {file.name: file.read_bytes() for file in made.path.parent.iterdir()}
    verified(made.path)
    assert {file.name: file.read_bytes() for file in made.path.parent.iterdir()} == before


def test_what_is_no_backup_is_said_to_be_none(shop, tmp_path):
    with pytest.raises(StoreMissing, match="no backup"):
        verified(tmp_path / "none.db")
    made = back_up(shop.path, tmp_path, NOW)
    (tmp_path / "link.db").symlink_to(made.path)
    with pytest.raises(StoreNotOurs):
        verified(tmp_path / "link.db")
    (tmp_path / f"{made.path.name}.sha256").write_text("nonsense")
    with pytest.raises(BackupDamaged):
        verified(made.path)
    (tmp_path / f"{made.path.name}.sha256").unlink()
    with pytest.raises(StoreMissing, match="no checksum"):
        verified(made.path)


def test_a_damaged_shop_gives_no_backup_and_spoils_none(shop, tmp_path):
    kept = back_up(shop.path, tmp_path / "backups", NOW)
    shop.close()
    with closing(sqlite3.connect(shop.path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'customers'").fetchone()[0]
    with shop.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(os.urandom(4096))
    with pytest.raises(StoreDamaged):
        back_up(shop.path, tmp_path / "backups", NOW)
    assert all_of(tmp_path / "backups") == [kept.path]
    assert len(list((tmp_path / "backups").iterdir())) == 2


def test_a_shop_whose_rows_point_at_lost_ones_gives_no_backup(shop, tmp_path):
    shop.close()
    with closing(sqlite3.connect(shop.path)) as connection, connection:
        connection.execute("INSERT INTO phones (customer_id, raw, e164, digits) VALUES (999, '1', '', '1')")
    with pytest.raises(StoreDamaged):
        back_up(shop.path, tmp_path / "backups", NOW)
    assert not (tmp_path / "backups").exists()


def test_without_room_for_two_copies_none_is_begun(shop, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=100_000))
    with pytest.raises(DiskFull, match="MB free"):
        back_up(shop.path, tmp_path / "backups", NOW)
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("size", [0, 40, 8192, 50_000])
def test_a_disk_that_fills_up_midway_leaves_nothing_behind(shop, tmp_path, size, limited):
    with shop.looking() as connection:
        connection.execute("SELECT 1 FROM customers").fetchone()
    with limited(size), pytest.raises(DiskFull):
        back_up(shop.path, tmp_path / "backups", NOW)
    assert not (tmp_path / "backups").exists()
    back_up(shop.path, tmp_path / "backups", NOW)


def test_a_folder_that_may_not_be_written_to_and_one_that_is_a_file_are_named(shop, tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (Path("/proc/front-desk"), tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreReadOnly, match=str(folder)) as found:
            back_up(shop.path, folder, NOW)
        assert "you may write to it" in found.value.hint


def test_where_there_is_no_shop_no_folder_is_made_for_its_backups(tmp_path):
    with pytest.raises(StoreMissing):
        back_up(tmp_path / "none.db", tmp_path / "backups", NOW)
    assert list(tmp_path.iterdir()) == []
