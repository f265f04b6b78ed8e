"""PINs on the command line: set, asked for, refused, taken off."""

from __future__ import annotations

import io
import shutil
import sys
from contextlib import closing

import pytest

from frontdesk.desk import team
from frontdesk.desk.desk import open_desk
from frontdesk.desk.roster import adding
from frontdesk.passphrases import PIN_VARIABLE
from frontdesk.records.people import NewCustomer
from frontdesk.settings import Settings
from tests.cli.shell import spawn
from tests.desk.pins import give_cheaply
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A shop with its owner Zoë, Mina, and a customer; and the same with a PIN of Zoë's."""
    folder = tmp_path_factory.mktemp("pins")
    with closing(open_desk(folder / "open.db", till=Settings().till, create=True)) as desk:
        team.add(desk, "Zoë", "owner")
        team.add(desk, "Mina", "barista")
        adding.add(desk, NewCustomer("Ravi Menon"))
    shutil.copyfile(folder / "open.db", folder / "guarded.db")
    with closing(open_desk(folder / "guarded.db", till=Settings().till)) as desk:
        give_cheaply(desk, {1: "4711"})
    return folder


@pytest.fixture
def pins(shell, made, monkeypatch):
    """Sets PINs as a script does, whose output the lines of the standard input are."""
    shutil.copyfile(made / "open.db", shell.shop)

    def set_one(name, pin, *more):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{pin}\n"))
        return shell("team", "pin", name, *more)

    return set_one


@pytest.fixture
def guarded(shell, pins, made):
    del pins  # whose shop this one takes the place of
    shutil.copyfile(made / "guarded.db", shell.shop)
    return shell


def as_zoe(monkeypatch, pin="4711"):
    monkeypatch.setenv(PIN_VARIABLE, pin)
    return "--by", "Zoë"


def test_the_first_pin_is_the_owners_and_says_what_follows(shell, pins):
    refused = pins("Mina", "2222")
    assert refused.code == 1
    assert "owner's PIN comes first" in refused.err
    done = pins("Zoë", "4711")
    assert done.code == 0
    assert "Zoë has a PIN now. Action" in done.out
    assert "with --by" in done.err
    assert "4711" not in done.out + done.err
    assert {each["name"]: each["pin"] for each in shell.json("team")} == {"Zoë": True, "Mina": False}
    assert "PIN" in shell("team").out


def test_a_backup_over_a_file_that_cannot_tell_who_is_the_owner_is_seen_in_the_history(guarded):
    guarded("backup")
    (backup,) = (guarded.home / "shop-backups").glob("*.db")
    refused = guarded("restore", str(backup), "--yes")
    assert (refused.code, "Only the owner may bring back" in refused.err) == (1, True)
    guarded.shop.write_bytes(bytes(100) + guarded.shop.read_bytes()[100:])
    done = guarded("restore", str(backup), "--yes")
    assert (done.code, "history says that no PIN was asked for" in done.err) == (0, True)
    assert "Backup brought back at" in guarded("history").out


def test_what_is_no_pin_is_a_wrong_use(pins):
    for typed in ("", "12", "9" * 65):
        assert pins("Zoë", typed).code == 2


def test_an_export_wants_the_owner_by_name_and_pin(guarded, monkeypatch, tmp_path):
    out = str(tmp_path / "out.csv")
    for who in ((), ("--by", "Mina"), ("--by", "")):
        refused = guarded("export", "customers", "-o", out, *who)
        assert refused.code == 1
        assert "Only the owner may" in refused.err
        assert "--by" in refused.err
    asked = guarded("export", "customers", "-o", out, "--by", "Zoë")
    assert asked.code == 1
    assert "has a PIN" in asked.err
    assert not (tmp_path / "out.csv").exists()
    assert guarded("export", "customers", "-o", out, *as_zoe(monkeypatch)).code == 0
    assert "Ravi" in (tmp_path / "out.csv").read_text()


OWNERS = (
    ("settings", "name", "Mine"),
    ("team", "add", "Eve"),
    ("team", "retire", "Mina"),
    ("team", "pin", "Zoë", "--off"),
    ("forget", "1", "--yes"),
    ("perks", "add", "every", "a coffee", "--number", "9"),
    ("followups", "rules", "reset"),
    ("export", "archive", "-o", "out.zip"),
    ("restore", "nowhere.db", "--yes"),
    ("encrypt", "on", "--yes"),
    ("encrypt", "off", "--yes"),
    ("encrypt", "change", "--yes"),
    ("undo",),
)


