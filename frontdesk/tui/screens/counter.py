"""The counter: find the person, say the sentence, log the usual in two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from frontdesk.tui.bindings.counter import COUNTER
from frontdesk.tui.screens.asking import NOBODY_YET
from frontdesk.tui.screens.owing import Owing
from frontdesk.tui.widgets.customer_card import CardView
from frontdesk.tui.widgets.customer_list import CustomerList
from frontdesk.tui.widgets.key_line import KeyLine
from frontdesk.tui.widgets.search_box import SearchBox
from frontdesk.tui.widgets.status_line import StatusLine
from frontdesk.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from frontdesk.tui.messages import Arrived


_MINUTE = 60.0


class Counter(Owing):
    """The home screen."""

    BINDINGS = COUNTER
    AUTO_FOCUS = "#search-box"

    def compose(self) -> ComposeResult:
        """One box, a list, a card; nothing else."""
        self.know_the_size()
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
        self.set_interval(_MINUTE, self.look_at_the_clock)

    def look_at_the_clock(self) -> None:
        """Keep an idle counter up to the hour: ask anew who comes now."""
        if self.app.screen is self and self.opened is None and not self.box.value:
            self.ask()

    def on_customer_list_picked(self, message: CustomerList.Picked) -> None:
        """A click opens the row that was seen there, whatever the box asks by now."""
        message.stop()
        self.people.choose(len(self.people.lines) if message.row is None else message.row)
        self._picked = False
        self.call_next(self._take_chosen)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        await self.take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self.take)

    async def take(self) -> None:
        """Open the chosen row; log the usual when a digit picked it; offer to add who is not known."""
        with self.plainly():
            await self.catch_up()
            await self._take_chosen()

    async def _take_chosen(self) -> None:
        words, _ = self.box.words_and_pick
        current = self.people.current
        with self.plainly():
            if self.people.adding or (current is None and words):
                self.unknown(words)
            elif current is not None:
                await self.open_card(current.id)
                if self._picked:
                    await self.log_usual()

    def offered(self, key: str) -> bool:
        """The keys for what is owed stand in the key line while it is."""
        card = self.view.card
        sorry = card is not None and any(not each.said for each in card.recoveries)
        owed = {
            "card.sorry": sorry,
            "card.make_good": sorry,
            "card.told": card is not None and bool(card.tells),
            "card.give": card is not None and bool(card.perks),
        }
        return owed.get(key, True)

    async def show_customer(self, customer_id: int) -> None:
        """Open a card that was chosen on another screen; whoever is gone meanwhile is said to be."""
        with self.plainly():
            await self.open_card(customer_id)

    def on_arrived(self, message: Arrived) -> None:
        """Whoever comes here by the counter's own key begins with the next name."""
        message.stop()
        self.back_to_box()

    def on_card_view_typed(self, message: CardView.Typed) -> None:
        """Leave the card; what was typed upon it begins the next search."""
        message.stop()
        self.back_to_box()
        self.box.insert_text_at_cursor(message.text)

    def action_back(self) -> None:
        """Leave the card, or empty the box."""
        self.status.done("")
        self.back_to_box()

    def on_search_box_rated(self, message: SearchBox.Rated) -> None:
        """+ = - as the first key in an empty box rate the visit just logged."""
        message.stop()
        self.call_next(self.rate, message.happiness)

    def on_click(self) -> None:
        """A click beside everything gives the focus back to where it belongs."""
        (self.view if self.opened is not None else self.box).focus()
