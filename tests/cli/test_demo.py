from __future__ import annotations

import json
import sys

from tests.cli.shell import spawn
from tests.terminal import Terminal


def test_a_kept_demo_says_where_it_lies_and_leaves_my_shop_alone(shell, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(shell.home))
    ran = spawn("demo", "--keep", "--json")
    path = json.loads(ran.out)["database"]
    assert ran.code == 0
    assert path.startswith(str(shell.home))
    assert not shell.shop.exists()
    (rav, *_) = shell.json("find", "rav", "--db", path)
    assert rav["visits"] > 100
    assert shell.json("show", str(rav["id"]), "--db", path)["usual"]


def test_a_demo_replaces_no_file(shell):
    shell("add", "Ana")
    ran = shell("demo", "--db", str(shell.shop))
    assert ran.code == 2
    assert "replaces none" in ran.err
    assert shell("find", "ana").code == 0


def test_a_demo_opens_the_counter_and_goes_when_it_is_left(shell, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(shell.home))
    with Terminal([sys.executable, "-m", "frontdesk", "demo"], columns=100, lines=30) as terminal:
        terminal.wait_for("visits today", timeout=60)  # its name is said before it opens
        assert [*shell.home.glob("frontdesk-demo-*")]
        terminal.send(b"\x11")
        assert terminal.wait_exit(30) == 0
    assert not [*shell.home.glob("frontdesk-demo-*")]
    assert not shell.shop.exists()


def test_the_program_alone_opens_the_counter_on_my_shop(shell):
    shell("settings", "name", "Corner Shop")
    with Terminal([sys.executable, "-m", "frontdesk"], columns=100, lines=30) as terminal:
        terminal.wait_for("Corner Shop", timeout=60)
        terminal.send(b"\x11")
        assert terminal.wait_exit(30) == 0
