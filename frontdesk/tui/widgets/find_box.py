"""The box above a list: what is typed in it narrows the list down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Container
from textual.widgets import Input

from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindBox(Container):
    """One line to type in; it has the thick edge while it has the focus."""

    DEFAULT_CSS = """
    FindBox { height: 1; align: left middle; background: $box-ground; border-left: thick $box-ground; }
    FindBox:focus-within { border-left: thick $warm; }
    FindBox Input { background: $box-ground; }
    """

    box = getters.query_one(Input)

    def __init__(self, hint: str) -> None:
        super().__init__(id="find-ground")
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The box."""
        yield TextBox(placeholder=self._hint, id="find-box")

    @property
    def words(self) -> str:
        """What is typed, without spaces around."""
        return " ".join(self.box.value.split())
