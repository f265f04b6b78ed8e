import hashlib
import os
import random
import shutil
import subprocess
import sys
import traceback
from contextlib import closing

import pytest
from sqlalchemy.exc import DBAPIError

from frontdesk import passphrases
from frontdesk.errors import (
    DiskFull,
    DiskRefused,
    FrontdeskError,
    GoneMeanwhile,
    StoreBusy,
    StoreDamaged,
    StoreReadOnly,
)
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.verify import BackupDamaged, verified
from frontdesk.store.file import cipher, creation, drivers, soundness
from frontdesk.store.file.cipher import NoCipher, StoreLocked, WrongPassphrase
from frontdesk.store.file.connection import connect, stamp
from frontdesk.store.file.copying import write_sum
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.plain_words import plainly as worded
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.migrations.upgrade import take_steps
from frontdesk.store.store import Store
from frontdesk.store.tables import CueRow, CustomerRow
from tests import encrypted
from tests.store.shop import CLOCK, NOW, deed, every_row, index_faults

PASSPHRASE = "correct horse battery staple"
LOCK = cipher.lock_of(PASSPHRASE, b"salt of one test")

pytestmark = pytest.mark.skipif(encrypted.ALL, reason="is about encrypted shops by itself")


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.delenv(passphrases.VARIABLE, raising=False)
    passphrases.forget_all()
    yield
    passphrases.forget_all()


@pytest.fixture
def path(tmp_path):
    creation.create_shop(tmp_path / "shop.db", lock=LOCK)
    return tmp_path / "shop.db"


@pytest.fixture
def shop(path):
    passphrases.remember(PASSPHRASE)
    with closing(Store.open(path, CLOCK)) as store:
        with store.writing(deed()) as work:
            work.add(CustomerRow(name="Zebedee Quixotic", folded="zebedee quixotic", created_at=NOW))
        yield store


def test_nothing_of_a_shop_can_be_read_in_its_file_or_its_log(shop, path):
    for file in (path, path.with_name("shop.db-wal")):
        data = file.read_bytes()
        assert data
        assert not any(word in data for word in (b"Zebedee", b"quixotic", b"customers", b"SQLite format", b"CREATE"))


def test_it_opens_by_its_passphrase_alone(path):
    with pytest.raises(StoreLocked) as error:
        Store.open(path, CLOCK)
    assert (type(error.value), error.value.exit_code) == (StoreLocked, 5)
    passphrases.remember("another one")
    with pytest.raises(WrongPassphrase):
        Store.open(path, CLOCK)
    passphrases.remember(PASSPHRASE)
    Store.open(path, CLOCK).close()


def test_the_environments_passphrase_will_do_also_when_typed_on_another_keyboard(tmp_path, monkeypatch):
    creation.create_shop(
        tmp_path / "shop.db", lock=cipher.lock_of(passphrases.fit("caf\u00e9 mit Z\u00fcrcher"), b"s" * 16)
    )
    monkeypatch.setenv(passphrases.VARIABLE, "cafe\u0301 mit Zu\u0308rcher\n")
    Store.open(tmp_path / "shop.db", CLOCK).close()


def test_whoever_can_be_asked_is_asked_three_times(path):
    asked = []
    passphrases.let_ask(lambda file, before: asked.append((file, before)) or "no such words")
    with pytest.raises(WrongPassphrase):
        Store.open(path, CLOCK)
    assert asked == [(path, 0), (path, 1), (path, 2)]
    passphrases.let_ask(lambda _, before: PASSPHRASE if before else "not yet")
    Store.open(path, CLOCK).close()
    passphrases.let_ask(None)
    Store.open(path, CLOCK).close()


def test_the_key_is_derived_once_however_many_connections_there_are(path, monkeypatch):
    rounds, derive = [], hashlib.pbkdf2_hmac
    monkeypatch.setattr(hashlib, "pbkdf2_hmac", lambda *given: rounds.append(given[3]) or derive(*given))
    cipher._keys.clear()
    passphrases.remember(PASSPHRASE)
    with closing(Store.open(path, CLOCK)) as store:
        with store.reading(), store.writing(deed()), store.looking():
            pass
        back_up(path, path.parent / "backups", NOW)
    assert [each for each in rounds if each > 2] == [256_000]


