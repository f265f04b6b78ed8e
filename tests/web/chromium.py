"""A real browser without a window, driven over its DevTools websocket; the terminal's screen is read from the line."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import shutil
import signal
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import pyte

if TYPE_CHECKING:
    from pathlib import Path

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CONTROL = 2
_PATIENCE = 20
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "F1": (112, ""), "ArrowDown": (40, "")}
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0")


class Chromium:
    """One tab.

    Args:
        profile: an empty folder for what the browser keeps.
        width: of the page, in pixels.
        height: of the page, in pixels.
    """

    def __init__(self, profile: Path, *, width: int = 1366, height: int = 768) -> None:
        self.said: list[dict[str, Any]] = []
        self.requests: list[str] = []
        self.lines: list[str] = []
        self._profile = profile
        self._size = (width, height)
        self._screen = pyte.Screen(200, 100)
        self._stream = pyte.ByteStream(self._screen)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Event()
        self._last = 0

    async def __aenter__(self) -> Self:
        window = f"--window-size={self._size[0]},{self._size[1]}"
        self._browser = await asyncio.create_subprocess_exec(
            str(FOUND), *SWITCHES, window, f"--user-data-dir={self._profile}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self._session = aiohttp.ClientSession()
        port = await self._port()
        async with self._session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            page = next(each for each in await answer.json() if each["type"] == "page")
        self._line = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self._listening = asyncio.create_task(self._listen())
        for domain in ("Network", "Page", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")
        await self.ask("Emulation.setFocusEmulationEnabled", enabled=True)  # as the window in front has it
        await self.resize(*self._size)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._line.close()
        await self._listening
        await self._session.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._browser.pid, signal.SIGKILL)
        await self._browser.wait()

    async def _port(self) -> int:
        told = self._profile / "DevToolsActivePort"
        async with asyncio.timeout(30):
            while not (told.exists() and told.read_text().count("\n")):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        return int(told.read_text().splitlines()[0])

    async def _listen(self) -> None:
        async for message in self._line:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
                continue
            self._note(told["method"], told.get("params", {}))
            self._news.set()

    def _note(self, what: str, params: dict[str, Any]) -> None:
        match what:
            case "Network.webSocketFrameReceived":
                frame = params["response"]
                if frame["opcode"] == 2:
                    self._stream.feed(base64.b64decode(frame["payloadData"]))
                else:
                    self.lines.append(frame["payloadData"])
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(params["url"])
            case "Log.entryAdded" | "Runtime.exceptionThrown":
                self.said.append(params)

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser for something; its answer."""
        self._last += 1
        answer = self._answers[self._last] = asyncio.get_running_loop().create_future()
        await self._line.send_json({"id": self._last, "method": method, "params": params})
        told = await asyncio.wait_for(answer, 30)
        assert "error" not in told, told
        return told["result"]

    async def resize(self, width: int, height: int) -> None:
        """Give the page another size."""
        await self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def open(self, address: str) -> None:
        """Open an address."""
        await self.ask("Page.navigate", url=address)

    async def run(self, script: str) -> Any:
        """Evaluate a script in the page; its value."""
        told = await self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    async def type(self, text: str) -> None:
        """Type letters, a key each."""
        for letter in text:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def press(self, key: str, modifiers: int = 0) -> None:
        """Press one key."""
        code, text = KEYS[key] if key in KEYS else (ord(key.upper()), "")
        name = key if key in KEYS else f"Key{key.upper()}"
        pressed = {"key": key, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **pressed)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def screen(self) -> str:
        """What the terminal in the page shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def wait_for(self, wanted: str) -> None:
        """Wait until the terminal in the page shows a text."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while wanted not in self.screen():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"no {wanted!r} in:\n{self.screen()}\n{self.said}") from None

    async def wait_until(self, script: str) -> None:
        """Wait until a script is true in the page."""
        async with asyncio.timeout(_PATIENCE):
            while not await self.run(script):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])
