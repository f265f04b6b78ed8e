"""The lines of a page: parts with their labels, told at length where there is room and cut where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.tui.text import cells, line, wrapped

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.content import Content

    from frontdesk.tui import text

_LABEL = 11
_EDGE = 2
_END = 1
_GAP = 2
_BEFORE_TAIL = 3
_PLENTY = 8
"""Entries of a part from which on some give way to the blank lines between parts."""
_FEWEST = 2
"""Entries that every part keeps however little room there is."""
_LONGEST = 3
"""Lines of an entry told at length."""
_NAME = (14, 24)
"""The least and the most cells of the column of names, with the sign or hour before them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a page: what it stands for, who, what, and what is to be known if there is room.

    `lead` is a sign or an hour before the name.
    """

    key: str
    row: Any
    name: str
    what: str = ""
    tail: str = ""
    lead: str = ""
    style: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under one label."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page, as it is drawn behind the edge.

    Lines with the same key belong together, and are marked together; those without one cannot be marked. `more` says
    that the line stands for the rest of its part.
    """

    part: str = ""
    key: str = ""
    parts: tuple[text.Part, ...] = ()
    row: Any = None
    more: bool = False

    def drawn(self, width: int, *, marked: bool = False) -> Content:
        """The line, exactly so many cells wide."""
        edge: text.Part = ("▌ " if marked else "  ", "$warm")
        return line([edge, *self.parts], width, "on $warm-ground" if marked else "")


def laid_out(parts: Sequence[Part], width: int, height: int, opened: Collection[str]) -> tuple[PageLine, ...]:
    """The parts in lines of this width, at most `height` of them if that can be.

    When there is too little room the longest parts are cut first, but those in `opened` never; when there is plenty,
    the shortest are told at length first. A blank line parts them while there is room for that.
    """
    whole = {part.label: _lines(part, width, len(part.entries)) for part in parts}
    kept = {part.label: len(part.entries) for part in parts}
    for fewest, room in ((_PLENTY, height - len(parts) + 1), (_FEWEST, height)):
        while _height(whole) > room:
            cuttable = [part for part in parts if part.label not in opened and kept[part.label] > fewest]
            if not cuttable:
                break
            longest = max(cuttable, key=lambda part: kept[part.label])
            kept[longest.label] -= 1
            whole[longest.label] = _lines(longest, width, kept[longest.label])
    for part, most in ((part, most) for part in sorted(parts, key=_size) for most in range(2, _LONGEST + 1)):
        told = {**whole, part.label: _lines(part, width, kept[part.label], most)}
        if _height(told) + len(parts) - 1 <= height:
            whole = told
    return tuple(_aired([whole[part.label] for part in parts], height - _height(whole)))


def _size(part: Part) -> int:
    return len(part.entries)


def _height(lines: dict[str, list[PageLine]]) -> int:
    return sum(len(each) for each in lines.values())


def _aired(parts: Sequence[list[PageLine]], spare: int) -> list[PageLine]:
    lines: list[PageLine] = []
    for part in parts:
        if lines and spare > 0:
            lines.append(PageLine())
            spare -= 1
        lines += part
    return lines


def _lines(part: Part, width: int, kept: int, most: int = 1) -> list[PageLine]:
    lead = max((cells(entry.lead) for entry in part.entries), default=0)
    lead += 1 if lead else 0
    lines: list[PageLine] = []
    before = ""
    for entry in part.entries[:kept]:
        rows = _told(entry, width - _EDGE - _LABEL - _END, lead, repeated=entry.lead == before, most=most)
        before = entry.lead
        for row in rows:
            label: text.Part = (f"{'' if lines else part.label:<{_LABEL}}", "$quiet")
            lines.append(PageLine(part.label, entry.key, (label, *row), entry.row))
    if kept < len(part.entries):
        rest: text.Part = (f"{'':<{_LABEL}}and {len(part.entries) - kept} more", "$quiet")
        lines.append(PageLine(part.label, f"{part.label}: more", (rest,), more=True))
    return lines


def _told(entry: Entry, room: int, lead: int, *, repeated: bool, most: int) -> list[list[text.Part]]:
    """An entry in one line, or in a few, at its longest with what is to be known on lines of its own.

    An hour that stands in the line above is not repeated.
    """
    name = max(_NAME[0], min(_NAME[1], room * 2 // 5))
    sign = "" if repeated and not entry.alarm else entry.lead
    left = max(room - name - _GAP, 1)
    first: list[text.Part] = [
        (f"{sign:<{lead}}", "bold $alarm" if entry.alarm else "$quiet"),
        (line([(entry.name, "")], name - lead).plain, "bold"),
        (" " * _GAP, ""),
    ]
    under: list[text.Part] = [(" " * (name + _GAP), "")]
    words = wrapped(entry.what, left, most) if entry.what else [""]
    rows = [[*(under if place else first), (text, entry.style)] for place, text in enumerate(words)]
    style = "$alarm" if entry.alarm else "$quiet"
    if entry.tail and cells(words[-1]) + bool(words[-1]) * _BEFORE_TAIL + cells(entry.tail) <= left:
        rows[-1] += [(" " * _BEFORE_TAIL if words[-1] else "", ""), (entry.tail, style)]
    elif entry.tail and most == _LONGEST:
        rows += [[*under, (text, style)] for text in wrapped(entry.tail, left, _LONGEST)]
    return rows
