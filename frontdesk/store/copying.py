"""A copy of the shop's file, which either is not there or is whole and checked."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput, DiskFull, StoreDamaged, StoreReadOnly
from frontdesk.records.copies import Contents, Copy
from frontdesk.store import soundness
from frontdesk.store.connection import connect, plainly, sync_folder, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_AT_ONCE = 1 << 20
_MEGA = 1_000_000
_FREE_SOME = "Free some space and try again."


class CopyDamaged(StoreDamaged):
    """A copy of the shop's file came out damaged and was thrown away; no backup was made."""

    hint = "Run `frontdesk doctor`, and keep the backups you have."


def copy_whole(source: Path, target: Path) -> Copy:
    """Copy the shop's file while tills go on writing; the copy is of one moment.

    It is made as `target.part`, checked there and put in place last, so that under its own name there never
    is half a copy, nor one without its `.sha256`: that is written before the rename. A new folder is 0700,
    files are 0600.

    Raises:
        CopyDamaged: the copy is not what the file is, or the file itself is damaged.
        DiskFull: there is not room for two copies.
        StoreReadOnly: the folder may not be written to.
        BadInput: there is something at `target` already.
    """
    part = target.with_name(f"{target.name}.part")
    with _on_disk(target.parent), plainly(source):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _look_for_room(source, target.parent)
        if os.path.lexists(target):
            raise BadInput(f"There is a file at {target} already; it was left as it is.")
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
        try:
            contents = _copied(source, part)
            digest = fingerprint(part)
            _sync(part)
            _write_sum(target, digest)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    return Copy(target, contents, target.stat().st_size, digest)


def examined(file: Path) -> Contents:
    """Check a copy at rest, without changing a byte of it or leaving a file beside it.

    Raises:
        CopyDamaged: something in it is broken.
        StoreNotOurs, StoreFromTheFuture: as their sentences say.
    """
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    with plainly(file), closing(sqlite3.connect(address, uri=True, isolation_level=None)) as copy:
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.execute("PRAGMA cell_size_check = ON")
        version_of(copy, file)
        _must_be_sound(copy)
        return soundness.contents(copy)


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file's bytes: SQLite's own checks miss one flipped bit in three."""
    sum_up = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_AT_ONCE):
            sum_up.update(block)
    return sum_up.hexdigest()


def sum_beside(file: Path) -> Path:
    """Where the SHA-256 of a copy is kept, in the form that `sha256sum -c` reads."""
    return file.with_name(f"{file.name}.sha256")


def _copied(source: Path, part: Path) -> Contents:
    address = f"{part.absolute().as_uri()}?mode=rw"
    with (
        closing(connect(source, reading=True)) as original,
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as copy,
    ):
        original.execute("BEGIN")
        version_of(original, source)
        due = soundness.contents(original)
        original.backup(copy)
        original.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        version_of(copy, part)
        _must_be_sound(copy)
        soundness.check_index(copy)
        if soundness.contents(copy) != due:
            raise CopyDamaged
    return due


def _must_be_sound(copy: sqlite3.Connection) -> None:
    if soundness.broken_pages(copy) or soundness.broken_references(copy):
        raise CopyDamaged


def _look_for_room(source: Path, folder: Path) -> None:
    log = source.with_name(f"{source.name}-wal")
    needed = 2 * sum(file.stat().st_size for file in (source, log) if file.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull(
            f"A copy needs {needed / _MEGA:.0f} MB free, and there are {free / _MEGA:.0f} MB; none was made.",
            hint=_FREE_SOME,
        )


def _write_sum(target: Path, digest: str) -> None:
    beside = sum_beside(target)
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        os.write(descriptor, f"{digest}  {target.name}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _on_disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("The disk is full; no copy was made.", hint="Free some space and try again.") from error
        raise StoreReadOnly(f"A copy cannot be written to {folder}: {error.strerror}.") from error
