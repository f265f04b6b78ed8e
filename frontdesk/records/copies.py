"""What a copy of the shop's file holds, and what a folder of copies looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from frontdesk.errors import FrontdeskError

_TWO_DAYS = 48
"""So many hours are still told as hours."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was counted in a shop's file: the version of its tables and the rows of each."""

    version: int
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the shop that was checked from end to end: where it is, what it holds, its SHA-256."""

    path: Path
    contents: Contents
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup in a folder, as its name and its checksum's name tell; the file itself was not read.

    `taken_at` is in UTC. `verified` says that it was whole when it was made: its checksum lies beside it, which is
    written only then. `sealed` says that it is encrypted.
    """

    path: Path
    taken_at: datetime
    size: int
    verified: bool
    sealed: bool


@dataclass(frozen=True, slots=True)
class BackupAge:
    """How old the newest verified backup is; `old` says that it is time to worry."""

    line: BackupLine
    age: timedelta
    old: bool

    @property
    def words(self) -> str:
        """The age as it is said: "under 1 h", "47 h", "3 days"."""
        hours = int(self.age.total_seconds() // 3600)
        return f"{hours // 24} days" if hours >= _TWO_DAYS else f"{hours} h" if hours else "under 1 h"


@dataclass(frozen=True, slots=True)
class BackupWord:
    """What a status line has room for: "backup 2 h"; empty for nothing to say."""

    words: str
    alarming: bool


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What reading the newest backups found: the newest that is whole, and what is wrong with those after it."""

    whole: BackupAge | None
    spoiled: tuple[FrontdeskError, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """For whom a copy is encrypted: who holds the key to a recipient, or knows what a file's first line says."""

    recipients: tuple[str, ...] = ()
    passphrase_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted copy: a file of age identities, or one whose first line is the passphrase."""

    identity_file: Path | None = None
    passphrase_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup did: the copy here, where else it went, and the names of the older ones that were removed."""

    copy: Copy
    elsewhere: str | None
    removed: tuple[str, ...]
    removed_elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A shop brought back: what it holds now, as of when (UTC, where the name tells), and what lay there before.

    `forgotten` is how many people who were forgotten since had come back with it, and were forgotten again.
    """

    path: Path
    backup: Path
    taken_at: datetime | None
    contents: Contents
    set_aside: Path | None
    forgotten: int = 0
