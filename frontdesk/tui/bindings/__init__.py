"""Every key of the counter, declared once: footer, help, palette, keymap and `frontdesk keys` all derive from here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from frontdesk.tui.bindings.counter import BOX, CARD, COUNTER, EVERYWHERE

if TYPE_CHECKING:
    from frontdesk.tui.bindings.data import DATA, PLACE, PREVIEW, WORD
    from frontdesk.tui.bindings.dialogs import (
        CONFIRM,
        DATE,
        FEEDBACK,
        FORM,
        GIVE,
        MERGE,
        NOTE,
        ORDER,
        PICK,
        RETIRE,
        SHEET,
        VERSIONS,
        WRITING,
    )
    from frontdesk.tui.bindings.groups import GROUPS, Listed, listing
    from frontdesk.tui.bindings.lists import (
        BEHIND,
        DUPLICATES,
        EVENING,
        FOLLOWUPS,
        HISTORY,
        INBOX,
        ITEMS,
        LIST,
        MORNING,
        PEOPLE,
        TEAM,
        TODAY,
    )
    from frontdesk.tui.bindings.locking import LOCK, WHO
    from frontdesk.tui.bindings.settings import SETTINGS
    from frontdesk.tui.bindings.trouble import TROUBLE
else:

    def __getattr__(name: str) -> object:
        """Declare the others once one is asked for: the first paint needs the counter's alone, and they take 2 ms."""
        return getattr(import_module("frontdesk.tui.bindings.groups"), name)


__all__ = [
    "BEHIND",
    "BOX",
    "CARD",
    "CONFIRM",
    "COUNTER",
    "DATA",
    "DATE",
    "DUPLICATES",
    "EVENING",
    "EVERYWHERE",
    "FEEDBACK",
    "FOLLOWUPS",
    "FORM",
    "GIVE",
    "GROUPS",
    "HISTORY",
    "INBOX",
    "ITEMS",
    "LIST",
    "LOCK",
    "MERGE",
    "MORNING",
    "NOTE",
    "ORDER",
    "PEOPLE",
    "PICK",
    "PLACE",
    "PREVIEW",
    "RETIRE",
    "SETTINGS",
    "SHEET",
    "TEAM",
    "TODAY",
    "TROUBLE",
    "VERSIONS",
    "WHO",
    "WORD",
    "WRITING",
    "Listed",
    "listing",
]
