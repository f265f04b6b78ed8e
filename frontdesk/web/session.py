"""One counter in a browser: the process that draws it, and what passes between the two."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from frontdesk.mishaps import logged

if TYPE_CHECKING:
    from asyncio import StreamReader
    from asyncio.subprocess import Process
    from collections.abc import Mapping, Sequence

    from aiohttp.web import WebSocketResponse

NARROWEST, WIDEST = 20, 500
LOWEST, HIGHEST = 8, 200
_READY: Final = b"__GANGLION__\n"
_DRAWN: Final = b"D"
_KINDS: Final = (_DRAWN, b"M", b"P")
_PATIENCE: Final = 5.0
"""Seconds that a counter has to end by itself once it is asked to, and once more when it is told to."""
_SAID: Final = "frontdesk: "
_KEPT: Final = 4096
_A_SCREEN: Final = 1000
"""More bytes than what sets a terminal up."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a counter ended: what the browser says then, and whether it offers to open it again."""

    sentence: str
    again: bool = True


LEFT: Final = Ending("You have left the counter.")
CRASHED: Final = Ending("The counter has stopped. What it called saved is saved.")
CLOSED: Final = Ending("Front Desk was closed on this machine.", again=False)
IDLE: Final = Ending(
    "Nobody used the counter for a while, so it was closed. Open the newest address that the window shows in which "
    "Front Desk was started.",
    again=False,
)


class CounterSession(AppService):
    """A counter of its own for one websocket.

    The protocol to the program is textual-serve's. What a browser could reach beyond the screen is left out: no shell
    stands between (a shop's path may hold any character), no address is opened, no file is delivered, and whatever else
    a later textual-serve passes on by itself.

    Args:
        program: its arguments.
        environment: what the program finds over this process's own; None removes a variable.
        socket: the browser's end.
    """

    def __init__(
        self, program: Sequence[str], environment: Mapping[str, str | None], socket: WebSocketResponse
    ) -> None:
        super().__init__(
            program[0],
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._program = program
        self._environment = environment
        self._socket = socket
        self._focused = False
        self._painted = False
        self._over = False

    async def _close(self) -> None:
        await self._socket.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        wanted = {**super()._build_environment(width, height), **self._environment}
        return {name: value for name, value in wanted.items() if value is not None}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the program apart from this terminal, whose Ctrl+C is not for it: it is asked to end and waited for."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self._program,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(within(width, NARROWEST, WIDEST), within(height, LOWEST, HIGHEST)),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def start(self, width: int, height: int) -> None:
        """Start the program; where that cannot be, say so and hang up."""
        try:
            await super().start(width, height)
        except OSError as trouble:
            await self.end(Ending(logged(trouble).sentence))

    async def run(self) -> None:
        """Pass on what the counter draws until it ends; then say how it ended."""
        process = self._process
        assert process is not None and process.stdout is not None and process.stderr is not None  # noqa: S101, PT018
        words = asyncio.create_task(_last_words(process.stderr))
        await self._pass_on(process.stdout)
        code = await process.wait()
        said = await words
        await self.end(LEFT if code == 0 else Ending(said) if said else CRASHED)

    async def _pass_on(self, output: StreamReader) -> None:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await output.readuntil(_READY)
            while (kind := await output.readexactly(1)) in _KINDS:
                payload = await output.readexactly(int.from_bytes(await output.readexactly(4), "big"))
                if kind == _DRAWN:
                    await self.on_data(payload)
            self._end_process(signal.SIGKILL)  # it writes what nobody can read

    async def on_data(self, payload: bytes) -> None:
        """Pass on what was drawn; a browser that has gone no longer needs it, but the program must not wait for it."""
        with suppress(ConnectionError):
            await super().on_data(payload)
        if not self._painted and len(payload) > _A_SCREEN:
            self._painted = True
            await self._say_focus()

    async def _say_focus(self) -> None:
        """Say whether the page has the focus; not before the first screen, because the program begins without it."""
        if self._painted:
            await (self.focus() if self._focused else self.blur())

    async def take(self, message: str) -> bool:
        """Take what the browser says, and nothing that it should not.

        Returns:
            Whether a person did it.
        """
        kind, said = _read(message)
        if kind == "stdin" and isinstance(said, str):
            await self.send_bytes(said.encode(errors="replace"))  # half of a character would end the program's input
            return True
        if kind == "resize" and isinstance(said, dict):
            await self._resize(said.get("width"), said.get("height"))
        elif kind in ("focus", "blur"):
            self._focused = kind == "focus"
            await self._say_focus()
        return False

    async def _resize(self, width: object, height: object) -> None:
        if type(width) is int and type(height) is int:
            await self.set_terminal_size(within(width, NARROWEST, WIDEST), within(height, LOWEST, HIGHEST))

    async def end(self, ending: Ending) -> None:
        """Tell the browser how it ended, the first time this is said, and hang up."""
        if self._over:
            return
        self._over = True
        await hang_up(self._socket, ending)

    async def stop(self) -> None:
        """End the program: it is asked, then told, then made to; whatever it called saved is saved."""
        if self._task is None:
            return
        await self.send_meta({"type": "quit"})
        for how in (signal.SIGTERM, signal.SIGKILL):
            if await _ends(self._task):
                return
            self._end_process(how)
        await self._task

    def _end_process(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, how)


async def hang_up(socket: WebSocketResponse, ending: Ending) -> None:
    """Say how it ended, and close the line."""
    with suppress(ConnectionError):
        await socket.send_json(["ended", asdict(ending)])
    await socket.close()


def within(value: int, least: int, most: int) -> int:
    """The nearest to a value between two: a screen of a million columns would take all memory."""
    return max(least, min(value, most))


def _read(message: str) -> tuple[object, Any]:
    try:
        envelope = json.loads(message)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(envelope, list) or not envelope:
        return None, None
    return envelope[0], envelope[1] if len(envelope) > 1 else None


async def _ends(task: asyncio.Task[None]) -> bool:
    done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
    return bool(done)


async def _last_words(errors: StreamReader) -> str:
    """What the program said of why it ended: one of its own sentences, never a traceback."""
    kept = b""
    while part := await errors.read(_KEPT):
        kept = (kept + part)[-_KEPT:]
    lines = [line for line in kept.decode(errors="replace").splitlines() if line.startswith(_SAID)]
    return lines[-1].removeprefix(_SAID) if lines else ""
