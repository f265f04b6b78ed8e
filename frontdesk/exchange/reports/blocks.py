"""Pictures that a line of text can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports.heat import level

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_LYING: Final = "▆"
_NONE: Final = "·"
_NOT_YET: Final = " "


def height(number: int, most: int) -> str:
    """One block as high as a number is beside the most; a dot for none."""
    return HEIGHTS[level(number, most, len(HEIGHTS)) - 1] if number else _NONE


def sparkline(numbers: Sequence[int | None]) -> str:
    """Numbers side by side, each as a block: the lowest of all that are something is the lowest block.

    So their rise and fall is seen; how much they are is said in words beside. A dot is none, a blank not yet.
    """
    some = [number for number in numbers if number]
    least, most = min(some, default=0), max(some, default=0)

    def block(number: int | None) -> str:
        if not number:
            return _NOT_YET if number is None else _NONE
        return HEIGHTS[round((len(HEIGHTS) - 1) * (number - least) / (most - least)) if most > least else -1]

    return "".join(map(block, numbers)).rstrip()


def bar(share: float, cells: int) -> str:
    """A bar as long as a share of so many cells, low enough that one leaves the next line's alone."""
    return _LYING * max(round(share * cells), 1) if share else ""
