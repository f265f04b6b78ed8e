"""A permitted visitor in a real browser: find, card, visit, undo; looked up in the shop's file afterwards."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from frontdesk.__main__ import main
from tests.web.chromium import CONTROL, FOUND, Chromium

pytestmark = pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine")


@contextmanager
def served(shop, *options):
    """`frontdesk serve` in a process of its own; what it said first, and the process."""
    command = [sys.executable, "-m", "frontdesk", "--db", str(shop), "serve", "--port", "0", "--json", *options]
    quiet = {**os.environ, "FRONTDESK_STAFF": ""}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet) as serving:
        lines = []
        while not lines or lines[-1] != "}\n":
            lines.append(serving.stdout.readline())
            assert lines[-1], serving.stderr.read()
        try:
            yield json.loads("".join(lines)), serving
        finally:
            serving.kill()


def asked(shop, question):
    with closing(sqlite3.connect(shop)) as found:
        return found.execute(question).fetchall()


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setenv("FRONTDESK_SETTINGS", str(tmp_path / "settings.toml"))
    place = tmp_path / 'Ann\'s $(touch pwned) "shop".db'
    for words in (
        ("items", "add", "Flat white", "--price", "3.60"),
        ("add", "Ravi Menon", "--cue", "car: blue Golf", "--note", "see http://evil.example/x"),
        ("usual", "1", "1 flat white"),
        ("settings", "till", "front"),
    ):
        assert main(["--db", str(place), *words]) == 0
    return place


def test_find_card_visit_undo_in_a_real_browser(shop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile").mkdir()

    async def steps(address, serving):
        async with asyncio.timeout(60), Chromium(tmp_path / "profile") as browser:
            await browser.open(address)
            await browser.wait_for("0 visits today")
            await browser.type("golf")
            await browser.wait_for("Ravi Menon")
            await browser.press("Enter")
            await browser.wait_for("http://evil.example/x")  # the whole card, on which a link is only a text
            await browser.press("Enter")
            await browser.wait_for("1 visit today")
            (logged,) = asked(shop, "SELECT customer_id FROM visits")
            await browser.resize(768, 1024)
            await browser.press("z", CONTROL)
            await browser.wait_for("0 visits today")
            place = await browser.run("location.pathname + location.search + document.cookie")
            opened = await browser.run("window.open('http://evil.example') === null")
            serving.send_signal(signal.SIGINT)
            await browser.wait_until("document.body.innerText.includes('was closed on this machine')")
            return logged, place, opened, browser

    with served(shop) as (told, serving):
        logged, place, opened, browser = asyncio.run(steps(told["url"], serving))
        _, notes = serving.communicate(timeout=20)
    assert (serving.returncode, logged) == (0, (1,))
    assert asked(shop, "SELECT count(*) FROM visits") == [(0,)]
    assert asked(shop, "SELECT kind, till FROM actions ORDER BY id DESC LIMIT 2") == [
        ("undo", "front browser"),
        ("visit.log", "front browser"),
    ]
    origin, token = told["url"].split("/?token=")
    assert opened
    assert token not in place  # nor is the cookie there for a script to read
    assert {each.split("://")[1].split("/")[0] for each in browser.requests} == {origin.split("://")[1]}
    blocked = [each for each in browser.said if "Content Security Policy" in json.dumps(each) or "exception" in each]
    assert (blocked, not (tmp_path / "pwned").exists()) == ([], True)
    assert token not in notes
    assert told["url"].startswith("http://127.0.0.1:")
