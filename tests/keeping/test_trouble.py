import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.errors import DiskFull, FrontdeskError, StoreDamaged, StoreReadOnly
from frontdesk.keeping.aside import begin_anew, put_back, unmake
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.restore import restore
from frontdesk.keeping.trouble import last_whole, name_trouble, seen_in
from frontdesk.paths import backup_folder
from frontdesk.store.file.connection import connect
from frontdesk.store.file.creation import create_shop
from frontdesk.store.file.only_looking import OnlyLooked, OnlyLooking
from frontdesk.store.file.replacing import TillsOpen
from frontdesk.store.tables import CustomerRow
from tests.store.shop import CLOCK, NOW, deed, open_shop


def add(store, name):
    with store.writing(deed()) as work:
        work.add(CustomerRow(name=name, folded=name.lower(), created_at=NOW))


def names(store):
    with store.looking() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM customers ORDER BY id")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "shop.db"
    store = open_shop(path)
    add(store, "Ann")
    store.close()
    back_up(path, backup_folder(path), NOW - timedelta(hours=5))
    return path


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "shop")
    return tmp_path / "shop" / "shop.db"


def head_gone(path):
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def random_head(path):
    path.write_bytes(os.urandom(4096) + path.read_bytes()[4096:])


def random_pages(path):
    whole = bytearray(path.read_bytes())
    for page in range(1, len(whole) // 4096, 2):
        whole[page * 4096 : (page + 1) * 4096] = os.urandom(4096)
    path.write_bytes(whole)


def cut(path):
    path.write_bytes(path.read_bytes()[:6_000])


def text(path):
    path.write_text("name\n" * 99)


def empty(path):
    path.write_bytes(b"")


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")


def newer(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def folder(path):
    path.unlink()
    path.mkdir()


def missing(path):
    path.unlink()


def used(path):
    desk = open_desk(path, till="1", create=True, now=lambda: NOW)
    try:
        return names(desk.store)
    finally:
        desk.close()


def trouble_of(path, use=used):
    with pytest.raises(FrontdeskError) as found:
        use(path)
    return name_trouble(found.value, path, backup_folder(path), NOW)


@pytest.mark.parametrize(
    ("spoil", "cause", "ways"),
    [
        (head_gone, "strange", "restore look again"),
        (random_head, "damaged", "restore look again"),
        (cut, "damaged", "restore look again"),
        (text, "strange", "restore look again"),
        (empty, "empty", "restore look again anew"),
        (foreign, "foreign", "restore look again"),
        (newer, "newer", "again look"),
        (folder, "folder", "again look"),
        (missing, "missing", "restore look again anew"),
    ],
)
def test_each_cause_is_named_and_has_the_ways_on_that_fit_it(path, spoil, cause, ways):
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    found = trouble_of(path)
    assert (found.cause, " ".join(offer.way for offer in found.offers)) == (cause, ways)
    assert found.last.words == "5 h"
    assert (path.read_bytes() if path.is_file() else None) == before


def test_random_pages_are_found_where_they_are_read(path):
    random_pages(path)
    assert trouble_of(path).cause in ("damaged", "strange")


def test_a_file_that_another_program_holds_is_to_be_waited_for(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        found = trouble_of(path, lambda path: connect(path, reading=True, patience=0.1))
    assert (found.cause, found.offers[0].way) == ("locked", "again")


@pytest.mark.parametrize("spoil", [head_gone, random_head, cut, empty, foreign, random_pages])
def test_what_lay_there_is_kept_byte_for_byte_with_its_log_when_a_backup_comes_back(path, spoil):
    spoil(path)
    path.with_name("shop.db-wal").write_bytes(b"log")
    before = path.read_bytes()
    done = restore(path, last_whole(backup_folder(path), NOW, "shop").line.path, NOW, whosever=True)
    assert done.set_aside.read_bytes() == before
    assert done.set_aside.with_name(f"{done.set_aside.name}-wal").read_bytes() == b"log"
    store = open_shop(path)
    assert names(store) == ["Ann"]
    store.close()


def test_a_spoiled_backup_is_passed_over_for_the_one_before(path):
    newest = back_up(path, backup_folder(path), NOW).path
    newest.write_bytes(newest.read_bytes()[:-1])
    assert last_whole(backup_folder(path), NOW, "shop").words == "5 h"


def test_a_file_that_is_deleted_while_it_is_open_is_written_down_again_log_and_all(path):
    store = open_shop(path)
    add(store, "Bea")  # stands in the log alone
    for end in ("", "-wal", "-shm"):
        path.with_name(f"shop.db{end}").unlink()
    found = seen_in(StoreReadOnly(), store, backup_folder(path), NOW)
    assert (found.cause, [offer.way for offer in found.offers]) == ("missing", ["put_back", "again", "back"])
    assert put_back(store, NOW) is None
    store.close()
    again = open_shop(path)
    assert names(again) == ["Ann", "Bea"]
    again.close()


def test_a_file_that_is_replaced_while_it_is_open_is_written_again_and_the_other_kept(path, tmp_path):
    store = open_shop(path)
    add(store, "Bea")
    for end in ("-wal", "-shm"):
        path.with_name(f"shop.db{end}").unlink()
    create_shop(tmp_path / "other.db")
    (tmp_path / "other.db").replace(path)
    other = path.read_bytes()
    assert seen_in(StoreReadOnly(), store, backup_folder(path), NOW).cause == "replaced"
    aside = put_back(store, NOW)
    store.close()
    assert len(aside.read_bytes()) == len(other)
    again = open_shop(path)
    assert names(again) == ["Ann", "Bea"]
    again.close()


def test_a_damaged_index_is_not_told_as_a_damaged_shop(path):
    store = open_shop(path)
    assert seen_in(StoreDamaged(), store, backup_folder(path), NOW).cause == "index"
    store.close()


def test_trouble_with_another_file_is_not_the_shops(path):
    store = open_shop(path)
    for error in (StoreReadOnly("A copy cannot be written."), DiskFull("The disk of the copy is full.")):
        error.__cause__ = OSError()
        assert seen_in(error, store, backup_folder(path), NOW) is None
    store.close()


def test_a_shop_that_is_begun_anew_leaves_what_lay_there(path):
    empty(path)
    aside = begin_anew(path, NOW)
    assert aside.read_bytes() == b""
    store = open_shop(path)
    assert names(store) == []
    store.close()


def test_only_an_untouched_shop_that_nobody_has_open_is_unmade(path, tmp_path):
    new = tmp_path / "new" / "shop.db"
    create_shop(new)
    store = open_shop(new)
    unmake(new, [new.parent])
    assert new.exists()
    store.close()
    unmake(path, [])
    assert path.exists()
    unmake(new, [new.parent])
    assert not new.parent.exists()


def test_a_till_that_is_open_elsewhere_keeps_its_file(path):
    store = open_shop(path)
    with pytest.raises(TillsOpen):
        begin_anew(path, NOW)
    assert path.exists()
    store.close()


def test_a_look_at_a_backup_writes_nothing_and_leaves_nothing_beside_it(path):
    backup = last_whole(backup_folder(path), NOW, "shop").line.path
    before = {file.name: file.read_bytes() for file in backup.parent.iterdir()}
    look = OnlyLooked(path, CLOCK, what="the backup", seen=backup)
    assert names(look) == ["Ann"]
    with pytest.raises(OnlyLooking):
        look.writing(deed())
    assert seen_in(StoreDamaged(), look, backup.parent, NOW) is None
    look.close()
    assert {file.name: file.read_bytes() for file in backup.parent.iterdir()} == before
