"""What staff know about the customer in front of them: note, change, link, look back."""

from __future__ import annotations

from frontdesk.tui.screens.acting import Acting


class Knowing(Acting, part=True):
    """A screen with a card on it, whose customer becomes better known."""

    def action_note(self) -> None:
        """Write a note, preference, allergy or cue."""
        self.call_next(self._note)

    async def _note(self) -> None:
        from frontdesk.tui.screens.dialogs.note import NoteDialog

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                self.app.push_screen(NoteDialog(card, done=self.written))

    def action_edit(self) -> None:
        """Change what is known about them."""
        self.call_next(self._edit)

    async def _edit(self) -> None:
        from frontdesk.tui.screens.dialogs.customer import CustomerForm

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                self.app.push_screen(CustomerForm(card, done=self.written))

    def action_new_customer(self) -> None:
        """Add a new customer, named as the box says."""
        self.unknown(" ".join(self.box.value.split()), scanned=False)

    def unknown(self, words: str, *, scanned: bool = True) -> None:
        """Offer to add who is not known; a scanned code that belongs to nobody may be given to somebody."""
        from frontdesk.tui.screens.dialogs.customer import CustomerForm
        from frontdesk.tui.screens.dialogs.give_card import GiveCard, looks_scanned

        if scanned and looks_scanned(words):
            self.app.push_screen(GiveCard(words, done=self.written))
        else:
            self.app.push_screen(CustomerForm(None, typed=words, done=self.written))

    def action_link(self) -> None:
        """Link them to somebody."""
        self.call_next(self._link)

    async def _link(self) -> None:
        from frontdesk.tui.screens.dialogs.link import LinkDialog

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                self.app.push_screen(LinkDialog(card, done=self.written))

    def action_history(self) -> None:
        """See their visits and what was changed."""
        self.call_next(self._history)

    async def _history(self) -> None:
        from frontdesk.tui.screens.history import History

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                self.app.push_screen(History(card.customer.id, card.customer.name))

    async def written(self, customer_id: int, what: str, *, then: str = "") -> None:
        """Something was written about a customer: show their card, what is next, and how to take it back."""
        self.status.done(what, then=then)
        with self.plainly():
            await self.open_card(customer_id)
        self.count_owed()
