"""Two customers side by side, who are to become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from frontdesk.tui import bindings
from frontdesk.tui.screens.dialogs.question import Question
from frontdesk.tui.text import line, wrapped
from frontdesk.words.phrases import ago, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine
    from frontdesk.tui.text import Part

_LABEL = 8
_LINES = 3


class Side(Static):
    """One of the two."""


class Merge(Question["tuple[int, int] | None"]):
    """Returns who is kept and who joins them, by id; None when they stay two.

    Everything of the one goes to the other; what both have in one line only, such as the name, is the kept one's.
    """

    BINDINGS = bindings.MERGE

    def __init__(self, one: CustomerLine, other: CustomerLine) -> None:
        super().__init__("Are these two one person?")
        self._two = (one, other)
        self._kept = 0 if one.visits >= other.visits else 1

    def body(self) -> Iterator[Widget]:
        """The two, side by side where there is room."""
        with Horizontal(id="merge-sides"):
            yield Side(id="side-0")
            yield Side(id="side-1")

    def on_mount(self) -> None:
        """Show them once there is a width."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Fit them to the width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        desk = self.app.desk
        for place, who in enumerate(self._two):
            side = self.query_one(f"#side-{place}", Side)
            if desk is not None and side.size.width > _LABEL:
                side.update(_told(who, desk, side.size.width, kept=place == self._kept, masked=self.app.masked))

    def action_other(self) -> None:
        """Keep the other one."""
        self._kept = 1 - self._kept
        self._show()

    def on_click(self, event: events.Click) -> None:
        """A click on one of them keeps that one."""
        for place in (0, 1):
            if self.query_one(f"#side-{place}").region.contains(event.screen_x, event.screen_y):
                self._kept = place
                self._show()

    def action_take(self) -> None:
        """Answer: they are one."""
        self.dismiss((self._two[self._kept].id, self._two[1 - self._kept].id))

    def action_leave(self) -> None:
        """Answer: they are two."""
        self.dismiss(None)


def _told(who: CustomerLine, desk: Desk, width: int, *, kept: bool, masked: bool) -> Content:
    edge: Part = ("▌ " if kept else "  ", "$warm")
    today = desk.clock.today()
    facts = (
        ("goes by", who.goes_by),
        ("known by", " · ".join((*who.cues, *who.linked))),
        ("phones", "•••" if masked and who.phones else ", ".join(who.phones)),
        ("usual", who.usual),
        ("alerts", " · ".join(who.alerts)),
        ("visits", count(who.visits, "visit")),
        ("last", ago(desk.clock.day_of(who.last_visit), today) if who.last_visit else "never been here"),
    )
    ground = "on $warm-ground" if kept else ""
    word: Part = ("✓ is kept", "bold $warm") if kept else ("joins the other", "$quiet")
    rows = [line([edge, word], width, ground), line([edge, (who.name, "bold")], width, ground)]
    for label, text in facts:
        words = wrapped(text, width - _LABEL - 4, _LINES) if text else []
        rows += [
            line([edge, (f"{label if not place else '':<{_LABEL}} ", "$quiet"), (part, "")], width, ground)
            for place, part in enumerate(words)
        ]
    return Content("\n").join(rows)
