"""Where a PIN is typed: nothing of it is shown, copied or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bursts import SCAN, in_one_burst
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual import events


class PinBox(TextBox):
    """A box of dots; whoever takes what was typed leaves it empty."""

    def __init__(self, hint: str = "PIN", *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(placeholder=hint, id=id, password=True)
        self.struck: list[events.Key] = []
        """The keys of what stands in it, as they came."""
        self._burst = 0

    @property
    def scanned(self) -> bool:
        """Whether a scanner struck all of it: faster than any hand, and as long as a card's code."""
        return self._burst > SCAN and self._burst >= len(self.struck)

    def take(self) -> str:
        """What was typed; the box is empty from now on."""
        typed, self.value = self.value, ""
        self.struck, self._burst = [], 0
        return typed

    def action_copy(self) -> None:
        """A PIN is not copied."""

    def action_cut(self) -> None:
        """A PIN is not copied."""

    async def _on_key(self, event: events.Key) -> None:  # Textual's own hook, because letters are handled in it
        before = self.struck[-1] if self.struck else None
        self._burst = self._burst + 1 if in_one_burst(before, event) else 1
        self.struck.append(event)
        if event.key == "tab" and self.scanned:
            event.stop()
            event.prevent_default()
            await self.action_submit()
            return
        await super()._on_key(event)
