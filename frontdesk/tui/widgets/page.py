"""A page of labelled parts in one column or two; one line is marked, and a long part opens on demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.visual import Visual

from frontdesk.tui.text import line
from frontdesk.tui.widgets.page_lines import PageLine, laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from frontdesk.tui.widgets.page_lines import Part

_TWO_COLUMNS = 98
"""Cells from which on two columns stand side by side."""
_GAP = 2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A column as it is drawn: its lines, where it begins, and how wide it is."""

    lines: tuple[PageLine, ...]
    left: int
    width: int


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Parts one below the other; from a hundred cells on the second half stands beside the first."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Page { height: 1fr; background: $card-ground; overflow-x: hidden; overflow-y: auto;
           scrollbar-size-vertical: 1; scrollbar-background: $card-ground; scrollbar-background-hover: $card-ground;
           scrollbar-background-active: $card-ground; scrollbar-color: $quiet 40%;
           scrollbar-color-hover: $quiet; scrollbar-color-active: $warm; }
    """

    class Marked(Message):
        """Another line is marked."""

    class Opened(Message):
        """A line was opened with the mouse."""

    def __init__(self) -> None:
        super().__init__(id="page")
        self._columns: tuple[tuple[Part, ...], ...] = ((), ())
        self._nothing = ""
        self._open: set[str] = set()
        self._placed: tuple[_Placed, ...] = ()
        self._chosen = 0

    def show(self, first: Sequence[Part], second: Sequence[Part], *, nothing: str = "") -> None:
        """Show these parts; where there is room for two columns, the second ones stand on the right.

        The mark stays on the line that it was on, or goes to the one now in its place.
        """
        before = self.current
        self._columns, self._nothing = (tuple(first), tuple(second)), nothing
        self._lay_out()
        keys = [each.key for each in self._marks()]
        if before is not None and before.key in keys:
            self._chosen = keys.index(before.key)
        self._chosen = max(0, min(self._chosen, len(keys) - 1))
        self.refresh()

    def _lay_out(self) -> None:
        width, height = self.size.width, self.size.height
        if not width or not height:
            return
        self._placed = self._fitted(width, height)
        longest = max(len(column.lines) for column in self._placed)
        if longest > height:  # the scroll bar takes a cell
            self._placed = self._fitted(width - 1, height)
            longest = max(len(column.lines) for column in self._placed)
        self.virtual_size = Size(width, longest)

    def _fitted(self, width: int, height: int) -> tuple[_Placed, ...]:
        first, second = self._columns
        if width < _TWO_COLUMNS or not first or not second:
            return (_Placed(laid_out((*first, *second), width, height, self._open), 0, width),)
        half, left = (width - _GAP) // 2, (width + _GAP) // 2
        return (
            _Placed(laid_out(first, half, height, self._open), 0, half),
            _Placed(laid_out(second, width - left, height, self._open), left, width - left),
        )

    def _marks(self) -> list[PageLine]:
        """The first line of everything that can be marked, in the order of the keys."""
        first: dict[str, PageLine] = {}
        for column in self._placed:
            for each in column.lines:
                first.setdefault(each.key, each)
        return [each for key, each in first.items() if key]

    @property
    def current(self) -> PageLine | None:
        """The marked line."""
        marks = self._marks()
        return marks[self._chosen] if self._chosen < len(marks) else None

    @property
    def row(self) -> Any:
        """What the marked line stands for; None when there is none."""
        return self.current.row if self.current is not None else None

    def choose(self, place: int) -> None:
        """Mark a line, the nearest there is."""
        self._chosen = max(0, min(place, len(self._marks()) - 1))
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Marked())

    def move(self, step: int) -> None:
        """Mark the line so many further."""
        self.choose(self._chosen + step)

    def page(self, step: int) -> None:
        """Mark the line a page further."""
        self.choose(self._chosen + step * max(self.size.height - 1, 1))

    def first(self) -> None:
        """Mark the first line."""
        self.choose(0)

    def last(self) -> None:
        """Mark the last line."""
        self.choose(len(self._marks()) - 1)

    def part(self, step: int) -> None:
        """Mark the first line of the part so many further; past the end it starts again."""
        marks = self._marks()
        names = list(dict.fromkeys(each.part for each in marks))
        if self.current is not None and names:
            wanted = names[(names.index(self.current.part) + step) % len(names)]
            self.choose(next(place for place, each in enumerate(marks) if each.part == wanted))

    def open_part(self) -> bool:
        """Show the whole of a part whose "and 5 more" is marked; whether it was that."""
        current = self.current
        if current is None or not current.more:
            return False
        self._open.add(current.part)
        self._lay_out()
        self.refresh()
        return True

    def _bring_into_view(self) -> None:
        current = self.current
        for column in self._placed:
            if current in column.lines:
                y, top, height = column.lines.index(current), self.scroll_offset.y, max(self.size.height, 1)
                wanted = min(max(top, y - height + 1), y)
                if wanted != top:
                    self.scroll_to(y=wanted, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self._lay_out()
        self._bring_into_view()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the columns' lines side by side."""
        width = self.scrollable_content_region.width
        return Visual.to_strips(self, self._content(y, width), width, 1, self.visual_style, pad=True)[0]

    def _content(self, y: int, width: int) -> Content:
        if not self._marks():
            words = self._nothing.split("\n")
            place = y - 1
            said = words[place] if 0 <= place < len(words) else ""
            return line([("  ", ""), (said, "$quiet" if place else "")], width)
        pieces: list[Content] = []
        marked = self.current.key if self.current is not None else ""
        for column in self._placed:
            place = self.scroll_offset.y + y
            used = sum(piece.cell_length for piece in pieces)
            pieces.append(Content(" " * (column.left - used)))
            drawn = column.lines[place] if place < len(column.lines) else PageLine()
            pieces.append(drawn.drawn(column.width, marked=bool(drawn.key) and drawn.key == marked))
        whole = Content("").join(pieces)
        return whole if whole.cell_length <= width else whole.truncate(width)

    def on_click(self, event: events.Click) -> None:
        """A click marks a line, a second one opens it."""
        event.stop()
        y = self.scroll_offset.y + event.y
        column = next((each for each in reversed(self._placed) if event.x >= each.left), None)
        if column is None or y >= len(column.lines) or not column.lines[y].key:
            return
        self.choose([each.key for each in self._marks()].index(column.lines[y].key))
        if event.chain > 1:
            self.post_message(self.Opened())
