"""One line to type in, as every screen and dialog has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widgets import Input

from frontdesk.words.display import shown

if TYPE_CHECKING:
    from textual import events


class TextBox(Input):
    """An input that shows controls as pictures, lest a stored name drive the terminal, and pastes whole texts."""

    def __init__(self, value: str = "", *, replaced_by_typing: bool = False, **options: Any) -> None:
        super().__init__(value, select_on_focus=replaced_by_typing, compact=True, **options)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """What is drawn: as many characters as there are, so that the cursor stands where it does."""
        drawn = super()._value
        return drawn if self.password else Text(shown(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        """A pasted text is one line: its lines are joined, none is lost."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))
