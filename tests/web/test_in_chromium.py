"""A permitted visitor in a real browser: find, card, visit, undo; looked up in the shop's file afterwards."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from aiohttp import web

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


async def seen_from_next_door(browser, page):
    """What another program on this machine gets whose page is open in the same browser: the cookies, a line."""
    sent = []

    async def answer(request):
        sent.append(request.headers.get("Cookie"))
        return web.Response(text="<p>evil</p>", content_type="text/html")

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    with socket.create_server(("127.0.0.1", 0)) as bound:
        await web.SockSite(runner, bound).start()
        await browser.open(f"http://127.0.0.1:{bound.getsockname()[1]}/")
        await browser.wait_until("document.body?.innerText === 'evil'")
        line = f"new WebSocket('{page.replace('http', 'ws')}ws?width=80&height=24')"
        ends = "w.onopen = () => tell('OPEN'); w.onclose = () => tell('refused')"
        got = await browser.run(f"new Promise(tell => {{ const w = {line}; {ends} }})")
        await runner.cleanup()
    return {*sent}, got


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


async def at_the_counter(browser, address, shop):
    """Find somebody, see the card, log a visit, take it back; how many visits the file held in between."""
    await browser.open(address)
    await browser.wait_for("0 visits today")
    await browser.type("golf")
    await browser.wait_for("Ravi Menon")
    await browser.press("Enter")
    await browser.wait_for("http://evil.example/x")  # the whole card, on which a link is only a text
    await browser.press("Enter")
    await browser.wait_for("1 visit today")
    logged = asked(shop, "SELECT customer_id FROM visits")
    await browser.resize(768, 1024)
    await browser.press("z", CONTROL)
    await browser.wait_for("0 visits today")
    return logged


def test_find_card_visit_undo_in_a_real_browser(shop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile").mkdir()

    async def steps(address, serving):
        async with asyncio.timeout(60), Chromium(tmp_path / "profile") as browser:
            logged = await at_the_counter(browser, address, shop)
            page, cookies = await browser.run("location.href"), await browser.run("document.cookie")
            opened = await browser.run("window.open('http://evil.example') !== null")
            requests, said = [*browser.requests], json.dumps(browser.said)
            next_door = await seen_from_next_door(browser, page)
            await browser.open(page)
            await browser.wait_until("document.body?.classList.contains('-first-byte') ?? false")
            serving.send_signal(signal.SIGINT)
            await browser.wait_until("document.body.innerText.includes('was closed on this machine')")
            return logged, page, cookies, opened, requests, said, next_door

    with served(shop) as (told, serving):
        logged, page, cookies, opened, requests, said, next_door = asyncio.run(steps(told["url"], serving))
        _, notes = serving.communicate(timeout=20)
    origin, token = told["url"].split("/?token=")
    assert (serving.returncode, logged, asked(shop, "SELECT count(*) FROM visits")) == (0, [(1,)], [(0,)])
    assert asked(shop, "SELECT kind, till FROM actions ORDER BY id DESC LIMIT 2") == [
        ("undo", "front browser"),
        ("visit.log", "front browser"),
    ]
    assert (token in page, token in notes, cookies, opened) == (False, False, "", False)
    assert {each.split("://")[1].split("/")[0] for each in requests} == {origin.removeprefix("http://")}
    assert "Content Security Policy" not in said
    assert "exceptionDetails" not in said
    assert next_door == ({None}, "refused")
    assert not (tmp_path / "pwned").exists()
