from __future__ import annotations

import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from frontdesk.web import serving
from tests.cli.conftest import shell as shell  # noqa: PLC0414


def status(address):
    with contextlib.suppress(urllib.error.HTTPError):
        return urllib.request.urlopen(address, timeout=20).status
    return None


def test_without_the_extra_it_is_one_sentence(shell, monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda _: None)
    for call in (("serve",), ("serve", "--json"), ("serve", "--port", "0")):
        ran = shell(*call)
        assert (ran.code, ran.out) == (1, "")
        assert "the extra “web”" in ran.err
        assert "pip install 'frontdesk[web]'" in ran.err


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("--host", "0.0.0.0"), "this machine alone"),
        (("--host", "shop.example"), "this machine alone"),
        (("--host", "127.0.0.1.evil.example"), "this machine alone"),
        (("--host", ""), "this machine alone"),
        (("--port", "http"), "port is a whole number"),
        (("--port", "65536"), "port is a whole number"),
        (("--sessions", "0"), "number of sessions"),
        (("--sessions", "21"), "number of sessions"),
        (("--idle", "0"), "number of minutes"),
        (("--idle", "1441"), "number of minutes"),
    ],
)
def test_what_it_cannot_do_is_refused_in_a_sentence(shell, words, about):
    ran = shell("serve", *words)
    assert (ran.code, ran.out) == (2, "")
    assert about in ran.err


def test_a_port_that_is_taken_is_named(shell):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = shell("serve", "--port", str(port))
    assert ran.code == 1
    assert f"Another program has port {port}." in ran.err


def test_the_usual_port_gives_way_to_a_free_one(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(serving, "USUAL_PORT", other.getsockname()[1])
        with serving._bound("127.0.0.1", None)[0] as found:
            place, port = found.getsockname()
        assert place == "127.0.0.1"
        assert port not in {0, serving.USUAL_PORT}


def test_every_page_is_a_till_of_its_own_and_is_lent_nobodys_pin():
    counters = serving.Counters(["frontdesk"], "front", 2, 60.0)
    assert [counters.environment(place) for place in (1, 2)] == [
        {"FRONTDESK_TILL": "front browser", "FRONTDESK_PIN": None},
        {"FRONTDESK_TILL": "front browser 2", "FRONTDESK_PIN": None},
    ]


def test_of_localhost_both_halves_are_held():
    bound = serving._bound("localhost", 0)
    places = {each.getsockname()[0] for each in bound}
    assert len({each.getsockname()[1] for each in bound}) == 1
    for each in bound:
        each.close()
    assert places in ({"127.0.0.1", "::1"}, {"127.0.0.1"})
    assert serving._PLACES["localhost"] == ("127.0.0.1", "::1")


def test_a_demo_in_a_browser_lets_one_in_by_its_address_and_goes_when_it_is_closed(shell, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(shell.home))
    command = [sys.executable, "-m", "frontdesk", "demo", "--web"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as demo:
        address = demo.stdout.readline().strip()
        origin = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/\?token=[\w-]{43}", address)[1]
        assert status(origin) is None
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=20) as page:
            assert b'id="counter"' in page.read()
        assert status(address) is None  # spent
        assert [*shell.home.glob("frontdesk-demo-*")]
        demo.send_signal(signal.SIGTERM)
        _, notes = demo.communicate(timeout=20)
    assert demo.returncode == 0
    assert address not in notes
    assert f"The address for another one: {origin}/?token=" in notes
    assert not [*shell.home.glob("frontdesk-demo-*")]
    assert not shell.shop.exists()


def test_nothing_of_a_visit_is_written_down(shell):
    command = [sys.executable, "-m", "frontdesk", "serve", "--json", "--port", "0", "--host", "localhost"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        told = ""
        while not told.endswith("}\n"):
            told += running.stdout.readline()
        address = json.loads(told)["url"]
        assert status(f"{address}x") is None
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", int(address.split(":")[2].split("/")[0]))) as raw,
        ):
            raw.sendall(b"GET /?token=SECRET-CUSTOMER HTTP/1.1\r\nHost: \x00\r\nbroken\r\n\r\n")
            assert b"SECRET-CUSTOMER" not in raw.recv(4000)
        running.send_signal(signal.SIGINT)
        _, notes = running.communicate(timeout=20)
    assert running.returncode == 0
    assert address.startswith("http://localhost:")
    assert [line for line in notes.splitlines() if not line.startswith("frontdesk: ")] == []
    assert "SECRET" not in notes
    assert address not in notes
    assert [file for file in (shell.home / "state").rglob("*") if file.is_file()] == []
