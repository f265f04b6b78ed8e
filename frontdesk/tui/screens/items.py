"""Items: what the shop sells, and whose usual breaks when something goes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.tui.bindings.lists import ITEMS, LIST
from frontdesk.tui.screens.dialogs.order import fitting
from frontdesk.tui.screens.finding import FindingScreen
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.fact_line import FactLine
from frontdesk.tui.widgets.find_box import FindBox
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.desk.ordering.holders import Coming
    from frontdesk.desk.ordering.items import Holder
    from frontdesk.records.evening import ItemTrend
    from frontdesk.records.orders import Item
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

_COLUMNS = (
    Column("Item", 14, share=4),
    Column("Category", 8, share=3, since=72),
    Column("Price", 7, right=True),
    Column("30 days", 7, right=True),
    Column("before", 7, right=True),
    Column("In usuals", 9, right=True),
    Column("Regulars", 8, right=True, since=96),
)
_LOOKED_BACK = timedelta(days=29)


class Held(Message):
    """How many usuals hold each item and how often each was had, with the reading it belongs to."""

    def __init__(self, reading: int, per_item: dict[int, int], trends: dict[int, ItemTrend]) -> None:
        super().__init__()
        self.reading = reading
        self.per_item = per_item
        self.trends = trends


class Items(FindingScreen):
    """What the shop sells, by category."""

    NAMED = "Items"
    BINDINGS = [*ITEMS, *LIST]

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._held: dict[int, int] | None = None
        self._trends: dict[int, ItemTrend] = {}
        self._retired = False
        self._reading = 0

    def above(self) -> Iterator[Widget]:
        """The box, and how much there is."""
        yield FindBox("/ finds an item")
        yield FactLine()

    def lists(self) -> Iterator[Widget]:
        """The items."""
        rows: Rows[Item] = Rows(_COLUMNS, self._cells, key=_id_of)
        yield rows

    def _cells(self, item: Item) -> Sequence[Cell]:
        name: list[Part] = [(item.name, "bold" if item.active else "$quiet")]
        if not item.active:
            name.append(("  no longer sold", "$quiet"))
            instead = next((other.name for other in self._items if other.id == item.replaced_by), "")
            name.append((f", now {instead}" if instead else "", "$quiet"))
        return [
            name,
            [(item.category, "$quiet")],
            [(self._price(item), "" if item.active else "$quiet")],
            *([part] for part in self._counts(item)),
        ]

    def _counts(self, item: Item) -> list[Part]:
        """How often it was had in the last thirty days and those before, in how many usuals it stands, whose."""
        if self._held is None:
            return [("…", "$quiet")] * 4
        trend = self._trends.get(item.id)
        now, before, regulars = (trend.now, trend.before, trend.regulars) if trend else (0, 0, 0)
        held = self._held.get(item.id, 0)
        grows: Part = (f"{'↑ ' if now > before else ''}{now:,}" if now else "–", "$cool" if now > before else "")
        return [
            grows if now or before else ("–", "$quiet"),
            (f"{before:,}" if before else "–", "$quiet"),
            (f"{held:,}" if held else "–", "$cool" if held else "$quiet"),
            (f"{regulars:,}" if regulars else "–", "$cool" if regulars else "$quiet"),
        ]

    def _price(self, item: Item) -> str:
        from frontdesk.desk.ordering.items import price_words

        desk = self.app.desk
        return price_words(item.price, desk.shop.currency) if desk is not None else ""

    async def show_again(self) -> None:
        """Read the items again, and count in how many usuals each stands."""
        from frontdesk.desk.ordering.items import everything

        with self.plainly():
            self._items = await self.at_desk(partial(everything, retired=True))
            self._reading += 1
            await self.list_found()
            if (desk := self.app.desk) is not None:
                self.run_worker(partial(self._count, desk, self._reading), group="held", exclusive=True, thread=True)

    def _count(self, desk: Desk, reading: int) -> None:
        from frontdesk.desk.ordering.holders import per_item
        from frontdesk.desk.ordering.trends import trends

        today = desk.clock.today()
        with self.plainly():
            self.post_message(Held(reading, per_item(desk), trends(desk, today - _LOOKED_BACK, today)))

    def on_held(self, message: Held) -> None:
        """Show in how many usuals each item stands and how it grows, unless the items were read again since."""
        message.stop()
        if message.reading == self._reading:
            self._held, self._trends = message.per_item, message.trends
            self.rows.redraw()

    async def list_found(self) -> None:
        """List what the box asks for."""
        there = [item for item in self._items if item.active or self._retired]
        words = self.find.words
        found = fitting(there, words) if words else there
        sold = sum(item.active for item in self._items)
        gone = len(self._items) - sold
        facts: list[list[Part]] = [[(count(len(found), "item") + " found" if words else count(sold, "item"), "bold")]]
        if gone:
            facts.append([(f"{gone} no longer sold{'' if self._retired else ', r shows them'}", "$quiet")])
        self.facts.show(*facts)
        self.rows.show(tuple(found), nothing=_NOTHING_FOUND if words else _NOTHING)

    def action_retired(self) -> None:
        """Show or hide what is no longer sold."""
        self._retired = not self._retired
        self.call_next(self.list_found)

    # Acts.

    async def open_row(self) -> None:
        """Change the item."""
        self._edit()

    def action_edit(self) -> None:
        """Change its name, price or category."""
        self._edit()

    def _edit(self) -> None:
        from frontdesk.tui.screens.dialogs.item import ItemForm

        item: Item | None = self.rows.current
        if item is not None:
            self.app.push_screen(ItemForm(item, price=self._price(item), save=partial(self._save, item)))

    def action_add(self) -> None:
        """Add an item, named as the box says."""
        from frontdesk.tui.screens.dialogs.item import ItemForm

        self.app.push_screen(ItemForm(None, name=self.find.words, save=partial(self._save, None)))

    async def _save(self, item: Item | None, values: dict[str, str]) -> None:
        from frontdesk.desk.ordering import items

        if item is None:
            await self.at_desk(lambda desk: items.add(desk, **values))
            self.status.done(f"{values['name']} added")
            return
        was = {"name": item.name, "price": self._price(item), "category": item.category}
        changed = {name: text for name, text in values.items() if text != was[name]}
        if changed:
            await self.at_desk(lambda desk: items.change(desk, item.id, seen=item, **changed))
            self.status.done(f"{values['name']} changed")

    def action_retire(self) -> None:
        """Stop selling it, or sell it again."""
        self.call_next(self._retire)

    async def _retire(self) -> None:
        from frontdesk.tui.screens.dialogs.retire import SHOWN, Retire

        item: Item | None = self.rows.current
        if item is None:
            return
        with self.plainly():
            if not item.active:
                await self._sell_again(item)
                return
            holders, comings = await self.at_desk(partial(_whose, item_id=item.id, most=SHOWN))
            others = [other for other in self._items if other.active and other.id != item.id]
            self.app.push_screen(Retire(item, holders, comings, others, save=partial(self._save_retired, item)))

    async def _save_retired(self, item: Item, replacement: int | None) -> None:
        from frontdesk.desk.ordering import items

        await self.at_desk(partial(items.retire, item_id=item.id, replaced_by=replacement))
        self.status.done(f"{item.name} is no longer sold")

    async def _sell_again(self, item: Item) -> None:
        from frontdesk.desk.ordering import items

        await self.at_desk(partial(items.change, item_id=item.id, active=True, replaced_by=None))
        self.status.done(f"{item.name} is sold again")
        await self.show_again()


_NOTHING = "What the shop sells will stand here.\na adds the first item."
_NOTHING_FOUND = "Nothing of that name is sold here.\nEsc empties the box, then a adds it."


def _whose(desk: Desk, item_id: int, most: int) -> tuple[tuple[Holder, ...], dict[int, Coming]]:
    from frontdesk.desk.ordering.holders import comings
    from frontdesk.desk.ordering.items import holders

    found = holders(desk, item_id)
    return found, comings(desk, [holder.customer for holder in found[:most]])


def _id_of(item: Item) -> int:
    return item.id
