"""Two tills changed the same: both versions side by side, and which of them stands, field by field or all at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Static

from frontdesk.tui.bindings.dialogs import VERSIONS
from frontdesk.tui.screens.dialogs.question import Question
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.two_versions import Choice, TwoVersions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from frontdesk.records.versions import Side, Version

_MEANING = "✓ stands. Nothing is saved before you choose; undo takes it back."
_CHOOSE = "Choose first: ← theirs, → yours, for every field."
_ONE_ONLY = "Of this only one can stand: ← theirs, → yours."


class Versions(Question[None]):
    """Asks which version stands; `answer` is the choice by field, None when it is left as it is.

    Whoever asks may be the handler of the form below, which waits for the answer: so it comes as a future, not as a
    message that the form could not take.
    """

    BINDINGS = VERSIONS

    told = getters.query_one(TwoVersions)

    def __init__(self, versions: tuple[Version, ...], by: str) -> None:
        super().__init__("Two tills changed this", "nothing is overwritten")
        self.choice = Choice(versions)
        self.answer: asyncio.Future[dict[str, Side] | None] = asyncio.get_running_loop().create_future()
        self._by = by

    def body(self) -> Iterator[Widget]:
        """Both versions, and what the signs mean."""
        yield TwoVersions(self.choice, self._by)
        yield Static(plainly(_MEANING, "$quiet"), id="versions-meaning")

    def _show(self, said: str = "") -> None:
        words = plainly(said, "$alarm") if said else plainly(_MEANING, "$quiet")
        self.query_one("#versions-meaning", Static).update(words)
        self.told.refresh(layout=True)
        top = self.told.line_of(self.choice.place)
        body = self.query_one("#question-body", VerticalScroll)
        if not body.scroll_y <= top < body.scroll_y + body.size.height - 2:
            body.scroll_to(y=max(top - 1, 0), animate=False, immediate=True)

    def action_choose(self, step: int) -> None:
        """Act on another field."""
        self.choice.move(step)
        self._show()

    def action_side(self, side: Side) -> None:
        """Let this version of the field stand."""
        self._show("" if self.choice.choose(side) else _ONE_ONLY)

    def action_all(self, side: Side) -> None:
        """Let one till's version stand everywhere."""
        self.choice.choose_all(side)
        self._show()

    def action_take(self) -> None:
        """Save what was chosen, once all is."""
        missing = self.choice.missing
        if missing is not None:
            self.choice.place = missing
            self._show(_CHOOSE)
            return
        self._answer(self.choice.chosen)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back to what was typed; nothing is saved."""
        self._answer(None)
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Let nobody wait for an answer that does not come."""
        self._answer(None)

    def _answer(self, chosen: dict[str, Side] | None) -> None:
        if not self.answer.done():
            self.answer.set_result(chosen)
