"""Pictures that a line of text can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports.heat import level

if TYPE_CHECKING:
    from collections.abc import Iterable

HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_WIDTHS: Final = " ▏▎▍▌▋▊▉█"
_NONE: Final = "·"
_NOT_YET: Final = " "


def height(number: int | None, most: int) -> str:
    """One block as high as a number is beside the most; a dot for none, nothing for what has not come yet."""
    if number is None:
        return _NOT_YET
    return HEIGHTS[level(number, most, len(HEIGHTS)) - 1] if number else _NONE


def sparkline(numbers: Iterable[int | None], most: int) -> str:
    """Numbers side by side, each as a block."""
    return "".join(height(number, most) for number in numbers).rstrip()


def bar(share: float, cells: int) -> str:
    """A bar as long as a share of so many cells, to an eighth of one."""
    whole, eighths = divmod(round(share * cells * 8), 8)
    return (_WIDTHS[-1] * whole + (_WIDTHS[eighths] if eighths else "")).rstrip()
