"""Another order: type-ahead over what the shop sells, quantities and modifiers, as fast as it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input, Static

from frontdesk.errors import BadInput
from frontdesk.tui.bindings.dialogs import ORDER
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.folding import folded, plain
from frontdesk.words.orders import read_order

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from textual.widget import Widget

    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import Item

_ROWS = 8


class OrderDialog(Dialog):
    """Types an order such as "2 tea; 1 bagel, warm"; Enter takes the marked item, then logs the order."""

    BINDINGS = ORDER

    box = getters.query_one("#order-box", Input)
    choices = getters.query_one("#order-choices", Choices)

    def __init__(
        self,
        name: str,
        order: str,
        *,
        save: Callable[[str, bool], Awaitable[None]],
        title: str = "What is it for",
        pinnable: bool = True,
        why: str = "",
    ) -> None:
        super().__init__(title, name)
        self._order = order
        self._save = save
        self._pinnable = pinnable
        self._pin = False
        self._told_strange = ""
        self._why = why
        self._items: tuple[Item, ...] = ()
        self._near: list[Item] = []

    def fields(self) -> Iterator[Widget]:
        """One field, and the items that fit what is being typed."""
        if self._why:
            yield Static(plainly(self._why, "$warm"))
        yield TextBox(
            self._order,
            replaced_by_typing=True,
            placeholder="1 flat white; 1 croissant, warm",
            id="order-box",
        )
        yield Choices(id="order-choices")
        yield Static(id="order-pin")

    async def on_mount(self) -> None:
        """Have the list of items at hand."""
        from frontdesk.desk.ordering.items import everything

        with self.plainly():
            self._items = await self.at_desk(everything)
        self._show_near()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pinning is offered where there is somebody to pin it for."""
        del parameters
        return self._pinnable if action == "pin" else True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits the part that is being typed."""
        event.stop()
        self.trouble("")
        self._show_near()

    def _show_near(self) -> None:
        wanted = self._name_typed()
        self._near = fitting(self._items, wanted)[:_ROWS] if wanted or not self.box.value.strip() else []
        known = any(folded(item.name) == folded(wanted) for item in self._items)
        if known or "," in self._part():
            self._near = []
        currency = self.app.desk.shop.currency if self.app.desk else ""
        rows = [(item.name, _price(item, currency)) for item in self._near]
        self.choices.show(
            rows, nothing="Enter takes it so; ; begins another item" if wanted or self.box.value.strip() else ""
        )

    def _part(self) -> str:
        return self.box.value.rsplit(";", 1)[-1]

    def _name_typed(self) -> str:
        words = self._part().split(",", 1)[0].split()
        if words and words[0].rstrip("x×").isdecimal():
            words = words[1:]
        return " ".join(words)

    def action_choose(self, step: int) -> None:
        """Mark another item."""
        self.choices.choose(step)

    def action_complete(self) -> None:
        """Put the marked item into the order, its quantity kept."""
        if not self._near:
            return
        start, mark, part = self.box.value.rpartition(";")
        words = part.split()
        quantity = words[0] if words and words[0].rstrip("x×").isdecimal() else "1"
        name = self._near[self.choices.chosen].name
        self.box.value = f"{start}{mark}{' ' if mark else ''}{quantity} {name}"
        self.box.cursor_position = len(self.box.value)

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes the item."""
        message.stop()
        self.action_complete()
        self.box.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked item as long as one is only begun, and logs the order after that."""
        event.stop()
        if self._near and self._name_typed():
            self.action_complete()
            return
        await self._log()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._log)

    async def _log(self) -> None:
        strange = self._strange()
        if strange and strange != self._told_strange:
            self._told_strange = strange
            self.trouble(f"“{strange}” is not on the list. Enter again keeps it as it is written.")
            return
        if await self.saved(self._save(self.box.value, self._pin)):
            self.dismiss(None)

    def _strange(self) -> str:
        """The first name in the order that nobody sells: often a slip, or the next customer's name."""
        if not self._items:
            return ""
        listed = {folded(item.name) for item in self._items}
        try:
            order = read_order(self.box.value, lambda name: folded(name) in listed)
        except BadInput:
            return ""  # the desk says better what is wrong with it
        names = [word.item for word in order if not {folded(word.item), folded(word.item).removesuffix("s")} & listed]
        return names[0] if names else ""

    def action_pin(self) -> None:
        """Make this order the usual as well, or not."""
        self._pin = not self._pin
        words = "✓ and it becomes the usual" if self._pin else ""
        self.query_one("#order-pin", Static).update(plainly(words, "$cool"))


def typed(lines: Iterable[OrderLine]) -> str:
    """An order as it is typed."""
    from frontdesk.words.orders import OrderWord, write_order

    return write_order(OrderWord(line.quantity, line.name, line.modifiers) for line in lines)


def fitting(items: Iterable[Item], words: str) -> list[Item]:
    """The items in whose name every typed word begins a word; those that begin with what was typed first."""
    wanted = plain(words).split()
    fits = [
        item
        for item in items
        if all(any(part.startswith(word) for part in plain(item.name).split()) for word in wanted)
    ]
    start = plain(words)
    return sorted(fits, key=lambda item: (not plain(item.name).startswith(start), -item.usuals, plain(item.name)))


def _price(item: Item, currency: str) -> str:
    from frontdesk.desk.ordering.items import price_words

    return price_words(item.price, currency)
