import os
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.errors import FrontdeskError
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.doctor import examine
from frontdesk.keeping.making import make
from frontdesk.keeping.restore import restore
from frontdesk.paths import backup_folder
from tests.store.shop import NOW, open_shop


@pytest.fixture
def path(tmp_path):
    open_shop(tmp_path / "shop.db").close()
    return tmp_path / "shop.db"


def spoiled(path, how):
    whole = path.read_bytes()
    if how == "missing":
        path.unlink()
        return
    spoil = {"head": bytes(100) + whole[100:], "cut": whole[:6_000], "empty": b"", "text": b"name\n" * 99}
    path.write_bytes(spoil[how])


def refusal(path, **options):
    with pytest.raises(FrontdeskError) as found:
        open_desk(path, till="1", now=lambda: NOW, **options).close()
    assert found.value.exit_code == 5
    return found.value


@pytest.mark.parametrize("how", ["head", "cut", "empty", "text", "missing"])
def test_a_shop_that_cannot_be_opened_names_the_backup_that_brings_it_back(path, how):
    made = back_up(path, backup_folder(path), NOW - timedelta(hours=5)).path
    spoiled(path, how)
    before = path.read_bytes() if path.exists() else None
    error = refusal(path)
    assert f"is 5 h old: `frontdesk --db {path} restore {made}` brings it back" in error.hint
    with pytest.raises(FrontdeskError) as found:
        make(path, made.parent, NOW)
    assert str(made) in found.value.hint
    assert (path.read_bytes() if path.exists() else None) == before
    restore(path, made, NOW)
    open_desk(path, till="1").close()


def test_the_folder_of_the_settings_is_looked_into_and_a_strange_path_is_quoted(path, tmp_path):
    made = back_up(path, tmp_path / "my safe", NOW).path
    spoiled(path, "head")
    assert str(made) not in refusal(path).hint
    assert f"`frontdesk --db {path} restore '{made}'`" in refusal(path, backups=tmp_path / "my safe").hint


def test_another_programs_file_is_never_to_be_replaced(path, tmp_path):
    back_up(path, backup_folder(path), NOW)
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    assert "restore" not in refusal(path).hint


def test_copies_beside_the_shop_are_named_once_they_are_too_old(path):
    made = back_up(path, backup_folder(path), NOW).path
    kept = restore(path, made, NOW).set_aside
    store = open_shop(path)
    for days, names in ((34, []), (36, ["copies"])):
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(kept, (at, at))
        assert [check.name for check in examine(store, made.parent).checks if check.name == "copies"] == names
    store.close()


def test_no_empty_shop_takes_the_place_of_one_that_was_lost(path):
    back_up(path, backup_folder(path), NOW)
    path.unlink()
    assert "restore" in refusal(path, create=True).hint
    assert not path.exists()
