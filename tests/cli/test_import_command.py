import sys

import pytest

from frontdesk.cli.progress import Pace
from frontdesk.exchange.files.encodings.guessed import spoken
from tests.terminal import Terminal

UNSURE = "name,Born\nEva,03/04/1980\n"


@pytest.fixture
def typed(tmp_path):
    def start(*words):
        env = {
            "FRONTDESK_DB": str(tmp_path / "shop.db"),
            "FRONTDESK_SETTINGS": str(tmp_path / "settings.toml"),
            "NO_COLOR": "1",
        }
        return Terminal([sys.executable, "-m", "frontdesk", *words], columns=120, env=env)

    return start


def file(folder, text, name="people.csv"):
    place = folder / name
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(place)


def test_a_script_is_told_what_it_must_say_and_nothing_is_imported(shell, tmp_path):
    ran = shell("import", "customers", file(tmp_path, UNSURE))
    assert (ran.code, ran.out) == (2, "")
    assert "day first or month first" in ran.err
    assert "--map" in ran.err
    mapped = shell.json("import", "customers", file(tmp_path, UNSURE), "--map", "Born=birthday:day-first")
    assert mapped["created"] == 1


def test_of_all_that_came_in_again_meanwhile_the_first_twenty_stand_in_the_way_by_name(shell, tmp_path):
    people = file(tmp_path, "id,name\n" + "".join(f"{n},Guest {n}\n" for n in range(1, 31)))
    shell("import", "customers", people)
    undone = shell.json("undo")["action"]
    shell("import", "customers", people)
    ran = shell("undo", str(undone))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count(": (there) now") == 20
    assert ran.err.endswith("  … and 10 more\n")


def test_a_try_shows_each_column_with_its_first_cells(shell, tmp_path):
    text = "name,phone,Shoe,PIN\nEva,0171,38,1234\nUwe,,41,5678\n"
    tried = shell.json("import", "customers", file(tmp_path, text), "--dry-run")
    assert [(one["column"], one["field"], one["examples"]) for one in tried["preview"]] == [
        ("name", "name", ["Eva", "Uwe"]),
        ("phone", "phone", ["0171", ""]),
        ("Shoe", "", ["38", "41"]),
        ("PIN", "ignore", []),
    ]
    assert (tried["created"], tried["action"]) == (2, None)


def test_whose_own_list_comes_back_is_told_how_nobody_stands_there_twice(shell, tmp_path):
    place = file(tmp_path, "name,phone\nEva,0171 1234567\n")
    first = shell("import", "customers", place, "--source", "a")
    assert first.out == "Came in from 1 row: customers 1 new. Action 1.\n"
    again = shell("import", "customers", place, "--source", "b")
    assert "`frontdesk undo` takes them back. Say --on-duplicate update or skip to add only others." in again.err
    skipped = shell("import", "customers", place, "--source", "c", "--on-duplicate", "skip")
    others = shell("import", "customers", file(tmp_path, "name\nEva\nUwe\nIda\n", "d.csv"))
    assert "--on-duplicate" not in skipped.err + others.err


def test_a_guessed_encoding_is_said_beside_the_output(shell, tmp_path):
    place = file(tmp_path, "name;city\nJiří Dvořák;Plzeň\n".encode("cp1250"))
    ran = shell("import", "customers", place)
    assert spoken("cp1250") in ran.err
    assert shell.json("find", "Jiří Dvořák")[0]["name"] == "Jiří Dvořák"


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/full", ".", "/nowhere/people.csv", "", "a\0b"])
def test_what_is_no_file_is_one_line_and_makes_no_shop(shell, tmp_path, place):
    ran = shell("import", "customers", place)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "shop.db").exists()


def test_somebody_at_a_terminal_is_asked_which_comes_first(typed, shell, tmp_path):
    with typed("import", "customers", file(tmp_path, UNSURE)) as terminal:
        terminal.wait_for("Day first or month first?")
        terminal.send("x\nd\n")
        assert terminal.wait_exit() == 0
    assert shell.json("show", "1")["birthday"] == "1980-04-03"


def test_somebody_at_a_terminal_is_asked_what_the_columns_hold(typed, shell, tmp_path):
    with typed("import", "customers", file(tmp_path, "Qqq,Zzz\nEva,red\n")) as terminal:
        terminal.wait_for("“Qqq” (Eva) =")
        terminal.send("name\n")
        terminal.wait_for("“Zzz” (red) =")
        terminal.send("\n")
        assert terminal.wait_exit() == 0
    assert shell.json("find", "Eva")[0]["name"] == "Eva"


def test_no_answer_is_an_error_and_ctrl_c_an_interruption(typed, shell, tmp_path):
    with typed("import", "customers", file(tmp_path, UNSURE)) as terminal:
        terminal.wait_for("Day first or month first?")
        terminal.send("\n")
        assert terminal.wait_exit() == 2
    rows = "".join(f"{n},Name{n},0171 {n:07}\n" for n in range(60_000))
    with typed("import", "customers", file(tmp_path, f"id,name,phone\n{rows}")) as terminal:
        terminal.wait_for("about")
        terminal.send("\x03")
        assert terminal.wait_exit() == 130
    assert shell("find", "Name1").code == 5  # no empty shop was left either


def test_pace_tells_rate_and_time_left_and_begins_anew_with_each_step(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("frontdesk.cli.progress.time.monotonic", lambda: now[0])
    pace = Pace("rows", lambda: 0.25)
    assert pace.told(1_000, None) == "1,000 of about 4,000 rows"
    now[0] = 10.0
    assert pace.told(5_000, None) == "5,000 of about 20,000 rows · 500 a second · 0:30 left"
    assert pace.told(2_000, 20_000) == "2,000 of 20,000 rows"
    now[0] = 20.0
    assert pace.told(20_000, 20_000) == "20,000 of 20,000 rows · 2,000 a second"
    assert Pace("rows").told(7, None) == "7 rows"
    now[0] = 30.0
    assert pace.told(20_001, 40_000_000).endswith("left")


def test_columns_without_a_field_are_named_in_words(shell, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("name,phone,Shoe size,PAN Suffix\nAnn,555 123 4567,41,1234\n")
    ran = shell("import", "customers", str(file))
    assert "Columns kept under their own names: “Shoe size”." in ran.err
    assert "Columns left out: “PAN Suffix”." in ran.err
