"""Measures what a person waits for in a real terminal: the first frame, and the frame after a key."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Wanted = str | Callable[[str], bool]

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
"""The command of the reference."""
BARE_BOX = "ready"
"""What stands in the reference's box."""
BOX = "Name, car, kids"
"""What stands in the counter's box."""
SILENCE = 0.15
"""Seconds without a byte that end a frame; a card painted later than the list counts to its key."""
_AT_REST = 3.0
"""Seconds without a byte after which a program has also read ahead what it will be asked for."""
_EMPTY_THE_BOX = "\x15"


def first_paint(argv: Sequence[str], text: str, runs: int, env: Mapping[str, str | None] | None = None) -> list[float]:
    """Start a program again and again.

    Args:
        argv: the program and its arguments.
        text: stands in the box that is to be typed in: a frame without it is of no use to anybody.
        runs: how often.
        env: set over the environment; None removes a variable.

    Returns:
        Seconds from each spawn to the bytes that put the box on the screen.
    """
    return [_first_paint(argv, text, env) for _ in range(runs)]


def _first_paint(argv: Sequence[str], text: str, env: Mapping[str, str | None] | None) -> float:
    with Terminal(argv, env=env) as terminal:
        terminal.looked_for = text
        terminal.wait_for(text)
        assert terminal.first_seen is not None
        return terminal.first_seen - terminal.started


def ready(argv: Sequence[str], keys: str, answer: str, env: Mapping[str, str | None] | None = None) -> float:
    """Ask before the program is there, and wait for the answer.

    Args:
        argv: the program and its arguments.
        keys: typed at once after the spawn, while the program still starts.
        answer: text that only the answer to these keys puts on the screen.
        env: set over the environment; None removes a variable.

    Returns:
        Seconds from the spawn until the frame with the answer was complete.
    """
    with Terminal(argv, env=env) as terminal:
        terminal.send(keys)
        terminal.wait_for(answer, 60)
        return terminal.settled(SILENCE) - terminal.started


def keystrokes(
    argv: Sequence[str],
    words: Sequence[str],
    ready_text: str,
    runs: int,
    env: Mapping[str, str | None] | None = None,
) -> list[float]:
    """Type words into the box, each key after the frame of the one before; the box is emptied between words.

    Args:
        argv: the program and its arguments.
        words: what is typed, letter by letter.
        ready_text: stands on the screen when the program can answer.
        runs: how often the program is started for all the words.
        env: set over the environment; None removes a variable.

    Returns:
        Seconds from each key's byte to the last byte before 150 ms of silence.
    """
    times: list[float] = []
    for _ in range(runs):
        with Terminal(argv, env=env) as terminal:
            terminal.wait_for(ready_text, 60)
            terminal.settled(SILENCE)
            for word in words:
                times += [_painted_after(terminal, key) for key in word]
                _painted_after(terminal, _EMPTY_THE_BOX)
    return times


def held(
    argv: Sequence[str],
    way: Sequence[tuple[Wanted, str]],
    key: str,
    times: int,
    env: Mapping[str, str | None] | None = None,
) -> list[float]:
    """Go to a list and strike one key again and again, each after the frame of the one before.

    Args:
        argv: the program and its arguments.
        way: what must stand on the screen, and the keys that are struck then, one step after the other.
        key: the bytes of the key.
        times: how often it is struck.
        env: set over the environment; None removes a variable.

    Returns:
        Seconds from each key's byte to the last byte before 150 ms of silence.
    """
    with Terminal(argv, env=env) as terminal:
        for wanted, keys in way:
            terminal.wait_for(wanted, 60)
            terminal.settled(SILENCE)
            terminal.send(keys)
        terminal.settled(4 * SILENCE)
        return [_painted_after(terminal, key) for _ in range(times)]


def opened(
    argv: Sequence[str], ready_text: str, key: str, wanted: Wanted, env: Mapping[str, str | None] | None = None
) -> float:
    """Start a program, and once it is at rest go to one of its screens.

    Args:
        argv: the program and its arguments.
        ready_text: stands on the screen when the key can be struck.
        key: the bytes of the key that leads there.
        wanted: what stands on the screen once it is there.
        env: set over the environment; None removes a variable.

    Returns:
        Seconds from the key's byte until it stands there.
    """
    with Terminal(argv, env=env) as terminal:
        terminal.wait_for(ready_text, 60)
        terminal.settled(_AT_REST)
        sent = terminal.send(key)
        terminal.wait_for(wanted, 60)
        return time.monotonic() - sent


def _painted_after(terminal: Terminal, key: str) -> float:
    sent = terminal.send(key)
    return terminal.settled(SILENCE, after=sent) - sent


if __name__ == "__main__":
    for name, seconds in (
        ("first paint", first_paint(BARE, BARE_BOX, 10)),
        ("keystroke", keystrokes(BARE, ["maria", "smith", "jones", "rav"], BARE_BOX, 3)),
    ):
        ordered = sorted(1000 * second for second in seconds)
        middle, worst = statistics.median(ordered), ordered[-1]
        print(f"{name:12} {len(ordered):4} times, median {middle:6.1f} ms, longest {worst:6.1f} ms")
