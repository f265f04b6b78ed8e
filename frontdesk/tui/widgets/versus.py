"""Two customers side by side, field by field: what differs is marked, and what will stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from textual import getters
from textual.content import Content

from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.text import HIDDEN, line, wrapped
from frontdesk.tui.widgets.as_tall import AsTall
from frontdesk.words.phrases import ago, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.twins import Compared
    from frontdesk.tui.text import Part

Side = Literal["left", "right", "both"]

_EDGE = 2
_MARK = 2
LABEL = _EDGE + 9 + _MARK
"""Cells before the first column: the edge, the label and the sign that marks what differs."""
_LINES = 3
_NARROWEST = 30
_PRIVATE = frozenset({"note", "address"})
_STANDS, _TO_NOTE, _GONE = "✓ ", "+ ", "  "


@dataclass(slots=True)
class Standing:
    """Two customers, who of them is kept, and which field's value stands; what is not said is "both".

    `place` is the row where the keys act: 0 is who is kept, then the fields that differ. `why` they may be one stands
    above them.
    """

    two: tuple[CustomerLine, CustomerLine]
    compared: tuple[Compared, ...]
    kept: int = 0
    chosen: dict[str, Side] = field(default_factory=dict)
    place: int | None = None
    why: str = ""

    @property
    def differing(self) -> list[Compared]:
        """The fields where somebody has to choose."""
        return [each for each in self.compared if each.differ]

    @property
    def here(self) -> Compared | None:
        """The field where the keys act; None for who is kept."""
        return self.differing[self.place - 1] if self.place else None

    def move(self, step: int) -> None:
        """Act on another row."""
        self.place = max(0, min((self.place or 0) + step, len(self.differing)))

    def choose(self, side: Side) -> None:
        """Let a side's value stand, or keep that side's customer."""
        if self.here is not None:
            self.chosen[self.here.field] = side
        elif side != "both":
            self.kept = 0 if side == "left" else 1

    def cycle(self) -> None:
        """Go from both to the left one's, to the right one's, and to both again."""
        if self.here is None:
            self.kept = 1 - self.kept
            return
        following: dict[Side, Side] = {"both": "left", "left": "right", "right": "both"}
        self.choose(following[self.chosen.get(self.here.field, "both")])

    def keep(self) -> dict[str, str]:
        """The choices as a merge takes them: "a" is the kept one's."""
        kept = "left" if self.kept == 0 else "right"
        return {name: "both" if side == "both" else "a" if side == kept else "b" for name, side in self.chosen.items()}

    def marks(self, each: Compared) -> tuple[str, str]:
        """What becomes of each side's value: it stands, goes into the note, or is left behind."""
        side = self.chosen.get(each.field, "both")
        if side != "both":
            return (_STANDS, _GONE) if side == "left" else (_GONE, _STANDS)
        if each.field == "note" or not each.a or not each.b:
            return (_STANDS if each.a else _GONE, _STANDS if each.b else _GONE)
        if each.field == "since":
            return (_STANDS, _GONE) if each.a <= each.b else (_GONE, _STANDS)
        return (_STANDS, _TO_NOTE) if self.kept == 0 else (_TO_NOTE, _STANDS)


class Versus(AsTall):
    """The two as wide as there is room and as high as what is known takes."""

    DEFAULT_CSS = "Versus { height: auto; }"

    app = getters.app(DeskApp)

    def __init__(self, standing: Standing | None = None) -> None:
        super().__init__(id="versus")
        self._standing = standing

    def show(self, standing: Standing | None) -> None:
        """Show these two, or nobody."""
        self._standing = standing
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """What is known about them."""
        desk = self.app.desk
        if desk is None or self._standing is None or width < _NARROWEST:
            return []
        return [row for _, rows in told(self._standing, desk, width, masked=self.app.masked) for row in rows]

    def line_of(self, place: int) -> int:
        """In which line the row stands where the keys act."""
        desk = self.app.desk
        if desk is None or self._standing is None:
            return 0
        before = 0
        for where, rows in told(self._standing, desk, max(self.size.width, _NARROWEST), masked=self.app.masked):
            if where == place:
                return before
            before += len(rows)
        return 0


def told(standing: Standing, desk: Desk, width: int, *, masked: bool) -> Iterator[tuple[int | None, list[Content]]]:
    """Each row's lines, with the place at which the keys act on it; None where they do not."""
    kept: list[Part] = [("✓ is kept", "bold $warm"), ("joins", "$quiet")]
    if standing.why:
        why = wrapped(standing.why, width - _EDGE, _LINES)
        yield None, [line([(" ", ""), (words, "$warm")], width) for words in why]
    yield 0, [beside("", kept[standing.kept], kept[1 - standing.kept], width, standing.place == 0)]
    place = 0
    for each in standing.compared:
        words = (HIDDEN, HIDDEN) if masked and each.field in _PRIVATE else (each.a, each.b)
        if not each.differ:
            yield None, cells(each.label, words, ("", ""), width, lit=False)
            continue
        place += 1
        yield place, cells(each.label, words, standing.marks(each), width, lit=standing.place == place, differs=True)
    for label, one, other in _facts(standing.two, desk, masked=masked):
        if one or other:
            yield None, cells(label, (one, other), ("", ""), width, lit=False)


def _facts(two: tuple[CustomerLine, CustomerLine], desk: Desk, *, masked: bool) -> Iterator[tuple[str, str, str]]:
    """What both have any number of: a merge keeps all of it."""
    today = desk.clock.today()

    def phones(who: CustomerLine) -> str:
        return HIDDEN if masked and who.phones else ", ".join(who.phones)

    def last(who: CustomerLine) -> str:
        return ago(desk.clock.day_of(who.last_visit), today) if who.last_visit else "never been here"

    one, other = two
    yield "phones", phones(one), phones(other)
    yield "known by", " · ".join((*one.cues, *one.linked)), " · ".join((*other.cues, *other.linked))
    yield "usual", one.usual, other.usual
    yield "visits", count(one.visits, "visit"), count(other.visits, "visit")
    yield "last here", last(one), last(other)


def cells(
    label: str,
    words: tuple[str, str],
    marks: tuple[str, str],
    width: int,
    *,
    lit: bool,
    differs: bool = False,
    most: int = _LINES,
) -> list[Content]:
    """Two texts under one label, each with its mark, in as many lines as the longer one takes."""
    room = _room(width) - _MARK
    columns = [wrapped(text, room, most) if text else ["–"] for text in words]
    rows = []
    for place in range(max(map(len, columns))):
        parts: list[Part] = []
        for column, mark, text in zip(columns, marks, words, strict=True):
            said = column[place] if place < len(column) else ""
            dropped = differs and mark == _GONE
            style = "$quiet" if dropped or not text or not differs else "bold" if mark == _STANDS else ""
            parts.append((f"{mark if not place else _GONE:<{_MARK}}{said}", style))
        sign = "≠ " if differs and not place else "  "
        rows.append(beside(f"{sign}{label}" if not place else "", parts[0], parts[1], width, lit))
    return rows


def beside(label: str, one: Part, other: Part, width: int, lit: bool) -> Content:
    """A label and two cells in one line, lit where the keys act."""
    ground = "on $warm-ground" if lit else ""
    room = _room(width)
    edge: Part = ("▌" if lit else " ", "$warm")
    named = line([edge, (label, "$quiet")], LABEL, ground)
    return Content("").join(
        [named, line([one], room, ground), line([(" ", "")], 1, ground), line([other], room, ground)]
    )


def _room(width: int) -> int:
    return (width - LABEL - 1) // 2
