from __future__ import annotations

import os
import sqlite3

import pytest

from tests.cli.shell import HOSTILE


@pytest.mark.parametrize(
    "call",
    [
        ("add", ""),
        ("add", "   "),
        ("add", "Ana", "--note", "x" * 10_001),
        ("add", "x" * 10_001),
        ("add", "Ana", "--birthday", "2026-02-30"),
        ("add", "Ana", "--cue", "car:"),
        ("add", "Ana", "--link", "friend of 1"),
        ("visit", "1", "--order", ";;"),
        ("visit", "1", "--order", "0 tea"),
        ("visit", "1", "--order", "1.5 tea"),
        ("visit", "1", "--happy", "x"),
        ("visit", "1", "--at", "2026-02-30 10:00"),
        ("visit", "1", "--at", "2999-01-01 10:00"),
        ("visit", "1", "--party", "0"),
        ("visit", "1", "--walk-in"),
        ("visit",),
        ("usual", "1", "1 tea", "--when", "never"),
        ("usual", "1", "1 tea", "--drop"),
        ("merge", "1", "1"),
        ("items", "add", "Tea", "--price", "dear"),
        ("items", "change", "Tea"),
        ("items", "nonsense"),
        ("team", "add", " "),
        ("settings", "zone", "Mars/Olympus"),
        ("settings", "currency", "money"),
        ("review", "--from", "2026-02-30"),
        ("review", "--from", "2026-01-02", "--to", "2026-01-01"),
        ("review", "--week", "--to", "2026-01-01"),
        ("expected", "--at", "soon"),
        ("history", "--limit", "9" * 5_000),
        ("undo", "٣"),
        ("undo", "-1"),
        ("import", "nonsense", "file.csv"),
        ("import", "customers", "not-there.csv"),
        ("find",),
        ("find", "--limit", "0", "a"),
        ("find", "a", "--nonsense"),
        ("nonsense",),
        ("--nonsense",),
        ("find", "a", "--db", ""),
        ("find", "a", "--db", "postgresql://user:secret@host/db"),
        ("demo",),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_two(shell, call):
    shell("items", "add", "Tea")
    shell("add", "Ravi Menon")
    shell("usual", "1", "1 tea")
    before = shell.json("history")
    ran = shell(*call)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("frontdesk: ")
    assert ran.err.count("\n") == 1
    assert "secret" not in ran.err
    assert shell.json("history") == before


@pytest.mark.parametrize(
    "call", [("show", "1"), ("find", "a"), ("expected",), ("review",), ("items",), ("team", "list"), ("doctor",)]
)
def test_reading_a_shop_that_is_not_there_is_exit_code_five_and_makes_none(shell, call):
    ran = shell(*call)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.count("\n") == 1
    assert not shell.shop.exists()


@pytest.mark.parametrize(
    "call", [("add", "Ana"), ("visit", "--walk-in"), ("items", "add", "Tea"), ("team", "add", "Jo")]
)
def test_writing_makes_a_missing_shop_and_says_so(shell, call):
    ran = shell(*call)
    assert ran.code == 0
    assert f"A new shop was made in {shell.shop}." in ran.err
    assert shell.shop.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_ours_is_left_as_it_is(shell):
    shell.shop.write_text("my shopping list")
    for call in (("find", "a"), ("add", "Ana")):
        ran = shell(*call)
        assert ran.code == 5
        assert "is not a Front Desk shop" in ran.err
    assert shell.shop.read_text() == "my shopping list"


def test_a_newer_shop_is_left_as_it_is(shell):
    shell("add", "Ana")
    with sqlite3.connect(shell.shop) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    ran = shell("add", "Ben")
    assert ran.code == 5
    assert "newer" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_shop_is_exit_code_five(shell):
    shell("add", "Ana")
    shell.shop.chmod(0o400)
    shell.home.chmod(0o500)
    ran = shell("add", "Ben")
    shell.home.chmod(0o700)
    assert ran.code == 5
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is_and_shown_harmlessly_by_every_command(shell, text):
    who = str(shell.json("add", "--note", text, "--cue", f"car: {text}", "--goes-by", text, "--", text)["id"])
    shell("items", "add", "--", text)
    shell("team", "add", "--", text)
    shell("usual", who, "--label", text, "--", f"1 {text}")
    shell("visit", who, "--order", f"1 {text}", "--note", text, "--next", text, "--by", text)
    card = shell.json("show", who)
    assert (card["name"], card["note"], card["cues"], card["next_notes"]) == (text, text, [text], [text])
    lists = [
        ("show", who), ("find", "--", text), ("expected",), ("history", who), ("items",), ("team",), ("usual", who),
    ]  # fmt: skip
    calls = [
        *lists, *(("--json", *call) for call in lists), ("visit", "--", text), ("edit", who, "--drop", text),
        ("undo", "--", text), ("nonsense", text), ("merge", "--", text, text), ("settings", "--", text, text),
        ("settings", "name", "--", text), ("settings",), ("review", "--from", text), (text,), ("find", f"--{text}"),
        ("import", "customers", "--", text), ("expected", "--at", text), ("visit", who, "--happy", text),
    ]  # fmt: skip
    for call in calls:
        assert shell(*call).code in (0, 1, 2, 3)


def test_ten_thousand_characters_are_kept_and_shown(shell):
    text = "long " * 1999 + "name."
    who = str(shell.json("add", text, "--note", text)["id"])
    assert shell.json("show", who)["note"] == text
    assert len(shell("find", text).out) > 9_000
    assert shell("find", "x" * 20_000).code == 3


def test_what_nobody_foresaw_is_one_line_with_a_number_that_the_log_explains(shell, monkeypatch):
    shell("add", "Canary Smith")
    monkeypatch.setattr("frontdesk.desk.lookup.find", lambda *_, **__: 1 / 0)
    ran = shell("find", "canary")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    number = ran.err.partition("(error ")[2][:4]
    (log,) = (shell.home / "state").rglob("frontdesk.log")
    assert f"error {number} builtins.ZeroDivisionError" in log.read_text()
    assert "anary" not in log.read_text() + ran.err
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_traceback_is_shown_only_to_who_debugs(shell, monkeypatch, capsys):
    from frontdesk.__main__ import main

    shell("add", "Ana")
    monkeypatch.setattr("frontdesk.desk.lookup.find", lambda *_, **__: 1 / 0)
    assert main(["find", "ana", "--debug"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_interruption_is_exit_code_130(shell, monkeypatch):
    def interrupted(*_args, **_options):
        raise KeyboardInterrupt

    shell("add", "Ana")
    monkeypatch.setattr("frontdesk.desk.lookup.find", interrupted)
    assert shell("find", "ana").code == 130
