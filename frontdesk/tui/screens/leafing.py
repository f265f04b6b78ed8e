"""Leafing through the book of people: by group, or by any word; a page is read when it is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.message import Message
from textual.widgets import Input

from frontdesk.tui.screens.finding import FindingScreen
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.find_box import FindBox
from frontdesk.tui.widgets.group_line import GroupLine
from frontdesk.tui.widgets.pages import PAGE, Pages
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import ago

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.book import Group
    from frontdesk.records.people import CustomerLine
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

_MOST_FOUND = 100
_COLUMNS = (
    Column("", 1),
    Column("Name", 14, share=4),
    Column("Known by", 10, share=4, since=76),
    Column("Usual", 10, share=3),
    Column("Visits", 6, right=True),
    Column("Last here", 12),
)
_SILENT_COLUMNS = (
    Column("", 1),
    Column("Name", 14, share=2),
    Column("Their rhythm", 20, share=5),
    Column("Usual", 10, share=3, since=100),
    Column("Visits", 6, right=True, since=76),
    Column("Last here", 12, since=76),
)
"""Of those who stay away it says how long, and of what the shop knows them by nothing."""


class PageRead(Message):
    """A page of a group, with the reading it belongs to: a page of an older reading is dropped."""

    def __init__(self, reading: int, page: int, rows: tuple[CustomerLine, ...]) -> None:
        super().__init__()
        self.reading = reading
        self.page = page
        self.rows = rows


class Counted(Message):
    """How many belong to each group."""

    def __init__(self, sizes: dict[Group, int]) -> None:
        super().__init__()
        self.sizes = sizes


class Leafing(FindingScreen):
    """The book of people, as it is leafed through."""

    group_line = getters.query_one(GroupLine)

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._group = 0
        self._sizes: dict[Group, int] = {}
        self._reading = 0
        self.pages: Pages[CustomerLine] = Pages(0, self._ask_for)
        self.marked: dict[int, CustomerLine] = {}

    def above(self) -> Iterator[Widget]:
        """The box and the groups."""
        yield FindBox("/ finds: name, car, kids, last digits…")
        yield GroupLine()

    def lists(self) -> Iterator[Widget]:
        """The people."""
        rows: Rows[CustomerLine] = Rows(_COLUMNS, self._cells, key=_id_of)
        yield rows

    def _cells(self, who: CustomerLine) -> Sequence[Cell]:
        desk = self.app.desk
        last = ago(desk.clock.day_of(who.last_visit), desk.clock.today()) if desk and who.last_visit else "never"
        name: list[Part] = [("▲ ", "bold $alarm")] if who.alerts else []
        name.append((who.name, "bold"))
        if who.goes_by:
            name.append((f" “{who.goes_by}”", ""))
        known = who.evidence or " · ".join((*who.cues, *who.linked))
        mark = "✓" if who.id in self.marked else ""
        usual: Part = (who.usual, "$cool") if who.usual else ("–", "$quiet")
        return [
            [(mark, "bold $warm")],
            name,
            [(known, "$quiet")],
            [usual],
            [(f"{who.visits:,}" if who.visits else "–", "" if who.visits else "$quiet")],
            [(last, "$quiet")],
        ]

    # What is listed.

    @property
    def group(self) -> Group:
        """The group that is listed while nothing is typed."""
        from frontdesk.desk.roster.book import EVERYBODY

        return self._groups[self._group] if self._group < len(self._groups) else EVERYBODY

    async def show_again(self) -> None:
        """Read again what is listed, and count the groups anew."""
        with self.plainly():
            await self._list(stay=True)
            self._in_background(self._count, "counts", exclusive=True)

    async def _list(self, *, stay: bool = False) -> None:
        self._reading += 1
        before, chosen = (self.rows.current, self.rows.chosen) if stay else (None, 0)
        if self.find.words:
            found = await self.at_desk(partial(_found, words=self.find.words))
            self.pages = Pages(0, self._ask_for)
            self.rows.columns = _COLUMNS
            nothing = "Nobody found.\nctrl+n at the counter adds somebody new."
            self.rows.show(found, nothing=nothing, chosen=None if stay else 0)
            self.group_line.show([(f"found for “{self.find.words}”", len(found))], 0)
            return
        page = chosen // PAGE
        group = self.group
        groups, size, rows = await self.at_desk(partial(_opened, group=group, page=page))
        if page * PAGE >= size:
            page, chosen = 0, 0
        # A new name may have moved them: the mark goes along.
        here = (page * PAGE + at for at, row in enumerate(rows) if before is not None and row.id == before.id)
        chosen = next(here, chosen)
        self._groups, self._sizes[group] = groups, size
        self._group = groups.index(group) if group in groups else 0
        self.pages = Pages(size, self._ask_for)
        self.pages.put(page, rows)
        self.rows.columns = _columns(self.group)
        self.rows.show(self.pages, nothing=_nothing(self.group), chosen=chosen)
        self._show_groups()

    def _show_groups(self) -> None:
        self.group_line.show([(group.name, self._sizes.get(group)) for group in self._groups], self._group)

    def _ask_for(self, page: int) -> None:
        self._in_background(partial(self._read, reading=self._reading, group=self.group, page=page), "pages")

    def _in_background(self, read: Callable[[Desk], None], group: str, *, exclusive: bool = False) -> None:
        """Read something in a thread of its own, which answers with one message."""
        if (desk := self.app.desk) is not None:
            self.run_worker(partial(read, desk), group=group, exclusive=exclusive, thread=True)

    def _read(self, desk: Desk, reading: int, group: Group, page: int) -> None:
        with self.plainly():
            self.post_message(PageRead(reading, page, read_page(desk, group, page)))

    def on_page_read(self, message: PageRead) -> None:
        """Fill in a page that was looked at, unless something else is listed by now."""
        message.stop()
        if message.reading == self._reading:
            self.pages.put(message.page, message.rows)
            self.rows.refresh()

    def _count(self, desk: Desk) -> None:
        with self.plainly():
            self.post_message(Counted(_sizes(desk)))

    def on_counted(self, message: Counted) -> None:
        """Show how many there are in each group."""
        message.stop()
        self._sizes = message.sizes
        if not self.find.words and self._groups:
            self._show_groups()

    def action_filter(self, step: int) -> None:
        """List another group."""
        self.call_next(self._go_to, self._group + step)

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click lists a group."""
        message.stop()
        self.call_next(self._go_to, message.place)

    async def _go_to(self, place: int) -> None:
        with self.plainly():
            with self.prevent(Input.Changed):
                self.find.box.value = ""
            self._group = place % max(len(self._groups), 1)
            await self._list()

    async def list_found(self) -> None:
        """List whom the box asks for."""
        await self._list()


