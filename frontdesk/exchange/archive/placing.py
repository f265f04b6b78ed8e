"""Where an archive is written: a folder or a .zip, which is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import zipfile
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Protocol

from frontdesk.errors import DiskFull, FrontdeskError
from frontdesk.exchange.archive.manifest import NAME, README
from frontdesk.exchange.archive.opening import LITTER, is_zip, opened, read_manifest
from frontdesk.exchange.archive.refusals import NoPlace, NotReplaced, NotWritten
from frontdesk.exchange.whole_files import whole_file
from frontdesk.paths import NoFolder, folder_for
from frontdesk.store.file.connection import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a .zip can say, in every archive: when it was written is not told."""

_UNIX = 3


class Place(Protocol):
    """Takes the files of an archive, one after the other."""

    def file(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file of this name, to be written."""


@contextmanager
def place_for(place: Path) -> Iterator[Place]:
    """A folder or a .zip for an archive; it gets its name when the block ends, and what stood there before then goes.

    Raises:
        NoPlace: that is no name of a folder or a file.
        NotReplaced: something that is no archive stands there; it is left alone.
        NotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    if place.name in {"", "-", ".", ".."}:
        raise NoPlace
    target = place.parent.resolve() / place.name
    if target.is_symlink():
        raise NotReplaced(f"{place} only points at another place; it was left as it is.")
    try:
        with folder_for(target.parent), (_zip if is_zip(target) else _folder)(target) as into:
            yield into
    except NoFolder as trouble:
        raise NotWritten(trouble.sentence) from trouble
    except OSError as trouble:
        if trouble.errno in _NO_ROOM:
            raise DiskFull("The disk is full; no archive was written.", hint="Free some space and try again.") from None
        raise NotWritten(f"The archive cannot be written to {place}: {trouble.strerror or trouble}.") from trouble


class _Folder:
    """A new folder, known by what it is and not by its name: another export may take the name away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
        with os.fdopen(os.open(name, flags, 0o600, dir_fd=self._folder), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def finish(self) -> None:
        """Have it on the disk.

        Raises:
            OSError: it bears its name no more.
        """
        os.fsync(self._folder)
        if not os.path.samestat(os.fstat(self._folder), self._path.lstat()):
            raise NotWritten(f"Another export to {self._path.stem} began meanwhile; this one gave way.")

    def close(self) -> None:
        os.close(self._folder)


@contextmanager
def _folder(target: Path) -> Iterator[Place]:
    part, before = (target.with_name(f"{target.name}.{end}") for end in ("part", "before"))
    if _is_archive(before) and not os.path.lexists(target):  # an export was killed as it put its own in place
        before.rename(target)
    _must_be_free(target)
    _clear(part)
    _clear(before)
    part.mkdir(mode=0o700)
    into = _Folder(part)
    try:
        yield into
        into.finish()
        _swap(part, target, before)
    finally:
        into.close()
        shutil.rmtree(part, ignore_errors=True)


def _swap(part: Path, target: Path, before: Path) -> None:
    if target.exists():
        target.rename(before)
    try:
        part.rename(target)
    except OSError:
        with suppress(OSError):
            before.rename(target)
        raise
    sync_folder(target.parent)
    shutil.rmtree(before, ignore_errors=True)


def _must_be_free(target: Path) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise NotReplaced(f"{target} is a file; an archive is a folder or a .zip.")
    if any(target.iterdir()) and not _is_archive(target):
        raise NotReplaced(f"The folder {target} holds something else than an archive; it was left as it is.")


def _is_archive(place: Path) -> bool:
    """Whether all that stands there is one archive: only that may be thrown away for a newer one."""
    try:
        with opened(place) as found:
            return found.names() == {*read_manifest(found).files, NAME}
    except FrontdeskError:
        return False


def _clear(left: Path) -> None:
    """Throw away what a killed export left, but never what may be somebody's own."""
    if not os.path.lexists(left):
        return
    mine = left.is_dir() and not left.is_symlink() and all(map(_may_be_mine, left.iterdir()))
    if not mine:
        raise NotReplaced(f"{left} stands in the way, and is no part of an archive; it was left as it is.")
    shutil.rmtree(left)


def _may_be_mine(file: Path) -> bool:
    named = file.suffix == ".ndjson" or file.name in {NAME, README, *LITTER}
    return named and stat.S_ISREG(file.lstat().st_mode)


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        member = zipfile.ZipInfo(name, _NO_TIME)
        member.compress_type = zipfile.ZIP_DEFLATED
        member.create_system = _UNIX
        member.external_attr = (stat.S_IFREG | 0o600) << 16
        with self._file.open(member, "w", force_zip64=True) as file:
            yield file


@contextmanager
def _zip(target: Path) -> Iterator[Place]:
    if os.path.lexists(target) and not (target.is_file() and _is_archive(target)):
        raise NotReplaced(f"{target} is no archive; it was left as it is.")
    with whole_file(target) as text, os.fdopen(os.dup(text.fileno()), "wb") as file, zipfile.ZipFile(file, "w") as into:
        yield _Zip(into)
