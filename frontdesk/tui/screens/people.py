"""People: the whole book; opened, edited, linked and merged from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.bindings.lists import LIST, PEOPLE
from frontdesk.tui.screens.forgetting import Forgetting
from frontdesk.tui.screens.joining import Joining
from frontdesk.tui.screens.leafing import Leafing

if TYPE_CHECKING:
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.people import CustomerCard


class People(Leafing, Joining, Forgetting):
    """The book of people, and what can be done with one or two of them."""

    NAMED = "People"
    BINDINGS = [*PEOPLE, *LIST]

    async def _current(self) -> CustomerLine | None:
        """The row that the keys act on; one that is still being read is waited for."""
        if self.rows.current is None and self.rows.chosen < len(self.rows):
            await self.list_again()
        current: CustomerLine | None = self.rows.current
        return current

    async def open_row(self) -> None:
        """Show the card at the counter."""
        with self.plainly():
            if (who := await self._current()) is not None:
                self.open_at_counter(who.id)

    def action_edit(self) -> None:
        """Change what is known about them."""
        self.call_next(self._edit)

    async def _edit(self) -> None:
        from frontdesk.tui.screens.dialogs.customer import CustomerForm

        with self.plainly():
            if (card := await self._card()) is not None:
                self.app.push_screen(CustomerForm(card, done=self._written))

    def action_link(self) -> None:
        """Link them to somebody."""
        self.call_next(self._link)

    async def _link(self) -> None:
        from frontdesk.tui.screens.dialogs.link import LinkDialog

        with self.plainly():
            if (card := await self._card()) is not None:
                self.app.push_screen(LinkDialog(card, done=self._written))

    def action_history(self) -> None:
        """See their visits and what was changed."""
        self.call_next(self._history)

    async def _history(self) -> None:
        from frontdesk.tui.screens.history import History

        with self.plainly():
            if (who := await self._current()) is not None:
                self.app.push_screen(History(who.id, who.name))

    def action_held(self) -> None:
        """See everything that is held on them."""
        self.call_next(self._held)

    async def _held(self) -> None:
        with self.plainly():
            if (who := await self._current()) is not None:
                await self.show_held(who)

    def action_forget(self) -> None:
        """Ask whether they are to be forgotten."""
        self.call_next(self._forget_row)

    async def _forget_row(self) -> None:
        with self.plainly():
            if (who := await self._current()) is not None:
                await self.ask_to_forget(who)

    def gone(self, who: CustomerLine) -> None:
        """Nobody merges with them any more."""
        if self.marked.pop(who.id, None) is not None:
            self._show_marked()

    async def _card(self) -> CustomerCard | None:
        from frontdesk.desk.greeting import card

        who = await self._current()
        return None if who is None else await self.at_desk(partial(card, customer_id=who.id))

    async def _written(self, _customer_id: int, what: str) -> None:
        self.status.done(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Merging takes two."""
        if action == "merge":
            return len(self.marked) > 1
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark the row for merging, or take the mark away; a third mark takes the place of the older one."""
        self.call_next(self._mark)

    async def _mark(self) -> None:
        with self.plainly():
            who = await self._current()
            if who is None:
                return
            if self.marked.pop(who.id, None) is None:
                self.marked[who.id] = who
            while len(self.marked) > 2:  # noqa: PLR2004
                self.marked.pop(next(iter(self.marked)))
            self._show_marked()
            self.rows.move(1)

    def _show_marked(self) -> None:
        self.rows.redraw()
        self.refresh_bindings()

    def action_merge(self) -> None:
        """Ask whether the marked two are one."""
        if len(self.marked) > 1:
            self.call_next(self.ask_to_join, *self.marked.values())

    def settled(self, one: CustomerLine, other: CustomerLine) -> None:
        """Take their marks away."""
        del one, other
        self.marked.clear()
        self._show_marked()

    def action_duplicates(self) -> None:
        """See who may stand in the book twice."""
        from frontdesk.tui.screens.duplicates import Duplicates

        self.app.push_screen(Duplicates())
