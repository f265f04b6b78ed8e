"""A page's way to the disk."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from frontdesk.errors import DiskFull, FrontdeskError
from frontdesk.exchange.whole_files import whole_file
from frontdesk.paths import NoFolder, folder_for

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class PageNotWritten(FrontdeskError):
    """The page cannot be written there."""

    hint = "Name another place with --html."


def save(text: str, place: Path, start: date, end: date) -> Path:
    """Write a page of a span at a place, or in it under a name of its own where it is a folder; where it now is.

    It is its owner's alone, since it names customers, and is there whole or not at all. A missing folder is made.

    Raises:
        PageNotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    target = place / f"review-{start}-to-{end}.html" if place.is_dir() else place
    put(text, target)
    return target


def put(text: str, target: Path) -> None:
    """Write any page that names customers, as `save` does.

    Raises:
        PageNotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    try:
        with folder_for(target.parent), whole_file(target) as file:
            file.write(text)
    except NoFolder as trouble:
        raise PageNotWritten(trouble.sentence) from trouble
    except OSError as trouble:
        if trouble.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull(f"The disk is full: {target} was not written.") from trouble
        raise PageNotWritten(f"The page {target} cannot be written: {trouble.strerror}.") from trouble
