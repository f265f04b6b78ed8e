"""Styled text as strips of a line-API widget, each style worked out once."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style as RichStyle
    from textual.widget import Widget

    from frontdesk.tui.text import Part

_style_of = itemgetter(1)


class Inks:
    """The styles that one widget writes in: a line made of them takes a tenth of what it takes as `Content`.

    Args:
        widget: whose style lies under them; it says when that has changed (`forget`).
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, str], RichStyle] = {}

    def forget(self) -> None:
        """Work every style out anew."""
        self._known.clear()

    def strip(self, parts: Sequence[Part], ground: str = "") -> Strip:
        """A line made of these parts, each exactly as given; `ground` is a style that lies under all of them."""
        pieces = groupby(parts, _style_of)  # gaps join the blanks beside them: each piece costs, down to its bytes
        return Strip([Segment("".join([text for text, _ in same]), self._ink(style, ground)) for style, same in pieces])

    def _ink(self, style: str, ground: str) -> RichStyle:
        ink = self._known.get((style, ground))
        if ink is None:
            ink = (self._widget.visual_style + Style.parse(ground) + Style.parse(style)).rich_style
            self._known[style, ground] = ink
        return ink
