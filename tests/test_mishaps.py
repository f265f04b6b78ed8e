"""What nobody foresaw is said in one sentence and logged without a word of any customer; no word typed is lost."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from frontdesk import mishaps
from frontdesk.desk.roster.forgetting import forget
from frontdesk.keeping import drafts
from frontdesk.records.drafts import Draft
from frontdesk.tui.screens.counter import Counter
from tests.promises.faulty import CANARY, Broken, broken
from tests.terminal import Terminal
from tests.tui import shop
from tests.tui.shop import NOW
from tests.tui.till import journey


@pytest.fixture
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "shop.db"
    shop.build(path)
    return path


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "frontdesk" / "log" / "frontdesk.log"


def an_error():
    try:
        broken()
    except Broken as error:
        return error
    return None


def test_the_log_tells_where_and_of_what_kind_and_not_a_word_more(log):
    told = mishaps.logged(an_error())
    assert told.log == log
    assert log.stat().st_mode & 0o777 == 0o600
    text = log.read_text()
    assert "tests.promises.faulty.Broken at tests/promises/faulty.py:" in text
    assert "from builtins.ValueError" in text
    assert told.sentence.partition("(")[2].partition(")")[0] in text
    assert CANARY not in text + told.whole


def test_a_log_that_is_full_goes_on_in_another_and_old_ones_go(log, monkeypatch):
    monkeypatch.setattr(mishaps, "_LARGEST", 300)
    for _ in range(12):
        mishaps.logged(an_error())
    found = sorted(log.parent.iterdir())
    assert [each.name for each in found] == ["frontdesk.log", *(f"frontdesk.log.{n}" for n in (1, 2, 3))]
    assert {each.stat().st_mode & 0o777 for each in found} == {0o600}


def test_a_log_is_written_through_no_link_and_what_cannot_be_logged_is_said(log, tmp_path):
    log.parent.mkdir(parents=True)
    (tmp_path / "precious").write_text("mine")
    log.symlink_to(tmp_path / "precious")
    told = mishaps.logged(an_error())
    assert told.log is None
    assert told.whole == told.sentence
    assert (tmp_path / "precious").read_text() == "mine"


LOUD = """
import asyncio, sys, threading, warnings
sys.argv = ["frontdesk", "--version"]
from frontdesk.__main__ import main
main()
from frontdesk.mishaps import silenced
silenced()
from tests.promises.faulty import CANARY, broken
class Leaving:
    def __del__(self):
        broken()
