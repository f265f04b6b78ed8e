"""The card: the sentence to say, and below it only the lines that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from frontdesk.tui.bindings.counter import CARD
from frontdesk.tui.bursts import in_one_burst
from frontdesk.tui.desk_app import DeskApp

if TYPE_CHECKING:
    from textual import events

    from frontdesk.records.people import CustomerCard

_ACTS = frozenset("ostgfnmcrdepluh+=-?")
"""Signs and letters that `CARD` acts on; a test says that they agree."""


class CardView(Widget):
    """One customer's card. With the focus on it, letters are acts; any other letter begins the next search."""

    app = getters.app(DeskApp)
    can_focus = True
    BINDINGS = CARD

    class Typed(Message):
        """Something was typed that is no act of the card: the next search begins with it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="customer-card")
        self.card: CustomerCard | None = None
        self._before: events.Key | None = None

    def show(self, card: CustomerCard | None) -> None:
        """Show a card, or none."""
        self.card = card
        self.refresh()

    def render(self) -> Content:
        """As much of the card as fits, what must not be missed above all else."""
        desk = self.app.desk
        if self.card is None or desk is None or not self.size.width:
            return Content("")
        from frontdesk.tui.widgets.card_lines import CardLines  # here, because the first paint shows no card

        return CardLines(self.card, desk, masked=self.app.masked).fitted(*self.size)

    def after(self, key: events.Key | None) -> None:
        """Remember the key that opened the card: what follows it in one burst came from a scanner, not from a hand."""
        self._before = key

    async def _on_key(self, event: events.Key) -> None:
        """Send what is no act of the card to the box, and with it all that a scanner types in one burst."""
        burst, self._before = in_one_burst(self._before, event), event
        if not event.is_printable or event.character is None:
            return
        if event.character in _ACTS and not burst:
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Typed(event.character))
