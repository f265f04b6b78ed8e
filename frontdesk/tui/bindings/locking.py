"""The keys of the lock, and of the list from which somebody takes the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.bindings.declared import key
from frontdesk.tui.bindings.dialogs import PICK

if TYPE_CHECKING:
    from textual.binding import BindingType

LOCK: list[BindingType] = [
    key("enter", "take", "unlock", "Unlock the till", name="lock.take", show=True, cap="⏎"),
    key("up", "choose(-1)", "who", "Mark the person above", name="lock.up", show=True, cap="↑↓"),
    key("down", "choose(1)", "down", "Mark the person below", name="lock.down"),
    key("ctrl+q", "app.quit", "quit", "Leave Front Desk", name="lock.quit", show=True, cap="^q"),
]

WHO: list[BindingType] = [
    *PICK,
    key("f9", "lock", "lock", "Lock this till until somebody shows their PIN", name="who.lock", show=True, cap="F9"),
]
