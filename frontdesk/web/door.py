"""Who may come in: this machine's browsers, from our own page, with the key that a printed address is good for."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from hmac import compare_digest
from http import HTTPStatus
from secrets import token_hex, token_urlsafe
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BYTES: Final = 32
"""Of a token and of a key: 256 bits, beyond any guessing."""


class TurnedAway(Exception):
    """Somebody without a right to be here; `sentence` is what they read."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def _awake() -> float:
    """Seconds that go on while the machine sleeps, where it can tell: a lid that was shut all night is a long time."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def _wrong_name() -> TurnedAway:
    return TurnedAway(HTTPStatus.FORBIDDEN, "Front Desk answers only to the address that it has printed.")


def _wrong_page() -> TurnedAway:
    return TurnedAway(HTTPStatus.FORBIDDEN, "Front Desk answers only to its own page.")


def _no_key() -> TurnedAway:
    return TurnedAway(
        HTTPStatus.UNAUTHORIZED,
        "Open the newest address that the window shows in which Front Desk was started. Each address is good once, "
        "for one browser, until nobody uses that browser for a while.",
    )


@dataclass(eq=False, slots=True)
class Visitor:
    """One browser that was let in.

    Attributes:
        room: the part of the path below which its page lies. A browser sends a cookie to every port of a host, but only
            below the cookie's path; so another program on this machine is never sent the key.
        key: what its cookie holds.
        seen: when somebody last did something there, by the door's clock, in seconds.
    """

    room: str = field(default_factory=lambda: token_hex(16))
    key: str = field(default_factory=lambda: token_urlsafe(_BYTES))
    seen: float = 0.0


class Door:
    """Lets in whoever comes by a printed address, and later knows them again.

    Args:
        authority: the one name and port that a request may ask for, such as `127.0.0.1:8000`: a page that has the name
            of its own site point at this machine still asks for that name.
        idle: seconds after which a visitor who does nothing is forgotten.
        now: seconds that never go back; for tests.
    """

    def __init__(self, authority: str, *, idle: float, now: Callable[[], float] = _awake) -> None:
        self.authority = authority
        self.origin = f"http://{authority}"
        self.cookie = f"frontdesk-{authority.rpartition(':')[2]}"
        """Its name holds the port, because all ports of a host share their cookies."""
        self._idle = idle
        self._now = now
        self._token = token_urlsafe(_BYTES)
        self._visitors: list[Visitor] = []

    @property
    def address(self) -> str:
        """The address that lets the next browser in."""
        return f"{self.origin}/?token={self._token}"

    def must_be_ours(self, hosts: Sequence[str], origins: Sequence[str], *, told: bool = False) -> None:
        """Refuse whoever asks for another host, or comes from another page.

        Args:
            hosts: what the request's Host headers say.
            origins: what its Origin headers say; an address that is typed in has none.
            told: whether it has to say its origin; a browser always does for a websocket.

        Raises:
            TurnedAway: 403.
        """
        if [*hosts] != [self.authority]:
            raise _wrong_name()
        if [*origins] != [self.origin] and (origins or told):
            raise _wrong_page()

    def let_in(self, token: str) -> Visitor:
        """Give whoever brings the token a key; the token is spent, and another takes its place.

        Raises:
            TurnedAway: 401: it is not the one that was printed last.
        """
        if not _same(token, self._token):
            raise _no_key()
        self._token = token_urlsafe(_BYTES)
        visitor = Visitor(seen=self._now())
        self._visitors.append(visitor)
        return visitor

    def known(self, room: str, cookies: Sequence[str]) -> Visitor:
        """Know a visitor again.

        Args:
            room: as the path names it.
            cookies: what the request's Cookie headers say. All of them are looked at: another program of this host can
                have a browser send one of the same name along.

        Raises:
            TurnedAway: 401.
        """
        keys = [value for cookie in cookies for name, value in _pairs(cookie) if name == self.cookie]
        for visitor in self._visitors:
            if _same(room, visitor.room) and any(_same(key, visitor.key) for key in keys):
                return visitor
        raise _no_key()

    def touch(self, visitor: Visitor) -> None:
        """Note that somebody did something there."""
        visitor.seen = self._now()

    def forgotten(self) -> list[Visitor]:
        """Forget the visitors who have been idle for too long; who they were."""
        latest = self._now() - self._idle
        gone = [visitor for visitor in self._visitors if visitor.seen <= latest]
        self._visitors = [visitor for visitor in self._visitors if visitor.seen > latest]
        return gone


def _same(said: str, meant: str) -> bool:
    """Compare in a time that tells nothing of where two differ."""
    return compare_digest(said.encode(errors="replace"), meant.encode())


def _pairs(cookie: str) -> list[tuple[str, str]]:
    pairs = [each.strip().partition("=") for each in cookie.split(";")]
    return [(name, value) for name, _, value in pairs]
