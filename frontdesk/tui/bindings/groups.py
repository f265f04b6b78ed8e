"""The keys of all screens in groups, in the order of the help."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding

from frontdesk.tui.bindings.counter import BOX, CARD, COUNTER, EVERYWHERE
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


class Listed(NamedTuple):
    """A key as lists show it: its id in the settings file, the keys, where it holds, and what it does."""

    name: str
    keys: str
    where: str
    what: str


GROUPS = {
    "Everywhere": EVERYWHERE,
    "Counter, in the box": [*BOX, *COUNTER],
    "Counter, on the card": CARD,
    "Order": ORDER,
    "Note": NOTE,
    "Feedback": FEEDBACK,
    "Writing down": WRITING,
    "A day to keep": DATE[len(WRITING) :],
    "Choosing": PICK,
    "Who is at the till": WHO[len(PICK) :],
    "Giving a card": GIVE[len(PICK) :],
    "Forms": FORM,
    "Lists": LIST,
    "Morning": MORNING,
    "Today": TODAY,
    "Inbox": INBOX,
    "Follow-ups": FOLLOWUPS,
    "Items": ITEMS,
    "People": PEOPLE,
    "Possible duplicates": DUPLICATES,
    "Evening": EVENING,
    "Behind a figure": BEHIND,
    "Team": TEAM,
    "History": HISTORY,
    "Settings": SETTINGS,
    "Data": DATA,
    "Looking at a file": PREVIEW,
    "Naming a file": PLACE,
    "Typing a word": WORD,
    "Retiring an item": RETIRE,
    "Merging": MERGE,
    "Two versions": VERSIONS,
    "Locked": LOCK,
    "Questions": CONFIRM,
    "Reading": SHEET,
    "Trouble with the shop's file": TROUBLE,
}


def listing() -> list[Listed]:
    """Every binding, in the order of the help."""
    return [
        Listed(binding.id or "", binding.key, where, binding.tooltip)
        for where, group in GROUPS.items()
        for binding in group
        if isinstance(binding, Binding)
    ]
