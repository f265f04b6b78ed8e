"""One setting: what it is for, and what it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from frontdesk.tui.bindings.dialogs import WRITING
from frontdesk.tui.screens.dialogs.line import LineDialog
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from frontdesk.tui.screens.setting_lines import Setting


class SettingDialog(LineDialog):
    """Enter saves what stands in the box; typing replaces what stood there."""

    BINDINGS = WRITING

    def __init__(self, setting: Setting, text: str, *, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__(setting.whose, setting.label, text=text, save=save)
        self._setting = setting

    def fields(self) -> Iterator[Widget]:
        """What it is for, and the box."""
        yield Static(plainly(self._setting.what_for, "$quiet"), id="setting-what")
        yield TextBox(self._text, replaced_by_typing=True, placeholder=self._setting.hint, id="line-box")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is one box only."""
        del parameters
        return action != "next_field"

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        self.trouble("")
