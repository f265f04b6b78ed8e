"""What the lists with a find box share: / goes to the box, typing narrows down, Esc empties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.widgets.find_box import FindBox

if TYPE_CHECKING:
    from textual.widgets import Input


class FindingScreen(ListScreen):
    """A list that a box above narrows down."""

    find = getters.query_one(FindBox)

    def action_search(self) -> None:
        """Go to the box."""
        self.find.box.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key that goes to the box is none while one is there."""
        del parameters
        return not (action == "search" and self.find.box.has_focus)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """List what the box asks for."""
        event.stop()
        with self.plainly():
            await self.list_found()

    async def list_found(self) -> None:
        """List what the box asks for."""
        raise LookupError

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes from the box to the list."""
        event.stop()
        self.rows.focus()

    def action_leave(self) -> None:
        """Empty the box; when it is empty, go back."""
        if self.find.box.value:
            self.find.box.value = ""
        elif not self.find.box.has_focus:
            super().action_leave()
        self.rows.focus()
