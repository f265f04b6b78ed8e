"""What the program asks of the disk: every statement on its connections, every file it makes, syncs, renames, removes.

SQLite's own writes are not seen here; `replaying` gives the same statements to an SQLite whose writes are.
"""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import sys
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Event = tuple[Any, ...]
"""A word and what it is about; paths are relative to the folder that is recorded.

    opened CONNECTION PATH · sql CONNECTION TEXT · copied CONNECTION CONNECTION · closed CONNECTION ·
    made PATH · folder PATH · written PATH BYTES · synced PATH · renamed PATH PATH · linked PATH PATH · removed PATH ·
    said TEXT (somebody was told that it is saved)
"""

_WRITES = os.O_WRONLY | os.O_TRUNC


class _UntilDeath(list[Event]):
    """Events, of which one is the last thing that the process does."""

    def __init__(self, last: int | None) -> None:
        super().__init__()
        self._last = last

    def append(self, event: Event) -> None:
        super().append(event)
        if len(self) == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


class Recorder:
    """Notes what this process does below one folder, from now to its end, which may be at a certain event."""

    def __init__(self, root: Path, last: int | None = None) -> None:
        self.root = root
        self.events: list[Event] = _UntilDeath(last)
        self._numbers = count()
        self._written: set[str] = set()
        self._quiet = False

    def start(self) -> None:
        """Listen; it cannot be stopped, so this is for a process that ends soon."""
        sys.addaudithook(self._heard)
        fsync, recorder = os.fsync, self

        def synced(descriptor: int) -> None:
            fsync(descriptor)
            recorder.synced(_behind(descriptor))

        os.fsync = synced  # type: ignore[assignment]
        _Traced.recorder = self
        connect = sqlite3.connect
        sqlite3.connect = partial(connect, factory=_Traced)  # type: ignore[assignment]
        sqlite3.Connection = _Traced  # type: ignore[misc]

    def said(self, text: str) -> None:
        """Note that somebody was told."""
        self._flush()
        self.events.append(("said", text))

    def keep(self, file: Path) -> None:
        """Write down all that was noted."""
        self._quiet = True
        file.write_bytes(pickle.dumps([*self.events]))

    def synced(self, path: str) -> None:
        """Note that a file or a folder was synced."""
        if (name := self._name(path)) is not None:
            self._flush(name)
            self.events.append(("synced", name))

    def opened(self, path: str) -> int | None:
        """Note a new connection; its number, None where it is to a file elsewhere."""
        if (name := self._name(path)) is None:
            return None
        self._flush(name)
        number = next(self._numbers)
        self.events.append(("opened", number, name))
        return number

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._quiet:
            return
        if event == "open" and isinstance(arguments[0], str | os.PathLike):
            self._file(os.fspath(arguments[0]), arguments[2] or 0)
        elif event == "os.mkdir":
            self._note("folder", self._at(arguments[0], arguments[2]))
        elif event == "os.rename":
            self._note("renamed", self._at(arguments[0], arguments[2]), self._at(arguments[1], arguments[3]))
        elif event == "os.link":
            self._note("linked", self._at(arguments[0], arguments[2]), self._at(arguments[1], arguments[3]))
        elif event in ("os.remove", "os.rmdir"):
            self._note("removed", self._at(arguments[0], arguments[1]))

    def _file(self, path: str, flags: int) -> None:
        name = self._name(path)
        if name is None:
            return
        if flags & os.O_CREAT and not os.path.lexists(path):
            self.events.append(("made", name))
        if flags & _WRITES:
            self._written.add(name)

    def _note(self, word: str, *paths: str) -> None:
        names = [self._name(path) for path in paths]
        if None not in names:
            for name in names:
                self._flush(name)
            self.events.append((word, *names))

    def _flush(self, only: str | None = None) -> None:
        """Note what Python itself wrote into files, before anything more is done with them."""
        for name in [*self._written] if only is None else [only] if only in self._written else []:
            self._written.discard(name)
            self._quiet = True
            with suppress(OSError):
                self.events.append(("written", name, (self.root / name).read_bytes()))
            self._quiet = False

    def _name(self, path: str) -> str | None:
        whole = os.path.abspath(path)  # noqa: PTH100  # pathlib would resolve no dots
        if whole == str(self.root):
            return ""
        return os.path.relpath(whole, self.root) if whole.startswith(f"{self.root}{os.sep}") else None

    @staticmethod
    def _at(path: Any, descriptor: int) -> str:
        folder = _behind(descriptor) if descriptor >= 0 else ""
        return os.path.join(folder, os.fsdecode(path))  # noqa: PTH118


def _behind(descriptor: int) -> str:
    return str(Path(f"/proc/self/fd/{descriptor}").readlink())


class _Traced(sqlite3.Connection):
    """A connection that tells what it is asked."""

    recorder: Recorder
    number: int | None = None

    def __init__(self, database: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(database, *arguments, **named)
        self.number = self.recorder.opened(_path_in(database))
        if self.number is not None:
            self.set_trace_callback(lambda text: self.recorder.events.append(("sql", self.number, text)))

    def backup(self, target: sqlite3.Connection, **named: Any) -> None:
        super().backup(target, **named)
        if isinstance(target, _Traced) and target.number is not None:
            self.recorder.events.append(("copied", self.number, target.number))

    def close(self) -> None:
        super().close()
        if self.number is not None:
            self.recorder.events.append(("closed", self.number))
            self.number = None


def _path_in(database: Any) -> str:
    text = os.fsdecode(database)
    return unquote(urlsplit(text).path) if text.startswith("file:") else text
