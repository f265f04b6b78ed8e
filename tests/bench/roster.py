"""The roster: a key that scrolls it in a real terminal, beside a bare list of the same length."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, paired
from tests.bench.keystroke import OPEN
from tests.bench.paint import held
from tests.bench.program import ALONE, frontdesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.figures import Figure

PART = "roster"

_DOWN, _PAGE_DOWN, _PEOPLE, _NEXT_GROUP = "\x1b[B", "\x1b[6~", "\x02", "f"
_GOAL = Goal(1.3, 1.1)
_BARE = Path(__file__).with_name("bare_scroll.py")


def figures(shop: Path, size: int, *, quick: bool = False) -> list[Figure]:
    """The rows of the table; both programs are started anew in turn, and strike the same keys."""
    turns, times = (2, 15) if quick else (6, 40)
    found = []
    for what, key, filtered in (
        ("a line further in the roster", _DOWN, False),
        ("a page further in the roster", _PAGE_DOWN, False),
        ("a line further among the regulars", _DOWN, True),
    ):
        mine, others = _in_turn(shop, size, key, filtered=filtered, turns=turns, times=times)
        found.append(paired(PART, what, "bare ScrollView", _GOAL, mine, others))
    return found


def _in_turn(
    shop: Path, size: int, key: str, *, filtered: bool, turns: int, times: int
) -> tuple[list[float], list[float]]:
    way = [(_PEOPLE, OPEN), *([(_NEXT_GROUP, "Last here")] if filtered else []), (_PAGE_DOWN, "Last here")]
    mine: list[float] = []
    others: list[float] = []
    sides: list[Callable[[], None]] = [
        lambda: mine.extend(held(frontdesk(shop), way, key, times, ALONE)),
        lambda: others.extend(held([sys.executable, str(_BARE), str(size)], [(_PAGE_DOWN, "0")], key, times, ALONE)),
    ]
    for turn in range(turns):
        for side in sides if turn % 2 else reversed(sides):
            side()
    return mine, others