def test_any_program_of_the_family_opens_it_by_the_passphrase_itself(shop, path):
    shop.close()
    driver = cipher.module()
    with closing(driver.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
        assert connection.execute("SELECT name FROM customers").fetchall() == [("Zebedee Quixotic",)]


def test_neither_key_nor_passphrase_shows_in_what_is_printed_of_an_error(path, capfd):
    passphrases.remember("another horse")
    with pytest.raises(WrongPassphrase) as error:
        connect(path, reading=True)
    told = "".join(traceback.format_exception(error.value)) + repr(LOCK) + repr(error.value)
    assert "horse" not in told
    assert LOCK.key.hex() not in told
    assert "\\x" not in repr(LOCK)
    assert capfd.readouterr() == ("", "")


def test_it_is_read_searched_written_and_backed_up_as_any_other(shop, path):
    with shop.writing(deed()) as work:
        who = work.session.get(CustomerRow, 1)
        work.add(CueRow(customer_id=who.id, kind="car", text="blue Golf", at=NOW))
        work.change(who, goes_by="Zeb")
    assert index_faults(path) == []
    copy = back_up(path, path.parent / "backups", NOW)
    assert verified(copy.path).contents == copy.contents
    assert copy.path.read_bytes()[:16] == LOCK.salt
    shop.close()
    assert every_row(copy.path) == every_row(path)


def is_whole(file):
    try:
        with plainly(file), closing(connect(file, reading=True)) as connection:
            return not soundness.broken_pages(connection) and not soundness.spoiled_pages(connection)
    except (StoreDamaged, WrongPassphrase):
        return False


def test_a_copy_that_was_spoiled_is_found_out(shop, path, capfd):
    copy = back_up(path, path.parent / "backups", NOW).path
    assert is_whole(copy)
    for place in (100, 3 * 4_096 + 7, 20 * 4_096 + 4_000):
        data = bytearray(copy.read_bytes())
        data[place] ^= 1
        spoiled = copy.with_name("spoiled.db")
        spoiled.write_bytes(data)
        write_sum(spoiled, hashlib.sha256(data).hexdigest())
        with pytest.raises((BackupDamaged, WrongPassphrase)):
            verified(spoiled)
        assert not is_whole(spoiled)
    assert capfd.readouterr().err == ""


def test_what_goes_wrong_is_said_in_the_same_words(shop, path, tmp_path):
    with closing(connect(path, reading=False, patience=0)) as other:
        with pytest.raises(StoreBusy), shop.writing(deed()), plainly():
            other.execute("BEGIN IMMEDIATE")
        with pytest.raises(GoneMeanwhile), plainly():
            other.execute("INSERT INTO cues (customer_id, kind, text, at) VALUES (99, 'car', 'x', '2026-01-01')")
    with pytest.raises(StoreReadOnly), shop.looking() as connection:
        connection.execute("DELETE FROM customers")
    error = type(cipher.module().OperationalError())("disk I/O error")
    with pytest.raises(DiskFull), worded():
        raise error
    (tmp_path / "rubbish.db").write_bytes(path.read_bytes()[:4_096] + os.urandom(8_192))
    with (
        pytest.raises((StoreDamaged, WrongPassphrase)),
        plainly(),
        closing(connect(tmp_path / "rubbish.db", reading=True)) as c,
    ):
        c.execute("SELECT * FROM customers").fetchall()


HOLD = """
import sys
from pathlib import Path
from frontdesk.store.file.replacing import TillsOpen, alone_with
try:
    with alone_with(Path(sys.argv[1])):
        print("alone")
except TillsOpen:
    print("open")
"""


@pytest.mark.parametrize("lock", [None, LOCK], ids=["plain", "encrypted"])
def test_looking_at_a_shop_that_is_open_drops_no_lock_on_it(tmp_path, lock):
    path = tmp_path / "shop.db"
    creation.create_shop(path, lock=lock)
    passphrases.remember(PASSPHRASE)

    def others_find():
        environment = {**os.environ, passphrases.VARIABLE: PASSPHRASE}
        ran = subprocess.run(
            [sys.executable, "-c", HOLD, path], capture_output=True, text=True, env=environment, check=True
        )
        return ran.stdout.strip()

    with closing(connect(path, reading=True)):
        assert drivers.is_encrypted(path) is (lock is not None)
        assert drivers.lock_on(path) == lock
        connect(path, reading=False).close()
        drivers.opened(path, "ro", exporting=True).close()
        back_up(path, tmp_path / "backups", NOW)
        assert others_find() == "open"
    assert others_find() == "alone"


def test_a_shop_of_an_older_version_is_brought_up_with_an_encrypted_copy_before(tmp_path):
    path = tmp_path / "shop.db"
    path.touch()
    with closing(drivers.opened(path, lock=LOCK)) as connection:
        stamp(connection, 0)
    passphrases.remember(PASSPHRASE)
    take_steps(path, until=HEAD - 1)
    Store.open(path, CLOCK).close()
    with closing(connect(path, reading=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
    (kept,) = tmp_path.glob("shop-before-upgrade-*.db")
    assert drivers.is_encrypted(kept)
    assert drivers.is_encrypted(path)


def test_what_is_no_encrypted_shop_is_not_taken_for_one(tmp_path):
    dice = random.Random(1)
    for name, data in {
        "text": b"Dear diary, " * 2_000,
        "zeros": bytes(20_000),
        "short": dice.randbytes(2_000),
        "plain": b"SQLite format 3\0" + dice.randbytes(8_000),
        "head": dice.randbytes(512) + bytes(8_000),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert not drivers.is_encrypted(tmp_path / name), name
    assert not drivers.is_encrypted(tmp_path / "missing")
    (tmp_path / "noise").write_bytes(dice.randbytes(8_192))
    assert drivers.is_encrypted(tmp_path / "noise")


def test_without_the_extra_one_sentence_names_it(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(NoCipher) as error:
        connect(path, reading=True)
    assert "frontdesk[encrypt]" in error.value.hint
    assert cipher.version() == ""


def test_a_plain_shop_needs_no_other_driver(tmp_path):
    creation.create_shop(tmp_path / "shop.db")
    program = (
        "import sys; from pathlib import Path; from frontdesk.store.file.connection import connect;"
        "connect(Path(sys.argv[1]), reading=True).close(); print('sqlcipher3' in sys.modules, 'hashlib' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "shop.db"], capture_output=True, text=True, check=True
    )
    assert told.stdout.split()[0] == "False"


def test_a_passphrase_is_long_enough_and_one_line():
    for poor in ("", "seven77", "a" * 1_001, "two\nlines of it", "a\x00bcdefghi"):
        with pytest.raises(passphrases.PoorPassphrase) as error:
            passphrases.fit(poor)
        assert not poor or poor not in error.value.sentence
    assert passphrases.fit("four words of mine\n") == "four words of mine"


def test_an_io_error_that_the_driver_says_no_more_of_is_told_by_the_room_there_is(tmp_path):
    driver = cipher.module()
    shop = tmp_path / "shop.db"
    shop.write_bytes(bytes(10_000))

    def told(error):
        with pytest.raises(FrontdeskError) as caught, plainly(shop):
            raise error
        return type(caught.value)

    failed = driver.OperationalError("disk I/O error")
    assert told(failed) is DiskRefused
    assert told(DBAPIError("SELECT name FROM customers", {}, failed)) is StoreDamaged
    assert told(DBAPIError("INSERT INTO customers", {}, failed)) is DiskRefused
    os.truncate(shop, shutil.disk_usage(tmp_path).free)  # so large a file has no room for two more
    assert told(failed) is DiskFull
    assert told(driver.OperationalError("database or disk is full")) is DiskFull
