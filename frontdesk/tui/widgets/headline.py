"""The one sentence above a page that says what it holds, as large as a terminal can say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.text import line, wrapped
from frontdesk.tui.widgets.as_tall import AsTall

if TYPE_CHECKING:
    from textual.content import Content

    from frontdesk.tui.text import Part

_EDGES = 8
_MARGIN = 2
_MOST = 3
_ROOMY = 30
"""Lines of the screen from which on there is air around the sentence."""


class Headline(AsTall):
    """A sentence on a warm ground, and one quiet line below it."""

    DEFAULT_CSS = "Headline { height: auto; background: $card-ground; padding: 1 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._below = ""

    def show(self, sentence: str, below: str = "") -> None:
        """Say this."""
        self._sentence, self._below = sentence, below
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The sentence, and what stands below it."""
        if not self._sentence:
            return [line([], width)]
        ground, edge = "on $warm-ground", ("▌", "$warm")
        said: list[list[Part]] = [
            [edge, ("   ", ""), (text, "bold italic")] for text in wrapped(self._sentence, width - _EDGES, _MOST)
        ]
        roomy = self.app.size.height >= _ROOMY
        lines = [line(row, width, ground) for row in ([[edge], *said, [edge]] if roomy else said)]
        below = wrapped(self._below, width - _MARGIN, _MOST) if self._below else []
        air = [line([], width)] if below and roomy else []
        return lines + air + [line([(text, "$quiet")], width) for text in below]
