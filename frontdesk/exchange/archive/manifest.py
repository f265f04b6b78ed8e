"""The manifest of an archive: which files it has, how large they are, and the sum of each."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any, TypeGuard

from frontdesk.exchange.archive.refusals import ArchiveDamaged, ArchiveFromTheFuture, NotAnArchive
from frontdesk.exchange.archive.values import Unfit, read_json
from frontdesk.store.migrations.head import HEAD

FORMAT = "frontdesk-archive"
VERSION = 1
"""Of the archive's own layout; what its tables look like goes by the version of the tables."""

NAME = "manifest.json"
README = "README.txt"
NUMBERING = "numbering.ndjson"
LONGEST = 1_000_000
"""Bytes of a manifest."""

_FILE = re.compile(r"[a-z][a-z0-9_]{0,60}\.ndjson|README\.txt", re.ASCII)
_SUM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MOST = 1 << 50


@dataclass(frozen=True, slots=True)
class FileSum:
    """What a file of an archive must be: its size in bytes, its SHA-256, and its rows, where it has any."""

    bytes: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself: the version of its tables, and every file but itself by name."""

    tables: int
    files: dict[str, FileSum]

    def text(self) -> str:
        """The manifest as it is written; nothing in it tells when, where or under which name."""
        files = {name: asdict(self.files[name]) for name in sorted(self.files)}
        told = {"format": FORMAT, "version": VERSION, "tables": self.tables, "files": files}
        return json.dumps(told, indent=2) + "\n"


def file_of(table: str) -> str:
    """The file that holds a table."""
    return f"{table}.ndjson"


def read(text: bytes) -> Manifest:
    """Read a manifest, believing nothing.

    Raises:
        NotAnArchive, ArchiveFromTheFuture, ArchiveDamaged: as their sentences say.
    """
    try:
        told = read_json(text)
    except Unfit:
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NotAnArchive
    version, tables, files = told.get("version"), told.get("tables"), told.get("files")
    if not (_whole(version) and _whole(tables) and isinstance(files, dict)):
        raise ArchiveDamaged("The archive's manifest is damaged; nothing was made of it.")
    if version > VERSION or tables > HEAD:
        raise ArchiveFromTheFuture
    if version != VERSION or not tables:
        raise ArchiveDamaged("The archive's manifest names a version that never was; nothing was made of it.")
    return Manifest(tables, {name: _sum_of(name, about) for name, about in files.items()})


def _whole(value: Any) -> TypeGuard[int]:
    return type(value) is int and 0 <= value < _MOST


def _sum_of(name: str, about: Any) -> FileSum:
    known = isinstance(about, dict) and about.keys() == {"bytes", "rows", "sha256"} and _FILE.fullmatch(name)
    if not known or not (_whole(about["bytes"]) and _whole(about["rows"]) and isinstance(about["sha256"], str)):
        raise ArchiveDamaged("The archive's manifest lists what is no file of an archive; nothing was made of it.")
    if not _SUM.fullmatch(about["sha256"]):
        raise ArchiveDamaged("A checksum in the archive's manifest is none; nothing was made of it.")
    return FileSum(about["bytes"], about["sha256"], about["rows"])
