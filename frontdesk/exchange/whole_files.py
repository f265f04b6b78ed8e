"""Files that are there whole, or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(place: Path, *, newline: str = "") -> Iterator[IO[str]]:
    """Write a text file beside its place; when the block ends it is on the disk and takes its place in one step.

    It is its owner's alone, as the shop's file is. When the block raises, whatever stood there before still does.

    Raises:
        OSError: the disk refused; the caller knows what was to be written, and says so.
    """
    part = place.with_name(f"{place.name}.part")
    try:
        with suppress(FileNotFoundError):
            part.unlink()
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline=newline) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        _sync(place.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
