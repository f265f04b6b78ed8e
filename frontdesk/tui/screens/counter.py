"""The counter: find the person, say the sentence, log the usual in two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from frontdesk.tui import bindings
from frontdesk.tui.screens.asking import NOBODY_YET, Asking
from frontdesk.tui.widgets.customer_card import CardView
from frontdesk.tui.widgets.customer_list import CustomerList
from frontdesk.tui.widgets.key_line import KeyLine
from frontdesk.tui.widgets.search_box import SearchBox
from frontdesk.tui.widgets.status_line import StatusLine
from frontdesk.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from frontdesk.records.people import CustomerLine


class Counter(Asking):
    """The home screen."""

    BINDINGS = bindings.COUNTER
    AUTO_FOCUS = "#search-box"

    def compose(self) -> ComposeResult:
        """One box, a list, a card; nothing else."""
        yield TopLine()
        with Container(id="box-ground"):
            yield SearchBox()
        with Container(id="counter-body"):
            yield CustomerList()
            yield CardView()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what will stand in the list."""
        self.people.show((), nothing=NOBODY_YET)

    def pick(self, number: int) -> None:
        """Mark the row of this number, and show its card."""
        if number <= len(self.people.lines):
            self.people.choose(number - 1)
            self._picked = True
            self._preview()

    def action_choose(self, step: int) -> None:
        """Mark the row above or below, and show its card."""
        self.people.choose(self.people.chosen + step)
        self._picked = False
        self._preview()

    def _preview(self) -> None:
        current = self.people.current
        if current is None:
            self.view.show(None)
        elif self.view.card is None or self.view.card.customer.id != current.id:
            self.call_next(self._show_card_of, current.id)

    async def _show_card_of(self, customer_id: int) -> None:
        with self.plainly():
            self.view.show(await self.read_card(customer_id))

    def on_customer_list_picked(self, message: CustomerList.Picked) -> None:
        """A click opens a row as Enter does."""
        message.stop()
        self.people.choose(len(self.people.lines) if message.row is None else message.row)
        self._picked = False
        self.call_next(self.take)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        await self.take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self.take)

    async def take(self) -> None:
        """Open the chosen row; log the usual when a digit picked it; offer to add who is not known."""
        words, pick = self.box.words_and_pick
        with self.plainly():
            if self._answered != words:
                await self.answer_now(words)
                if pick is not None:
                    self.pick(pick)
            current = self.people.current
            if self.people.adding or (current is None and words):
                self.unknown(words)
            elif current is not None:
                await self.open_card(current.id)
                if self._picked:
                    await self.log_usual()

    async def open_card(self, customer_id: int) -> None:
        """Show a card and give it the keys."""
        card = await self.read_card(customer_id)
        self.opened = card.customer.id
        self.view.show(card)
        self.view.after(self.box.last_key)
        self.set_class(True, "-opened")
        self.view.focus()

    def on_card_view_typed(self, message: CardView.Typed) -> None:
        """Leave the card; what was typed upon it begins the next search."""
        message.stop()
        self.back_to_box()
        self.box.insert_text_at_cursor(message.text)

    def back_to_box(self) -> None:
        """Empty the box, close the card, and be ready for the next name."""
        self.opened, self._answered, self._picked = None, None, False
        self.set_class(False, "-opened")
        self.box.focus()
        if self.box.value:
            self.box.value = ""
        else:
            self.ask()

    def action_back(self) -> None:
        """Leave the card, or empty the box."""
        self.status.done("")
        self.back_to_box()

    def on_search_box_rated(self, message: SearchBox.Rated) -> None:
        """+ = - as the first key in an empty box rate the visit just logged."""
        message.stop()
        self.call_next(self.rate, message.happiness)

    # Which customer the acts are about.

    def subject(self) -> CustomerLine | None:
        """The row that F-keys act on while the box has the focus."""
        return self.people.current

    def on_click(self) -> None:
        """A click beside everything gives the focus back to where it belongs."""
        (self.view if self.opened is not None else self.box).focus()
