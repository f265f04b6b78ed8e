"""How a list of any length is painted: only lines on the screen, each laid out once, the next page ahead of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.scroll_view import ScrollView

from frontdesk.tui.text import fitted
from frontdesk.tui.widgets.columns import header, laid_out
from frontdesk.tui.widgets.inks import Inks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.geometry import Region
    from textual.strip import Strip
    from textual.timer import Timer

    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell, Column

Row = TypeVar("Row")

HEAD = 1
"""Lines of the titles, above the rows."""
_MARGIN = 2
"""Lines above an empty list's words."""
_DRAWN = 500
"""So many lines are kept as they were drawn."""
_IDLE = 0.02
"""Seconds after scrolling until the next page is drawn: drawn when it was asked for, it came a quarter later."""


class PaintedRows(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows below their columns' titles, one of them marked.

    Args:
        columns: what stands where; a column goes when the list is narrower than it asks for.
        show_row: a row's cells, one to a column.
    """

    ALLOW_SELECT = False

    def __init__(
        self,
        columns: Sequence[Column],
        show_row: Callable[[Row], Sequence[Cell]],
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.chosen = 0
        self._show_row = show_row
        self._rows: Sequence[Row | None] = ()
        self._nothing = ""
        self._drawn: dict[tuple[int, bool, bool], tuple[Row | None, Strip]] = {}
        self._inks = Inks(self)
        self._upwards = False
        self._idle: Timer | None = None

    @property
    def seen(self) -> range:
        """The places that are in view."""
        top = self.scroll_offset.y
        return range(top, max(min(top + self.size.height - HEAD, len(self._rows)), top))

    def redraw(self) -> None:
        """Draw every row anew: what rows look like has changed, not only which of them is marked."""
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw every row anew: its colours may be others."""
        self._drawn.clear()
        self._inks.forget()
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Once the hand rests, draw what comes next in the same direction."""
        super().watch_scroll_y(old_value, new_value)
        self._upwards = new_value < old_value
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE, self._draw_ahead)

    def _draw_ahead(self) -> None:
        seen, width = self.seen, self.scrollable_content_region.width
        first = seen.start - len(seen) if self._upwards else seen.stop
        for place in range(max(first, 0), min(first + len(seen), len(self._rows))):
            if self._rows[place] is not None:
                self._row(place, width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they were drawn, bytes and all; styled anew for each frame, as Textual does, they take half of it.

        Nothing is lost by that: the list has neither border nor padding of its own.
        """
        ground = self.visual_style.rich_style  # a scrollbar that has just gone leaves its cell to the list
        strips = [self.render_line(y).crop_extend(crop.x, crop.right, ground) for y in crop.line_range]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, self.background_colors[1]) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the titles, or the row that is scrolled to there."""
        width = self.scrollable_content_region.width
        if not self._rows:
            return self._inks.strip(self._empty(y, width))
        place = self.scroll_offset.y + y - HEAD
        if place >= len(self._rows):
            return self._inks.strip(fitted([], width))
        return self._inks.strip(header(self.columns, width)) if y < HEAD else self._row(place, width)

    def _row(self, place: int, width: int) -> Strip:
        """A row as it was drawn last, as long as it is the same row: laying it out costs ten times as much."""
        row, marked = self._rows[place], place == self.chosen
        lit = marked and self._lit
        drawn = self._drawn.get((place, marked, lit))
        if drawn and drawn[0] is row and drawn[1].cell_length == width:
            return drawn[1]
        cells = [[("…", "$quiet")]] if row is None else self._show_row(row)
        parts = laid_out(self.columns, cells, width, marked=marked, lit=lit)
        strip = self._inks.strip(parts, "on $warm-ground" if lit else "")
        if len(self._drawn) >= _DRAWN:
            self._drawn.clear()
        self._drawn[place, marked, lit] = (row, strip)
        return strip

    def _empty(self, y: int, width: int) -> list[Part]:
        words, place = self._nothing.split("\n"), y - _MARGIN
        if 0 <= place < len(words):
            return fitted([("  ", ""), (words[place], "" if place == 0 else "$quiet")], width)
        return fitted([], width)

    @property
    def _lit(self) -> bool:
        """Whether the marked row is marked brightly: dimly if another list has the focus now."""
        return self.has_focus or not isinstance(self.screen.focused, PaintedRows)
