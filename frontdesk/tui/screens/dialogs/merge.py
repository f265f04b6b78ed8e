"""Two customers side by side, who are to become one: who is kept, and which field's value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Static

from frontdesk.tui.bindings.dialogs import MERGE
from frontdesk.tui.screens.dialogs.question import Question
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.versus import Standing, Versus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from frontdesk.records.found import CustomerLine
    from frontdesk.records.twins import Compared
    from frontdesk.tui.widgets.versus import Side

_MEANING = "✓ stands   + goes into the note   all else is kept of both"


class Joined(NamedTuple):
    """The answer: who is kept, who joins them, and whose value of a field stands; `apart` says that they are two."""

    kept: CustomerLine
    gone: CustomerLine
    keep: dict[str, str]
    apart: bool = False


class Merge(Question["Joined | None"]):
    """Returns who is kept, who joins them and what stands; None when nothing was decided.

    Everything of the one goes to the other; of what there is one only, such as the birthday, the kept one's stands
    and the other's goes into the note, unless somebody chooses.
    """

    BINDINGS = MERGE

    versus = getters.query_one(Versus)

    def __init__(
        self, one: CustomerLine, other: CustomerLine, compared: tuple[Compared, ...] = (), why: str = ""
    ) -> None:
        super().__init__("Are these two one person?", why)
        kept = 0 if one.visits >= other.visits else 1
        self._standing = Standing((one, other), compared, kept, place=0)

    def body(self) -> Iterator[Widget]:
        """The two, side by side, and what the signs mean."""
        yield Versus(self._standing)
        yield Static(plainly(_MEANING, "$quiet"), id="merge-meaning")

    def _show(self) -> None:
        self.versus.show(self._standing)
        top = self.versus.line_of(self._standing.place or 0)
        body = self.query_one("#question-body", VerticalScroll)
        if not body.scroll_y <= top < body.scroll_y + body.size.height - 1:
            body.scroll_to(y=max(top - body.size.height // 2, 0), animate=False, immediate=True)

    def action_choose(self, step: int) -> None:
        """Act on another field."""
        self._standing.move(step)
        self._show()

    def action_side(self, side: Side) -> None:
        """Let the left or the right one's stand."""
        self._standing.choose(side)
        self._show()

    def action_cycle(self) -> None:
        """Let the left one's, the right one's or both stand."""
        self._standing.cycle()
        self._show()

    def action_other(self) -> None:
        """Keep the other one."""
        self._standing.kept = 1 - self._standing.kept
        self._show()

    def action_take(self) -> None:
        """Answer: they are one."""
        self.dismiss(self._answer())

    def action_apart(self) -> None:
        """Answer: they are two, and shall not be proposed again."""
        self.dismiss(self._answer()._replace(apart=True))

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def _answer(self) -> Joined:
        two, kept = self._standing.two, self._standing.kept
        return Joined(two[kept], two[1 - kept], self._standing.keep())
