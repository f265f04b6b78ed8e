"""Hostile text on every screen: shown as it is, clicked upon, behind every key; and as bytes to a real terminal."""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stderr, suppress
from io import StringIO
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError

from frontdesk.tui.app import FrontDesk
from tests.promises.product import environment
from tests.terminal import Terminal
from tests.tui.hostile import harmless
from tests.tui.till import HAND, journey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.promises.hostile_commands import Found

_LEAVING = {"ctrl+q", "ctrl+c", "f12"}
"""Keys that end the program, or put it behind."""
_DEEP = 6
_ESCAPES = ("\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x9b", "\x9d", "\x90", "\x9c", "\u202e", "\u2066", "\u2069")
"""How what no terminal may get begins, apart from the sequences that a screen is painted with."""
_OURS = "\x1b[7;31;45m"
_POINTER = re.compile("\x1b\\]22;[a-z-]+\x07")
"""How Textual says which shape the pointer has."""


def screens(path: Path, found: Found, *, size: tuple[int, int], every_key: bool) -> None:
    """Look at every screen of a shop, click all over it, and strike its keys."""

    async def steps(till: Any) -> None:
        for mode in [each for each in FrontDesk.MODES if each != "lock"]:
            till.app.go(mode)
            await till.rest()
            await _look(till, found, f"{mode} at {size}")
            await _click(till, found, f"a click on {mode}", every=2 if every_key else 7)
            for key in _keys(till) if every_key else ["down", "enter"]:
                await _strike(till, found, mode, key)

    try:
        with redirect_stderr(StringIO()):
            journey(path, steps, size=size, by=None, notifications=True)
    except Exception as error:  # noqa: BLE001  # whatever ended the counter is what is looked for
        found.crashes += 1
        found.faults.append(f"{path.parent.name} at {size}: {type(error).__name__} {error}"[:400])


def _keys(till: Any) -> list[str]:
    bound = till.app.screen.active_bindings.values()
    keys = dict.fromkeys(each.binding.key for each in bound if each.enabled)
    return [key for key in keys if key not in _LEAVING]


async def _strike(till: Any, found: Found, mode: str, key: str) -> None:
    till._strike(key, "", HAND)
    await till.rest()
    await _look(till, found, f"{key} on {mode}")
    await _back(till)
    if till.app.current_mode != mode:
        till.app.go(mode)
        await till.rest()


async def _click(till: Any, found: Found, what: str, *, every: int) -> None:
    width, height = till.app.size
    for row in range(1, height - 1, every):
        for column in range(3, width, 9 * every):
            with suppress(ScreenStackError):
                await till.click(column, row)
            if till.app.return_code is not None or not till.app.is_running:
                found.faults.append(f"{what} at {column},{row} ended the counter")
                return
            await _back(till)
    await _look(till, found, what)


async def _back(till: Any) -> None:
    for _ in range(_DEEP):
        if till.dialog is None:
            return
        await till.type("<escape>")
    while len(till.app.screen_stack) > 1:
        till.app.pop_screen()
        await till.rest()


async def _look(till: Any, found: Found, what: str) -> None:
    found.typed += 1
    try:
        harmless(till.app)
    except AssertionError as error:
        found.raw += 1
        found.faults.append(f"{what}: {error}"[:400])
    if "Something went wrong" in (said := " ".join([*till.said, till.picture])):
        found.crashes += 1
        found.faults.append(f"{what}: {said[:200]}")


class Recording(Terminal):
    """A terminal that keeps every byte it got."""

    got = b""

    def _feed(self) -> None:
        with self._news:
            self.got += b"".join(data for _, data in self._fresh)
        super()._feed()


_WALK = (
    *("evil", "\r", "e", "\x1b", "n", "\x1b", "l", "evil", "\x1b", "o", "\x1b", "f", "\x1b", "h", "\x1b", "\x1b"),
    *("\x1b[20~", "\r", "\x14", "\x02", "\r", "\x1b", "\x07", "\x05", "\x0f", "\x1b[23~", "\x12", "\x1b"),
)
"""What a hand types on its way through the card, its dialogs and the screens."""


def bytes_to(folder: Path, texts: Sequence[str], found: Found) -> None:
    """Walk through the real program on a real terminal, and search what it was sent."""
    from tests.promises.hostile_commands import stocked

    stocked(folder, texts)
    env = environment(folder) | {"PWD": str(folder)}
    with Recording([sys.executable, "-m", "frontdesk"], columns=100, lines=40, env=env) as terminal:
        terminal.wait_for("nobody (F9)")
        for keys in _WALK:
            terminal.send(keys)
            terminal.settled(0.15)
            found.typed += 1
        terminal.screen()
        said = terminal.got.decode("utf-8", "replace")
    said = _POINTER.sub("", said)
    if "evil" not in said.lower():
        found.faults.append("the terminal saw none of it")
    wrong = [each for each in (*_ESCAPES, _OURS) if each in said]
    found.raw += len(wrong)
    found.faults += [f"a terminal was sent {each!r}: {said[said.index(each) :][:40]!r}" for each in wrong]
