from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.paths import (
    NoFolder,
    NotAFile,
    as_typed,
    backup_folder,
    database,
    demo_shop,
    log_file,
    private_folder,
    settings_file,
)


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch, tmp_path):
    for name in ("FRONTDESK_DB", "FRONTDESK_SETTINGS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def test_the_flag_goes_before_the_environment_before_the_settings_before_the_usual(monkeypatch, tmp_path):
    assert database().is_relative_to(tmp_path)
    assert database(configured=tmp_path / "set.db") == tmp_path / "set.db"
    monkeypatch.setenv("FRONTDESK_DB", "env.db")
    assert database(configured=tmp_path / "set.db") == tmp_path / "env.db"
    assert database("flag.db", tmp_path / "set.db") == tmp_path / "flag.db"


def test_an_empty_variable_counts_as_unset(monkeypatch):
    usual = database(), settings_file()
    monkeypatch.setenv("FRONTDESK_DB", "")
    monkeypatch.setenv("FRONTDESK_SETTINGS", "")
    assert (database(), settings_file()) == usual


def test_an_empty_flag_never_opens_the_usual_shop():
    with pytest.raises(NotAFile):
        database("")


def test_the_settings_file_may_be_named(monkeypatch, tmp_path):
    assert settings_file().name == "settings.toml"
    monkeypatch.setenv("FRONTDESK_SETTINGS", "env.toml")
    assert settings_file() == tmp_path / "env.toml"
    assert settings_file(Path("~/mine.toml")) == tmp_path / "mine.toml"


@pytest.mark.parametrize(
    "named", ["file:x?mode=memory", "file:///x.db", "file::memory:", ":memory:", "~nobody-of-that-name/x"]
)
def test_no_path_is_ever_an_address_to_sqlite(tmp_path, named):
    assert str(database(named)).startswith(f"{tmp_path}/")


def test_a_tilde_before_nobody_s_name_is_part_of_the_name(tmp_path):
    assert as_typed("~/x") == tmp_path / "x"
    assert as_typed("~nobody-of-that-name/x") == Path("~nobody-of-that-name/x")


def test_an_address_of_a_file_is_its_path(tmp_path):
    assert database("sqlite:///shop.db") == tmp_path / "shop.db"
    assert database("sqlite:////var/shop.db") == Path("/var/shop.db")


@pytest.mark.parametrize("address", ["postgresql://till@host/shop", "mysql://x", "sqlite://", "sqlite:///"])
def test_an_address_of_anything_else_is_refused(address):
    with pytest.raises(NotAFile) as refusal:
        database(address)
    assert "--db" in refusal.value.hint


def test_backups_lie_beside_their_shop(tmp_path):
    assert backup_folder(tmp_path / "shop.db") == tmp_path / "shop-backups"
    assert backup_folder(tmp_path / "other.db") != backup_folder(tmp_path / "shop.db")


def test_the_log_is_an_absolute_path_of_ours():
    assert log_file().is_absolute()
    assert "frontdesk" in str(log_file())


def test_the_demo_shop_is_there():
    assert demo_shop().is_dir()


def test_a_private_folder_and_its_missing_parents_are_the_owners_alone(tmp_path):
    before = os.umask(0)
    try:
        made = private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, made.parent)] == [0o700, 0o700]


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    tmp_path.chmod(0o755)
    assert private_folder(tmp_path) == tmp_path
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("below", ["taken", "taken/deeper"])
def test_a_file_in_a_folders_place_is_named(tmp_path, below):
    (tmp_path / "taken").write_text("")
    with pytest.raises(NoFolder, match="taken"):
        private_folder(tmp_path / below)


def test_the_ground_floor_loads_nothing_heavy():
    code = (
        "import sys, frontdesk.clock, frontdesk.paths, frontdesk.settings, frontdesk.words.display,"
        " frontdesk.words.folding, frontdesk.words.orders, frontdesk.words.phones, frontdesk.words.phrases;"
        "heavy = {'platformdirs', 'tomlkit', 'phonenumbers', 'rich', 'textual', 'sqlmodel', 'typer'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
