"""A board of panels on pages; one line is marked, and the page it stands on is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from frontdesk.tui.text import line
from frontdesk.tui.widgets.board_layout import pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from frontdesk.tui.widgets.board_layout import Page
    from frontdesk.tui.widgets.board_parts import BoardLine, Panel


class Board(Widget, can_focus=True, inherit_bindings=False):
    """Panels as they fit: a page at a time, nothing scrolls."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Board { height: 1fr; background: $card-ground; }"

    class Marked(Message):
        """Another line is marked."""

    class Opened(Message):
        """A line was opened with the mouse."""

    def __init__(self) -> None:
        super().__init__(id="board")
        self._panels: tuple[Panel, ...] = ()
        self._nothing = ""
        self._pages: list[Page] = []
        self._marks: list[tuple[int, BoardLine]] = []
        self._chosen = 0

    def show(self, panels: Sequence[Panel], *, nothing: str = "") -> None:
        """Show these panels, or why there are none; the mark stays where it was."""
        self._panels, self._nothing = tuple(panels), nothing
        self._lay_out()

    def _lay_out(self) -> None:
        before, beside = self.current, self._beside()
        width, height = self.size
        self._pages = pages(self._panels, width, height) if width and height and self._panels else []
        first: dict[str, tuple[int, BoardLine]] = {}
        for place, page in enumerate(self._pages):
            order: dict[str, list[BoardLine]] = {}
            for slot in (slot for row in page for slot in row):
                order.setdefault(slot.line.panel, []).append(slot.line)
            for panel in sorted(order, key=self._place_of):
                for each in order[panel]:
                    if each.key:
                        first.setdefault(each.key, (place, each))
        self._marks = list(first.values())
        if before is not None and before.key in first:
            self._chosen = list(first).index(before.key)
        elif before is not None and (places := self._places(before.panel)):
            self._chosen = places[min(beside, len(places) - 1)]
        self._chosen = max(0, min(self._chosen, len(self._marks) - 1))
        self.refresh()

    def _beside(self) -> int:
        """The place of the mark among its panel's lines: whoever was dealt with leaves it to the next there."""
        return self._places(self.current.panel).index(self._chosen) if self.current is not None else 0

    def _places(self, panel: str) -> list[int]:
        return [at for at, (_, each) in enumerate(self._marks) if each.panel == panel]

    def _place_of(self, title: str) -> int:
        return next(place for place, panel in enumerate(self._panels) if panel.title == title)

    @property
    def current(self) -> BoardLine | None:
        """The marked line."""
        return self._marks[self._chosen][1] if self._chosen < len(self._marks) else None

    @property
    def row(self) -> Any:
        """What the marked line stands for; None when there is none."""
        return self.current.row if self.current is not None else None

    @property
    def page(self) -> tuple[int, int]:
        """The page that is shown, counted from 1, and how many there are."""
        return (self._marks[self._chosen][0] + 1 if self._marks else 1), max(len(self._pages), 1)

    def choose(self, place: int) -> None:
        """Mark a line, the nearest there is."""
        self._chosen = max(0, min(place, len(self._marks) - 1))
        self.refresh()
        self.post_message(self.Marked())

    def move(self, step: int) -> None:
        """Mark the line so many further."""
        self.choose(self._chosen + step)

    def first(self) -> None:
        """Mark the first line."""
        self.choose(0)

    def last(self) -> None:
        """Mark the last line."""
        self.choose(len(self._marks) - 1)

    def turn(self, step: int) -> None:
        """Mark the first line of the page so many further."""
        wanted = max(1, min(self.page[0] + step, self.page[1])) - 1
        self.choose(next((at for at, (place, _) in enumerate(self._marks) if place >= wanted), self._chosen))

    def part(self, step: int) -> None:
        """Mark the first line of the panel so many further; past the end it starts again."""
        names = list(dict.fromkeys(each.panel for _, each in self._marks))
        if self.current is not None:
            wanted = names[(names.index(self.current.panel) + step) % len(names)]
            self.choose(next(at for at, (_, each) in enumerate(self._marks) if each.panel == wanted))

    def on_resize(self) -> None:
        """Lay out anew for the new size."""
        self._lay_out()
        self.post_message(self.Marked())

    def render(self) -> Content:
        """The page on which the marked line stands."""
        width, height = self.size
        if not self._pages:
            words = self._nothing.split("\n")
            rows = [[], *([("  ", ""), (each, "$quiet" if place else "")] for place, each in enumerate(words))]
            return Content("\n").join(line(row, width) for row in rows[:height])
        page = self._pages[self.page[0] - 1]
        return Content("\n").join(self._row(page, y, width) for y in range(min(height, len(page))))

    def _row(self, page: Page, y: int, width: int) -> Content:
        marked = self.current.key if self.current is not None else ""
        pieces: list[Content] = []
        used = 0
        for slot in page[y]:
            pieces.append(Content(" " * (slot.left - used)))
            pieces.append(slot.line.drawn(slot.width, marked=bool(marked) and slot.line.key == marked))
            used = slot.left + slot.width
        return Content("").join([*pieces, Content(" " * (width - used))])

    def on_click(self, event: events.Click) -> None:
        """A click marks a line, a second one opens it."""
        event.stop()
        page = self._pages[self.page[0] - 1] if self._pages else []
        row = page[event.y] if event.y < len(page) else []
        slot = next((each for each in row if each.left <= event.x < each.left + each.width), None)
        if slot is None or not slot.line.key:
            return
        self.choose([each.key for _, each in self._marks].index(slot.line.key))
        if event.chain > 1:
            self.post_message(self.Opened())
