"""A question with two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from frontdesk.tui.bindings.dialogs import CONFIRM
from frontdesk.tui.screens.dialogs.question import Question
from frontdesk.tui.text import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget


class Confirm(Question[bool]):
    """Returns True for yes; Esc is no.

    Args:
        question: what is asked, in a sentence.
        facts: what there is to be known before answering, line by line.
    """

    BINDINGS = CONFIRM

    def __init__(self, question: str, facts: Sequence[str] = ()) -> None:
        super().__init__(question)
        self._facts = facts

    def body(self) -> Iterator[Widget]:
        """The facts."""
        yield Static(Content("\n").join(plainly(fact) for fact in self._facts))

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(False)
