"""A number three lines high, as large as a terminal can say it."""

from __future__ import annotations

HEIGHT = 3

_SHAPES = {
    "0": ("█▀▀█", "█  █", "▀▀▀▀"),
    "1": ("▄█ ", " █ ", "▀▀▀"),
    "2": ("▀▀▀█", "█▀▀▀", "▀▀▀▀"),
    "3": ("▀▀▀█", " ▀▀█", "▀▀▀▀"),
    "4": ("█  █", "▀▀▀█", "   ▀"),
    "5": ("█▀▀▀", "▀▀▀█", "▀▀▀▀"),
    "6": ("█▀▀▀", "█▀▀█", "▀▀▀▀"),
    "7": ("▀▀▀█", "  ▐▌", "  ▀ "),
    "8": ("█▀▀█", "█▀▀█", "▀▀▀▀"),
    "9": ("█▀▀█", "▀▀▀█", "▀▀▀▀"),
    ",": (" ", " ", "▞"),
}


def big(number: int) -> tuple[str, str, str]:
    """The three lines of a number, with its thousands parted; all equally wide."""
    shapes = [_SHAPES[sign] for sign in f"{number:,}"]
    top, middle, low = (" ".join(shape[place] for shape in shapes) for place in range(HEIGHT))
    return top, middle, low
