from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.settings import OthersMayWrite, Settings, SettingsNotSaved, UnreadableSettings, changing, load

EDITED = """\
# our till
theme = "high-contrast"  # for Sam's eyes
colour_of_the_door = "red"
database = "shop.db"
mask = true

[keys]
"counter.undo" = "f8"  # the terminal eats ctrl+z
"counter.note" = "n"

[elsewhere]
kept = [1, 2]
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.toml"


def test_without_a_file_the_settings_are_the_usual_ones(file):
    assert load(file) == Settings()
    assert (load(file).theme, load(file).till, load(file).staff) == (
        "counter-dark",
        os.uname().nodename,
        None,
    )
    assert not file.exists()


def test_settings_are_frozen():
    with pytest.raises(AttributeError):
        Settings().theme = "other"


def test_an_edited_file_is_read_and_unknown_keys_let_be(file):
    file.write_text(EDITED)
    read = load(file)
    assert (read.theme, read.mask) == ("high-contrast", True)
    assert read.keys == {"counter.undo": "f8", "counter.note": "n"}
    assert read.database == file.parent / "shop.db"


def test_a_home_folder_may_be_written_short(file, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    file.write_text('backup_folder = "~/safe"\ndatabase = "/srv/shop.db"')
    assert load(file).backup_folder == tmp_path / "home" / "safe"
    assert load(file).database == Path("/srv/shop.db")


def test_a_byte_order_mark_is_no_error(file):
    file.write_bytes('\ufefftheme = "light"'.encode())
    assert load(file).theme == "light"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b'theme = "x"\nmask = maybe\n', "line 2"),
        (b'theme = "x"\n\n theme = "y"\n', "line 3"),
        (b"\n\ntheme = 3\n", "line 3"),
        (b'mask = "yes"', "line 1"),
        (b'staff = "Mina"\n[keys]\na = 1\n', "line 2"),
        (b'\ntill = ""', "line 2"),
        (b'theme = "ok"\nstaff = "Jos\xe9"\n', "line 2"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_left_alone(file, text, line):
    file.write_bytes(text)
    with pytest.raises(UnreadableSettings, match=line):
        load(file)
    with pytest.raises(UnreadableSettings), changing(file) as settings:
        settings.mask = True
    assert file.read_bytes() == text


@pytest.mark.parametrize("text", ['till = "' + "x" * 200_000 + '"', "keys = " + "[" * 50_000], ids=["huge", "deep"])
def test_a_file_that_no_person_wrote_is_refused_with_a_sentence(file, text):
    file.write_text(text)
    with pytest.raises(UnreadableSettings, match=r"larger than|without end"):
        load(file)


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_command_in_a_file_that_others_may_write_is_not_taken(file, mode):
    file.write_text('till = "front"\npassphrase_command = "pass shop"\n')
    file.chmod(mode)
    with pytest.raises(OthersMayWrite, match="others may write"):
        load(file)
    file.chmod(0o644)
    assert load(file).passphrase_command == "pass shop"
    file.write_text('till = "front"\n')
    file.chmod(mode)
    assert load(file).till == "front"


def test_a_folder_in_the_files_place_is_refused(tmp_path):
    with pytest.raises(UnreadableSettings):
        load(tmp_path)


def test_a_change_keeps_comments_order_and_unknown_keys(file):
    file.write_text(EDITED)
    with changing(file) as settings:
        settings.theme = "counter-light"
        settings.keys["counter.undo"] = "f9"
        del settings.keys["counter.note"]
        settings.keys["app.help"] = "f1,h"
    text = file.read_text()
    assert text.startswith('# our till\ntheme = "counter-light"  # for Sam\'s eyes\ncolour_of_the_door = "red"\n')
    assert "# the terminal eats ctrl+z" in text
    assert tomllib.loads(text)["elsewhere"] == {"kept": [1, 2]}
    assert load(file).keys == {"counter.undo": "f9", "app.help": "f1,h"}


def test_the_first_change_makes_a_private_file(tmp_path):
    file = tmp_path / "new" / "settings.toml"
    before = os.umask(0)
    try:
        with changing(file) as settings:
            settings.staff = "Mina"
    finally:
        os.umask(before)
    assert load(file).staff == "Mina"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.toml"]


def test_a_first_change_writes_only_what_was_changed(file):
    with changing(file) as settings:
        settings.mask = True
    assert file.read_text() == "mask = true\n"


def test_a_setting_put_back_to_nothing_leaves_the_file(file):
    file.write_text('staff = "Mina"\ntheme = "x"\n')
    with changing(file) as settings:
        settings.staff = None
    assert file.read_text() == 'theme = "x"\n'


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\na = "x"\n[other]\nb = 1\n',
        'keys.a = "x"\n',
        'keys = {a = "x"}\n[other]\n',
        "[other]\r\nb = 1\r\n",
    ],
)
def test_a_change_finds_its_place_in_any_file(file, text):
    file.write_bytes(text.encode())
    before = tomllib.loads(text)
    with changing(file) as settings:
        settings.theme = "new"
        settings.keys["b.c"] = "y"
    after = tomllib.loads(file.read_bytes().decode())
    assert after == before | {"theme": "new", "keys": before.get("keys", {}) | {"b.c": "y"}}


def test_an_emptied_setting_is_the_usual_one_again(file):
    file.write_text('till = "front"\n')
    with changing(file) as settings:
        settings.till = ""
    assert load(file).till == Settings().till


def test_nothing_is_written_when_nothing_changed_or_the_block_failed(file):
    with changing(file):
        pass
    with suppress(LookupError), changing(file) as settings:
        settings.mask = True
        raise LookupError
    assert not file.exists()


def test_what_another_window_changed_meanwhile_is_kept(file):
    with changing(file) as settings:
        settings.theme = "ours"
        with changing(file) as others:
            others.staff = "theirs"
    assert (load(file).theme, load(file).staff) == ("ours", "theirs")


def test_a_part_left_by_a_crash_and_a_planted_link_do_no_harm(file, tmp_path):
    bystander = tmp_path / "bystander"
    bystander.write_text("mine")
    file.with_name("settings.toml.part").symlink_to(bystander)
    with changing(file) as settings:
        settings.mask = True
    assert bystander.read_text() == "mine"
    assert load(file).mask


def test_a_settings_file_that_is_a_link_stays_one(file, tmp_path):
    real = tmp_path / "dotfiles.toml"
    real.write_text("mask = false\n")
    file.symlink_to(real)
    with changing(file) as settings:
        settings.mask = True
    assert file.is_symlink()
    assert real.read_text() == "mask = true\n"


def test_a_refusing_disk_is_named_and_the_old_settings_stay(file):
    file.write_text('theme = "x"\n')
    file.with_name("settings.toml.part").mkdir()
    with pytest.raises(SettingsNotSaved, match=r"settings\.toml"), changing(file) as settings:
        settings.mask = True
    assert file.read_text() == 'theme = "x"\n'


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(theme=texts, staff=st.none() | texts, mask=st.booleans(), keys=st.dictionaries(texts, texts, max_size=4))
def test_what_is_changed_reads_back(tmp_path_factory, theme, staff, mask, keys):
    file = tmp_path_factory.mktemp("till") / "settings.toml"
    with changing(file) as settings:
        settings.theme, settings.staff, settings.mask, settings.keys = theme, staff, mask, keys
    assert load(file) == Settings(theme=theme, staff=staff, mask=mask, keys=keys)


def test_reading_settings_loads_no_writer():
    code = "import sys, pathlib; from frontdesk.settings import load; load(pathlib.Path('none.toml'))"
    subprocess.run([sys.executable, "-c", code + "; assert 'tomlkit' not in sys.modules"], check=True)
