"""What a shop's archive is made of: tables with their columns, and what was counted when it was written or read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Stored = str | int | float | bytes | None
"""A value as the shop's file holds it."""


class Kind(StrEnum):
    """What a column holds, and so how it is written in an archive."""

    TEXT = "text"
    NUMBER = "whole number"
    FRACTION = "number"
    TRUTH = "true or false"
    TIME = "time in UTC"
    DAY = "day"
    JSON = "JSON"
    BYTES = "bytes in base64"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `optional` says that it may hold nothing."""

    name: str
    kind: Kind
    optional: bool


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table that an archive holds: its columns in their lasting order, those it is sorted by, and what it is."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """An archive written or read: where it lies, the version of its tables, and the rows of each."""

    place: Path
    version: int
    rows: dict[str, int]
    dry_run: bool = False

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.rows.values())
