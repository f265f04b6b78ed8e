"""The shop's file: opened, read and written through here alone."""

from __future__ import annotations

import os
import random
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontdesk.errors import StoreBusy, StoreMissing
from frontdesk.store.file.connection import connect, one_picture, version_of
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.waiting import StillBusy
from frontdesk.store.migrations.head import HEAD

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlmodel import Session

    from frontdesk.clock import Clock
    from frontdesk.records.deeds import Deed
    from frontdesk.store.unit import Work

TRIES = 3
"""A unit of work that found the file just being replaced is begun again so often."""


class Store:
    """A shop's file, shared by the threads of one till.

    Opening it imports no ORM: `looking` needs none, and what does need it imports it when first used.
    """

    only = ""
    """What is only looked at, where nothing can be saved; empty for a shop that is in use."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._looking = self.another()
        self._lock = threading.Lock()
        self._engines: dict[bool, Engine] = {}
        self._making = threading.Lock()
        try:
            version = version_of(self._looking, path)
            if version < HEAD:
                self._upgrade()
        except BaseException:
            self._looking.close()
            raise
        self._file = _which_file(path)
        self.own: set[int] = set()
        """The actions that were done through this store, until somebody has taken note of them."""

    @classmethod
    def open(cls, path: Path, clock: Clock, *, create: bool = False) -> Store:
        """Open a shop's file; `create` makes it first when it is not there.

        Raises:
            StoreMissing, StoreNotOurs, StoreFromTheFuture, StoreDamaged, StoreReadOnly: as their sentences say.
        """
        if create and _which_file(path) is None:
            from frontdesk.store.file.creation import create_shop

            create_shop(path)
        return cls(path, clock)

    @property
    def writable(self) -> bool:
        """Whether the file and its folder, where its log lies, may be written to."""
        return not self.only and os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def _upgrade(self) -> None:
        from frontdesk.store.migrations.upgrade import upgrade

        self._looking.close()
        upgrade(self.path)
        self._looking = self.another()

    def another(self) -> sqlite3.Connection:
        """A connection of one's own, for reading."""
        return connect(self.path, reading=True)

    @property
    def gone(self) -> bool:
        """Whether the file is no longer where it was: what is written now nobody would ever find."""
        return _which_file(self.path) != self._file

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """A reading connection without the ORM, for the search: one consistent picture, one thread at a time."""
        with self._lock, plainly(self.path), one_picture(self._looking):
            yield self._looking

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads one consistent picture and cannot write."""
        from sqlmodel import Session

        with plainly(self.path), Session(self._engine(reading=True)) as session:
            yield session

    @contextmanager
    def writing(self, deed: Deed) -> Iterator[Work]:
        """One unit of work: all of it is committed with its journal when the block ends, or none of it.

        Raises:
            StoreBusy: other tills kept writing for longer than `waiting.patient` says.
            StoreMissing: the file was moved or deleted since it was opened.
            NoLongerHere, GoneMeanwhile: what the deed stands on was taken back; nothing was written.
            DiskFull, StoreReadOnly, StoreDamaged: as their sentences say; nothing was written.
        """
        from sqlmodel import Session

        from frontdesk.store.unit import Work

        with plainly(self.path), Session(self._engine(reading=False), expire_on_commit=False) as session:
            self._begin(session)
            self._look_whether_it_is_still_there()
            work = Work(session, deed, self.clock)
            yield work
            work.finish()
            self._commit(session, work.action_id)

    def _commit(self, session: Session, action: int | None) -> None:
        """Take note of an action before anybody can see it, else it would be taken for another till's."""
        mine = {action} if action is not None else set()
        self.own |= mine
        try:
            session.commit()
        except BaseException:
            self.own -= mine
            raise

    def _begin(self, session: Session) -> None:
        for attempt in range(TRIES):
            try:
                with plainly(self.path):
                    session.connection()
            except StillBusy:
                raise
            except StoreBusy:
                session.rollback()
                if attempt == TRIES - 1:
                    raise
                time.sleep(random.uniform(0.01, 0.1))  # noqa: S311  # only to keep tills out of step
            else:
                return

    def _look_whether_it_is_still_there(self) -> None:
        """A file that was deleted or replaced goes on taking writes, which nobody will ever read again."""
        if self.gone:
            raise StoreMissing(
                f"The shop's file {self.path} was moved, deleted or replaced while it was open; nothing was saved.",
                hint="Put it back or restore a backup, then open it again.",
            )

    def _engine(self, *, reading: bool) -> Engine:
        from frontdesk.store.file.engine import open_engine

        with self._making:
            if reading not in self._engines:
                self._engines[reading] = open_engine(
                    self.path, reading=reading, opened=self.another if reading else None
                )
            return self._engines[reading]

    def close(self) -> None:
        """Close every connection; the last one to close writes the log back into the file."""
        with self._making:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()
        with self._lock:
            self._looking.close()


def _which_file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
