"""What a copy of the shop's file holds, and what a folder of copies looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path


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
