"""The box asks, and its answers fill the list and the card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.worker import get_current_worker

from frontdesk.errors import NothingFound
from frontdesk.mishaps import caught
from frontdesk.tui.messages import AllLoaded, Answered, Expected, Failed
from frontdesk.tui.screens.counting import Counting
from frontdesk.tui.screens.found import card_of, first_card, look_up, who_comes
from frontdesk.tui.widgets.customer_card import CardView
from frontdesk.tui.widgets.customer_list import CustomerList
from frontdesk.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widgets import Input

    from frontdesk.desk.desk import Desk
    from frontdesk.errors import FrontdeskError
    from frontdesk.records.found import CustomerLine, Found
    from frontdesk.records.people import CustomerCard

NOBODY_YET = """Whoever usually comes now will stand here.
Type a name, a car, the kids, last digits.
Ctrl+N adds the first person."""
_NOBODY_FOUND = "Nobody found. Enter adds them."


class Asking(Counting, part=True):
    """A screen with a search box, the list of those it finds, and the card of the first.

    Lookups run in threads and send one message back; an answer to what is no longer asked is dropped, so the list
    never jumps under the finger.
    """

    box = getters.query_one(SearchBox)
    people = getters.query_one(CustomerList)
    view = getters.query_one(CardView)

    def __init__(self) -> None:
        super().__init__()
        self.opened: int | None = None
        self._answered: str | None = None
        self._picked = False

    async def show_again(self) -> None:
        """Answer the box's question anew, and read the open card again."""
        self._answered = None
        if self.opened is None:
            self.ask()
            return
        with caught(self._card_is_gone):
            await self.open_card(self.opened)
        self._ask_who_is_expected()

    async def show_news(self) -> None:
        """What another till did: on the card that is open or seen, in the list, and in the figures of the day."""
        if (card := self.view.card) is not None:
            with caught(self._card_is_gone if self.opened is not None else lambda _: self.view.show(None)):
                now = await self.read_card(card.customer.id)
                if self.view.card is card and now != card:
                    self.view.show(now)
        if self.opened is None and self._answered == self.box.words_and_pick[0]:
            self.ask()
        if self.opened is not None or self.box.value:
            self.count_the_day()

    def _card_is_gone(self, error: FrontdeskError) -> None:
        self.back_to_box()  # whoever was added and taken back has no card any more
        if not isinstance(error, NothingFound):
            self.say(error.in_full, bad=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask what now stands in the box, or pick the row that a single digit names."""
        event.stop()
        self.status.done("") if event.value else None
        words, pick = self.box.words_and_pick
        self._picked = False
        if pick is not None and self._answered == words:
            self.pick(pick)
            return
        self.ask()

    def ask(self) -> None:
        """Ask what stands in the box; an empty box asks who is expected."""
        words, _ = self.box.words_and_pick
        if not words:
            self._ask_who_is_expected()
        elif (desk := self.app.desk) is not None:
            self.run_worker(partial(self._look_up, desk, words), group="lookup", exclusive=True, thread=True)

    def _look_up(self, desk: Desk, words: str) -> None:
        with caught(lambda error: self.post_message(Failed(error))):
            found = look_up(desk, words)
            if not self.app.later.loaded:  # the list need not wait for what only the card needs: see on_all_loaded
                self.post_message(Answered(words, found, None))
            elif not get_current_worker().is_cancelled:  # another letter was typed: nobody looks at this card any more
                self.post_message(Answered(words, found, first_card(desk, found)))

    def on_answered(self, message: Answered) -> None:
        """Show an answer, unless the box asks something else by now, or a row of the same answer is marked."""
        message.stop()
        words, pick = self.box.words_and_pick
        if self.opened is not None or message.question != words:
            return
        if self._marked_in(words):
            self.people.show_again(message.found.lines)
            return
        self._show(message.question, message.found, message.card)
        if pick is not None:
            self.pick(pick)
        elif message.card is None and self.app.later.loaded:  # by now: it was not while they were looked up
            self._preview()

    def on_all_loaded(self, message: AllLoaded) -> None:
        """Show the card that the first answers did without."""
        message.stop()
        if self.opened is None and self.box.value and self._answered == self.box.words_and_pick[0]:
            self._preview()

    def _show(self, words: str, found: Found, card: CustomerCard | None) -> None:
        self._answered = words
        self.app.later.answered(self)
        title = f"Nobody is called that; for “{found.corrected}”:" if found.corrected and found.lines else ""
        self.people.show(found.lines, title=title, adding=words, nothing="" if found.lines else _NOBODY_FOUND)
        self.view.show(card)

    def _ask_who_is_expected(self) -> None:
        if self.app.desk is not None:
            self.run_worker(partial(self._expect, self.app.desk), group="lookup", exclusive=True, thread=True)

    def _expect(self, desk: Desk) -> None:
        from frontdesk.desk.today import visits_today

        with caught(lambda error: self.post_message(Failed(error))):
            desk.take_settings()
            self.post_message(Expected(*who_comes(desk), visits_today(desk)))

    async def on_failed(self, message: Failed) -> None:
        """Say why a lookup could not be done; the box stays as it is."""
        message.stop()
        await self.app.met(message.error)
        self.say(f"{message.error.sentence} {message.error.hint}".strip(), bad=True)

    def on_expected(self, message: Expected) -> None:
        """Fill the empty box's list with who usually comes now."""
        message.stop()
        self.status.today(message.visits_today)
        self.count_owed()
        if self.box.value or self.opened is not None:
            return
        if self._marked_in(""):
            self.people.show_again(message.lines)
            return
        self._show_expected(message.when, message.lines)

    def _marked_in(self, words: str) -> bool:
        """Whether somebody chose a row of this question's answer: it must not jump under their finger."""
        return self._answered == words and self.people.chosen > 0

    def _show_expected(self, when: datetime, lines: tuple[CustomerLine, ...]) -> None:
        self._answered = ""
        self.app.later.answered(self)
        self.people.show(lines, title=self._title_of(when) if lines else "", nothing=NOBODY_YET)
        self.view.show(None)

    def _title_of(self, when: datetime) -> str:
        clock = self.app.desk.clock if self.app.desk is not None else None
        if clock is None or when <= clock.now():
            return "Usually here about now"
        day = "Next" if clock.day_of(when) == clock.today() else "Tomorrow"
        return f"{day}, usually here about {clock.local(when):%H:%M}"

    async def catch_up(self) -> None:
        """Answer at once what the box asks: no key may act on the list that was there before."""
        words, pick = self.box.words_and_pick
        if self._answered == words:
            return
        if words:
            self._show(words, await self.at_desk(partial(look_up, words=words)), None)
        else:
            self._show_expected(*await self.at_desk(who_comes))
        if pick is not None:
            self.pick(pick)

    def pick(self, number: int) -> None:
        """Mark the row of this number, and show its card."""
        if number <= len(self.people.lines):
            self.people.choose(number - 1)
            self._picked = True
            self._preview()

    def action_choose(self, step: int) -> None:
        """Mark the row above or below, and show its card."""
        self.call_next(self._choose, step)

    async def _choose(self, step: int) -> None:
        with self.plainly():
            await self.catch_up()
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

    async def subject(self) -> CustomerLine | None:
        """The row that F-keys act on while the box has the focus."""
        await self.catch_up()
        return self.people.current

    async def read_card(self, customer_id: int) -> CustomerCard:
        """A customer's card as it is now."""
        return await self.at_desk(partial(card_of, customer_id=customer_id))

    async def open_card(self, customer_id: int) -> None:
        """Show a card and give it the keys."""
        card = await self.read_card(customer_id)
        self.opened = card.customer.id
        self.view.show(card)
        self.view.after(self.box.last_key)
        self.set_class(True, "-opened")
        self.view.focus()
        self.refresh_bindings()

    def back_to_box(self) -> None:
        """Empty the box, close the card, and be ready for the next name."""
        self.opened, self._answered, self._picked = None, None, False
        self.set_class(False, "-opened")
        self.box.focus()
        if self.box.value:
            self.box.value = ""
        else:
            self.ask()
