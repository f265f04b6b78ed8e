"""One field of a form: its label in a dim column, what is typed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Label

from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Field(Horizontal):
    """A label and an input of the same line."""

    def __init__(self, name: str, label: str, value: str, hint: str, *, hidden: bool = False) -> None:
        super().__init__()
        self._name = name
        self._label = label
        self._value = value
        self._hint = hint
        self._hidden = hidden

    def compose(self) -> ComposeResult:
        """Label, then input."""
        yield Label(self._label, markup=False)
        yield TextBox(self._value, placeholder=self._hint, id=f"field-{self._name}", password=self._hidden)
