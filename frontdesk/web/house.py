"""What answers a browser: the way in, the page, and the line to a counter of its own."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final

from aiohttp import WSMsgType, web

from frontdesk.mishaps import logged
from frontdesk.web import pages
from frontdesk.web.door import TurnedAway
from frontdesk.web.session import CLOSED, IDLE, CounterSession, Ending, hang_up

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from frontdesk.web.door import Door, Visitor

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_LARGEST: Final = 1_000_000
"""Bytes of a message: a field of 10,000 characters, pasted, takes a tenth."""
_HEARTBEAT: Final = 15.0
"""Seconds between two looks whether a silent browser is still there."""
_WAIT: Final = 2.0
"""Seconds that a newcomer waits for a place: a page that is loaded again comes before its old counter has ended."""
_GLANCE: Final = 5.0
"""Seconds at most between two looks at who is idle."""
_POLICY: Final = "Content-Security-Policy"


class House:
    """The counters of all visitors.

    Args:
        door: who may come in.
        places: how many counters may be open at once.
        open_counter: makes the session of a websocket, for the lowest free place, counted from 1.
        let_in: called once somebody has come in, since the next needs another address.
        idle: seconds after which a visitor who does nothing is shown out.
    """

    def __init__(
        self,
        door: Door,
        *,
        places: int,
        open_counter: Callable[[web.WebSocketResponse, int], CounterSession],
        let_in: Callable[[], None],
        idle: float,
    ) -> None:
        self._door = door
        self._places: asyncio.PriorityQueue[int] = asyncio.PriorityQueue()
        for place in range(1, places + 1):
            self._places.put_nowait(place)
        self._full = Ending(
            f"As many counters are open as may be: {places}. Close one, or let more be open with `--sessions`."
        )
        self._open_counter = open_counter
        self._let_in = let_in
        self._idle = idle
        self._sessions: dict[CounterSession, Visitor] = {}
        self._closing = False

    def application(self) -> web.Application:
        """Every way in; whatever else is asked for is refused like a stranger."""
        application = web.Application(middlewares=[self._guard])
        routes = {
            "/": self._enter,
            "/{room}/": self._show,
            "/{room}/page/{name}": self._file,
            "/{room}/ws": self._talk,
        }
        for path, handler in routes.items():
            application.router.add_get(path, handler, allow_head=False)
        application.on_response_prepare.append(self._label)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self._must_be_ours(request)
            return await handler(request)
        except TurnedAway as refused:
            return self._notice(refused.status, refused.sentence, again="room" in request.match_info)
        except web.HTTPException:  # no such path, no such method: who has no key is told no more than anybody
            return self._notice(HTTPStatus.UNAUTHORIZED, "There is nothing here.")
        except ConnectionError:
            raise
        except Exception as error:  # noqa: BLE001  # the last door: aiohttp would print a traceback
            return self._notice(HTTPStatus.INTERNAL_SERVER_ERROR, logged(error).sentence)

    async def _label(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.setdefault(_POLICY, pages.policy(self._door.authority))
        response.headers.update(pages.HEADERS)

    def _page(self, page: Callable[[str], str], status: HTTPStatus = HTTPStatus.OK) -> web.Response:
        nonce = token_urlsafe(16)
        policy = {_POLICY: pages.policy(self._door.authority, nonce)}
        return web.Response(text=page(nonce), status=status, content_type="text/html", headers=policy)

    def _notice(self, status: HTTPStatus, sentence: str, *, again: bool = False) -> web.Response:
        return self._page(lambda nonce: pages.notice(sentence, nonce=nonce, again=again), status)

    def _must_be_ours(self, request: web.Request, *, told: bool = False) -> None:
        headers = request.headers
        self._door.must_be_ours(headers.getall("Host", []), headers.getall("Origin", []), told=told)

    def _visitor(self, request: web.Request) -> Visitor:
        return self._door.known(request.match_info["room"], request.headers.getall("Cookie", []))

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        visitor = self._door.let_in(request.query.get("token", ""))
        inside = f"/{visitor.room}/"
        answer = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": inside})
        answer.set_cookie(self._door.cookie, visitor.key, path=inside, httponly=True, samesite="Strict")
        asyncio.get_running_loop().call_soon(self._let_in)  # whoever has come in is in, whatever becomes of the telling
        return answer

    async def _show(self, request: web.Request) -> web.StreamResponse:
        visitor = self._visitor(request)
        self._door.touch(visitor)
        socket = f"ws://{self._door.authority}/{visitor.room}/ws"
        return self._page(lambda nonce: pages.counter(socket=socket, nonce=nonce))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        self._visitor(request)
        file, kind = pages.FILES.get(request.match_info["name"], (None, ""))
        if file is None:
            raise web.HTTPNotFound
        return web.FileResponse(file, headers={"Content-Type": kind})

    async def _talk(self, request: web.Request) -> web.StreamResponse:
        self._must_be_ours(request, told=True)
        visitor = self._visitor(request)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, timeout=_WAIT, max_msg_size=_LARGEST, compress=False)
        try:
            place = await asyncio.wait_for(self._places.get(), _WAIT)
        except TimeoutError:
            await socket.prepare(request)
            await hang_up(socket, self._full)
            return socket
        try:
            await socket.prepare(request)
            await self._serve(visitor, socket, self._open_counter(socket, place), request)
        finally:
            self._places.put_nowait(place)
        return socket

    async def _serve(
        self, visitor: Visitor, socket: web.WebSocketResponse, session: CounterSession, request: web.Request
    ) -> None:
        """Pass on what is typed until the browser goes, or the counter ends and hangs up."""
        self._door.touch(visitor)
        self._sessions[session] = visitor
        try:
            await session.start(_cells(request, "width", 80), _cells(request, "height", 24))
            if self._closing:
                await session.end(CLOSED)
            async for message in socket:
                if message.type is WSMsgType.TEXT and await session.take(message.data):
                    self._door.touch(visitor)
        finally:
            del self._sessions[session]
            await session.stop()

    async def watch(self) -> None:
        """Show out whoever does nothing for too long, until cancelled; their cookie opens nothing any more."""
        while True:
            await asyncio.sleep(min(self._idle / 10, _GLANCE))
            gone = self._door.forgotten()
            idle = [session for session, visitor in self._sessions.items() if visitor in gone]
            await asyncio.gather(*(session.end(IDLE) for session in idle))

    async def close(self) -> None:
        """End every counter; all of them have ended when this returns."""
        self._closing = True
        sessions = [*self._sessions]
        await asyncio.gather(*(session.end(CLOSED) for session in sessions))
        await asyncio.gather(*(session.stop() for session in sessions))


def _cells(request: web.Request, name: str, usual: int) -> int:
    """A size as the page's script says it, which is no number while the page has none."""
    said = request.query.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < len("100000") else usual
