import json

import pytest

from frontdesk.store.migrations.head import HEAD


@pytest.fixture
def full(shell):
    shell("settings", "zone", "Europe/Berlin")
    shell("add", "Ravi \x1b[31m [/nope]", "--phone", "0171 5550123", "--cue", "car: blue Golf")
    shell("items", "add", "Tea", "--price", "3.20")
    shell("visit", "1", "--order", "2 tea")
    shell("feedback", "add", "1", "cold tea", "--kind", "complaint")
    return shell


def test_a_shop_leaves_and_comes_back_and_is_found_and_shown_the_same(full, tmp_path):
    told = full.json("export", "archive", "-o", str(tmp_path / "mine"))
    assert told["tables"]["customers"] == 1
    assert told["action"] is None
    asked = (["find", "golf"], ["show", "1"], ["history"], ["feedback", "list"])
    before = [full.json(*words) for words in asked]
    again = ["--db", str(tmp_path / "again.db")]
    came = full.json(*again, "import", "archive", str(tmp_path / "mine"))
    assert came["rows"] == told["rows"] == came["created"]
    assert (came["action"], came["rejected"], came["version"]) == (None, [], HEAD)
    after = [
        full.json(*again, *words) for words in (["find", "golf"], ["show", "1"], ["history"], ["feedback", "list"])
    ]
    assert after == before
    assert full(*again, "undo").code == 0


def test_people_are_told_in_words_what_happened(full, tmp_path):
    wrote = full("export", "archive", "-o", str(tmp_path / "mine.zip"))
    assert wrote.out == ""
    assert "Keep it as private as the shop itself." in wrote.err
    again = ["--db", str(tmp_path / "again.db"), "import", "archive", str(tmp_path / "mine.zip")]
    assert "The archive is whole:" in full(*again, "--dry-run").out
    assert not (tmp_path / "again.db").exists()
    came = full(*again)
    assert "1 customer." in came.out
    assert "To undo this, remove that file." in came.err
    second = full(*again)
    assert (second.code, second.out) == (1, "")
    assert "There is a shop at" in second.err


def test_an_archive_needs_a_place_and_a_shop(full, tmp_path):
    assert full("export", "archive").code == 2
    assert full("--db", str(tmp_path / "none.db"), "export", "archive", "-o", str(tmp_path / "x")).code == 5
    assert full("import", "archive", str(tmp_path / "missing")).code == 2
    assert full("--db", str(tmp_path / "new.db"), "import", "archive", str(tmp_path)).code == 1
    assert not (tmp_path / "new.db").exists()


def test_an_archive_of_a_newer_front_desk_is_refused(full, tmp_path):
    full("export", "archive", "-o", str(tmp_path / "mine"))
    about = json.loads((tmp_path / "mine" / "manifest.json").read_text())
    (tmp_path / "mine" / "manifest.json").write_text(json.dumps(about | {"tables": HEAD + 1}))
    ran = full("--db", str(tmp_path / "new.db"), "import", "archive", str(tmp_path / "mine"))
    assert ran.code == 5
    assert "written by a newer Front Desk" in ran.err


def test_everything_is_the_owners_to_take(full, tmp_path):
    full("team", "add", "Zoe", "--role", "owner")
    full("team", "add", "Mina")
    ran = full("--by", "Mina", "export", "archive", "-o", str(tmp_path / "mine"))
    assert ran.code == 1
    assert not (tmp_path / "mine").exists()
    assert full("--by", "Zoe", "export", "archive", "-o", str(tmp_path / "mine")).code == 0


@pytest.mark.parametrize(
    "wish", [("--since", "2026-01-01"), ("--tag", "vip"), ("--format", "csv"), ("--excel-safe",), ("--rhythm", "new")]
)
def test_an_archive_is_never_less_than_everything(full, tmp_path, wish):
    ran = full("export", "archive", "-o", str(tmp_path / "mine"), *wish)
    assert (ran.code, (tmp_path / "mine").exists()) == (2, False)
    assert "An archive is everything" in ran.err
