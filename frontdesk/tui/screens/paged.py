"""What the screens that are a page share: keys move from line to line and from part to part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class PagedScreen(ListScreen):
    """A page of labelled parts, one line of which is marked."""

    AUTO_FOCUS = "Page"

    page = getters.query_one(Page)

    def lists(self) -> Iterator[Widget]:
        """The page."""
        yield Page()

    def action_move(self, step: int) -> None:
        """Mark another line."""
        self.page.move(step)

    def action_page(self, step: int) -> None:
        """Mark a line one page further."""
        self.page.page(step)

    def action_first(self) -> None:
        """Mark the first line."""
        self.page.first()

    def action_last(self) -> None:
        """Mark the last line."""
        self.page.last()

    def action_part(self, step: int) -> None:
        """Go to another part."""
        self.page.part(step)

    def on_page_marked(self, message: Page.Marked) -> None:
        """Other keys may fit the line that is marked now."""
        message.stop()
        self.refresh_bindings()

    def on_page_opened(self, message: Page.Opened) -> None:
        """A double click opens a line as Enter does."""
        message.stop()
        self.call_next(self.open_row)
