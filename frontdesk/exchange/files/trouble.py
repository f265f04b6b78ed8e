"""What the system refuses while a file is read, in words for whoever brought it."""

from __future__ import annotations

import errno
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.errors import DiskFull, FrontdeskError

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def plainly_told() -> Iterator[None]:
    """Say what the system refused in words: nothing is written to the shop unless all was read and put aside.

    Raises:
        DiskFull: there is no room for what an import puts aside.
        FrontdeskError: the file, or the folder for what is put aside, cannot be read or written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        if trouble.errno not in FULL:
            raise FrontdeskError(f"The system refused: {why}; nothing was imported.") from trouble
        raise DiskFull(
            f"The disk is full: an import puts its rows aside in {tempfile.gettempdir()}; nothing was imported.",
            hint="Free some space there, or name another folder in TMPDIR.",
        ) from trouble