thread = threading.Thread(target=broken); thread.start(); thread.join()
del thread
Leaving()
warnings.warn(CANARY)
import logging
logging.getLogger("of.a.library").error(CANARY)
import atexit
atexit.register(broken)
broken()
"""


def test_nothing_that_python_prints_by_itself_has_words(log):
    ran = subprocess.run([sys.executable, "-c", LOUD], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("frontdesk: Something went wrong (error ")
    assert ran.stderr.count("\n") == 1
    text = log.read_text()
    assert text.count("faulty.Broken") == 4  # a thread, a finalizer, the program, its very end
    assert "warning builtins.UserWarning" in text
    assert CANARY not in text + ran.stderr


def test_an_unforeseen_error_behind_a_form_is_said_in_it_and_its_words_stay(made, log, monkeypatch):
    monkeypatch.setattr("frontdesk.desk.roster.adding.add", broken)

    async def steps(till):
        await till.type("Wanda Wilder<enter><f2>")
        assert till.dialog == "CustomerForm"
        number = till.trouble.partition("(error ")[2][:4]
        assert till.trouble == f"Something went wrong (error {number}). Nothing was lost."
        assert number in log.read_text()
        assert till.app.screen.value("name") == "Wanda Wilder"
        monkeypatch.undo()
        await till.type("<f2>")
        assert till.dialog is None
        assert till.read("SELECT count(*) FROM customers WHERE name = 'Wanda Wilder'") == [(1,)]

    journey(made, steps)


@pytest.mark.parametrize(
    "place",
    [
        "frontdesk.desk.lookup.find",
        "frontdesk.desk.promising.followups.counts",
        "frontdesk.desk.rhythm.expected.expected_next",
    ],
)
def test_an_unforeseen_error_in_what_goes_on_behind_is_logged_and_the_counter_goes_on(made, log, monkeypatch, place):
    async def steps(till):
        monkeypatch.setattr(place, broken)
        await till.type("rav<escape>")
        till.app.screen.count_owed()
        await till.rest()
        assert "faulty.Broken" in log.read_text()
        assert CANARY not in " ".join(till.said)
        monkeypatch.undo()
        monkeypatch.setenv("XDG_STATE_HOME", str(log.parent.parent.parent))
        await till.type("rav<enter>")
        assert till.opened == "Ravi Menon"

    journey(made, steps, notifications=True)


async def _falls_with_a_form(till):
    await till.type("ana<enter>n")
    await till.paste("moved house")
    assert till.dialog == "NoteDialog"
    till.app.call_next(broken)
    await till.pilot.pause()


def _fallen(made):
    with pytest.raises(Broken):
        journey(made, _falls_with_a_form)
    (file,) = drafts.folder(made).iterdir()
    return file


def test_what_was_being_typed_when_the_counter_stopped_stands_in_its_form_again(made, log):
    file = _fallen(made)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700

    async def again(till):
        assert any("Write about" in said for said in till.said)
        await till.type("rav<enter>n")
        assert till.box == ""  # it was about somebody else
        await till.type("<escape><escape>ana<enter>n")
        assert till.box == "moved house"
        assert "not saved" in till.trouble
        assert not file.exists()
        await till.type("<escape><escape><escape>ana<enter>n")
        assert till.box == ""

    journey(made, again, notifications=True)


def test_kept_words_go_after_a_day_and_when_somebody_is_forgotten(made, log):
    _fallen(made)
    kept = drafts.waiting(made, NOW + timedelta(hours=23))
    assert [(each.form, each.about, each.words) for each in kept] == [
        ("NoteDialog", "Ana Gómez", (("note-box", "moved house"),))
    ]
    assert drafts.waiting(made, NOW + timedelta(hours=25)) == []
    assert not [*drafts.folder(made).iterdir()]
    _fallen(made)
    shop.another_till(made, lambda desk: forget(desk.by("Joe"), [shop.ZOE]))
    assert not [*drafts.folder(made).iterdir()]


def test_what_is_no_draft_goes_and_no_link_is_followed(made):
    drafts.keep(made, [Draft("NoteDialog", "Write about", "Ana", (("note-box", "x"),), NOW)])
    place = drafts.folder(made)
    (place / "a.json").write_text("{")
    (place / "b.json").write_text('{"at": "2026-11-22T08:00:00", "words": [], "form": "", "title": "", "about": ""}')
    (place / "c.json").symlink_to(made)
    os.mkfifo(place / "d.json")
    assert len(drafts.waiting(made, NOW)) == 1
    assert len([*place.iterdir()]) == 1
    assert made.exists()


def test_a_form_with_nothing_new_in_it_is_not_kept(made, log):
    async def falls(till):
        await till.type("ana<enter>e")
        till.app.call_next(broken)
        await till.pilot.pause()

    with pytest.raises(Broken):
        journey(made, falls)
    assert not drafts.folder(made).exists()


def test_a_counter_that_falls_says_where_the_log_is_and_ends_with_1(made, log, tmp_path):
    program = [sys.executable, "-m", "tests.promises.faulty", f"{Counter.__module__}:Counter.action_note"]
    program += ["--db", str(made), "--settings", str(tmp_path / "settings.toml")]
    with Terminal(program, columns=200, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("nobody (F9)")
        terminal.send("ana\r")
        terminal.wait_for("Ana Gómez, ")
        terminal.send("n")
        assert terminal.wait_exit() == 1
        text = " ".join(terminal.text().split())
        assert "frontdesk: Something went wrong (error " in text
        assert "The counter had to stop." in text
        assert str(log).replace(" ", "") in terminal.text().replace("\n", "").replace(" ", "")
        assert CANARY not in text
