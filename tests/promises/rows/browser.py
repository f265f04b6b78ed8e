"""In a browser the counter is open to whoever has its address, and refused to everybody and every page else."""

from __future__ import annotations

import base64
import http.client
import secrets
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.promises.product import ran, scratch, started
from tests.promises.promise import Outcome, Promise, Size, outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REFUSED = {401, 403}
_OPEN, _SWITCHED = 200, 101
_FOREIGN: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "http://evil.example", "Host": "rebind.evil.example"},
    {"Host": "rebind.evil.example"},
    {"Host": "localhost.evil.example"},
    {"Origin": "null"},
)
"""What a page of another site, one behind a name that an attacker points here, and a local file say of themselves."""
_OTHER_PATHS = (
    "",
    "ws",
    "static/js/textual.js",
    "favicon.ico",
    "download/1",
    "?token=",
    "?token=x",
    "../",
    "%2e%2e/",
    "page/",
)


def _check(size: Size) -> Outcome:
    tried, faults, welcome = 0, [], []
    with scratch() as folder, _served(folder) as address:
        room, cookie = _entered(address)
        welcome = [
            _asked(address, room, {"Cookie": cookie}),
            _line(address, room, {"Cookie": cookie, "Origin": _origin(address)}),
        ]
        for what, path, said, line in _attempts(room, cookie, _origin(address), size.of(4, 400)):
            status = _line(address, path, said) if line else _asked(address, path, said)
            tried += 1
            if status not in _REFUSED:
                faults.append(f"{what} {path}: {status} for {said}")
    figures = f"{tried} strangers and foreign pages: {tried - len(faults)} refused; the visitor was let in"
    return outcome(figures, faults, enough=welcome == [_OPEN, _SWITCHED])


def _attempts(room: str, cookie: str, origin: str, many: int) -> Iterator[tuple[str, str, dict[str, str], bool]]:
    """What is asked for, by whom, and whether it is a line to the counter."""
    name = cookie.partition("=")[0]
    wrong = [
        {},
        *({"Cookie": f"{name}={secrets.token_urlsafe(32)}"} for _ in range(many)),
        {"Cookie": f"{cookie[:-1]}"},
    ]
    for said in wrong:
        yield "without a key", room, said, False
        yield "without a key", room, {**said, "Origin": origin}, True
    for path in (*(f"/{each}" for each in _OTHER_PATHS), *(f"{room}{each}" for each in _OTHER_PATHS)):
        yield "a stranger", path, {}, False
    for foreign in _FOREIGN:
        yield "a foreign page with the key", room, {"Cookie": cookie, **foreign}, False
        yield "a foreign page with the key", room, {"Cookie": cookie, "Origin": origin, **foreign}, True
        yield "a foreign page", "/", foreign, False
    yield "a line without an origin", room, {"Cookie": cookie}, True


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The counter in browsers; the address that it prints, which is good once."""
    ran(folder, "add", "Ann")
    process = started(folder, "serve", "--port", "0", "--plain")
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def _entered(address: str) -> tuple[str, str]:
    """Come in by the address: the page's own path, and the cookie that opens it."""
    found = urlsplit(address)
    path, cookie = f"{found.path or '/'}?{found.query}", ""
    for _ in range(3):
        status, headers = _told(address, "GET", path, {"Cookie": cookie} if cookie else {})
        cookie = headers.get("Set-Cookie", cookie).partition(";")[0]
        if status < 300:
            break
        path = urlsplit(headers.get("Location", "/")).path
    return path, cookie


def _asked(address: str, path: str, said: dict[str, str]) -> int:
    return _told(address, "GET", path, said)[0]


def _line(address: str, path: str, said: dict[str, str]) -> int:
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    shake = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    return _told(address, "GET", f"{path}ws?width=80&height=24", {**shake, **said})[0]


def _told(address: str, method: str, path: str, said: dict[str, str]) -> tuple[int, http.client.HTTPMessage]:
    found = urlsplit(address)
    line = http.client.HTTPConnection(found.hostname or "", found.port, timeout=20)
    try:
        line.putrequest(method, path or "/", skip_host=True)
        for name, value in {"Host": found.netloc, **said}.items():
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        return answer.status, answer.headers
    finally:
        line.close()


def _origin(address: str) -> str:
    found = urlsplit(address)
    return f"{found.scheme}://{found.netloc}"


PROMISE = Promise(12, "Browser access without token, or with a foreign Origin or Host, refused", _check)
