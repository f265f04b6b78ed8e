"""The keys of the screen that says what ails the shop's file: none that a scanner strikes, or a hand in full flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key

if TYPE_CHECKING:
    from textual.binding import BindingType

TROUBLE: list[BindingType] = [
    key("f2", "way('restore')", "bring back", "Bring the last good backup back", name="trouble.restore", show=True),
    key("f3", "way('look')", "look", "Look without changing anything", name="trouble.look", show=True),
    key("f4", "way('put_back')", "put back", "Write down again what is open here", name="trouble.put_back", show=True),
    key("f6", "way('rebuild')", "make anew", "Make the search index anew", name="trouble.rebuild", show=True),
    key("f5", "way('again')", "try again", "Try again", name="trouble.again", show=True),
    key("f7", "way('anew')", "new shop", "Begin a new, empty shop", name="trouble.anew", show=True),
    key("escape", "way('back')", "back", "Go back to what was typed", name="trouble.back", show=True, cap="Esc"),
    key("enter", "go_on", "go on", "Go on with the shop as it is now", name="trouble.go_on", show=True, cap="⏎"),
    key("ctrl+q", "app.quit", "leave", "Leave Front Desk", name="trouble.leave", show=True, cap="^q"),
]
