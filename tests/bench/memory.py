"""Memory: the most that the counter took in some minutes of work, beside the bare app that was typed in as much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, absent, paired, pairs
from tests.bench.paint import BARE, BARE_BOX, SILENCE
from tests.bench.program import ALONE, frontdesk
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.figures import Figure

PART = "memory"
_WHAT, _REFERENCE, _GOAL = "the running counter, at most", "the bare Textual app, typed in as much", Goal(2, 1.6)
_OPEN = "nobody (F9)"
_WORDS = ("maria g", "smith", "4417", "blue golf", "marja smiht", "flat white", "lena", "noor")
_CARD, _BACK, _EMPTY = "\r", "\x1b", "\x15"
_PEOPLE, _PAGE = "\x02", "\x1b[6~"
_PAGES = 10


def figures(shop: Path, *, quick: bool = False) -> list[Figure]:
    """The row of the table: resident memory at its peak, as the kernel counts it, in MB."""
    work = [key for word in _WORDS for key in (word, _CARD, _BACK, _BACK)] + [_PEOPLE, *[_PAGE] * _PAGES]
    typing = [key for word in _WORDS for key in (word, _EMPTY)]
    try:
        ours, theirs = pairs(
            lambda: _most(frontdesk(shop), _OPEN, work),
            lambda: _most(BARE, BARE_BOX, typing),
            1 if quick else 5,
            warm=False,
        )
    except OSError:
        return [absent(PART, _WHAT, _REFERENCE, _GOAL, "this system does not say how much memory a program had")]
    return [replace(paired(PART, _WHAT, _REFERENCE, _GOAL, ours, theirs), unit="MB")]


def _most(argv: Sequence[str], ready: str, keys: Sequence[str]) -> float:
    """MB at most, after each of these keys was answered."""
    with Terminal(argv, env=ALONE) as terminal:
        terminal.wait_for(ready, 60)
        terminal.settled(4 * SILENCE)
        for key in keys:
            terminal.send(key)
            terminal.settled(2 * SILENCE)
        return _peak(terminal.pid)


def _peak(pid: int) -> float:
    """MB that a process had in memory at most until now, with the pages of its libraries' files."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM:"))
