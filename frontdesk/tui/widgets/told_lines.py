"""A few lines that say what goes on, or how it ended; none when there is nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.text import line, wrapped
from frontdesk.tui.widgets.as_tall import AsTall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content

    from frontdesk.tui.text import Part

    Drawn = Callable[[int], Sequence[Sequence[Part]]]
    """What stands there in so many cells, line by line."""

_MOST = 4


class ToldLines(AsTall):
    """As high as what it says."""

    DEFAULT_CSS = "ToldLines { height: auto; background: $card-ground; padding: 0 2; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._draw: Drawn | None = None

    def show(self, draw: Drawn | None) -> None:
        """Say this, or nothing."""
        self._draw = draw
        self.set_class(draw is not None, "-told")
        self.refresh(layout=len(self.lines(self.size.width)) != self.size.height)

    def lines(self, width: int) -> list[Content]:
        """What there is to say."""
        return [line(row, width) for row in self._draw(width)] if self._draw is not None and width else []


def said(sign: Part, sentence: str, then: str = "", style: str = "") -> Drawn:
    """A sentence behind its sign, and quiet ones below it, each on a line of its own."""

    def draw(width: int) -> list[list[Part]]:
        room = max(width - 2, 8)
        rows: list[list[Part]] = [
            [("  ", "") if place else (f"{sign[0]} ", sign[1]), (text, style)]
            for place, text in enumerate(wrapped(sentence, room, _MOST))
        ]
        quiet = [text for each in filter(None, then.split("\n")) for text in wrapped(each, room, _MOST)]
        return rows + [[("  ", ""), (text, "$quiet")] for text in quiet]

    return draw
