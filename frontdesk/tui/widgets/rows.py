"""A list of any length: one row marked, which stays marked while the list is scrolled, read again and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.geometry import Region, Size
from textual.message import Message

from frontdesk.tui.widgets.painted_rows import HEAD, PaintedRows, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from frontdesk.tui.widgets.columns import Cell, Column


class _OfRow(Message):
    def __init__(self, rows: Rows[Any], row: int) -> None:
        super().__init__()
        self.rows = rows
        self.row = row


class Rows(PaintedRows[Row]):
    """Rows below their columns' titles; a hundred thousand open as fast as ten.

    The rows may be any sequence, also one that gives None for a row that is still being read. The keys belong to
    the screen, so that they go on moving the mark while a box above has the focus.

    Args:
        columns: what stands where; a column goes when the list is narrower than it asks for.
        show_row: a row's cells, one to a column.
        key: what tells a row from others, so that the mark stays on it when the list is read again.
    """

    DEFAULT_CSS = """
    Rows { height: 1fr; background: $card-ground; overflow-x: hidden; overflow-y: auto;
           scrollbar-size-vertical: 1; scrollbar-background: $card-ground; scrollbar-background-hover: $card-ground;
           scrollbar-background-active: $card-ground; scrollbar-color: $quiet 40%;
           scrollbar-color-hover: $quiet; scrollbar-color-active: $warm; }
    """

    class Chosen(_OfRow):
        """Another row is marked."""

    class Opened(_OfRow):
        """A row was opened with the mouse."""

    def __init__(
        self,
        columns: Sequence[Column],
        show_row: Callable[[Row], Sequence[Cell]],
        *,
        key: Callable[[Row], object],
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(columns, show_row, id=id)
        self._key = key

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return True

    @property
    def current(self) -> Row | None:
        """The marked row; None when there is none, or when it is still being read."""
        return self._rows[self.chosen] if self.chosen < len(self._rows) else None

    def show(
        self, rows: Sequence[Row | None], *, nothing: str = "", chosen: int | None = None, stay: bool = False
    ) -> None:
        """Show these rows.

        Args:
            rows: what to show, top to bottom.
            nothing: what an empty list says, in lines: what will stand here, and which key makes the first one.
            chosen: the row to mark; else the one that was marked, or the one now in its place.
            stay: the same list, read again: a mark in view stays on its line of the screen, any other where it is.
        """
        before, place, in_view = self.current, self.chosen, self.chosen in self.seen
        self._rows, self._nothing = rows, nothing
        if chosen is None:
            chosen = self._place_of(before)
        self.chosen = max(0, min(chosen, len(rows) - 1))
        self._measure()
        if stay and self.chosen != place:
            self.scroll_to(y=self.scroll_offset.y + self.chosen - place, animate=False, immediate=True)
        if in_view or not stay:
            self._bring_into_view()
        self.redraw()

    def add(self, more: Sequence[Row]) -> None:
        """Show these rows below those there are."""
        self._rows = (*self._rows, *more)
        self._measure()
        self.refresh()

    def _place_of(self, row: Row | None) -> int:
        if row is None or not isinstance(self._rows, (tuple, list)):
            return self.chosen
        key = self._key(row)
        places = (place for place, other in enumerate(self._rows) if other is not None and self._key(other) == key)
        return next(places, self.chosen)

    def choose(self, row: int) -> None:
        """Mark a row, the nearest there is."""
        row = max(0, min(row, len(self._rows) - 1))
        if row != self.chosen:
            before, self.chosen = self.chosen, row
            if not self._bring_into_view():
                self._refresh_row(before)
                self._refresh_row(row)
            self.post_message(self.Chosen(self, row))

    def _refresh_row(self, row: int) -> None:
        self.refresh(Region(0, row - self.scroll_offset.y + HEAD, self.size.width, 1))

    def move(self, step: int) -> None:
        """Mark the row so many rows further."""
        self.choose(self.chosen + step)

    def page(self, step: int) -> None:
        """Mark the row so many pages further."""
        self.choose(self.chosen + step * max(self.size.height - HEAD - 1, 1))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows) + HEAD)

    def _bring_into_view(self) -> bool:
        """Scroll to the marked row; whether that was needed."""
        seen = max(self.size.height - HEAD, 1)
        top = self.scroll_offset.y
        wanted = min(max(top, self.chosen - seen + 1), self.chosen)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True)
        return self.scroll_offset.y != top

    def on_resize(self) -> None:
        """Fit the columns to the new width, and keep the marked row in view."""
        self._measure()
        self._bring_into_view()
        self.redraw()

    def on_focus(self) -> None:
        """Mark the row brightly."""
        self._refresh_row(self.chosen)

    def on_blur(self) -> None:
        """Mark the row dimly if another list has the focus now."""
        self._refresh_row(self.chosen)

    def on_click(self, event: events.Click) -> None:
        """A click marks a row, a second one opens it."""
        place = self.scroll_offset.y + event.y - HEAD
        if event.y < HEAD or place >= len(self._rows):
            return
        event.stop()
        self.choose(place)
        if event.chain > 1:
            self.post_message(self.Opened(self, place))
