"""What a copy of the shop's file holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
