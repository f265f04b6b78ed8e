"""Two customers side by side, who are to become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from frontdesk.tui import bindings
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.screens.dialogs.question import Question
from frontdesk.tui.text import HIDDEN, line, wrapped
from frontdesk.words.phrases import ago, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.geometry import Size

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine
    from frontdesk.tui.text import Part

_LABEL = 8
_LINES = 3
_EDGES = 4


class Side(Widget):
    """One of the two, as wide as there is room and as high as what is known takes."""

    app = getters.app(DeskApp)
    kept = reactive(False, layout=True)

    def __init__(self, who: CustomerLine, *, kept: bool, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._who = who
        self.set_reactive(Side.kept, kept)

    def _lines(self, width: int) -> list[Content]:
        desk = self.app.desk
        if desk is None or width <= _LABEL + _EDGES:
            return []
        return _told(self._who, desk, width, kept=self.kept, masked=self.app.masked)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's
        """As many lines as there are."""
        return len(self._lines(width))

    def render(self) -> Content:
        """What is known about them."""
        return Content("\n").join(self._lines(self.size.width))


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
            for place, who in enumerate(self._two):
                yield Side(who, kept=place == self._kept, id=f"side-{place}")

    def _keep(self, place: int) -> None:
        self._kept = place
        for other in (0, 1):
            self.query_one(f"#side-{other}", Side).kept = other == place

    def action_other(self) -> None:
        """Keep the other one."""
        self._keep(1 - self._kept)

    def on_click(self, event: events.Click) -> None:
        """A click on one of them keeps that one."""
        for place in (0, 1):
            if self.query_one(f"#side-{place}").region.contains(event.screen_x, event.screen_y):
                self._keep(place)
                return

    def action_take(self) -> None:
        """Answer: they are one."""
        self.dismiss((self._two[self._kept].id, self._two[1 - self._kept].id))

    def action_leave(self) -> None:
        """Answer: they are two."""
        self.dismiss(None)


def _told(who: CustomerLine, desk: Desk, width: int, *, kept: bool, masked: bool) -> list[Content]:
    edge: Part = ("▌ " if kept else "  ", "$warm")
    today = desk.clock.today()
    facts = (
        ("goes by", who.goes_by),
        ("known by", " · ".join((*who.cues, *who.linked))),
        ("phones", HIDDEN if masked and who.phones else ", ".join(who.phones)),
        ("usual", who.usual),
        ("alerts", " · ".join(who.alerts)),
        ("visits", count(who.visits, "visit")),
        ("last", ago(desk.clock.day_of(who.last_visit), today) if who.last_visit else "never been here"),
    )
    ground = "on $warm-ground" if kept else ""
    word: Part = ("✓ is kept", "bold $warm") if kept else ("joins the other", "$quiet")
    rows = [line([edge, word], width, ground), line([edge, (who.name, "bold")], width, ground)]
    for label, text in facts:
        words = wrapped(text, width - _LABEL - _EDGES, _LINES) if text else []
        rows += [
            line([edge, (f"{label if not place else '':<{_LABEL}} ", "$quiet"), (part, "")], width, ground)
            for place, part in enumerate(words)
        ]
    return rows
