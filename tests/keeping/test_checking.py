import os
from datetime import timedelta

import pytest

from frontdesk.keeping.backup import back_up
from frontdesk.keeping.checking import backups, in_a_word, last_verified, look_through
from tests.store.shop import NOW, open_shop


@pytest.fixture
def path(tmp_path):
    open_shop(tmp_path / "shop.db").close()
    return tmp_path / "shop.db"


def at(path, folder, **ago):
    return back_up(path, folder, NOW - timedelta(**ago)).path


def test_a_folder_is_told_newest_first_without_reading_its_files(path, tmp_path):
    folder = tmp_path / "backups"
    made = [at(path, folder, hours=hours) for hours in (1, 30)]
    sealed = folder / f"{at(path, folder, hours=50).name}.age"
    sealed.write_bytes(b"")
    os.utime(sealed, (2e9, 2e9))
    for file in made:
        file.write_bytes(b"")
    lines = backups(folder)
    assert [line.path for line in lines] == [*made, sealed, sealed.with_suffix("")]
    assert [(line.sealed, line.verified) for line in lines[1:3]] == [(False, True), (True, False)]
    assert lines[0].taken_at == NOW - timedelta(hours=1)


def test_the_age_is_that_of_the_newest_with_a_checksum(path, tmp_path):
    folder = tmp_path / "backups"
    bare = at(path, folder, hours=1)
    bare.with_name(f"{bare.name}.sha256").unlink()
    at(path, folder, hours=47)
    found = last_verified(folder, NOW)
    assert (found.age, found.old, found.words) == (timedelta(hours=47), False, "47 h")
    assert last_verified(folder, NOW + timedelta(hours=2)).old
    assert last_verified(folder, NOW + timedelta(hours=2)).words == "2 days"
    assert last_verified(folder, NOW, "another shop") is None


def test_a_backup_from_the_future_does_not_look_fresh_for_ever(path, tmp_path):
    folder = tmp_path / "backups"
    at(path, folder, days=-365)
    assert last_verified(folder, NOW) is None
    at(path, folder, minutes=-3)
    assert last_verified(folder, NOW).words == "under 1 h"


@pytest.mark.parametrize("folder", ["missing", "shop.db"])
def test_where_there_is_no_folder_there_are_no_backups(path, tmp_path, folder):
    assert backups(tmp_path / folder) == ()
    assert last_verified(tmp_path / folder, NOW) is None


def test_the_status_line_is_told_of_none_once_the_shop_is_two_days_old(path, tmp_path):
    folder = tmp_path / "backups"
    words = [in_a_word(folder, begun, NOW) for begun in (None, NOW - timedelta(hours=40), NOW - timedelta(hours=50))]
    assert [(each.words, each.alarming) for each in words] == [("", False), ("", False), ("no backup yet", True)]
    at(path, folder, hours=2)
    assert in_a_word(folder, None, NOW).words == "backup 2 h"
    assert in_a_word(folder, None, NOW + timedelta(days=3)).alarming


def test_looking_through_goes_back_to_the_newest_that_is_whole(path, tmp_path):
    folder = tmp_path / "backups"
    made = [at(path, folder, hours=hours) for hours in (1, 2, 50)]
    assert look_through(folder, NOW).whole.line.path == made[0]
    for file in made[:2]:
        with file.open("r+b") as opened:
            opened.seek(5000)
            opened.write(b"rot")
    found = look_through(folder, NOW)
    assert (found.whole.line.path, found.whole.old) == (made[2], True)
    assert [error.sentence.partition(" ")[0] for error in found.spoiled] == [str(file) for file in made[:2]]
