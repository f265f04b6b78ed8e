"""What ails the shop's file, in big plain words, with one key for each way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import getters
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from frontdesk.mishaps import caught
from frontdesk.tui.bindings.trouble import TROUBLE
from frontdesk.tui.trouble.mending import Mending
from frontdesk.tui.widgets.top_line import TopLine
from frontdesk.tui.widgets.trouble_lines import TroubleLines

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from frontdesk.errors import FrontdeskError
    from frontdesk.records.trouble import Trouble, Way


_TOLD = ("restore", "put_back", "anew", "rebuild")
"""Ways after which there is something to know."""


class TroubleScreen(ModalScreen["str | None"]):
    """Stands on top of whatever was on the screen, which keeps what was typed."""

    app = getters.app(Mending)
    BINDINGS = TROUBLE
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-airy"), (30, "-tall")]
    CSS = """
    TroubleScreen { background: $card-ground; layout: vertical; }
    TroubleScreen #trouble-ground { height: 1fr; background: $card-ground; padding: 0 2; }
    TroubleScreen.-airy #trouble-ground, TroubleScreen.-tall #trouble-ground { padding: 1 2; }
    """

    lines = getters.query_one(TroubleLines)

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self.trouble = trouble
        self.tells = False
        """Whether there will be something to know before anybody goes on."""
        self._busy = False
        self._done = False

    def compose(self) -> ComposeResult:
        """What is the matter, and the ways on with their keys: a line of keys would say them twice."""
        yield TopLine("trouble")
        with VerticalScroll(id="trouble-ground", can_focus=False):
            yield TroubleLines(self.trouble)

    def show(self, trouble: Trouble, *, told: str = "") -> None:
        """It is this now; `told` is what came of what was tried."""
        self.trouble = trouble
        self.lines.show(trouble, told=told)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the ways that fit have a key; none while one is being gone."""
        if action == "way":
            offered = any(offer.way == parameters[0] for offer in self.trouble.offers)
            return offered and not self._busy and not self._done
        if action == "go_on":
            return self._done
        return super().check_action(action, parameters)

    def action_way(self, way: str) -> None:
        """Go this way."""
        if way == "back":
            self.dismiss(self.trouble.cause)
            return
        self._busy, self.tells = True, way in _TOLD
        self.lines.busy(way)
        self.refresh_bindings()
        # The app's, not this screen's: it goes on when the screen has made room for what was below it.
        self.app.run_worker(self._go(cast("Way", way)), group="mending")

    def action_go_on(self) -> None:
        """Leave for the shop as it is now."""
        self.dismiss(None)

    async def _go(self, way: Way) -> None:
        told = ""

        def refused(error: FrontdeskError) -> None:
            nonlocal told
            told = error.in_full
            self.app.failing = True

        with caught(refused):
            told = await self.app.mend(self.trouble, way)
        self._busy = False
        if not self.app.has(self):
            return
        if self.app.failing:
            self.show(self.trouble, told=told or ("It is still so." if way == "again" else ""))
            return
        self._done = True
        self.lines.done(told)
        self.refresh_bindings()

    def on_trouble_lines_chosen(self, message: TroubleLines.Chosen) -> None:
        """A click on a way goes it."""
        message.stop()
        parameters: tuple[Any, ...] = (message.way,)
        if self.check_action("way", parameters):
            self.action_way(message.way)
