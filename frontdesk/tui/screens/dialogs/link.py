"""Linking a customer to another: who belongs to whom, and how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Static

from frontdesk.records.people import CustomerChanges, LinkKind
from frontdesk.tui.screens.dialogs.picking import Picking
from frontdesk.tui.text import plainly

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.content import Content
    from textual.widget import Widget

    from frontdesk.records.found import CustomerLine
    from frontdesk.records.people import CustomerCard

_KINDS = tuple(LinkKind)
_SAID = {
    "household": "lives with",
    "parent": "is a parent of",
    "child": "is a child of",
    "partner": "is the partner of",
    "brought": "brought along",
}


class LinkDialog(Picking):
    """Tab says how they belong together, the box says to whom."""

    def __init__(self, card: CustomerCard, *, done: Callable[[int, str], Awaitable[None]]) -> None:
        super().__init__("Link", card.customer.name)
        self._customer = card.customer
        self._done = done
        self._kind = 0
        self.without = card.customer.id

    def fields(self) -> Iterator[Widget]:
        """How, then to whom."""
        yield Static(self._kinds(), id="link-kind")
        yield from super().fields()

    def _kinds(self) -> Content:
        kind = _KINDS[self._kind].value
        return plainly(f"… {_SAID.get(kind, kind)} …", "$cool")

    def action_kind(self) -> None:
        """The next way of belonging together."""
        self._kind = (self._kind + 1) % len(_KINDS)
        self.query_one("#link-kind", Static).update(self._kinds())

    async def picked(self, line: CustomerLine) -> None:
        """Link the two."""
        from frontdesk.desk.roster.editing import edit

        changes = CustomerChanges(links=((_KINDS[self._kind].value, line.id),))
        linking = self.at_desk(partial(edit, customer_id=self._customer.id, changes=changes, label="Customers linked"))
        if await self.saved(linking):
            self.dismiss(None)
            await self._done(self._customer.id, f"{self._customer.name} and {line.name} linked")
