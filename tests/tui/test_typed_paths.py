"""Paths as people type, paste and drop them."""

from pathlib import Path

import pytest

from frontdesk.tui.typed_paths import meant, names, shortened


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("Äpfel.csv", "apples 2.csv", ".hidden.csv", "it's (new).csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / "Archive").mkdir()
    return tmp_path


TYPED = {
    "~/people.csv": "~/people.csv",
    "  ~/people.csv ": "~/people.csv",
    "'/a b/people.csv'": "/a b/people.csv",
    '"/a b/people.csv"': "/a b/people.csv",
    "file:///a%20b/people.csv": "/a b/people.csv",
    "/a\\ b/people.csv": "/a b/people.csv",
    "~//a/people.csv": "/a/people.csv",
    "/a/~/people.csv": "~/people.csv",
    "people.csv": "people.csv",
    "~nobody-of-that-name/x": "~nobody-of-that-name/x",
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_typed_path_means_a_file(home, typed):
    expected = Path(TYPED[typed])
    assert meant(typed) == (expected.expanduser() if TYPED[typed].startswith("~/") else expected)


def test_a_name_with_a_backslash_of_its_own_is_taken_as_it_stands(home):
    odd = home / "a\\ b.csv"
    odd.write_text("x")
    assert meant(str(odd)) == odd


def test_what_begins_so_is_offered_folders_first_whatever_case_and_accents(home):
    assert [each.typed for each in names("~/a")] == ["~/Archive/", "~/Äpfel.csv", "~/apples 2.csv"]
    assert [each.name for each in names("~/.h")] == [".hidden.csv"]
    assert [each.name for each in names("~/zzz")] == []


def test_a_folder_that_is_not_there_is_an_error_to_be_told(home):
    with pytest.raises(FileNotFoundError):
        names("~/nowhere/a")


def test_a_path_is_told_as_one_types_it(home):
    assert shortened(home / "a" / "b.csv") == "~/a/b.csv"
    assert shortened(Path("/a/b.csv")) == "/a/b.csv"
