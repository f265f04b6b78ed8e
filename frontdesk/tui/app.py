"""The counter as an app: paints first, opens the desk meanwhile, and lets screens ask it things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import SystemModalScreen

from frontdesk.tui.bindings.counter import EVERYWHERE
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.lock.behind import LOCK
from frontdesk.tui.lock.idling import IdlingApp
from frontdesk.tui.messages import Masked
from frontdesk.tui.screens.base import DeskScreen
from frontdesk.tui.screens.counter import Counter
from frontdesk.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.command import Provider
    from textual.screen import Screen

    from frontdesk.settings import Settings


def run(*, database: Path, settings_file: Path, settings: Settings, by: str | None, create: bool) -> int:
    """Open the counter until somebody leaves it; the exit code.

    Raises:
        FrontdeskError: the shop cannot be opened, or the counter had to stop; the screen is given back by then.
    """
    app = FrontDesk(database=database, settings_file=settings_file, settings=settings, by=by, create=create)
    app.run()
    if app.failure is not None:
        raise app.failure from app.ended_by
    return app.return_code or 0


def _today() -> Screen[Any]:
    from frontdesk.tui.screens.today import Today

    return Today()


def _people() -> Screen[Any]:
    from frontdesk.tui.screens.people import People

    return People()


def _items() -> Screen[Any]:
    from frontdesk.tui.screens.items import Items

    return Items()


def _inbox() -> Screen[Any]:
    from frontdesk.tui.screens.inbox import Inbox

    return Inbox()


def _follow_ups() -> Screen[Any]:
    from frontdesk.tui.screens.followups import FollowUps

    return FollowUps()


def _morning() -> Screen[Any]:
    from frontdesk.tui.screens.morning import Morning

    return Morning()


def _evening() -> Screen[Any]:
    from frontdesk.tui.screens.evening import Evening

    return Evening()


def _team() -> Screen[Any]:
    from frontdesk.tui.screens.team import Team

    return Team()


def _data() -> Screen[Any]:
    from frontdesk.tui.screens.data import Data

    return Data()


def _settings() -> Screen[Any]:
    from frontdesk.tui.screens.settings import Settings

    return Settings()


def _lock() -> Screen[Any]:
    from frontdesk.tui.screens.dialogs.lock import Lock

    return Lock()


def _everything() -> type[Provider]:
    from frontdesk.tui.palette import Everything

    return Everything


class FrontDesk(IdlingApp):
    """Front Desk in a terminal.

    Each class below it adds one thing: `OrderedKeys` that keys act in turn, `Falling` that its end costs no words,
    `News` that other tills are heard of, `DeskApp` the desk, `Mending` the ways out of trouble with the file,
    `BehindLock` what goes on behind the lock, `LockingApp` the lock, `IdlingApp` that it locks by itself.
    """

    TITLE = "Front Desk"
    CSS_PATH = "frontdesk.tcss"
    BINDINGS = EVERYWHERE
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "counter": Counter,
        "today": _today,
        "people": _people,
        "items": _items,
        "inbox": _inbox,
        "followups": _follow_ups,
        "morning": _morning,
        "evening": _evening,
        "team": _team,
        "data": _data,
        "settings": _settings,
        LOCK: _lock,
    }
    DEFAULT_MODE = "counter"
    COMMANDS: ClassVar[set[Any]] = {_everything}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-middle"), (100, "-wide")]

    def __init__(self, *, settings: Settings, **opening: Any) -> None:
        super().__init__(settings=settings, **opening)
        for theme in THEMES:
            self.register_theme(theme)
        self._parsed = False
        self._wear(settings.theme if settings.theme in self.available_themes else THEMES[0].name)
        if settings.keys:
            self.set_keymap(dict(settings.keys))

    def _wear(self, name: str) -> None:
        """Put on the first theme: before any rule is parsed this is all of it; to set it has all parsed again."""
        theme = self.available_themes[name]
        if theme.ansi:  # such a one is painted in another way as well
            self.theme, self._parsed = name, True
            return
        self.set_reactive(DeskApp.theme, name)
        worn = {"-dark-mode": theme.dark, "-light-mode": not theme.dark, f"-theme-{name}": True}
        self.update_classes(worn, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:
        """Parse all rules anew, but not when the first screen asks for it: they are just being parsed."""
        if self._parsed:
            super().refresh_css(animate)
        self._parsed = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a dialog nobody is taken elsewhere by a key that moves the cursor in other fields: the words stay."""
        if action == "go" and self.screen_stack and self.screen.is_modal:
            return isinstance(self.screen, SystemModalScreen)
        return super().check_action(action, parameters)

    def action_go_history(self) -> None:
        """Show what was done in the shop."""
        from frontdesk.tui.screens.history import History

        self.push_screen(History())

    def action_mask(self) -> None:
        """Hide or show phones and notes."""
        self.masked = not self.masked
        for screen in self.all_screens:
            for rows in screen.query("Rows"):
                rows.notify_style_update()  # else they stand there as they were drawn
        self.screen.refresh(recompose=False)
        self.screen.post_message(Masked())

    def action_help(self) -> None:
        """Show what every key does here."""
        from frontdesk.tui.screens.help import Help

        self.push_screen(Help())

    def action_who(self) -> None:
        """Say who is at the till."""
        from frontdesk.tui.screens.dialogs.who import Who

        self.push_screen(Who())

    def action_undo(self) -> None:
        """Take back the last thing done at this till."""
        if isinstance(self.screen, DeskScreen):
            self.screen.call_next(self.screen.undo_last)
