"""A copy of the shop's file, which either is not there or is whole and checked."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from frontdesk.errors import BadInput, DiskFull, StoreDamaged, StoreReadOnly
from frontdesk.paths import new_folders
from frontdesk.records.copies import Contents, Copy
from frontdesk.store.file import drivers, soundness
from frontdesk.store.file.connection import connect, lasting_folder, one_picture, sync_folder, version_of
from frontdesk.store.file.plain_words import plainly

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frontdesk.store.file.cipher import Lock

Filled = TypeVar("Filled")

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP}
_AT_ONCE = 1 << 20
_HALF = ".part"
_BESIDE = ("-journal", "-wal", "-shm")
_MEGA = 1_000_000
_MAY_WRITE = "See that it is a folder, and that you may write to it."
_ANOTHERS = "Another may be on its way: try again in a moment, and remove that file if it stays."
_FREE_SOME = "Free some space and try again."


class CopyDamaged(StoreDamaged):
    """A copy of the shop's file came out damaged and was thrown away; no backup was made."""

    hint = "Run `frontdesk doctor`, and keep the backups you have."


def copy_whole(source: Path, target: Path) -> Copy:
    """Copy the shop's file while tills go on writing; the copy is of one moment.

    An encrypted shop's copy opens by the same passphrase.

    It is made as `target.part`, checked there and put in place last, so that under its own name there never
    is half a copy, nor one without its `.sha256`: that is written before the rename. A new folder is 0700,
    files are 0600.

    Raises:
        CopyDamaged: the copy is not what the file is, or the file itself is damaged.
        DiskFull: there is not room for two copies.
        StoreReadOnly: the folder may not be written to.
        StoreMissing, StoreNotOurs, StoreFromTheFuture, StoreBusy: as their sentences say of the shop's file.
        BadInput: there is something at `target` already.
    """
    with on_disk(target.parent), plainly(source), new_folders(target.parent):
        connect(source, reading=True).close()  # first of all: where there is no shop, no folder is made for it
        lasting_folder(target.parent)
        _look_for_room(source, target.parent)
        if os.path.lexists(target):
            raise BadInput(f"There is a file at {target} already; it was left as it is.")
        contents, digest = put_in_place(target, lambda part: _copied(source, part))
    return Copy(target, contents, target.stat().st_size, digest)


def put_in_place(target: Path, fill: Callable[[Path], Filled], *, due: str | None = None) -> tuple[Filled, str]:
    """Make a file as `target.part`, its checksum beside it, and give it its name last; what `fill` said, its SHA-256.

    It is read back from the disk before it gets the name, and must have the SHA-256 that is `due`, if one is.

    Raises:
        CopyDamaged: the disk gives back something else than was written.
        OSError: the disk refused; `on_disk` says so in words.
    """
    with private_part(target) as part:
        filled = fill(part)
        sync_file(part)
        digest = fingerprint(part)
        if due is not None and digest != due:
            raise CopyDamaged
        write_sum(target, digest)
        part.replace(target)
        _sync_name(target.parent)
    return filled, digest


@contextmanager
def private_part(target: Path) -> Iterator[Path]:
    """A new empty file beside a name, for its owner alone; it goes again unless it was renamed meanwhile.

    Raises:
        OSError: the disk refused, or something is there already, a planted link included.
    """
    part = target.with_name(f"{target.name}{_HALF}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        for end in _BESIDE:
            part.with_name(f"{part.name}{end}").unlink(missing_ok=True)


def must_be_at_rest(part: Path) -> None:
    """Refuse a file whose log could not be written back as it was closed: without the log it is damaged.

    SQLite says nothing of that as it closes, and the log does not come along when the file gets its name.

    Raises:
        DiskFull: there is such a log.
    """
    log = part.with_name(f"{part.name}-wal")
    if log.exists() and log.stat().st_size:
        raise DiskFull


def examined(file: Path) -> Contents:
    """Check a copy at rest, without changing a byte of it or leaving a file beside it.

    Raises:
        CopyDamaged: something in it is broken.
        StoreNotOurs, StoreFromTheFuture, StoreLocked: as their sentences say.
    """
    with plainly(file), closing(drivers.opened(file, "at rest")) as copy:
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
    """Where the SHA-256 of a copy is kept."""
    return file.with_name(f"{file.name}.sha256")


def _copied(source: Path, part: Path) -> Contents:
    with closing(connect(source, reading=True)) as original, one_picture(original):
        version_of(original, source)
        return copied_from(original, part, drivers.lock_on(source))


def copied_from(original: sqlite3.Connection, part: Path, lock: Lock | None) -> Contents:
    """Copy what an open connection reads, of one moment, into a new empty file, and check that; what it holds.

    Args:
        original: inside a transaction.
        part: the new file.
        lock: what the original is encrypted with, if it is.

    Raises:
        CopyDamaged: the copy is not what was read.
        sqlite3.Error: the driver's own; `plainly` says it in words.
    """
    with closing(drivers.opened(part, lock=lock)) as copy:
        due = soundness.contents(original)
        original.backup(copy)
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


def write_sum(target: Path, digest: str) -> None:
    """Write a SHA-256 beside the file it is of, in the form that `sha256sum -c` reads."""
    beside = sum_beside(target)
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        os.write(descriptor, f"{digest}  {target.name}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Have it all on the disk, and let go of what memory holds of it: reading it back then reads the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _sync_name(folder: Path) -> None:
    """Have a new name on the disk; some network shares know no such thing, and keep it as well as they can."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


@contextmanager
def on_disk(folder: Path) -> Iterator[None]:
    """Turn what the disk raises inside into the sentence a person can act on.

    Raises:
        DiskFull, StoreReadOnly: as their sentences say.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull("The disk is full; no copy was made.", hint=_FREE_SOME) from error
        half = str(error.filename).rpartition(os.sep)[2]
        if error.errno == errno.EEXIST and half.endswith(_HALF):
            why = f"A copy cannot be written to {folder}: there is a {half} already."
            raise StoreReadOnly(why, hint=_ANOTHERS) from error
        raise StoreReadOnly(f"A copy cannot be written to {folder}: {error.strerror}.", hint=_MAY_WRITE) from error
