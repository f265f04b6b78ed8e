"""An archive opened to be read, as a folder or a .zip: nothing of it is believed, nothing unpacked onto the disk."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from io import FileIO
from typing import IO, TYPE_CHECKING, Protocol

from frontdesk.exchange.archive import manifest
from frontdesk.exchange.archive.refusals import ArchiveDamaged, NotAnArchive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What other programs leave in every folder that somebody looked into."""

_MOST_FILES = 1_000
_AT_ONCE = 4 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError)
_KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 1
_PLAINLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


class Opened(Protocol):
    """An archive's files, by name."""

    def names(self) -> set[str]:
        """Every file that there is, wanted or not."""

    def file(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """One of them, to be read."""


def is_zip(place: Path) -> bool:
    """Whether a place is meant as a .zip: what is no folder yet goes by its name."""
    return place.suffix.lower() == ".zip" and not place.is_dir()


@contextmanager
def opened(place: Path) -> Iterator[Opened]:
    """Open an archive.

    Raises:
        NotAnArchive, ArchiveDamaged: as their sentences say.
    """
    with ExitStack() as stack:
        with _read():
            files = _Folder(place) if place.is_dir() else _Zip(stack.enter_context(_zip_at(place)))
        yield files


@contextmanager
def _read() -> Iterator[None]:
    """Say that the archive cannot be read: around what reads it alone, for what is made of it has a disk of its own."""
    try:
        yield
    except OSError as error:
        raise ArchiveDamaged(f"The archive cannot be read: {error.strerror or type(error).__name__}.") from error


def read_manifest(archive: Opened) -> manifest.Manifest:
    """What an archive says of itself.

    Raises:
        NotAnArchive, ArchiveFromTheFuture, ArchiveDamaged: as their sentences say.
    """
    if manifest.NAME not in archive.names():
        raise NotAnArchive
    with archive.file(manifest.NAME) as file:
        text = file.read(manifest.LONGEST + 1)
    if len(text) > manifest.LONGEST:
        raise NotAnArchive
    return manifest.read(text)


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> set[str]:
        found = set()
        with _read(), os.scandir(self._path) as entries:
            for entry in entries:
                if not entry.is_file(follow_symlinks=False):
                    raise ArchiveDamaged(f"The archive holds {entry.name[:60]}, which is no file of its own.")
                found.add(entry.name)
                if len(found) > _MOST_FILES:
                    raise NotAnArchive
        return found - LITTER

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        with _read(), os.fdopen(os.open(self._path / name, _PLAINLY), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ArchiveDamaged(f"{name} in the archive is no file.")
            yield file


class _Careful(FileIO):
    """A file that is never read whole: the directory of a .zip may claim any size."""

    def read(self, size: int | None = -1, /) -> bytes:
        most = _AT_ONCE + 1
        found: bytes = super().read(most if size is None or size < 0 else min(size, most)) or b""
        if len(found) == most:
            raise NotAnArchive
        return found


@contextmanager
def _zip_at(place: Path) -> Iterator[zipfile.ZipFile]:
    if not place.is_file():
        raise NotAnArchive(f"{place} is neither a folder nor a file; nothing was made of it.")
    with _Careful(place, "rb") as raw:
        try:
            file = zipfile.ZipFile(raw)
        except _BROKEN as error:
            raise NotAnArchive from error
        with file:
            yield file


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def names(self) -> set[str]:
        members = self._file.infolist()
        names = {member.filename for member in members}
        if len(members) > _MOST_FILES:
            raise NotAnArchive
        if len(names) < len(members):
            raise ArchiveDamaged("The archive holds two files of one name; nothing was made of it.")
        return names

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        member = self._file.getinfo(name)
        if member.compress_type not in _KNOWN or member.flag_bits & _ENCRYPTED:
            raise ArchiveDamaged(f"{name} in the archive is packed in a way that no archive of ours is.")
        try:
            with _read(), self._file.open(member) as file:
                yield file
        except _BROKEN as error:
            raise ArchiveDamaged(f"{name} in the archive is damaged; nothing was made of it.") from error
