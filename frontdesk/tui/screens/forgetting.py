"""What can be done on a screen for somebody who asks what is held on them, or to be forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.text import plainly

if TYPE_CHECKING:
    from frontdesk.records.found import CustomerLine


_TRACES = "Forgotten; traces may be left until `frontdesk doctor --rebuild` is run with every till closed."


class Forgetting(ListScreen):
    """A list of people."""

    async def ask_to_forget(self, who: CustomerLine) -> None:
        """Show what would go and what would stay, and ask for the word."""
        from frontdesk.desk.roster.forgetting import preview
        from frontdesk.tui.screens.dialogs.forget import Forget, sentences

        ahead = await self.at_desk(partial(preview, customers=[who.id]))
        self.app.push_screen(Forget(sentences(ahead), save=partial(self._forget, who), about=who.name))

    async def _forget(self, who: CustomerLine) -> None:
        from frontdesk.desk.roster.forgetting import forget

        done = await self.at_desk(partial(forget, customers=[who.id]))
        self.status.done("")
        self.say("Forgotten for good." if done.cleared else _TRACES)
        self.gone(who)
        await self.show_again()

    def gone(self, who: CustomerLine) -> None:
        """Somebody is not in the list any more."""

    async def show_held(self, who: CustomerLine) -> None:
        """Show everything that is held on them, unless the queue looks on."""
        from frontdesk.desk.roster.holding import held
        from frontdesk.exchange.held_page import lines
        from frontdesk.tui.screens.dialogs.sheet import Sheet

        if self.app.masked:
            self.say("The screen faces the queue: F12 lets it show what is held on somebody.")
            return
        found = await self.at_desk(partial(held, customer_id=who.id))
        where = f"frontdesk held {who.id} -o FILE writes it for them."
        self.app.push_screen(Sheet("Held on", who.name, [plainly(where, "$quiet"), *map(plainly, lines(found))]))
