"""Tells a scanner's burst of keys from a hand's typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.events import Event, Key

FASTER_THAN_A_HAND: Final = 0.025
"""Seconds between two keys that no hand reaches; scanners send a whole code within a few milliseconds."""


SCAN: Final = 6
"""Characters: more of them in one burst are a scanner's."""


def in_one_burst(earlier: Event | None, later: Event) -> bool:
    """Tell whether two consecutive keys came faster than a hand can type.

    The terminal's reading thread stamps a key when it reads it, so a busy program does not blur this. Keys
    struck before the program began to read arrive all at once and do look like a burst.

    Args:
        earlier: the key before, or None when there was none.
        later: the key that followed it.
    """
    return earlier is not None and 0 <= later.time - earlier.time < FASTER_THAN_A_HAND


def ends_the_same_line(earlier: Key | None, later: Key) -> bool:
    """Tell whether a line feed only completes the Enter before it.

    Many scanners end a code with CR and LF. That is one Enter: the second would pick somebody or log a visit.

    Args:
        earlier: the key before, or None when there was none.
        later: the key that followed it.
    """
    return earlier is not None and earlier.key == "enter" and later.key == "ctrl+j" and in_one_burst(earlier, later)
