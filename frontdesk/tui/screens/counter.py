"""The counter: find the person, say the sentence, log the usual in two keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Container

from frontdesk.tui import bindings
from frontdesk.tui.messages import Answered, Expected
from frontdesk.tui.screens.acting import Acting
from frontdesk.tui.widgets.customer_card import CardView
from frontdesk.tui.widgets.customer_list import CustomerList
from frontdesk.tui.widgets.key_line import KeyLine
from frontdesk.tui.widgets.search_box import SearchBox
from frontdesk.tui.widgets.status_line import StatusLine
from frontdesk.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerCard, CustomerLine, Found

_NOBODY_YET = "Whoever usually comes now will stand here.\nType a name, a car, the kids, the last digits of a phone."
_NOBODY_FOUND = "Nobody found. Enter adds them."
_HAPPINESS = {"plus": "+", "equals_sign": "=", "minus": "-"}


class Counter(Acting):
    """The home screen."""

    BINDINGS = bindings.COUNTER
    AUTO_FOCUS = "#search-box"

    box = getters.query_one(SearchBox)
    people = getters.query_one(CustomerList)
    view = getters.query_one(CardView)
    status = getters.query_one(StatusLine)

    def __init__(self) -> None:
        super().__init__()
        self._answered: str | None = None
        self._picked = False

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
        self.people.show((), nothing=_NOBODY_YET)

    async def show_again(self) -> None:
        """Answer the box's question anew, and read the open card again."""
        self._answered = None
        if self.opened is not None:
            await self.open_card(self.opened)
            self._ask_who_is_expected()
        else:
            self._ask()

    # The box asks.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask what now stands in the box, or pick the row that a single digit names."""
        event.stop()
        self.status.done("") if event.value else None
        words, pick = self.box.words_and_pick
        self._picked = False
        if pick is not None and self._answered == words:
            self._pick(pick)
            return
        self._ask()

    def _ask(self) -> None:
        words, _ = self.box.words_and_pick
        if self.app.desk is None:
            return
        if not words:
            self._ask_who_is_expected()
            return
        self.run_worker(partial(self._look_up, self.app.desk, words), group="lookup", exclusive=True, thread=True)

    def _look_up(self, desk: Desk, words: str) -> None:
        found, card = _answer(desk, words)
        self.post_message(Answered(words, found, card))

    def on_answered(self, message: Answered) -> None:
        """Show an answer, unless the box asks something else by now."""
        message.stop()
        words, pick = self.box.words_and_pick
        if self.opened is not None or message.question != words:
            return
        self._show(message.question, message.found, message.card)
        if pick is not None:
            self._pick(pick)

    def _show(self, words: str, found: Found, card: CustomerCard | None) -> None:
        self._answered = words
        title = f"Nobody is called that; for “{found.corrected}”:" if found.corrected else ""
        self.people.show(found.lines, title=title, adding=words, nothing="" if found.lines else _NOBODY_FOUND)
        self.view.show(card)

    def _ask_who_is_expected(self) -> None:
        if self.app.desk is not None:
            self.run_worker(partial(self._expect, self.app.desk), group="lookup", exclusive=True, thread=True)

    def _expect(self, desk: Desk) -> None:
        from frontdesk.desk.rhythm.expected import expected_next
        from frontdesk.desk.today import visits_today

        self.post_message(Expected(*expected_next(desk), visits_today(desk)))

    def on_expected(self, message: Expected) -> None:
        """Fill the empty box's list with who usually comes now."""
        message.stop()
        self.status.today(message.visits_today)
        if self.box.value or self.opened is not None:
            return
        self._answered = ""
        title = self._title_of(message.when) if message.lines else ""
        self.people.show(message.lines, title=title, nothing=_NOBODY_YET)
        self.view.show(None)

    def _title_of(self, when: datetime) -> str:
        clock = self.app.desk.clock if self.app.desk is not None else None
        if clock is None or when <= clock.now():
            return "Usually here about now"
        day = "Next" if clock.day_of(when) == clock.today() else "Tomorrow"
        return f"{day}, usually here about {clock.local(when):%H:%M}"

    # Somebody is chosen.

    def _pick(self, number: int) -> None:
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
                await self._answer_now(words)
                if pick is not None:
                    self._pick(pick)
            current = self.people.current
            if self.people.adding or (current is None and words):
                self.unknown(words)
            elif current is not None:
                await self.open_card(current.id)
                if self._picked:
                    await self.log_usual()

    async def _answer_now(self, words: str) -> None:
        if words:
            found, _ = await self.at_desk(partial(_answer, words=words, with_card=False))
            self._show(words, found, None)

    async def open_card(self, customer_id: int) -> None:
        """Show a card and give it the keys."""
        card = await self.read_card(customer_id)
        self.opened = card.customer.id
        self.view.show(card)
        self.view.after(self.box.last_key)
        self.set_class(True, "-opened")
        self.view.focus()

    def begin_search(self, text: str = "") -> None:
        """Leave the card; what was typed upon it begins the next search."""
        self.back_to_box()
        self.box.insert_text_at_cursor(text)

    def back_to_box(self) -> None:
        """Empty the box, close the card, and be ready for the next name."""
        self.opened, self._answered, self._picked = None, None, False
        self.set_class(False, "-opened")
        self.box.focus()
        if self.box.value:
            self.box.value = ""
        else:
            self._ask()

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

    def focusable(self) -> Iterator[Widget]:
        """What Tab may reach: nothing here, the box and the card hand over to each other."""
        return iter(())


def _answer(desk: Desk, words: str, *, with_card: bool = True) -> tuple[Found, CustomerCard | None]:
    from frontdesk.desk.lookup import find

    found = find(desk, words)
    if not (with_card and found.lines):
        return found, None
    from frontdesk.desk.greeting import card

    return found, card(desk, found.lines[0].id)
