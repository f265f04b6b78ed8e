"""Settings: what is true of the shop at every till, and of this till alone; Enter changes the marked one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.tui.bindings.lists import LIST
from frontdesk.tui.bindings.settings import SETTINGS
from frontdesk.tui.screens import setting_lines
from frontdesk.tui.screens.paged import PagedScreen
from frontdesk.tui.screens.setting_lines import Setting
from frontdesk.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.desk.desk import Desk
    from frontdesk.tui.screens.dialogs.choosing import Choice
    from frontdesk.tui.widgets.page import Page

_TOLD = "What is true of the shop holds at every till."
_OF_KEYS = "F1 shows what they do; each can be another one."


class Settings(PagedScreen):
    """The settings in parts; Enter changes the marked one."""

    NAMED = "Settings"
    BINDINGS = [*SETTINGS, *LIST[1:]]

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, Any] = {}

    async def show_again(self) -> None:
        """Read the settings again."""
        with self.plainly():
            self._values = await self.at_desk(_read)
            self.query(TopLine).refresh()
            self.page.show(*setting_lines.parts(self._values, self.app.settings, self.app.settings_file))
            self._explain()

    def on_page_marked(self, message: Page.Marked) -> None:
        """Say what the setting is for that is marked now."""
        message.stop()
        self._explain()

    def _explain(self) -> None:
        what_for = self.setting.what_for if self.setting is not None else _OF_KEYS if self.page.row else _TOLD
        self.facts.show([(what_for or _TOLD, "$quiet")])
        self.refresh_bindings()

    @property
    def setting(self) -> Setting | None:
        """The marked setting; None on a line that only tells."""
        row: Any = self.page.row if self.is_mounted else None
        return row if isinstance(row, Setting) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A line that only tells is not changed."""
        if action == "open" and self.is_mounted:
            return self.setting is not None or (self.page.current is not None and self.page.current.more)
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """Change the marked setting: type it, or choose one of the few that there are."""
        from frontdesk.tui.screens.dialogs.choosing import Choosing
        from frontdesk.tui.screens.dialogs.setting import SettingDialog

        setting = self.setting
        if self.page.open_part() or setting is None:
            return
        if not setting.chosen:
            text = setting_lines.typed(setting, self._known(setting))
            self.app.push_screen(SettingDialog(setting, text, save=partial(self._save, setting)))
            return
        choices = setting_lines.choices(setting, self._known(setting))

        async def take(place: int) -> Sequence[Choice]:
            await self._save(setting, choices[place].value)
            return ()

        rows = [each.choice for each in choices]
        self.app.push_screen(Choosing(setting.whose, setting.label, rows, take=take, hint=setting.what_for))

    def _known(self, setting: Setting) -> dict[str, Any]:
        return {setting.name: getattr(self.app.settings, setting.name)} if setting.of_the_till else self._values

    async def _save(self, setting: Setting, text: str) -> None:
        """Let a setting be what was typed or chosen.

        Raises:
            FrontdeskError: it cannot be that, or whoever is at the till may not change it.
        """
        if setting.of_the_till:
            from frontdesk.tui.screens.till_settings import change_here

            change_here(self.app, setting.name, text)
        else:
            from frontdesk.desk.shop import change

            await self.at_desk(partial(change, name=setting.name, text=text, seen=self._values[setting.name]))
        await self.show_again()
        self.status.done(f"{setting.label}: {setting_lines.said(setting, self._known(setting))}")


def _read(desk: Desk) -> dict[str, Any]:
    from frontdesk.desk.shop import values

    desk.take_settings()
    return values(desk)
