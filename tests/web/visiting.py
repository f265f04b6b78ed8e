"""A house that is open in this process, and a browser without a screen that visits it."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, web

from frontdesk.web.door import Door
from frontdesk.web.house import House
from frontdesk.web.session import CounterSession

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

PROGRAM = Path(__file__).with_name("program.py")


@dataclass
class Visit:
    """What a test needs: the door with its address, the house, and a browser's session that keeps cookies."""

    door: Door
    house: House
    browser: ClientSession

    async def enter(self) -> str:
        """Come in by the printed address; the page's own address."""
        async with self.browser.get(self.door.address) as page:
            assert page.status == 200
            return str(page.url)

    async def line(self, room: str, size: str = "?width=100&height=30", **headers: str) -> Line:
        """Open the line of a page to a counter."""
        said = {"Origin": self.door.origin, **headers}
        return Line(await self.browser.ws_connect(f"{room}ws{size}", headers=said))


@dataclass
class Line:
    """A page's line to its counter."""

    socket: ClientWebSocketResponse

    async def told(self) -> Any:
        """The next thing that the counter shows or the house says; None when the line has ended."""
        message = await asyncio.wait_for(self.socket.receive(), 10)
        if message.type not in (WSMsgType.BINARY, WSMsgType.TEXT):
            return None
        return json.loads(message.data)

    async def ending(self) -> tuple[str, bool]:
        """What the page says at the end, and whether it offers to begin again."""
        told = await self.told()
        while not isinstance(told, list):
            assert told is not None
            told = await self.told()
        assert told[0] == "ended"
        assert await self.told() is None
        return told[1]["sentence"], told[1]["again"]

    async def say(self, *message: Any) -> None:
        """Say something as the page does."""
        await self.socket.send_json([*message])


@asynccontextmanager
async def open_house(
    how: str = "shows",
    *arguments: str,
    places: int = 2,
    idle: float = 60.0,
    now: Callable[[], float] = time.monotonic,
    executable: str = sys.executable,
) -> AsyncIterator[Visit]:
    """A house whose counters are the test's own small program."""
    bound = socket.create_server(("127.0.0.1", 0))
    door = Door(f"127.0.0.1:{bound.getsockname()[1]}", idle=idle, now=now)
    program = [executable, "-S", str(PROGRAM), how, *arguments]
    house = House(
        door,
        places=places,
        open_counter=lambda line, place: CounterSession(
            program, {"FRONTDESK_TILL": f"till {place}", "FRONTDESK_PIN": None}, line
        ),
        let_in=lambda: None,
        idle=idle,
    )
    runner = web.AppRunner(house.application(), access_log=None)
    await runner.setup()
    await web.SockSite(runner, bound).start()
    watching = asyncio.create_task(house.watch())
    try:
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            yield Visit(door, house, browser)
    finally:
        watching.cancel()
        await house.close()
        await runner.cleanup()
