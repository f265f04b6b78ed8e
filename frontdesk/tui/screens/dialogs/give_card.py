"""A scanned code that belongs to nobody: give this card to somebody."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.people import CustomerChanges
from frontdesk.tui.bindings.dialogs import GIVE
from frontdesk.tui.screens.dialogs.picking import Picking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from frontdesk.records.found import CustomerLine

_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z-]{6,64}")


def looks_scanned(text: str) -> bool:
    """Whether a text looks like a card's code: one word of letters and digits, six at least, a digit among them.

    A phone number may look so too; the form for a new customer is then one key away.
    """
    return bool(_CODE.fullmatch(text))


class GiveCard(Picking):
    """Find whose card it is; or ctrl+n makes a new customer with it."""

    BINDINGS = GIVE

    def __init__(self, code: str, *, done: Callable[[int, str], Awaitable[None]]) -> None:
        super().__init__("Nobody has this card yet. Give it to…", code)
        self._code = code
        self._done = done

    async def picked(self, line: CustomerLine) -> None:
        """Give the card."""
        from frontdesk.desk.roster.editing import edit

        giving = self.at_desk(
            partial(edit, customer_id=line.id, changes=CustomerChanges(card_code=self._code), label="Card given")
        )
        if await self.saved(giving):
            self.dismiss(None)
            await self._done(line.id, f"Card given to {line.name}")

    def action_new_customer(self) -> None:
        """A new customer has it."""
        from frontdesk.tui.screens.dialogs.customer import CustomerForm
        from frontdesk.words.phones import looks_like_phone

        self.dismiss(None)
        form = CustomerForm(None, card_code=self._code, typed="", done=self._done)
        if looks_like_phone(self._code) and self._code.startswith(("0", "+")):
            form = CustomerForm(None, typed=self._code, done=self._done)
        self.app.push_screen(form)
