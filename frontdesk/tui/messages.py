"""What workers send back to the screen that asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.errors import FrontdeskError
    from frontdesk.records.copies import BackupWord
    from frontdesk.records.found import CustomerLine, Found
    from frontdesk.records.orders import Logged
    from frontdesk.records.people import CustomerCard
    from frontdesk.records.promises import Due


class Answered(Message):
    """A lookup's answer, with the question it belongs to: an answer to an older question is dropped."""

    def __init__(self, question: str, found: Found, card: CustomerCard | None) -> None:
        super().__init__()
        self.question = question
        self.found = found
        self.card = card


class Expected(Message):
    """Who is expected now or next, for the empty box, and how many visits today has. `when` is aware."""

    def __init__(self, when: datetime, lines: tuple[CustomerLine, ...], visits_today: int) -> None:
        super().__init__()
        self.when = when
        self.lines = lines
        self.visits_today = visits_today


class Came(Message):
    """How many visits today has."""

    def __init__(self, visits_today: int) -> None:
        super().__init__()
        self.visits_today = visits_today


class Owed(Message):
    """How many promises and recoveries wait."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self.due = due


class BackupSeen(Message):
    """How old the last verified backup is, by its name."""

    def __init__(self, word: BackupWord) -> None:
        super().__init__()
        self.word = word


class PinsGone(Message):
    """When all PINs were taken off, as it is said for a week; empty when they were not."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class DeskOpened(Message):
    """The desk is open: screens may read."""


class AllLoaded(Message, bubble=False):
    """What acts and cards need is loaded: a card that was left out may be shown."""


class Failed(Message):
    """A lookup could not be done."""

    def __init__(self, error: FrontdeskError) -> None:
        super().__init__()
        self.error = error


class Masked(Message):
    """Phones and notes are to be hidden, or shown again."""


class LoggedAtLast(Message, bubble=False):
    """A visit that had to wait is logged, or cannot be."""

    def __init__(self, who: str, came: Logged | FrontdeskError) -> None:
        super().__init__()
        self.who = who
        self.came = came


class Elsewhere(Message, bubble=False):
    """Another till has written."""


class NewDay(Message):
    """The shop's day has become another one while a screen was in front: what was today is yesterday."""


class Arrived(Message):
    """Somebody went to this screen by its key."""
