"""People forgotten, people long silent, and all that is held on one: as it travels between floors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Somebody who was forgotten, by what knows them again in an older backup (`erasing.tombstones`); `at` is UTC."""

    token: str
    key: str
    mark: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of a kind: ("visit", 148)."""

    noun: str
    number: int
    plural: str = ""

    @property
    def words(self) -> str:
        """So many, as they are said."""
        return count(self.number, self.noun, self.plural)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where somebody else's record names a person: whose, by id and name, and in which field."""

    customer_id: int | None
    name: str
    where: str

    @property
    def words(self) -> str:
        """Where, as it is said: "visit of Ann (12)"."""
        return f"{self.where} of {self.name} ({self.customer_id})" if self.customer_id else self.where


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What forgetting some people would take out, and what would stay as counts that are nobody's.

    `people` are their ids and names, those who became one with them included. `mentions` stay as they are: they are
    in others' records, and for a person to look at.
    """

    people: tuple[tuple[int, str], ...]
    goes: tuple[Counted, ...]
    stays: tuple[Counted, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """People who were forgotten by one act.

    `rejects` says how many rows of rejected imports went with them. `cleared` says that no byte of them is left in
    the shop's file and the log beside it; where another till was busy, or the disk is full, that waits for a rebuild.
    `untouched` are files of rejects that could not be read or written.
    """

    action_id: int
    people: int
    rejects: int = 0
    cleared: bool = True
    untouched: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Silent:
    """A customer of whom nothing was heard for long: when last, on the shop's day, and whether that was a visit."""

    id: int
    name: str
    last: date
    visits: int
    last_visit: date | None = None


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One thing that is held on a person: when it was written down (the shop's day), if that is known, and by whom."""

    text: str
    day: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class HeldPart:
    """Things of one kind that are held on a person; without lines, nothing of the kind is."""

    title: str
    lines: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """All that a shop holds on a person.

    `kept_back` is how many complaints about members of the team are left out, which only the owner may read.
    """

    customer_id: int
    name: str
    shop: str
    day: date
    parts: tuple[HeldPart, ...]
    kept_back: int = 0
