"""Files, pipes and streams opened so that their bytes can be read as often as needed."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from frontdesk.exchange import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 20
LONGEST_STRETCH = 16 << 20
"""Bytes of a pipe without a line end: past that it is no table, and may never end."""

PATIENCE = 3.0
"""Seconds in which somebody must begin to write into a pipe with a name."""

State = tuple[int, int]
"""What tells whether a file was written to: its size and when."""


def opened(origin: str | Path | IO[bytes]) -> tuple[IO[bytes], bool]:
    """The bytes of `origin`, at their start and able to go back there; and whether they are ours to close.

    Raises:
        FileUnreadable: It is missing, a folder, a device, or not ours to read; or nobody writes into the pipe.
        NotATable: What comes through a pipe has no lines.
    """
    if isinstance(origin, str | Path):
        return _from_path(Path(origin)), True
    _refuse_odd(_mode(origin), "The input", terminal=origin.isatty())
    if origin.seekable():
        return origin, False
    return _spooled(origin), True


def state(file: IO[bytes]) -> State | None:
    """How a file on the disk stands now; None for what is none."""
    try:
        found = os.fstat(file.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _from_path(path: Path) -> IO[bytes]:
    try:
        # Not to wait: a pipe into which nobody writes would keep us for ever.
        file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), "rb")
    except FileNotFoundError:
        raise refusals.FileUnreadable(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise refusals.FileUnreadable(f"{path} is a folder, not a file.") from None
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or str(trouble)
        raise refusals.FileUnreadable(f"{path} cannot be opened: {why}.") from None
    try:
        return _readable(file, path)
    except BaseException:
        file.close()
        raise


def _readable(file: IO[bytes], path: Path) -> IO[bytes]:
    found = os.fstat(file.fileno())
    _refuse_odd(found.st_mode, str(path), terminal=False)
    if stat.S_ISFIFO(found.st_mode):
        first = _first_words(file.fileno(), path)
        os.set_blocking(file.fileno(), True)
    elif found.st_size:
        return file
    else:
        first = b""  # some files that the system makes up, as in /proc, are called empty and are not
    with file:
        return _spooled(file, first)


def _first_words(pipe: int, path: Path) -> bytes:
    """What comes first through a pipe; whoever opened it may take as long as they like to say it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            first = os.read(pipe, BLOCK)
        except BlockingIOError:  # somebody is there
            return b""
        if first:
            return first
        time.sleep(0.02)
    raise refusals.FileUnreadable(f"Nothing comes through the pipe {path}.")


def _mode(stream: IO[bytes]) -> int:
    try:
        return os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError, AttributeError):
        return 0


def _refuse_odd(mode: int, name: str, *, terminal: bool) -> None:
    if stat.S_ISDIR(mode):
        raise refusals.FileUnreadable(f"{name} is a folder, not a file.")
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not terminal):
        raise refusals.FileUnreadable(f"{name} is a device, not a file.")


def _spooled(stream: IO[bytes], first: bytes = b"") -> IO[bytes]:
    spool = SpooledTemporaryFile(max_size=8 * BLOCK)  # noqa: SIM115 (Source.close closes it)
    try:
        for block in _blocks(stream, first):
            spool.write(block)
    except BaseException:
        spool.close()
        raise
    return cast("IO[bytes]", spool)


def _blocks(stream: IO[bytes], first: bytes) -> Iterator[bytes]:
    stretch = 0
    block = first or stream.read(BLOCK)
    while block:
        yield block
        stretch = 0 if b"\n" in block or b"\r" in block else stretch + len(block)
        if stretch > LONGEST_STRETCH:
            raise refusals.NotATable("No line ends in what comes; it is not a table; nothing was imported.")
        block = stream.read(BLOCK)
