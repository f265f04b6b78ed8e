"""The counter for the browsers of this machine, from the first printed address to the last counter's end."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from frontdesk.errors import BadInput, Exit, FrontdeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from frontdesk.settings import Settings

USUAL_PORT: Final = 8000


class NoWeb(FrontdeskError):
    """The counter in a browser needs the extra “web”, which is not installed."""

    hint = "Install it with `pip install 'frontdesk[web]'`."


class NotThisMachine(BadInput):
    """The counter is served to this machine alone."""

    hint = "The host may be 127.0.0.1, ::1 or localhost."


class NoPort(FrontdeskError):
    """This port cannot be had."""

    hint = "Choose another one with --port, or 0 for any that is free."


class PortTaken(NoPort):
    """Another program has this port."""


_NO_SUCH_PLACE: Final = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_PATIENCE: Final = 10.0
"""Seconds for the last answers, once every counter has ended."""


_PLACES: Final = {"127.0.0.1": ("127.0.0.1",), "::1": ("::1",), "localhost": ("127.0.0.1", "::1")}
"""What each name is bound to: of localhost both, lest another program take the half that a browser tries first."""


def run(
    *,
    database: Path,
    settings_file: Path,
    settings: Settings,
    by: str | None,
    host: str,
    port: int | None,
    sessions: int,
    idle: float,
    tell: Callable[[str], None],
) -> int:
    """Serve the counter until this process is told to stop; the exit code.

    Args:
        database: the shop's file; a counter makes it if there is none.
        settings_file: the till's settings, for the counters.
        settings: what stands there.
        by: who is at the till when a counter opens.
        host: the name that the address is printed with; it always is this machine's own.
        port: None for the usual one, or any free one where that is taken.
        sessions: how many counters may be open at once.
        idle: minutes after which a browser in which nothing is done is shown out.
        tell: called with each address that lets one browser in: at once, and when the last was used.

    Raises:
        NoWeb, NotThisMachine, PortTaken: as their sentences say.
    """
    if host not in _PLACES:
        raise NotThisMachine
    if find_spec("textual_serve") is None or find_spec("aiohttp") is None:
        raise NoWeb
    bound = _bound(host, port)
    program = [sys.executable, "-P", "-m", "frontdesk", "--db", str(database), "--settings", str(settings_file)]
    if by is not None:
        program += ["--by", by]
    asyncio.run(_serve(bound, host, Counters(program, settings.till, sessions, idle * 60), tell))
    return Exit.DONE


@dataclass(frozen=True, slots=True)
class Counters:
    """What is served: the program that draws a counter, this machine's name, how many at once, seconds of idleness."""

    program: Sequence[str]
    till: str
    most: int
    idle: float

    def environment(self, place: int) -> dict[str, str | None]:
        """What a counter finds over this process's environment.

        Each place is a till of its own, so that nobody takes back what was done at another counter. Who is there proves
        it there: a PIN that this process was given is not theirs.
        """
        return {"FRONTDESK_TILL": f"{self.till} browser{f' {place}' if place > 1 else ''}", "FRONTDESK_PIN": None}


async def _serve(bound: Sequence[socket.socket], host: str, counters: Counters, tell: Callable[[str], None]) -> None:
    from aiohttp import web

    from frontdesk.web.door import Door
    from frontdesk.web.house import House
    from frontdesk.web.session import CounterSession

    stopped = asyncio.Event()
    for way in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(way, stopped.set)
    logging.getLogger("aiohttp").setLevel(logging.CRITICAL + 1)  # it would log what is asked for, tokens included
    door = Door(f"{f'[{host}]' if ':' in host else host}:{bound[0].getsockname()[1]}", idle=counters.idle)
    house = House(
        door,
        places=counters.most,
        open_counter=lambda line, place: CounterSession(counters.program, counters.environment(place), line),
        let_in=lambda: tell(door.address),
        idle=counters.idle,
    )
    runner = web.AppRunner(house.application(), access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    for each in bound:
        await web.SockSite(runner, each).start()
    watching = asyncio.create_task(house.watch())
    tell(door.address)
    await stopped.wait()
    watching.cancel()
    await house.close()
    await runner.cleanup()


def _bound(host: str, port: int | None) -> list[socket.socket]:
    if port is None:
        try:
            return _bound(host, USUAL_PORT)
        except PortTaken:
            port = 0
    bound: list[socket.socket] = []
    for place in _PLACES[host]:
        family = socket.AF_INET6 if ":" in place else socket.AF_INET
        try:
            bound.append(socket.create_server((place, port), family=family))
        except OSError as trouble:
            if bound and trouble.errno in _NO_SUCH_PLACE:
                continue  # this machine has no ::1, so nobody else can be there
            for each in bound:
                each.close()
            raise _refused(host, port, trouble) from trouble
        port = bound[0].getsockname()[1]
    return bound


def _refused(host: str, port: int, trouble: OSError) -> FrontdeskError:
    if trouble.errno == errno.EADDRINUSE:
        return PortTaken(f"Another program has port {port}.")
    return NoPort(f"Port {port} of {host} cannot be had: {trouble.strerror}.")
