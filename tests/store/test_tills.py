import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.errors import StoreBusy
from frontdesk.store.file.connection import connect, version_of
from frontdesk.store.file.waiting import patient
from frontdesk.store.store import Store
from frontdesk.store.tables import CustomerRow
from tests.store.shop import NOW, deed, open_shop

PREAMBLE = """
import sys
from pathlib import Path
from frontdesk.store.tables import ChangeRow, CustomerRow
from tests.store.shop import CLOCK, NOW, deed, open_shop
path = Path(sys.argv[1])
"""


def till(code, path, *more):
    return subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + code, str(path), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_till_that_was_just_opening_never_writes_into_a_file_that_was_replaced(tmp_path, monkeypatch):
    for name in ("shop.db", "other.db"):
        open_shop(tmp_path / name).close()

    def slow(connection, path):
        (tmp_path / "other.db").replace(path)
        return version_of(connection, path)

    with monkeypatch.context() as patched:
        patched.setattr("frontdesk.store.file.connection.version_of", slow)
        with pytest.raises(StoreBusy, match="replaced a moment ago"):
            connect(tmp_path / "shop.db", reading=False)
    connect(tmp_path / "shop.db", reading=False).close()


def test_a_till_that_closes_takes_no_log_from_one_that_goes_on_writing(tmp_path):
    """A till that opened the file once more by itself lost its locks, and then every visit it acknowledged."""
    code = """
store = open_shop(path)
with store.reading(), store.writing(deed()) as work:
    work.add(CustomerRow(name="first", folded="first", created_at=NOW))
print("ready", flush=True)
input()
with store.writing(deed()) as work:
    work.add(CustomerRow(name="second", folded="second", created_at=NOW))
print("saved", flush=True)
input()
"""
    path = tmp_path / "shop.db"
    with till(code, path) as other:
        assert other.stdout.readline() == "ready\n"
        open_shop(path).close()
        assert (tmp_path / "shop.db-wal").exists()
        print(file=other.stdin, flush=True)
        assert other.stdout.readline() == "saved\n"
        other.kill()
    with closing(connect(path, reading=True)) as connection:
        assert [name for (name,) in connection.execute("SELECT name FROM customers")] == ["first", "second"]


def test_two_tills_that_make_the_shop_at_once_share_it(tmp_path):
    code = """
import frontdesk.store.file.creation
print("ready", flush=True)
input()
store = open_shop(path)
with store.writing(deed()) as work:
    work.add(CustomerRow(name=sys.argv[2], folded="x", created_at=NOW))
store.close()
"""
    path = tmp_path / "new" / "shop.db"
    tills = [till(code, path, name) for name in "abcd"]
    for one in tills:
        one.stdout.readline()
    for one in tills:
        print(file=one.stdin, flush=True)
    for one in tills:
        with one:
            one.communicate()
        assert one.returncode == 0
    with closing(connect(path, reading=True)) as connection:
        names = sorted(name for (name,) in connection.execute("SELECT name FROM customers"))
    assert names == ["a", "b", "c", "d"]
    assert [file.name for file in path.parent.iterdir()] == ["shop.db"]


def test_a_till_that_waits_too_long_is_told_so_and_nothing_is_saved(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    hasty = Store.open(store.path, store.clock)
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
        with patient(0.05), pytest.raises(StoreBusy), hasty.writing(deed()) as other:
            other.add(CustomerRow(name="Noor", folded="noor", created_at=NOW))
    with hasty.writing(deed()) as other:
        other.add(CustomerRow(name="Zoë", folded="zoe", created_at=NOW))
    with hasty.looking() as connection:
        assert [name for (name,) in connection.execute("SELECT name FROM customers")] == ["Ravi", "Zoë"]
    hasty.close()
    store.close()


def test_a_reader_is_not_kept_waiting_by_a_writer(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
        with store.looking() as connection:
            assert connection.execute("SELECT count(*) FROM customers").fetchone() == (0,)
    store.close()
