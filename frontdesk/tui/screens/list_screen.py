"""What the screens that are a list share: keys move the mark, a line above says what is listed, Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import getters
from textual.containers import Vertical

from frontdesk.tui.screens.base import DeskScreen
from frontdesk.tui.widgets.fact_line import FactLine
from frontdesk.tui.widgets.key_line import KeyLine
from frontdesk.tui.widgets.rows import Rows
from frontdesk.tui.widgets.status_line import StatusLine
from frontdesk.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from frontdesk.records.orders import Logged


class ListScreen(DeskScreen):
    """A titled list with a line of facts above it."""

    AUTO_FOCUS = "Rows"
    NAMED = ""
    CSS_PATH = "lists.tcss"

    status = getters.query_one(StatusLine)
    facts = getters.query_one(FactLine)

    def compose(self) -> ComposeResult:
        """Top line, facts, the list, what was done last, the keys."""
        yield TopLine(self.NAMED)
        yield from self.above()
        with Vertical(id="list-body"):
            yield from self.lists()
        yield StatusLine()
        yield KeyLine()

    def above(self) -> Iterator[Widget]:
        """What stands above the list."""
        yield FactLine()

    def lists(self) -> Iterator[Widget]:
        """The list, or lists."""
        raise LookupError

    @property
    def rows(self) -> Rows[Any]:
        """The list that the keys are about: the one with the focus, else the first."""
        return self.focused if isinstance(self.focused, Rows) else self.query(Rows).first()

    # Keys.

    def action_move(self, step: int) -> None:
        """Mark another row."""
        self.rows.move(step)

    def action_page(self, step: int) -> None:
        """Mark a row one page further."""
        self.rows.page(step)

    def action_first(self) -> None:
        """Mark the first row."""
        self.rows.choose(0)

    def action_last(self) -> None:
        """Mark the last row."""
        self.rows.choose(len(self.rows) - 1)

    def action_open(self) -> None:
        """Open the marked row."""
        self.call_next(self.open_row)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A double click opens a row as Enter does."""
        message.stop()
        self.call_next(self.open_row)

    async def open_row(self) -> None:
        """Show what the marked row stands for."""
        raise LookupError

    def action_leave(self) -> None:
        """Go back to the counter."""
        self.app.go("counter")

    # Acts.

    async def undo_last(self) -> None:
        """Take back the last deed; the line that told of it is empty again."""
        self.status.done("")
        await super().undo_last()

    def told(self, logged: Logged) -> None:
        """Say which words of an order nobody sells."""
        for name, nearest in logged.unlisted:
            near = f" Nearest: {', '.join(nearest)}." if nearest else ""
            self.say(f"“{name}” is not on the list; kept as written.{near}")

    def open_at_counter(self, customer_id: int) -> None:
        """Show somebody's card at the counter, ready to be acted upon."""
        from frontdesk.tui.screens.counter import Counter

        self.app.go("counter")
        counter = self.app.screen
        if isinstance(counter, Counter):
            counter.call_next(counter.show_customer, customer_id)
