"""The statements of a recording, given to an SQLite whose every write, sync and deletion is seen.

That SQLite is another copy than the program's, for Python's own takes no file system written in Python. What tills say
to one file is said on one connection, for such a file system knows no memory that connections share.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import apsw

from tests.promises.power.contents import digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.promises.power.disk import Op
    from tests.promises.power.recording import Event

_CHANGES = ("insert", "update", "delete", "replace", "create", "drop", "alter", "vacuum", "with", "reindex")
_BEGINNINGS, _ENDS, _WITHIN = "begin", ("commit", "rollback", "end"), ("savepoint", "release", "rollback to")


class _SeenFile(apsw.VFSFile):
    def __init__(self, replay: Replay, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = replay.name_of(path) if path else None
        self._log = replay.log
        there = bool(path) and os.path.lexists(path)
        super().__init__("", name, flags)
        if self._name is not None and not there:
            self._log.append(("create", self._name, True))

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if self._name is not None:
            self._log.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        if self._name is not None:
            self._log.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._name is not None:
            self._log.append(("sync", self._name))
        super().xSync(flags)


class _SeenFiles(apsw.VFS):
    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        super().__init__("seen", "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _SeenFile(self._replay, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        super().xDelete(name, sync_folder)
        self._replay.log.append(("unlink", self._replay.name_of(name), sync_folder))


class Replay:
    """Plays a recording in a folder that is as the recorded one was at its beginning.

    In `log` are then the operations of the disk, and between them ("state", number) after every commit and ("said",
    text) where somebody was told. `states` holds what the shop held at each number, as a digest, and `renamed` what
    files held when they got their name.
    """

    def __init__(self, root: Path, shop: str) -> None:
        self.root, self.shop = root, shop
        self.log: list[Op] = []
        self.states: list[bytes | None] = []
        self.renamed: dict[str, bytes] = {}
        self._paths: dict[int, str] = {}
        self._open: dict[str, set[int]] = {}
        self._writers: set[int] = set()
        self._begun: dict[int, str] = {}
        self._connections: dict[str, apsw.Connection] = {}

    def play(self, events: list[Event]) -> None:
        """Play all of it."""
        self._writers = {event[1] for event in events if event[0] == "sql" and _is_a_change(event[2])}
        self._writers |= {event[2] for event in events if event[0] == "copied"}
        seen = _SeenFiles(self)
        try:
            self._note_state()
            for word, *rest in events:
                played: Callable[..., None] = getattr(self, f"_{word}")
                played(*rest)
        finally:
            for connection in self._connections.values():
                connection.close()
            seen.unregister()

    def name_of(self, path: str) -> str:
        """A path as the log has it."""
        return os.path.relpath(path, self.root)

    def _opened(self, number: int, path: str) -> None:
        self._paths[number] = path
        self._open.setdefault(path, set()).add(number)

    def _closed(self, number: int) -> None:
        path = self._paths.pop(number)
        self._open[path].discard(number)
        if not self._open[path] and path in self._connections:
            self._connections.pop(path).close()

    def _sql(self, number: int, text: str) -> None:
        said = " ".join(text.lower().split())
        if number not in self._writers:
            return
        if said.startswith(_BEGINNINGS):
            self._begun[number] = text  # what only reads afterwards is played without it
        elif said.startswith(_ENDS) and not said.startswith(_WITHIN):
            if self._begun.pop(number, None) is None:
                self._run(number, text)
        elif said.startswith((*_CHANGES, *_WITHIN)) or _sets(said):
            if (begin := self._begun.pop(number, None)) is not None:
                self._run(number, begin)
            self._run(number, text)

    def _run(self, number: int, text: str) -> None:
        connection, said = self._connection(self._paths[number]), text.lower().replace(" ", "")
        if said.startswith("pragmajournal_mode=wal"):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute(text).fetchall()
        if said.startswith("pragmajournal_mode=delete"):
            connection.execute("PRAGMA locking_mode = NORMAL").fetchall()
        if self._paths[number] == self.shop and not connection.in_transaction and not said.startswith("pragma"):
            self._note_state()

    def _connection(self, path: str) -> apsw.Connection:
        if path not in self._connections:
            file = self.root / path
            connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE, vfs="seen")
            with file.open("rb") as opened:
                if opened.read(20)[18:] == b"\x02\x02":
                    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            self._connections[path] = connection
        return self._connections[path]

    def _copied(self, source: int, target: int) -> None:
        copy = self._connection(self._paths[target])
        origin = self._connection(self._paths[source]) if source is not None else None
        if origin is None:
            raise RuntimeError("a copy of a shop from elsewhere")
        with copy.backup("main", origin, "main") as backup:
            backup.step()

    def _made(self, path: str) -> None:
        (self.root / path).touch()
        self.log.append(("create", path, False))

    def _folder(self, path: str) -> None:
        if not (self.root / path).exists():
            (self.root / path).mkdir()
            self.log.append(("folder", path))

    def _written(self, path: str, content: bytes) -> None:
        (self.root / path).write_bytes(content)
        self.log += [("truncate", path, 0), ("write", path, 0, content)]

    def _synced(self, path: str) -> None:
        self.log.append(("sync", path))

    def _renamed(self, path: str, other: str) -> None:
        if (self.root / path).exists():
            (self.root / path).replace(self.root / other)
            self.log.append(("rename", path, other))
            self.renamed[other] = (self.root / other).read_bytes()
            self._changed(other)

    def _linked(self, path: str, other: str) -> None:
        if (self.root / path).exists() and not (self.root / other).exists():
            (self.root / other).hardlink_to(self.root / path)
            self.log.append(("link", path, other))
            self._changed(other)

    def _removed(self, path: str) -> None:
        if (self.root / path).is_dir():
            shutil.rmtree(self.root / path)
            self.log.append(("unlink", path, False))
        elif (self.root / path).exists():
            (self.root / path).unlink()
            self.log.append(("unlink", path, False))
            self._changed(path)

    def _said(self, text: str) -> None:
        self.log.append(("said", text))

    def _changed(self, path: str) -> None:
        if path == self.shop:
            self._note_state(renamed=True)

    def _note_state(self, *, renamed: bool = False) -> None:
        """What the shop holds now, after a commit, or after another file got its name."""
        file = self.root / self.shop
        if self.shop in self._connections and not renamed:
            found: bytes | None = digest(self._connections[self.shop])
        elif file.exists():
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                found = digest(connection)
        else:
            found = None
        if not self.states or found != self.states[-1]:
            self.log.append(("state", len(self.states)))
            self.states.append(found)


def _is_a_change(text: str) -> bool:
    said = text.strip().lower()
    return said.startswith((*_CHANGES, "begin immediate", "pragma journal_mode ="))


def _sets(said: str) -> bool:
    """Whether a pragma changes the file or how it is written; who only reads says so for the connection of all."""
    return said.startswith("pragma") and ("=" in said or "checkpoint" in said) and "query_only" not in said


def files_of(root: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its content, and every folder with None."""
    found = sorted(root.rglob("*"))
    return {str(path.relative_to(root)): None if path.is_dir() else path.read_bytes() for path in found}
