"""Choosing whom something is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.dialogs.picking import Picking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from frontdesk.records.found import CustomerLine


class Whom(Picking):
    """Find them as at the counter; Enter takes the marked one, and `go_on` is told who."""

    def __init__(self, title: str, *, go_on: Callable[[CustomerLine], Awaitable[None]]) -> None:
        super().__init__(title)
        self._go_on = go_on

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no kinds here."""
        del parameters
        return action != "kind"

    async def picked(self, line: CustomerLine) -> None:
        """Go on with whoever was taken."""
        self.dismiss(None)
        await self._go_on(line)
