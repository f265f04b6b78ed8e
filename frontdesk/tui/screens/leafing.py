"""Leafing through the book of people: by group, or by any word; rows are read when they are looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.mishaps import caught
from frontdesk.tui.screens.finding import FindingScreen
from frontdesk.tui.screens.people_rows import COLUMNS, cells, columns_of, nothing_in
from frontdesk.tui.screens.turning import MOST_FOUND, Spot, count, found, lines_for, opened, rest_of
from frontdesk.tui.widgets.find_box import FindBox
from frontdesk.tui.widgets.group_line import GroupLine
from frontdesk.tui.widgets.pages import Pages
from frontdesk.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.message import Message
    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.desk.roster.order import Order
    from frontdesk.errors import FrontdeskError
    from frontdesk.records.book import Group
    from frontdesk.records.found import CustomerLine
    from frontdesk.tui.screens.turning import Counted, LinesRead, Opened, OrderRead
    from frontdesk.tui.widgets.columns import Cell


class Leafing(FindingScreen):
    """The book of people, as it is leafed through."""

    group_line = getters.query_one(GroupLine)

    def __init__(self) -> None:
        super().__init__()
        self._group: Group | None = None
        self._sizes: dict[Group, int | None] = {}
        self._order: Order | None = None
        self._reading = 0
        self._turning = 0
        self._refused = False
        self.pages: Pages[CustomerLine] = Pages((), 0, self._turn)
        self.marked: dict[int, CustomerLine] = {}

    def above(self) -> Iterator[Widget]:
        """The box and the groups."""
        yield FindBox("/ finds: name, car, kids, last digits…")
        yield GroupLine()

    def lists(self) -> Iterator[Widget]:
        """The people."""
        rows: Rows[CustomerLine] = Rows(COLUMNS, self._cells, key=_id_of)
        yield rows

    def _cells(self, who: CustomerLine) -> Sequence[Cell]:
        return cells(who, self.app.desk, self.marked)

    def on_mount(self) -> None:
        """Read what lies ahead before it is looked at."""
        self.watch(self.rows, "scroll_y", self._scrolled, init=False)

    # What is listed.

    @property
    def group(self) -> Group:
        """The group that is listed while nothing is typed."""
        from frontdesk.desk.roster.book import EVERYBODY

        return self._group or EVERYBODY

    async def show_again(self) -> None:
        """Read again what is listed, and count the groups anew."""
        with self.plainly():
            await self.list_again()
            self._in_background(count, "counts", exclusive=True)

    async def list_again(self) -> None:
        """Read again what is listed; the mark stays with whom it is on."""
        await self._list(stay=True)

    async def _list(self, *, stay: bool = False) -> None:
        self._reading += 1
        if self.find.words:
            people = await self.at_desk(partial(found, words=self.find.words))
            self._show_found(people, stay=stay)
            return
        group, before = self.group, self._order if stay else None
        spot = Spot(self._on(), self.rows.chosen, self.rows.seen) if before else Spot(None, 0, range(0))
        self._show(await self.at_desk(partial(opened, group=group, before=before, spot=spot)), stay=before is not None)

    def _show_found(self, people: tuple[CustomerLine, ...], *, stay: bool) -> None:
        self._order = None
        self.rows.columns = COLUMNS
        nothing = "Nobody found.\nctrl+n at the counter adds somebody new."
        self.rows.show(people, nothing=nothing, chosen=None if stay else 0)
        said = "found" if len(people) < MOST_FOUND else "first"
        self.group_line.show([(f"{said} for “{self.find.words}”", len(people))], 0)

    def _show(self, opened: Opened, *, stay: bool) -> None:
        before, order = self._order, opened.order
        self._order = order
        self.pages = Pages(order.ids, order.size, self._turn)
        self.pages.put(opened.ids, {who.id: who for who in opened.lines})
        self.rows.columns = columns_of(order.group)
        self.rows.show(self.pages, nothing=nothing_in(order.group), chosen=opened.place, stay=stay)
        self._show_groups()
        if not order.whole and order is not before:
            self._in_background(partial(rest_of, beginning=order), "order", exclusive=True)

    def on_order_read(self, message: OrderRead) -> None:
        """Take the rest of a long order, unless the list was read again by now."""
        message.stop()
        if message.beginning is not self._order:
            return
        order, who, here = message.order, self._on(), self.rows.chosen
        place = None if who is None else order.place_of(who, here)
        self._order = order
        self.pages.goes_on(order.ids)
        self.rows.show(self.pages, nothing=nothing_in(order.group), chosen=here if place is None else place, stay=True)
        self._show_groups()
        self._turn()

    def _on(self) -> int | None:
        who: CustomerLine | None = self.rows.current
        return None if who is None else who.id

    # Lines are read one reading at a time, and each for what is looked at when it begins.

    def _scrolled(self) -> None:
        """What could not be read is asked for again here, not when it is drawn: its own error has all drawn anew."""
        if self._refused:
            self._refused, self._turning = False, 0
        self._turn()

    def _turn(self) -> None:
        if self._order is None or self._turning == self._reading:
            return
        if ids := self.pages.wanted(self.rows.seen):
            self._turning = self._reading
            group = self._order.group
            self._in_background(partial(lines_for, reading=self._reading, group=group, ids=ids), "lines")

    def on_lines_read(self, message: LinesRead) -> None:
        """Fill in what was looked at, unless the list was read again by now."""
        message.stop()
        if message.reading != self._reading:
            return
        self._turning = 0
        missed = self.pages.lacks(self.rows.seen) is not None
        self.pages.put(message.ids, {who.id: who for who in message.lines})
        if missed:
            self.rows.refresh()
        self._turn()

    def _in_background(self, read: Callable[[Desk], Message], group: str, *, exclusive: bool = False) -> None:
        """Read something in a thread of its own, which answers with one message."""
        if (desk := self.app.desk) is not None:
            self.run_worker(partial(self._tell, read, desk), group=group, exclusive=exclusive, thread=True)

    def _tell(self, read: Callable[[Desk], Message], desk: Desk) -> None:
        with caught(self._was_refused):
            self.post_message(read(desk))

    def _was_refused(self, error: FrontdeskError) -> None:
        self._refused = True
        self.say(error.in_full, bad=True)

    # The groups.

    def _show_groups(self) -> None:
        from frontdesk.desk.roster.book import FIXED

        self._sizes = self._sizes or dict.fromkeys(FIXED)
        if self._order is None or self.group not in self._sizes:
            return
        self._sizes[self._order.group] = self._order.size if self._order.whole else None
        names = [(group.name, size) for group, size in self._sizes.items()]
        self.group_line.show(names, list(self._sizes).index(self.group))

    def on_counted(self, message: Counted) -> None:
        """Show how many there are in each group; where nobody bears a tag any more, everybody is listed instead."""
        message.stop()
        self._sizes = message.sizes
        self._show_groups()
        if self.group not in self._sizes:
            self.call_next(self._go_to, 0)

    def action_filter(self, step: int) -> None:
        """List another group."""
        here = list(self._sizes).index(self.group) if self.group in self._sizes else 0
        self.call_next(self._go_to, here + step)

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click lists a group."""
        message.stop()
        self.call_next(self._go_to, message.place)

    async def _go_to(self, place: int) -> None:
        with self.plainly():
            with self.prevent(Input.Changed):
                self.find.box.value = ""
            if groups := list(self._sizes):
                self._group = groups[place % len(groups)]
            await self._list()

    async def list_found(self) -> None:
        """List whom the box asks for."""
        await self._list()


def _id_of(who: CustomerLine) -> int:
    return who.id
