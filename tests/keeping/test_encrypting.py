import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest

from frontdesk import passphrases
from frontdesk.errors import DiskFull, StoreDamaged, StoreMissing
from frontdesk.keeping import encrypting
from frontdesk.keeping.backup import back_up, named
from frontdesk.keeping.checking import look_through
from frontdesk.keeping.doctor import examine
from frontdesk.keeping.restore import restore
from frontdesk.keeping.verify import verified
from frontdesk.store.erasing.erase import erase
from frontdesk.store.file import cipher, drivers
from frontdesk.store.file.cipher import StoreLocked, WrongPassphrase
from frontdesk.store.file.connection import connect
from frontdesk.store.file.copying import CopyDamaged
from frontdesk.store.file.relocking import write_anew
from frontdesk.store.file.replacing import TillsOpen
from frontdesk.store.store import Store
from frontdesk.store.tables import CueRow, CustomerRow, VisitRow
from tests import encrypted
from tests.store.shop import CLOCK, NOW, deed, every_row, index_faults, open_shop

WORDS = "correct horse battery staple"
LOCK = cipher.lock_of(WORDS, b"salt of one test")

pytestmark = pytest.mark.skipif(encrypted.ALL, reason="turns encryption on by itself")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A plain shop of sixty, two of whom are gone again, so that ids and the search's numbers have gaps."""
    path = tmp_path_factory.mktemp("made") / "shop.db"
    with closing(open_shop(path)) as store:
        with store.writing(deed()) as work:
            for number in range(60):
                who = work.add(CustomerRow(name=f"Quixotic {number}", folded=f"quixotic {number}", created_at=NOW))
                work.add(CueRow(customer_id=who.id, kind="car", text=f"Golf {number}", at=NOW))
                work.add(VisitRow(customer_id=who.id, at=NOW, day=NOW.date()))
        with store.writing(deed()) as work:
            work.remove(work.session.get(CueRow, 60))
            work.add(VisitRow(customer_id=3, at=NOW, day=NOW.date()))
    return path


@pytest.fixture
def path(made, tmp_path, monkeypatch):
    monkeypatch.delenv(passphrases.VARIABLE, raising=False)
    passphrases.forget_all()
    shutil.copy(made, tmp_path / "shop.db")
    yield tmp_path / "shop.db"
    passphrases.forget_all()


def encrypt(path):
    """As `encrypting.encrypt` does, with a key that is not derived anew."""
    passphrases.remember(WORDS)
    return encrypting._relocked(path, path.parent / "backups", NOW, LOCK)


def numbers(path):
    """What has to stay beside the rows: whose file it is, its version, ids that were given, where search points."""
    with closing(connect(path, reading=True)) as connection:
        return [
            connection.execute(words).fetchall()
            for words in (
                "PRAGMA application_id", "PRAGMA user_version", "SELECT name, seq FROM sqlite_sequence ORDER BY name",
                "SELECT rowid FROM search_entries WHERE search_entries MATCH 'quix*'",
                "SELECT name, sql FROM sqlite_master ORDER BY name",
            )
        ]  # fmt: skip


def test_turned_on_and_off_again_a_shop_is_what_it_was(path):
    before, kept = every_row(path), numbers(path)
    done = encrypting.encrypt(path, path.parent / "backups", NOW, WORDS)
    assert (done.encrypted, done.overwritten, done.contents.rows["customers"]) == (True, True, 60)
    assert b"Quixotic" not in path.read_bytes()
    assert (every_row(path), numbers(path), index_faults(path)) == (before, kept, [])
    assert path.stat().st_mode & 0o777 == 0o600
    off = encrypting.decrypt(path, path.parent / "backups", NOW + timedelta(hours=1))
    assert (off.encrypted, drivers.is_encrypted(path)) == (False, False)
    assert (every_row(path), numbers(path), index_faults(path)) == (before, kept, [])
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "shop.db"]


def test_a_verified_backup_is_made_before_which_is_plain_and_one_after_which_is_not(path):
    done = encrypt(path)
    assert verified(done.backup).contents == verified(done.after).contents == done.contents
    assert encrypting.plain_copies(path, path.parent / "backups") == (done.backup,)


def test_the_old_files_bytes_are_overwritten_before_it_is_let_go(path):
    with path.open("rb") as old:
        assert b"Quixotic" in old.read()
        encrypt(path)
        old.seek(0)
        assert not old.read().strip(b"\0")


