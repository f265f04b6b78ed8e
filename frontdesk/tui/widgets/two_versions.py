"""Two versions of one thing side by side, field by field: how it was, what another till made of it, what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.text import HIDDEN, line, wrapped
from frontdesk.tui.widgets.as_tall import AsTall
from frontdesk.tui.widgets.versus import LABEL, beside, cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from frontdesk.records.versions import Side, Version
    from frontdesk.tui.text import Part

_NARROWEST = 30
_LINES = 40
"""Of a version nothing is left out as long as anybody reads it: the body scrolls."""
_PRIVATE = frozenset({"note", "address", "text", "next_note", "phones"})
_MARKS: dict[Side | None, tuple[str, str]] = {
    None: ("? ", "? "),
    "theirs": ("✓ ", "  "),
    "mine": ("  ", "✓ "),
    "both": ("✓ ", "✓ "),
}


@dataclass(slots=True)
class Choice:
    """What somebody chose so far: for each field whose version stands; `place` is the field where the keys act."""

    versions: tuple[Version, ...]
    chosen: dict[str, Side] = field(default_factory=dict)
    place: int = 0

    @property
    def here(self) -> Version:
        """The field where the keys act."""
        return self.versions[self.place]

    @property
    def missing(self) -> int | None:
        """The first field for which nobody has chosen yet; None when all is said."""
        return next((at for at, each in enumerate(self.versions) if each.field not in self.chosen), None)

    def move(self, step: int) -> None:
        """Act on another field."""
        self.place = max(0, min(self.place + step, len(self.versions) - 1))

    def choose(self, side: Side) -> bool:
        """Let a version stand here; False where there can be one only."""
        if side == "both" and not self.here.joinable:
            return False
        self.chosen[self.here.field] = side
        return True

    def choose_all(self, side: Side) -> None:
        """Let one till's version stand everywhere."""
        self.chosen = dict.fromkeys((each.field for each in self.versions), side)


class TwoVersions(AsTall):
    """Who changed what meanwhile, and the fields that clash, as wide as there is room."""

    DEFAULT_CSS = "TwoVersions { height: auto; }"

    app = getters.app(DeskApp)

    def __init__(self, choice: Choice, by: str) -> None:
        super().__init__(id="two-versions")
        self._choice = choice
        self._by = by

    def lines(self, width: int) -> list[Content]:
        """Each field with how it was, and both versions."""
        return [row for _, rows in self._told(width) for row in rows] if width >= _NARROWEST else []

    def line_of(self, place: int) -> int:
        """In which line a field stands."""
        before = 0
        for where, rows in self._told(max(self.size.width, _NARROWEST)):
            if where == place:
                break
            before += len(rows)
        return before

    def _told(self, width: int) -> Iterator[tuple[int | None, list[Content]]]:
        why = wrapped(f"{self._by} changed this while you were typing.", width - 2, _LINES)
        yield None, [line([(" ", ""), (row, "$cool")], width) for row in why]
        yield None, [beside("", ("  theirs", "$quiet"), ("  yours", "$quiet"), width, lit=False)]
        for place, each in enumerate(self._choice.versions):
            hidden = self.app.masked and each.field in _PRIVATE
            words = (HIDDEN, HIDDEN) if hidden else (each.theirs, each.mine)
            lit, marks = place == self._choice.place, _MARKS[self._choice.chosen.get(each.field)]
            rows = cells(each.label, words, marks, width, lit=lit, differs=True, most=_LINES)
            yield place, [*rows, *self._before(HIDDEN if hidden else each.before, width, lit=lit)]

    @staticmethod
    def _before(text: str, width: int, *, lit: bool) -> list[Content]:
        ground = "on $warm-ground" if lit else ""
        was = wrapped(f"was: {text}" if text else "was empty", max(width - LABEL, 1), _LINES)
        edge: list[Part] = [("▌" if lit else " ", "$warm"), (" " * (LABEL - 1), "")]
        return [line([*edge, (row, "$quiet")], width, ground) for row in was]
