"""A shop's file that may not be written to, or shall not be: read as it stands, and nothing is left beside it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NoReturn

from frontdesk.errors import DiskFull, StoreBusy, StoreReadOnly
from frontdesk.store.file.connection import connect
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlmodel import Session

    from frontdesk.clock import Clock
    from frontdesk.records.deeds import Deed

PREFIX = "frontdesk-look-"
"""What the folder of a private copy is called; it is removed when the looking ends."""

_TRIES = 5
_LOGS = ("-wal", "-journal")

Stand = tuple[tuple[int, int, int] | None, ...]


class OnlyLooking(StoreReadOnly):
    """This is only a look; nothing can be saved here."""

    hint = "Leave, and open the counter again once the shop itself can be used."


class OnlyLooked(Store):
    """A shop that is read and never written.

    A file with no log beside it is opened as one at rest: neither a log nor anything else is made beside it. One that
    somebody else has open is read along with them, where their log can be used. Else, and where its tables are of an
    older version, a private copy is read, which goes again.

    Args:
        path: where the shop is: what it is called, and what its errors speak of.
        clock: the shop's.
        what: is looked at, as a screen says it: "backup of Sun 22 Nov 18:02".
        seen: the file that is read, where that is another one, such as a backup.
    """

    def __init__(self, path: Path, clock: Clock, *, what: str, seen: Path | None = None) -> None:
        self.only = what
        self._seen = (seen or path).absolute()
        self._of_its_own = seen is not None
        self._folder: Path | None = None
        self._still = False
        self._stood: Stand = ()
        try:
            self._choose()
            super().__init__(path, clock)
        except BaseException:
            self._leave_no_copy()
            raise

    def _choose(self) -> None:
        """Find the way in which the file can be read."""
        self._stood = _stand(self._seen)
        if not self._of_its_own:
            with suppress(StoreReadOnly, DiskFull):
                connect(self._seen, reading=True).close()
                return
        if any(self._stood[1:]):
            self._copy()
        else:
            self._still = True

    def _copy(self) -> None:
        """Take a copy of the file and its log, of a moment at which nobody wrote."""
        folder = self._folder = Path(mkdtemp(prefix=PREFIX))
        with plainly(self._seen):
            for _ in range(_TRIES):
                before = _stand(self._seen)
                for end in ("", *_LOGS):
                    with suppress(FileNotFoundError):
                        _copied(Path(f"{self._seen}{end}"), folder / f"shop.db{end}")
                if _stand(self._seen) == before:
                    self._still = False
                    return
        raise StoreBusy

    def another(self) -> sqlite3.Connection:
        """A connection of one's own, for reading."""
        if self._folder is not None:
            return connect(self._folder / "shop.db", reading=True)
        return connect(self._seen, reading=True, still=self._still)

    def _upgrade(self) -> None:
        """An older program's tables are brought up in a copy."""
        from frontdesk.store.migrations.upgrade import take_steps

        self._looking.close()
        if self._folder is None:
            self._copy()
        if self._folder is not None:
            take_steps(self._folder / "shop.db")
        self._looking = self.another()

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """A reading connection without the ORM, as of a shop in use."""
        with self._unchanged(), super().looking() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads one consistent picture, as of a shop in use."""
        with self._unchanged(), super().reading() as session:
            yield session

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        """Somebody who may write can begin to at any time, and a file at rest is read without a look at any log."""
        yield
        if self._still and _stand(self._seen) != self._stood:
            raise StoreBusy(
                "The shop's file was written to meanwhile; what is shown is of before.", hint="Leave and open it again."
            )

    def writing(self, deed: Deed) -> NoReturn:
        """Say that nothing can be saved.

        Raises:
            OnlyLooking: always.
        """
        del deed
        raise OnlyLooking(f"This is only a look at {self.only}; nothing can be saved here.")

    def close(self) -> None:
        """Close every connection, and remove the copy if there is one."""
        super().close()
        self._leave_no_copy()

    def _leave_no_copy(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def open_to_read(path: Path, clock: Clock, copy: tuple[Path, str] | None = None) -> Store:
    """Open a shop for somebody who writes nothing: as it is, or, where that may not be written to, only to look at it.

    Args:
        path: where the shop is.
        clock: the shop's.
        copy: a file that is looked at in its stead, and what it is.

    Raises:
        StoreTrouble: it cannot be read either.
    """
    if copy is not None:
        return OnlyLooked(path, clock, what=copy[1], seen=copy[0])
    try:
        return Store.open(path, clock)
    except StoreReadOnly:
        if not os.access(path, os.R_OK):
            raise
        return OnlyLooked(path, clock, what="a shop that may not be written to")


def _copied(file: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with file.open("rb") as original, target.open("xb") as copy:
        os.fchmod(copy.fileno(), 0o600)
        shutil.copyfileobj(original, copy)


def _stand(file: Path) -> Stand:
    return tuple(_look(Path(f"{file}{end}")) for end in ("", *_LOGS))


def _look(file: Path) -> tuple[int, int, int] | None:
    """Which file it is and when it was written; an empty log is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None
