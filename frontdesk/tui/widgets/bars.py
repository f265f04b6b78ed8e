"""Bars: lying ones for a share, standing ones for a row of figures; the number always stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.tui.text import Part

_STANDING = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8
_GROUND = "─"


def lying(part: float, whole: float, width: int, style: str = "$cool") -> list[Part]:
    """A bar that fills its part of `width` cells, on a thin ground that shows where the whole would end."""
    share = min(max(part / whole, 0), 1) if whole else 0
    full, half = divmod(round(share * width * 2), 2)
    drawn = "━" * full + "╸" * half
    return [(drawn, style), (_GROUND * (width - len(drawn)), "$quiet 40%")]


def standing(figures: Sequence[int], height: int, each: int = 1, gap: int = 0) -> list[str]:
    """A row of bars of `each` cells with `gap` cells between, as tall as `height` lines for the highest figure.

    Nothing has no bar; what is there at all has one that can be seen.
    """
    top = max(figures, default=0)
    eighths = [_tall(figure, top, height) for figure in figures]
    return [
        (" " * gap).join(_STANDING[_in_line(tall, line)] * each for tall in eighths) for line in reversed(range(height))
    ]


def _tall(figure: int, top: int, height: int) -> int:
    return max(round(figure / top * height * _EIGHTHS), 1) if figure > 0 else 0


def _in_line(tall: int, line: int) -> int:
    return min(max(tall - line * _EIGHTHS, 0), _EIGHTHS)
