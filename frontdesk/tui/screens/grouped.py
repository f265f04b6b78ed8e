"""What the lists with a line of groups above share: f lists the next group, and the marked row stands in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import getters

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.widgets.detail import Detail
from frontdesk.tui.widgets.group_line import GroupLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.tui.widgets.detail import InFull
    from frontdesk.tui.widgets.rows import Rows


class GroupedScreen(ListScreen):
    """A list of which one group at a time is shown, with the marked row in full beside or above it."""

    group_line = getters.query_one(GroupLine)
    detail = getters.query_one(Detail)
    NAMES: tuple[str, ...] = ()
    """The groups' names, from left to right."""

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self._from_the_top = False

    @property
    def group(self) -> str:
        """The name of the group that is listed."""
        return self.NAMES[self._place]

    def above(self) -> Iterator[Widget]:
        """The groups."""
        yield GroupLine()

    def action_filter(self, step: int) -> None:
        """List another group."""
        self.call_next(self._go_to, self._place + step)

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click lists a group."""
        message.stop()
        self.call_next(self._go_to, message.place)

    async def _go_to(self, place: int) -> None:
        self._place = place % len(self.NAMES)
        self._from_the_top = True
        self.status.done("")
        await self.show_again()

    def list_rows(self, rows: Sequence[Any], *, nothing: str) -> None:
        """List these; the mark stays where it was, and in another group it is on the first."""
        self.rows.show(rows, nothing=nothing, chosen=0 if self._from_the_top else None)
        self._from_the_top = False
        self.show_marked()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Another row is marked: show it in full."""
        message.stop()
        self.show_marked()

    def show_marked(self) -> None:
        """Show the marked row in full."""
        self.detail.show(self.in_full())
        self.refresh_bindings()

    def in_full(self) -> InFull | None:
        """The marked row in full; None when there is none."""
        raise LookupError
