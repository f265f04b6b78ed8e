"""Files that are there whole, or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from frontdesk.store.file import drivers

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEVICES = Path("/dev")
_BESIDE = ("-wal", "-shm", "-journal")
"""How the files end that belong to a database: without them it may have lost what was saved."""

_ANOTHER = "somebody else is writing it at this moment"


@contextmanager
def whole_file(place: Path, *, newline: str = "") -> Iterator[IO[str]]:
    """Write a text file beside its place; when the block ends it is on the disk and takes its place in one step.

    It is its owner's alone, as the shop's file is. When the block raises, whatever stood there before still does.
    While one writes it another is refused: else the one who ends first would put the other's half file in its place.
    It takes no shop's place, by whatever path or name, and no device's: root would replace those for everybody.

    Raises:
        OSError: the disk refused, somebody else is writing it, or what stands there is not to be replaced; the caller
            knows what was to be written, and says so.
    """
    _must_be_replaceable(place)
    part = place.with_name(f"{place.name}.part")
    descriptor = _begun(part)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline=newline) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.replace(place)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
    _sync(place.parent)


def _must_be_replaceable(place: Path) -> None:
    name, end = place.name.rpartition("-")[::2]
    if f"-{end}" in _BESIDE and name and place.with_name(name).is_file():
        raise FileExistsError(errno.EEXIST, f"it belongs to {name}")
    if not place.exists():
        return
    if not place.is_file() or place.absolute().parent == _DEVICES:  # /dev/stdout may lead to a file, and is none
        raise FileExistsError(errno.EEXIST, "what is there is no file")
    if drivers.is_shop_or_database(place):
        raise FileExistsError(errno.EEXIST, "a shop or another database is there")


def _begun(part: Path) -> int:
    """A new file that is held while it is open; what somebody left who was killed goes."""
    _clear(part)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        _hold(descriptor, part)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _clear(part: Path) -> None:
    try:
        left = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    except OSError:  # a link, or what may not be read
        part.unlink()
        return
    try:
        _hold(left, part)
        part.unlink()
    finally:
        os.close(left)


def _hold(descriptor: int, part: Path) -> None:
    """Hold an open file, and see that it still bears its name: while it is held nobody takes that from it.

    Raises:
        BlockingIOError: somebody else holds it, or did a moment ago.
    """
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BlockingIOError(errno.EWOULDBLOCK, _ANOTHER) from error
    except (ImportError, OSError):  # a system or a share that knows no such locks
        return
    if not part.exists() or not os.path.samestat(os.fstat(descriptor), part.lstat()):
        raise BlockingIOError(errno.EWOULDBLOCK, _ANOTHER)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
