"""Fast keys and a scanner's bursts act in the order in which they were struck."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.promises.product import environment, scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.terminal import Terminal
from tests.tui import shop
from tests.tui.till import read, visits_today

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

F5 = "\x1b[15~"
_PATIENCE = 15
_HAND = 0.06
RAVI, GORDON = ("Ravi Menon", "1 Flat white, 1 Croissant"), ("Gordon Blume", "1 Cortado")
_READY = "nobody (F9)"


def _at_the_counter(folder: Path, keys: str, pace: float, *, ready: bool) -> list[tuple[str, str]]:
    """The visits that come of some keys at the counter, in their order."""
    path = _shop(folder)
    with suppress(AssertionError), _counter(folder) as terminal:
        if ready:
            terminal.wait_for(_READY)
        _strike(terminal, keys, pace)
        _until(lambda: len(visits_today(path)) >= 2, _PATIENCE)
        terminal.settled(0.2)
    return visits_today(path)


_CASES: tuple[tuple[str, str, float, bool], ...] = (
    ("two lines in one burst", "rav\r\rgordon\r\r", 0, True),
    ("two lines by a hand, 60 ms a key", "rav\r\rgordon\r\r", _HAND, True),
    ("a line and F5 in one burst", f"rav{F5}gordon{F5}", 0, True),
    ("two scans that end in a line feed", f"{shop.RAVIS_CARD}\n\r{shop.GORDONS_CARD}\n\r", _HAND, True),
    ("typed before the first paint", f"rav{F5}gordon{F5}", 0, False),
)
"""The cases of the probe, as they are at our own counter: each logs Ravi's usual, then Gordon's."""

_FIELDS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("an order", ("ana\r", "o"), "2 tea; 1 bagel\r", "SELECT 1 FROM visit_lines WHERE quantity = 2"),
    ("a note", ("ana\r", "n"), "moved house\r", "SELECT 1 FROM customers WHERE note LIKE '%moved house%'"),
    ("feedback", ("ana\r", "f"), "cold soup\r", "SELECT 1 FROM feedback WHERE text = 'cold soup'"),
    ("a follow-up", ("ana\r", "r"), "ring\ttomorrow\r", "SELECT 1 FROM follow_ups WHERE text = 'ring'"),
    ("a customer", ("Wanda\r",), "\rWan\r\x1b[12~", "SELECT 1 FROM customers WHERE name = 'Wanda' AND goes_by = 'Wan'"),
    ("an item", ("\x07", "a"), "Soda\r\x1b[12~", "SELECT 1 FROM items WHERE name = 'Soda'"),
)
"""Entry fields: how they are reached, what is struck there in one burst, and where it then stands."""


def _check(size: Size) -> Outcome:
    faults, tried = [], 0
    cases = _CASES if size is Size.RELEASE else (_CASES[0], *_CASES[2:])
    for again in range(size.of(1, 10)):
        for name, keys, pace, ready in cases:
            tried += 1
            with scratch() as folder:
                found = _at_the_counter(folder, keys, pace, ready=ready)
            if found != [RAVI, GORDON]:
                faults.append(f"{name}, {again}: {found}")
    for name, way, keys, where in _FIELDS if size is Size.RELEASE else _FIELDS[:1]:
        tried += 1
        with scratch() as folder:
            if not _in_a_field(folder, way, keys, where):
                faults.append(f"{name}: it did not arrive")
    return outcome(f"{tried} bursts: {len(faults)} out of order", faults)


def _in_a_field(folder: Path, way: tuple[str, ...], keys: str, where: str) -> bool:
    path = _shop(folder)
    with suppress(AssertionError), _counter(folder) as terminal:
        terminal.wait_for(_READY)
        for step in way:
            before = terminal.text()
            terminal.send(step)
            terminal.wait_for(before.__ne__)
            terminal.settled(0.4)
        _strike(terminal, keys, 0)
        return _until(lambda: bool(read(path, where)), _PATIENCE)
    return False


def _shop(folder: Path) -> Path:
    path = folder / "shop" / "shop.db"
    path.parent.mkdir()
    shutil.copyfile(_made(), path)
    return path


_TEMPLATE: list[Path] = []


def _made() -> Path:
    import atexit
    import tempfile
    from pathlib import Path

    if not _TEMPLATE:
        place = Path(tempfile.mkdtemp(prefix="frontdesk-promise-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        shop.build(place / "shop.db")
        _TEMPLATE.append(place / "shop.db")
    return _TEMPLATE[0]


def _counter(folder: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "frontdesk"], columns=100, lines=30, env=dict(environment(folder)))


def _strike(terminal: Terminal, keys: str, pace: float) -> None:
    if not pace:
        terminal.send(keys)
        return
    for key in keys:
        terminal.send(key)
        time.sleep(pace)


def _until(there: Callable[[], bool], patience: float) -> bool:
    deadline = time.monotonic() + patience
    while not (found := there()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


PROMISE = Promise(16, "Fast keys and scanner bursts act in the order typed", _check)
