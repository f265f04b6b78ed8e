"""forget, held and retain, as a script and a person call them."""

from __future__ import annotations

import io
import sys
from datetime import timedelta

import pytest

from frontdesk.clock import Clock
from tests.cli.shell import HOSTILE


@pytest.fixture
def zeb(shell):
    shell("items", "add", "Tea", "--price", "2")
    who = shell.json("add", "Zebedee Quixotic", "--phone", "0123987654", "--note", "likes jazz", "--allergy", "nuts")[
        "id"
    ]
    shell("visit", str(who), "--order", "1 tea")
    shell("feedback", "add", str(who), "cold tea", "--kind", "complaint")
    return str(who)


class Keyboard(io.StringIO):
    def isatty(self):
        return True


def test_without_yes_a_script_sees_what_would_go_and_nothing_is_done(shell, zeb):
    ran = shell("forget", zeb)
    assert ran.code == 2
    assert "To be forgotten: Zebedee Quixotic (1)" in ran.out
    assert "Stays, as nobody's: 1 visit, 1 feedback entry" in ran.out
    assert "Say --yes if that is meant." in ran.err
    told = shell("forget", zeb, "--json")
    assert (told.code, told.data["goes"]["allergy"], told.data["stays"]) == (2, 1, {"visit": 1, "feedback entry": 1})
    assert shell("show", zeb).code == 0


def test_with_yes_somebody_is_forgotten(shell, zeb):
    shell("backup")
    done = shell.json("forget", "zebedee", "--yes")
    assert (done["id"], done["people"], done["backups"]) == (1, [{"id": 1, "name": "Zebedee Quixotic"}], 1)
    assert (done["rejects"], done["cleared"], done["copies"]) == (0, True, [])
    assert isinstance(done["action"], int)
    assert shell("show", zeb).code == 3
    assert b"Zebedee" not in shell.shop.read_bytes()
    assert shell.json("history")[0]["label"] == "Somebody was forgotten"
    ran = shell("undo")
    assert (ran.code, "Forgetting somebody has no undo." in ran.err) == (1, True)
    assert shell("forget", "zebedee", "--yes").code == 3


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("no\n", 1), ("", 1)])
def test_a_person_is_asked(shell, zeb, monkeypatch, answer, code):
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    ran = shell("forget", zeb)
    assert ran.code == code
    assert "Type yes to go on" in ran.err
    assert shell("show", zeb).code == (0 if code else 3)


def test_forgetting_makes_no_shop(shell):
    assert (shell("forget", "1", "--yes").code, shell("retain", "--months", "3").code) == (5, 5)
    assert not shell.shop.exists()


def test_the_page_is_printed_or_written_for_its_owner_alone(shell, zeb, tmp_path):
    ran = shell("held", "zebedee")
    for line in ("What My shop holds on Zebedee Quixotic", "  Note: likes jazz", "  Phone: 0123987654", "Your visits"):
        assert line in ran.out.splitlines()
    place = tmp_path / "new" / "page.txt"
    assert shell("held", zeb, "-o", str(place)).code == 0
    assert place.read_text() == ran.out
    assert place.stat().st_mode & 0o777 == 0o600
    told = shell.json("held", zeb)
    assert told["parts"][0]["lines"][0] == {"text": "Name: Zebedee Quixotic", "day": None, "by": None}
    assert shell("held", zeb, "-o", str(shell.shop)).code == 2
    assert shell("held", "999").code == 3
    assert shell("show", zeb).code == 0


def test_who_is_silent_is_listed_once_the_shop_says_how_long_it_keeps_them(shell, zeb):
    assert shell("retain").code == 2
    shell("settings", "retention_months", "12")
    assert shell("retain", "--json").data == []
    assert shell("retain", "--yes").code == 2
    assert shell("retain", "--months", "none").code == 2
    assert shell("settings", "retention_months", "-1").code == 2


def test_all_who_are_silent_are_forgotten_together(shell, zeb, monkeypatch):
    later = Clock("UTC").now() + timedelta(days=1100)
    monkeypatch.setattr(Clock, "now", lambda _: later)
    (found,) = shell.json("retain", "--months", "24")
    assert (found["id"], found["name"], found["visits"]) == (1, "Zebedee Quixotic", 1)
    assert shell("retain", "--months", "24", "--forget").code == 2
    assert shell.json("retain", "--months", "24", "--forget", "--yes")["people"] == [{"id": 1, "name": found["name"]}]
    assert shell("retain", "--months", "24", "--json").data == []


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_shown_as_text_and_forgotten(shell, name):
    who = str(shell.json("add", "--note", name, "--", name)["id"])
    assert shell("held", who).code == 0
    assert shell("forget", who).code == 2
    assert shell("forget", who, "--yes").code == 0
    assert shell("show", who).code == 3
