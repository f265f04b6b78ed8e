"""A line of names of which one is chosen, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from frontdesk.tui.text import Part, cells, line
from frontdesk.words.display import cut, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content

_GAP = 3
_LONGEST = 24


class GroupLine(Widget):
    """Names side by side; the chosen one is always in view, and a click chooses another."""

    DEFAULT_CSS = """
    GroupLine { height: 1; background: $card-ground; padding: 0 1 0 2; }
    """

    class Clicked(Message):
        """A name was clicked; `line` is the id of the line it stands in."""

        def __init__(self, place: int, line: str = "") -> None:
            super().__init__()
            self.place = place
            self.line = line

    def __init__(self, *, id: str = "group-line") -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._names: tuple[tuple[str, int | None], ...] = ()
        self._chosen = 0

    def show(self, names: Sequence[tuple[str, int | None]], chosen: int) -> None:
        """Show names with their counts (None where it is still being counted); `chosen` is -1 for none of them."""
        self._names, self._chosen = tuple(names), chosen
        self.refresh()

    def _words(self, place: int) -> tuple[str, str]:
        name, size = self._names[place]
        return cut(shown(name), _LONGEST), "" if size is None else f" {size:,}"

    def _width(self, place: int) -> int:
        return sum(cells(text) for text in self._words(place))

    def _in_view(self) -> list[int]:
        """The names that fit, the chosen one among them."""
        start = 0
        while True:
            room, places = self.size.width, list[int]()
            for place in range(start, len(self._names)):
                room -= self._width(place) + (_GAP if places else 0)
                if room < 0:
                    break
                places.append(place)
            if self._chosen in places or start >= self._chosen:
                return places
            start += 1

    def render(self) -> Content:
        """The names that fit."""
        parts: list[Part] = []
        for place in self._in_view():
            name, size = self._words(place)
            if parts:
                parts.append((" " * _GAP, ""))
            here = place == self._chosen
            parts += [(name, "bold $warm underline" if here else "$quiet"), (size, "$warm" if here else "$quiet")]
        return line(parts, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked."""
        event.stop()
        left = event.x - self.styles.padding.left
        for place in self._in_view():
            if 0 <= left < self._width(place):
                self.post_message(self.Clicked(place, self.id or ""))
            left -= self._width(place) + _GAP