def test_every_command_of_the_owners_is_refused_to_others_in_one_line(guarded):
    before = guarded("history").out
    for who in ((), ("--by", "Mina")):
        for command in OWNERS:
            refused = guarded(*command, *who)
            assert "Only the owner may" in refused.err, command
            assert refused.code == 1
            assert refused.err.count("\n") == 1
    assert guarded("history").out == before


def test_who_is_named_acts_with_the_pin_alone_and_who_was_chosen_last_else_is_nobody(guarded, pins, monkeypatch):
    assert pins("Mina", "2222", *as_zoe(monkeypatch)).code == 0
    monkeypatch.delenv(PIN_VARIABLE)
    guarded("settings", "staff", "Mina")
    visit = ("visit", "1", "--order", "1 tea")
    assert guarded(*visit, "--by", "Mina").code == 1
    assert guarded(*visit).code == 0
    monkeypatch.setenv(PIN_VARIABLE, "2222")
    assert guarded(*visit).code == 0
    monkeypatch.setenv("FRONTDESK_STAFF", "Mina")
    assert guarded(*visit).code == 0
    monkeypatch.delenv(PIN_VARIABLE)
    assert guarded(*visit).code == 1
    assert guarded("find", "ravi").code == 0
    said = [each["who"] for each in guarded.json("history")[:3]]
    assert said == ["Mina", "Mina", None]


def test_wrong_ones_are_counted_through_a_restart_and_the_right_one_must_wait(guarded, monkeypatch):
    who = as_zoe(monkeypatch, "0000")
    for said in (*["then there is a pause"] * 4, "Wait 30 seconds before the next one"):
        wrong = guarded("export", "items", *who)
        assert wrong.code == 1
        assert "not the PIN of Zoë" in wrong.err
        assert said in wrong.err
    waiting = spawn("export", "items", *as_zoe(monkeypatch))
    assert waiting.code == 1
    assert "Too many wrong PINs" in waiting.err
    assert "4711" not in waiting.err


def test_a_reset_needs_no_pin_takes_all_off_and_has_no_undo(guarded):
    done = guarded("team", "reset")
    assert done.code == 0
    assert "week" in done.out
    assert not any(each["pin"] for each in guarded.json("team"))
    assert guarded("export", "customers", "-o", str(guarded.home / "out.csv")).code == 0
    assert guarded("history").out.splitlines()[0].split("\t")[2] == "All PINs taken off"
    refused = guarded("undo")
    assert refused.code == 1
    assert "no undo" in refused.err


def test_taking_off_the_owners_says_that_pins_are_no_longer_asked_for(guarded, monkeypatch):
    done = guarded("team", "pin", "Zoë", "--off", *as_zoe(monkeypatch))
    assert done.code == 0
    assert "No owner has a PIN any more" in done.err
    monkeypatch.delenv(PIN_VARIABLE)
    assert guarded("team", "pin", "Zoë", "--off").code == 3


def test_no_command_makes_a_shop_only_to_set_a_pin(shell):
    for command in (("team", "pin", "Zoë"), ("team", "reset")):
        assert shell(*command).code == 5
    assert not shell.shop.exists()


def test_the_idle_lock_is_a_setting_in_minutes(shell):
    shell("add", "Ravi")
    assert shell.json("settings", "idle_lock")[0]["value"] == 5
    assert shell.json("settings", "idle_lock", "0")["value"] == 0
    assert shell("settings", "idle_lock", "soon").code == 2


def test_at_a_terminal_it_is_asked_for_twice_unseen_and_then_whenever_its_owner_acts(shell):
    shell("team", "add", "Zoë", "--role", "owner")
    frontdesk = [sys.executable, "-m", "frontdesk"]
    with Terminal([*frontdesk, "team", "pin", "Zoë"]) as terminal:
        terminal.wait_for("New PIN of Zoë:")
        terminal.send("4711\n")
        terminal.wait_for("Once more:")
        terminal.send("4712\n")
        terminal.wait_for("not the same")
        assert terminal.wait_exit() == 2
    with Terminal([*frontdesk, "team", "pin", "Zoë"]) as terminal:
        for prompt in ("New PIN of Zoë:", "Once more:"):
            terminal.wait_for(prompt)
            terminal.send("4711\n")
        seen = terminal.wait_for("has a PIN now")
        assert "4711" not in seen
        assert terminal.wait_exit() == 0
    with Terminal([*frontdesk, "export", "staff", "--by", "Zoë"]) as terminal:
        terminal.wait_for("PIN of Zoë:")
        terminal.send("4711\n")
        seen = terminal.wait_for("Zoë,owner")
        assert "4711" not in seen
        assert terminal.wait_exit() == 0
