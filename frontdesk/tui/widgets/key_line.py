"""The line below everything: the keys that matter here, as many as fit, never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widget import Widget

from frontdesk.tui.screens.base import DeskScreen
from frontdesk.tui.text import cells, line

if TYPE_CHECKING:
    from textual.content import Content
    from textual.screen import Screen

MOST = 6
_ALWAYS = "help"
_EDGE = " "
_GAP = "   "
_EDGE = " "


class KeyLine(Widget):
    """Keys and their words, from what is bound where the focus is; the rest is in the help and the palette."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """As many keys as fit, each whole; the one that shows all the others always."""
        keys = self._keys()
        always = keys[-1:] if keys and keys[-1][1] == _ALWAYS else []
        room = self.size.width - sum(cells(f"{_GAP}{key} {word}") for key, word in always)
        fitting: list[tuple[str, str]] = []
        for key, word in keys[: len(keys) - len(always)]:
            room -= cells(f"{_GAP if fitting else _EDGE}{key} {word}")
            if room < 0:
                break
            fitting.append((key, word))
        parts: list[tuple[str, str]] = []
        for key, word in [*fitting, *always]:
            parts += [(_GAP if parts else _EDGE, ""), (key, "bold $warm"), (f" {word}", "$quiet")]
        return line(parts, self.size.width)

    def _keys(self) -> list[tuple[str, str]]:
        seen = {binding.description: (self._cap(binding), binding.description) for binding in self._dialogs_own()}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and self._offered(binding):
                seen.setdefault(binding.description, (self._cap(binding), binding.description))
        always = seen.pop(_ALWAYS, None)
        return [*seen.values()][: MOST - 1] + ([always] if always else [])

    def _offered(self, binding: Binding) -> bool:
        return not isinstance(self.screen, DeskScreen) or self.screen.offered(binding.id or "")

    def _dialogs_own(self) -> list[Binding]:
        """What a dialog's keys do, though its field binds some of them too and hands them on."""
        own = type(self.screen).BINDINGS if self.screen.is_modal else []
        allowed = self.screen.check_action
        return [each for each in own if isinstance(each, Binding) and each.show and allowed(each.action, ())]

    def _cap(self, binding: Binding) -> str:
        return binding.key_display or self.app.get_key_display(binding)
