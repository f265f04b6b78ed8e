"""From a key to its results on the screen of a real terminal: the counter beside the bare app, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.figures import Goal, paired
from tests.bench.paint import BARE, keystrokes
from tests.bench.people import shop as shop_of
from tests.bench.program import ALONE, frontdesk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "keystroke"
OPEN = "nobody (F9)"
"""Who is at the till stands on the screen once the shop is open."""

_WORDS = ["maria g", "smith", "4417", "blue golf"]
_FEW = 10_000


def figures(shop: Path, size: int, *, quick: bool = False) -> list[Figure]:
    """The rows of the table; both programs are started anew in turn, and type the same words."""
    pairs = 2 if quick else 6
    counter, bare = _in_turn(shop, None, pairs)
    found = [paired(PART, "a key, until its results are painted", "bare Textual app", Goal(1.3, 1.1), counter, bare)]
    if size > _FEW:
        many, few = _in_turn(shop, shop_of(_FEW), pairs)
        found.append(paired(PART, "a key, the same", f"the counter of {_FEW:,} people", Goal(1.2, 1), many, few))
    return found


def _in_turn(shop: Path, other: Path | None, pairs: int) -> tuple[list[float], list[float]]:
    mine: list[float] = []
    others: list[float] = []
    for turn in range(pairs):
        sides = [(mine, shop), (others, other)]
        for series, path in sides if turn % 2 else reversed(sides):
            argv, ready = (frontdesk(path), OPEN) if path else (BARE, "ready")
            series.extend(keystrokes(argv, _WORDS, ready, 1, ALONE))
    return mine, others
