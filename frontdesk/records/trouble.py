"""What is the matter with the shop's file, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.errors import FrontdeskError
    from frontdesk.records.copies import BackupAge

Cause = Literal[
    "damaged", "index", "foreign", "strange", "empty", "newer", "missing", "replaced",
    "read-only", "unreadable", "folder", "locked", "full", "other",
]  # fmt: skip
"""Why a shop cannot be used. `strange` is a file that no program takes for its own, `index` a search that is damaged
while the records are whole, `missing` and `replaced` a file that is not, or no longer, where it was."""

Way = Literal["restore", "look", "put_back", "rebuild", "again", "anew", "back"]
"""A way on: bring a backup back, look without writing, write down again what is still open, make the search anew,
try again, begin a new shop, go back to what was on the screen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A way on, in a few words, and what it would do."""

    way: Way
    what: str
    then: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the shop's file cannot be used, in plain words, with the ways on that fit.

    Attributes:
        cause: what is the matter.
        shop: where the file is, or should be.
        headline: it, in one short sentence.
        known: what else is known, a sentence each.
        offers: the ways on, the likeliest first.
        last: the newest backup that is whole, if there is one.
        error: what was raised.
    """

    cause: Cause
    shop: Path
    headline: str
    known: tuple[str, ...]
    offers: tuple[Offer, ...]
    last: BackupAge | None
    error: FrontdeskError
