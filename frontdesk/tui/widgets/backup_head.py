"""How old the last verified backup is: a quiet line while it is fresh, the biggest thing there is when it is old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.tui.text import cells, line, wrapped
from frontdesk.tui.widgets.as_tall import AsTall
from frontdesk.tui.widgets.big_number import HEIGHT, big

if TYPE_CHECKING:
    from textual.content import Content

    from frontdesk.tui.text import Part

_EDGE: Part = ("▌ ", "$alarm")
_GAP = 3
_AIRY, _ROOMY = 24, 30
"""Lines of the screen from which on there is air below it, and above it as well."""


@dataclass(frozen=True, slots=True)
class Age:
    """What there is to say: the number that counts (None for a fresh backup, or for none at all) and two sentences."""

    sentence: str
    below: str
    number: int | None = None
    alarm: bool = False


class BackupHead(AsTall):
    """The age of the last verified backup."""

    DEFAULT_CSS = "BackupHead { height: auto; background: $card-ground; padding: 0 2; }"

    def __init__(self) -> None:
        super().__init__(id="backup-head")
        self._age: Age | None = None

    def show(self, age: Age) -> None:
        """Say this."""
        self._age = age
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The age, in one line or as large as it can be said."""
        blank = line([], width)
        air = [blank] if self.app.size.height >= _ROOMY else []
        below = [blank] if self.app.size.height >= _AIRY else []
        if self._age is None:
            return [*air, blank, *below]
        if not self._age.alarm:
            room = width - cells(f"✓ {self._age.sentence}   ")
            more = self._age.below if room >= cells(self._age.below) else ""
            fresh: list[Part] = [("✓ ", "bold $cool"), (self._age.sentence, "bold"), (f"   {more}", "$quiet")]
            return [*air, line(fresh, width), *below]
        return [*air, *self._alarm(self._age, width), *below]

    def _alarm(self, age: Age, width: int) -> list[Content]:
        digits = big(age.number) if age.number is not None else ("▲", "", "")
        wide = max(cells(row) for row in digits)
        room = max(width - cells(_EDGE[0]) - wide - _GAP - 1, 8)
        words = [(text, "bold $alarm") for text in wrapped(age.sentence, room, 2)]
        words += [(text, "") for text in wrapped(age.below, room, HEIGHT - len(words))]
        rows: list[Content] = []
        for place in range(HEIGHT):
            digit = digits[place] + " " * (wide - cells(digits[place]))
            said = words[place] if place < len(words) else ("", "")
            rows.append(line([_EDGE, (digit, "bold $alarm"), (" " * _GAP, ""), said], width, "on $alarm-ground"))
        return rows
