"""Something to read: it scrolls, and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from frontdesk.tui.bindings.dialogs import SHEET
from frontdesk.tui.screens.dialogs.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget


class Sheet(Question[None]):
    """Lines to read; Esc closes it."""

    BINDINGS = SHEET

    def __init__(self, title: str, about: str = "", lines: Sequence[Content] = ()) -> None:
        super().__init__(title, about)
        self._lines = lines

    def body(self) -> Iterator[Widget]:
        """The lines."""
        yield Static(Content("\n").join(self._lines))

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#question-body", VerticalScroll)

    def action_scroll(self, step: int) -> None:
        """Go a line further."""
        self._page.scroll_relative(y=step, animate=False, immediate=True)

    def action_turn(self, step: int) -> None:
        """Go so many pages further."""
        self._page.scroll_relative(y=step * max(self._page.size.height - 1, 1), animate=False, immediate=True)

    async def action_mask(self) -> None:
        """Close it before anything else: what may stand in it the queue shall not read; it can be opened again."""
        self.dismiss(None)
        await self.app.run_action("mask")

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