def test_a_file_that_has_another_name_as_well_is_not_overwritten(path):
    os.link(path, path.parent / "other.db")
    assert encrypt(path).overwritten is False
    assert b"Quixotic" in (path.parent / "other.db").read_bytes()


def test_another_passphrase_opens_the_shop_and_the_old_one_its_older_backups(path):
    encrypt(path)
    back_up(path, path.parent / "backups", NOW + timedelta(hours=1))
    done = encrypting.change(path, path.parent / "backups", NOW + timedelta(hours=2), "four other words here")
    passphrases.forget_all()
    passphrases.remember(WORDS)
    with pytest.raises(WrongPassphrase):
        connect(path, reading=True)
    assert verified(done.backup).contents.rows["customers"] == 60
    passphrases.remember("four other words here")
    assert len(every_row(path)["customers"]) == 60


def test_it_is_refused_where_it_is_so_already_or_there_is_nothing(path, tmp_path):
    for refused in (encrypting.change, encrypting.decrypt):
        with pytest.raises(encrypting.Already):
            refused(path, tmp_path / "backups", NOW, *([WORDS] if refused is encrypting.change else []))
    with pytest.raises(StoreMissing):
        encrypting.encrypt(tmp_path / "none.db", tmp_path / "backups", NOW, WORDS)
    with pytest.raises(passphrases.PoorPassphrase):
        encrypting.encrypt(path, tmp_path / "backups", NOW, "short")
    assert not (tmp_path / "backups").exists()
    encrypt(path)
    with pytest.raises(encrypting.Already):
        encrypting.encrypt(path, tmp_path / "backups", NOW, WORDS)


def test_while_a_till_is_open_nothing_is_done(path):
    before = every_row(path)
    with closing(Store.open(path, CLOCK)), pytest.raises(TillsOpen):
        encrypt(path)
    assert (every_row(path), drivers.is_encrypted(path)) == (before, False)
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "shop.db"]


def test_a_damaged_shop_is_not_encrypted(path):
    data = bytearray(path.read_bytes())
    data[5 * 4_096 : 6 * 4_096] = random.Random(1).randbytes(4_096)
    path.write_bytes(data)
    with pytest.raises(StoreDamaged):
        encrypt(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("size", [0, 4_096, 100_000])
def test_a_disk_that_fills_up_leaves_the_shop_as_it_was(path, size, limited):
    before = path.read_bytes()
    backup = back_up(path, path.parent / "backups", NOW)
    part = path.with_name("new.part")
    part.touch()
    with limited(size), pytest.raises(DiskFull):
        write_anew(path, part, LOCK)
    assert backup.size > 100_000
    assert path.read_bytes() == before


def test_a_disk_that_is_a_page_too_small_leaves_the_shop_as_it_was_and_one_that_is_not_encrypts_it(path, limited):
    backup = back_up(path, path.parent / "backups", NOW)
    before, refused, taken = every_row(path), 0, 0
    for size in range(backup.size - 3 * 4_096, backup.size + 8 * 4_096, 2_048):
        passphrases.remember(WORDS)
        part = path.with_name("new.part")
        part.touch()
        try:
            with limited(size):
                write_anew(path, part, LOCK)
            taken += 1
            assert every_row(part) == before
        except DiskFull:
            refused += 1
        for file in path.parent.glob("new.part*"):
            file.unlink()
    assert (refused > 0, taken > 0) == (True, True)
    assert every_row(path) == before


def test_a_new_file_that_is_not_the_old_one_is_not_taken(path, monkeypatch):
    part = path.with_name("new.part")
    part.touch()
    monkeypatch.setattr("frontdesk.store.file.relocking._compare_rows", lambda old, new: [*old] == [*new][1:] or miss())

    def miss():
        raise CopyDamaged

    with pytest.raises(CopyDamaged):
        write_anew(path, part, LOCK)


KILLED = """
import os, pathlib, signal, sys
from frontdesk import passphrases
from frontdesk.keeping import encrypting
from frontdesk.store.file import cipher, relocking
from datetime import UTC, datetime

folder, first, every = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
passphrases.remember("correct horse battery staple")
lock = cipher.lock_of("correct horse battery staple", b"salt of one test")
cipher.module(), encrypting.write_anew
import frontdesk.store.file.creation, shutil
seen = 0
STEPS = ("open", "os.rename", "os.remove", "sqlite3.connect", "os.link")


def killed_at(step):
    def look(event, arguments):
        global seen
        if event in STEPS:
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    return look


step = first
while True:
    here = folder / str(step)
    here.mkdir()
    shop = here / "shop.db"
    shutil.copy(folder / "shop.db", shop)
    child = os.fork()
    if not child:
        sys.addaudithook(killed_at(step))
        new = lock if sys.argv[4] == "on" else None
        encrypting._relocked(shop, here / "backups", datetime(2026, 1, 1, tzinfo=UTC), new)
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    if not ended:
        break
    step += every
print(step)
"""


@pytest.mark.parametrize("to", ["on", "off"])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one_whole(path, tmp_path, to):
    before = every_row(path)
    if to == "off":
        encrypt(path)
        shutil.rmtree(path.parent / "backups")
    passphrases.remember(WORDS)
    steps = 1 if os.environ.get("FRONTDESK_NIGHTLY") else 5
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path, "1", str(steps), to], capture_output=True, text=True, check=True
    )
    found = [
        (drivers.is_encrypted(shop), every_row(shop))
        for shop in tmp_path.glob("*/shop.db")
        if shop.parent.name.isdigit()
    ]
    assert len(found) == (int(ran.stdout) - 1) // steps + 1
    assert len(found) > 5
    assert {state for state, _ in found} == {True, False}
    assert all(rows == before for _, rows in found)


