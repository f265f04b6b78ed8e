"""Evening: how a day, a week or a month was, who was missed, and whom to thank; every figure opens what it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.bindings.lists import EVENING, LIST
from frontdesk.tui.screens import evening_items, evening_more, evening_parts
from frontdesk.tui.screens.behind_rows import Drill
from frontdesk.tui.screens.evening_acts import EveningActs
from frontdesk.tui.screens.evening_head import head
from frontdesk.tui.screens.evening_lines import Nothing, Seen
from frontdesk.tui.screens.spans import KINDS, Span, span
from frontdesk.tui.widgets.board import Board
from frontdesk.tui.widgets.span_head import SpanHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk


class Evening(EveningActs):
    """The owner's look back; Enter on a figure opens the people or the feedback behind it."""

    AUTO_FOCUS = "Board"
    NAMED = "Evening"
    BINDINGS = [*EVENING, *LIST]

    head = getters.query_one(SpanHead)

    def __init__(self) -> None:
        super().__init__()
        self._span: Span | None = None

    def above(self) -> Iterator[Widget]:
        """The span and its number."""
        yield SpanHead()

    def lists(self) -> Iterator[Widget]:
        """The figures and the people."""
        yield Board()

    async def show_again(self) -> None:
        """Read the span again."""
        await self._look_at(self._span)

    async def _look_at(self, wanted: Span | None) -> None:
        """Look back on a span; on the one there is when that one cannot be."""
        with self.plainly():
            seen = await self.at_desk(partial(_read, wanted=wanted, masked=self.app.masked, mixed=self._mixes))
            self._span = seen.span
            self.head.show(head(seen))
            self.board.show([panel(seen) for panel in _PANELS])
            self._show_page()

    @property
    def _mixes(self) -> bool:
        """Whether colours can be mixed: not those of the terminal itself."""
        return not self.app.current_theme.ansi

    def _show_page(self) -> None:
        self.head.paged(*self.board.page)
        self.refresh_bindings()

    # Which span.

    def action_kind(self, kind: str) -> None:
        """Look back on a day, a week or a month: the one that holds the span's last day that has come."""
        self.call_next(self._look_back, kind)

    def on_span_head_clicked(self, message: SpanHead.Clicked) -> None:
        """A click on a kind of span looks back on it."""
        message.stop()
        self.call_next(self._look_back, KINDS[message.place])

    async def _look_back(self, kind: str) -> None:
        if self._span is not None and self.app.desk is not None:
            await self._go_to(span(kind, min(self._span.end, self.app.desk.clock.today())))

    def action_span(self, step: int) -> None:
        """Go to the span before or after; nothing lies after today's."""
        self.call_next(self._step, step)

    async def _step(self, step: int) -> None:
        if self._span is not None and self.app.desk is not None:
            beside = self._span.before() if step < 0 else self._span.after(self.app.desk.clock.today())
            await self._go_to(beside)

    def action_this_span(self) -> None:
        """Go to the span that holds today."""
        self.call_next(self._this_span)

    async def _this_span(self) -> None:
        if self._span is not None and self.app.desk is not None:
            await self._go_to(span(self._span.kind, self.app.desk.clock.today()))

    async def _go_to(self, wanted: Span) -> None:
        if wanted != self._span:
            self.status.done("")
            await self._look_at(wanted)

    # Keys.

    def action_move(self, step: int) -> None:
        """Mark another line."""
        self.board.move(step)

    def action_page(self, step: int) -> None:
        """Turn the page."""
        self.board.turn(step)

    def action_first(self) -> None:
        """Mark the first line."""
        self.board.first()

    def action_last(self) -> None:
        """Mark the last line."""
        self.board.last()

    def action_part(self, step: int) -> None:
        """Go to another part."""
        self.board.part(step)

    def on_board_marked(self, message: Board.Marked) -> None:
        """Other keys may fit the line that is marked now, and it may stand on another page."""
        message.stop()
        self._show_page()

    def on_board_opened(self, message: Board.Opened) -> None:
        """A double click opens a line as Enter does."""
        message.stop()
        self.call_next(self.open_row)

    async def open_row(self) -> None:
        """Open what the figure counts, or the card of whoever stands there."""
        from frontdesk.tui.screens.behind import Behind

        row = self.board.row
        if isinstance(row, Drill) and self._span is not None and self.app.desk is not None:
            self.app.push_screen(Behind(row, self._span.named(self.app.desk.clock.today()), self.NAMED))
        elif isinstance(row, Nothing):
            self.say(row.words)
        elif self.who is not None:
            self.open_at_counter(self.who[0])
        elif row is not None:
            self.say("Nobody knows who said it.")


_PANELS = (
    evening_parts.who,
    evening_parts.when,
    evening_parts.chairs,
    evening_parts.back,
    evening_more.said,
    evening_more.staff,
    evening_more.thanks,
    evening_items.items,
    evening_items.again,
)
"""In the order of the keys."""


def _read(desk: Desk, wanted: Span | None, *, masked: bool, mixed: bool) -> Seen:
    from frontdesk.desk.behind import hours
    from frontdesk.desk.evening import evening

    today = desk.clock.today()
    looked_at = wanted or span(KINDS[0], today)
    found = evening(desk, looked_at.start, looked_at.end)
    weeks = looked_at.four_weeks()
    week = hours(desk, weeks.start, weeks.end) if looked_at.kind == KINDS[0] else found.hours
    return Seen(found, looked_at, week, today, desk.shop.currency, masked=masked, mixed=mixed)
