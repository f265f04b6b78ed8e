"""The keys of the Settings screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

SETTINGS: list[BindingType] = [
    key("enter,e", "open", "change", "Change the marked setting", name="settings.change", show=True, cap="⏎"),
    key("tab", "part(1)", "next part", "Go to the next part", name="settings.next", show=True, cap="Tab"),
    key("shift+tab", "part(-1)", "part before", "Go to the part before", name="settings.before"),
]
