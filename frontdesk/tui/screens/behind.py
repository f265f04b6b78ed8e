"""Behind: the people, visits or feedback that a figure counts; each leads to its customer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters

from frontdesk.tui.bindings.lists import BEHIND, LIST
from frontdesk.tui.screens.behind_rows import Drill, Row, columns, in_full_of, key_of
from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.widgets.detail import Detail
from frontdesk.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.tui.widgets.columns import Cell

_MOST = 1_000


class Behind(ListScreen):
    """A list on top of the screen that opened it; Esc goes back there.

    Args:
        drill: what is listed.
        when: the span it is about.
        named: the screen that opened it.
    """

    BINDINGS = [*BEHIND, *LIST]

    detail = getters.query_one(Detail)

    def __init__(self, drill: Drill, when: str, named: str) -> None:
        self.NAMED = named
        super().__init__()
        self._drill = drill
        self._when = when
        self.set_class(drill.told, "-told")

    def lists(self) -> Iterator[Widget]:
        """The marked one in full where that says more, and all of them."""
        yield Detail()
        rows: Rows[Row] = Rows(columns(self._drill.figure, ()), self._cells, key=key_of)
        yield rows

    def _cells(self, row: Row) -> Sequence[Cell]:
        sign = [("▲ ", "bold $alarm")] if row.alarm else []
        return [
            [*sign, (row.name, "bold" if row.customer_id is not None else "")],
            [(row.seen(masked=self.app.masked), row.style)],
            [(row.figure, "$alarm" if row.alarm else "")],
            [(row.when, "$quiet")],
        ]

    async def show_again(self) -> None:
        """Read again what stands behind the figure."""
        with self.plainly():
            rows = await self.at_desk(partial(_read, drill=self._drill))
            more = f"the first {_MOST:,}" if len(rows) >= _MOST else f"{len(rows):,}"
            self.facts.show([(self._drill.title, "bold")], [(more, "bold $warm")], [(self._when, "$quiet")])
            self.rows.columns = columns(self._drill.figure, rows)
            self.rows.show(rows, nothing=f"{self._drill.nothing}\nEsc goes back.")
            self._show_marked()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Another row is marked: show it in full."""
        message.stop()
        self._show_marked()

    def _show_marked(self) -> None:
        row, desk = self.row, self.app.desk
        shown = in_full_of(row, desk, masked=self.app.masked) if row is not None and desk is not None else None
        self.detail.show(shown)
        self.refresh_bindings()

    @property
    def row(self) -> Row | None:
        """The marked row."""
        current: Row | None = self.rows.current
        return current

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was written can be read in full."""
        if action == "read":
            return self.is_mounted and self.row is not None and self.row.source is not None
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """Show the customer at the counter; what nobody known said is read in full."""
        row = self.row
        if row is None:
            return
        if row.customer_id is not None:
            self.open_at_counter(row.customer_id)
        elif row.source is not None:
            self._read(row)
        else:
            self.say("Nobody's card stands behind this.")

    def action_read(self) -> None:
        """Read all of it."""
        if self.row is not None:
            self._read(self.row)

    def _read(self, row: Row) -> None:
        from frontdesk.tui.screens.dialogs.sheet import Sheet
        from frontdesk.tui.screens.inbox_sheet import lines

        desk = self.app.desk
        if row.source is not None and desk is not None:
            self.app.push_screen(Sheet(self._drill.title, row.name, lines(row.source, desk, masked=self.app.masked)))

    def action_leave(self) -> None:
        """Go back to the figures."""
        self.dismiss(None)


def _read(desk: Desk, drill: Drill) -> tuple[Any, ...]:
    return tuple(drill.read(desk))