def _opened(desk: Desk, group: Group, page: int) -> tuple[tuple[Group, ...], int, tuple[CustomerLine, ...]]:
    from frontdesk.desk.roster import book

    groups = book.groups(desk)
    return groups, book.size(desk, group), read_page(desk, group, page)


def read_page(desk: Desk, group: Group, page: int) -> tuple[CustomerLine, ...]:
    """A page of a group."""
    from frontdesk.desk.roster import book

    return book.page(desk, group, page * PAGE, PAGE)


def _sizes(desk: Desk) -> dict[Group, int]:
    from frontdesk.desk.roster import book

    return {group: book.size(desk, group) for group in book.groups(desk)}


def _found(desk: Desk, words: str) -> tuple[CustomerLine, ...]:
    from frontdesk.desk.lookup import find

    return find(desk, words, limit=_MOST_FOUND).lines


def _columns(group: Group) -> tuple[Column, ...]:
    from frontdesk.desk.roster.book import SILENT

    return _SILENT_COLUMNS if group in SILENT else _COLUMNS


def _nothing(group: Group) -> str:
    from frontdesk.desk.roster.book import EVERYBODY

    if group == EVERYBODY:
        return "Everybody whom the shop knows will stand here.\nctrl+n at the counter adds the first."
    return f"Nobody here yet: {group.means}.\nf shows the next group."


def _id_of(who: CustomerLine) -> int:
    return who.id
