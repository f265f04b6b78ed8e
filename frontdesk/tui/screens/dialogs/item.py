"""The form for something the shop sells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from frontdesk.tui.bindings.dialogs import FORM
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from frontdesk.records.orders import Item

FIELDS = (
    ("name", "Name", "as you say it"),
    ("price", "Price", "3.50, or nothing"),
    ("category", "Category", "coffee"),
)


class ItemForm(Dialog):
    """Enter goes to the next field and saves in the last one, F2 saves at once.

    Args:
        item: what is to be changed; None for a new one.
        price: its price as people write it.
        save: takes all three texts, as typed.
    """

    BINDINGS = FORM

    def __init__(
        self, item: Item | None, *, price: str = "", name: str = "", save: Callable[[dict[str, str]], Awaitable[None]]
    ) -> None:
        super().__init__("Change" if item else "New item", item.name if item else "")
        known = (item.name, price, item.category) if item else (name, "", "")
        self._values = dict(zip((field for field, _, _ in FIELDS), known, strict=True))
        self._save_item = save

    def fields(self) -> Iterator[Widget]:
        """Name, price, category."""
        for name, label, hint in FIELDS:
            yield Field(name, label, self._values[name], hint)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and saves at the end."""
        event.stop()
        if event.input.id == f"field-{FIELDS[-1][0]}":
            await self._save()
        else:
            self.focus_next(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        self.trouble("")

    def action_save(self) -> None:
        """Save the form."""
        self.call_next(self._save)

    async def _save(self) -> None:
        values = {name: self.query_one(f"#field-{name}", Input).value.strip() for name, _, _ in FIELDS}
        if await self.saved(self._save_item(values)):
            self.dismiss(None)