def test_what_a_kill_left_behind_is_cleared_away_at_the_next_try(path):
    (path.parent / "shop.db.123.encrypting.part").write_bytes(b"all of it")
    encrypt(path)
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "shop.db"]


def test_plain_copies_are_removed_once_there_is_an_encrypted_backup(path):
    backups = path.parent / "backups"
    for hours in (1, 2):
        back_up(path, backups, NOW - timedelta(hours=hours))
    shutil.copy(path, path.parent / "shop-before-upgrade-20260101-000000-000000Z.db")
    (path.parent / "somebody-elses.db").write_bytes(b"other")
    with pytest.raises(encrypting.Already):
        encrypting.remove_plain_copies(path, backups, NOW)
    done = encrypt(path)
    made, gone = encrypting.remove_plain_copies(path, backups, NOW + timedelta(hours=1))
    assert made == done.after
    assert len(gone) == 4
    assert named(backups) == [made]
    assert sorted(each.name for each in backups.iterdir()) == [made.name, f"{made.name}.sha256"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "shop.db", "somebody-elses.db"]
    assert verified(made).contents.rows["customers"] == 60


def test_backups_come_back_as_what_they_are(path):
    plain = encrypt(path).backup
    locked = back_up(path, path.parent / "backups", NOW + timedelta(hours=1)).path
    restore(path, plain, NOW + timedelta(hours=2))
    assert not drivers.is_encrypted(path)
    done = restore(path, locked, NOW + timedelta(hours=3))
    assert drivers.is_encrypted(path)
    assert not drivers.is_encrypted(done.set_aside)
    assert len(every_row(path)["customers"]) == 60


def test_who_was_forgotten_is_forgotten_again_when_an_encrypted_backup_comes_back(path):
    encrypt(path)
    kept = back_up(path, path.parent / "backups", NOW + timedelta(hours=1)).path
    with closing(Store.open(path, CLOCK)) as store, store.writing(deed("forget")) as work:
        erase(work, [7])
    assert restore(path, kept, NOW + timedelta(hours=2)).forgotten == 1
    assert len(every_row(path)["customers"]) == 59


def test_without_its_passphrase_an_encrypted_shop_is_not_replaced_and_a_backup_still_counts(path):
    plain = encrypt(path).backup
    back_up(path, path.parent / "backups", NOW + timedelta(hours=1))
    passphrases.forget_all()
    with pytest.raises(StoreLocked):
        restore(path, plain, NOW + timedelta(hours=2))
    assert drivers.is_encrypted(path)
    found = look_through(path.parent / "backups", NOW + timedelta(hours=2), "shop")
    assert (found.whole.line.path.name, found.spoiled) == (f"shop-{NOW + timedelta(hours=1):%Y%m%d-%H%M%SZ}.db", ())


def test_the_doctor_says_whether_and_by_what_it_is_encrypted(path):
    def said():
        with closing(Store.open(path, CLOCK)) as store:
            return next(
                each.finding for each in examine(store, path.parent, mounts="").checks if each.name == "encryption"
            )

    assert "not encrypted" in said()
    encrypt(path)
    assert "is encrypted (SQLCipher 4." in said()
