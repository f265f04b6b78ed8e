"""What dialogs that return an answer share: a title, what it is about, and their keys."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.widget import Widget

Answer = TypeVar("Answer")

STYLES: list[str | PurePath] = [Path(__file__).with_name(name) for name in ("dialogs.tcss", "questions.tcss")]
"""Whole paths, because a dialog that stands in another folder would look for them there."""


class Question(ModalScreen[Answer], Generic[Answer]):
    """Asks something and returns the answer; it never does the deed."""

    app = getters.app(DeskApp)
    CSS_PATH = STYLES
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self._title = title
        self._about = about

    def compose(self) -> ComposeResult:
        """The title, the body, the keys."""
        with Vertical(id="dialog"):
            yield Static(self._heading(), id="dialog-title")
            with VerticalScroll(id="question-body", can_focus=False):
                yield from self.body()
            yield KeyLine()

    def _heading(self) -> Content:
        return plainly(self._title, "bold").append_text(f"  {plainly(self._about).plain}", "")

    def body(self) -> Iterator[Widget]:
        """What there is to be known before answering."""
        raise LookupError
