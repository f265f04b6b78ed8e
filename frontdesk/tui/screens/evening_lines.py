"""What an evening's panels share: the evening as it is looked at, and how a line of names and words is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.tui.text import Part, cells, line, packed, wrapped
from frontdesk.tui.widgets.board_parts import Entry

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.records.evening import Evening, Hour
    from frontdesk.tui.screens.spans import Span

LEAST = 4
"""Lines that a panel of names has at least, where it has so many names."""

_NAME = (14, 22)


@dataclass(frozen=True, slots=True)
class Seen:
    """An evening as it is looked at: its span, the hours of the week that is shown with it, how it may be shown."""

    evening: Evening
    span: Span
    week: tuple[Hour, ...]
    today: date
    currency: str
    masked: bool = False
    mixed: bool = True


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty panel stands for."""

    words: str


def nothing(words: str, hint: str) -> Entry:
    """The one entry of a panel in which nothing stands: that it does not, and what will once it is opened."""
    return Entry(
        "nothing", lambda width, most: [[(row, "$quiet")] for row in wrapped(words, width, most)], Nothing(hint)
    )


def name_width(width: int) -> int:
    """How many cells a name has in a panel of this width."""
    return max(_NAME[0], min(_NAME[1], width * 3 // 10))


def told(
    name: str, words: str, figure: str, width: int, most: int = 1, style: str = "", names: int = 0
) -> list[list[Part]]:
    """A name, words, and a figure on the right; the words in at most so many lines, the name in `names` cells."""
    names = names or name_width(width)
    room = max(width - names - 2 - (cells(figure) + 3 if figure else 1), 4)
    rows: list[list[Part]] = []
    for place, text in enumerate(wrapped(words, room, most)):
        first: list[Part] = [(line([("" if place else name, "")], names).plain, "bold"), ("  ", "")]
        last: list[Part] = [] if place else [(f"  {figure} " if figure else " ", "$quiet")]
        rows.append([*first, (line([(text, "")], room).plain, style), *last])
    return rows


def below(words: str, width: int, most: int) -> list[list[Part]]:
    """More about a line, under its words, in at most so many lines."""
    indent = name_width(width) + 2
    if most < 1 or not words:
        return []
    return [[(" " * indent, ""), (text, "$quiet")] for text in packed(words, max(width - indent, 1), most)]


def counted(number: int, words: str, width: int) -> list[Part]:
    """What stands beside a title: how many there are, and what is to be said of all of them."""
    del width
    return [(f"{words}   " if words else "", "$quiet"), (f"{number:,} ", "bold $warm")]
