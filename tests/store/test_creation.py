import os
from contextlib import closing

import pytest

from frontdesk.errors import StoreMissing, StoreReadOnly
from frontdesk.store.file.connection import APPLICATION_ID, connect
from frontdesk.store.file.creation import create_shop
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.store import Store
from frontdesk.store.tables import CustomerRow
from tests.store.shop import CLOCK, NOW, deed, open_shop


@pytest.fixture
def no_umask():
    old = os.umask(0)
    yield
    os.umask(old)


def test_a_new_shop_is_its_owners_alone(tmp_path, no_umask):
    path = tmp_path / "one" / "two" / "shop.db"
    store = open_shop(path)
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {"shop.db": 0o600, "shop.db-wal": 0o600, "shop.db-shm": 0o600}
    assert [folder.stat().st_mode & 0o777 for folder in path.parents[:2]] == [0o700, 0o700]
    store.close()


def test_a_new_shop_says_whose_it_is_and_keeps_a_log_from_the_start(tmp_path):
    create_shop(tmp_path / "shop.db")
    with closing(connect(tmp_path / "shop.db", reading=True)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
    assert (tmp_path / "shop.db").read_bytes()[18:20] == b"\x02\x02"
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]
    assert (tmp_path / "shop.db").stat().st_nlink == 1


def test_a_shop_that_is_there_already_is_not_made_anew(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    with store.writing(deed()) as work:
        work.add(CustomerRow(name="Ravi", folded="ravi", created_at=NOW))
    create_shop(store.path)
    store.close()
    with closing(connect(store.path, reading=True)) as connection:
        assert connection.execute("SELECT name FROM customers").fetchall() == [("Ravi",)]
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]


def test_a_file_system_without_second_names_gets_its_shop_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    open_shop(tmp_path / "shop.db").close()
    assert [file.name for file in tmp_path.iterdir()] == ["shop.db"]


@pytest.mark.parametrize("name", ["file:x?mode=memory", "a b%41?.db", "Café ☕.db", 'it\'s "mine".db'])
def test_a_shop_may_have_any_name(tmp_path, name):
    open_shop(tmp_path / name).close()
    open_shop(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_nothing_is_made_unless_asked_for(tmp_path):
    with pytest.raises(StoreMissing):
        Store.open(tmp_path / "shop.db", CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "shops").write_text("")
    with pytest.raises(StoreReadOnly, match="cannot be made"):
        create_shop(tmp_path / "shops" / "shop.db")
