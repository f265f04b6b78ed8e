"""The roster in a real terminal: scrolled beside a bare list as long, opened beside that of a small shop."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, paired
from tests.bench.keystroke import OPEN
from tests.bench.paint import held, opened
from tests.bench.people import shop as shop_of
from tests.bench.program import ALONE, frontdesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.figures import Figure
    from tests.bench.paint import Wanted

PART = "roster"

_DOWN, _PAGE_DOWN, _PEOPLE, _NEXT_GROUP = "\x1b[B", "\x1b[6~", "\x02", "f"
_BARE = [sys.executable, str(Path(__file__).with_name("bare_scroll.py"))]
_LISTED = "Last here"
_FEW = 10_000


def figures(shop: Path, size: int, *, quick: bool = False) -> list[Figure]:
    """The rows of the table; both programs are started anew in turn, and strike the same keys."""
    turns, times = (2, 15) if quick else (6, 40)
    found = []
    for what, key, further in (
        ("a line further in the roster", _DOWN, ""),
        ("a page further in the roster", _PAGE_DOWN, ""),
        ("a line further among the regulars", _DOWN, _NEXT_GROUP),
    ):
        way: list[tuple[Wanted, str]] = [(OPEN, _PEOPLE), (_counted, further or _PAGE_DOWN), (_LISTED, _PAGE_DOWN)]
        mine, others = _in_turn(
            lambda way=way, key=key: held(frontdesk(shop), way, key, times, ALONE),
            lambda key=key: held([*_BARE, str(size)], [("0", _PAGE_DOWN)], key, times, ALONE),
            turns,
        )
        found.append(paired(PART, what, "bare ScrollView", Goal(1.3, 1.1), mine, others))
    if size > _FEW:
        few = shop_of(_FEW)
        mine, others = _in_turn(lambda: [_opening(shop)], lambda: [_opening(few)], 2 if quick else 10)
        found.append(paired(PART, "opening the roster", f"that of {_FEW:,} people", Goal(1.2, 1), mine, others))
    return found


def _opening(shop: Path) -> float:
    return opened(frontdesk(shop), OPEN, _PEOPLE, _LISTED, ALONE)


def _counted(screen: str) -> bool:
    """Whether the groups are counted, which goes on for a while behind the list."""
    return re.search(r"regulars \d", screen) is not None


def _in_turn(
    ours: Callable[[], list[float]], theirs: Callable[[], list[float]], turns: int
) -> tuple[list[float], list[float]]:
    mine: list[float] = []
    others: list[float] = []
    for turn in range(turns):
        for series, measure in ((mine, ours), (others, theirs))[:: 1 if turn % 2 else -1]:
            series.extend(measure())
    return mine, others
