"""A disk that forgets: what has reached it, what is still on its way, and which names its folders do not know yet."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from pathlib import Path

SECTOR = 512
Op = tuple[Any, ...]


class Disk:
    """The state of a disk while a log of operations is played.

    Models: in "journal" a sync of anything makes all earlier changes of names durable, and those that are not yet are
    kept in order (ext4, NTFS, APFS). In "posix" a change of a name is durable after a sync of its folder alone, and
    each may come before any other: the worst that POSIX allows. SQLite syncs the folder of the journals that it makes
    itself, so what it makes has its name at once.
    """

    def __init__(self, model: str, files: dict[str, bytes | None]) -> None:
        """Begin with these files, None for a folder, all of it durable."""
        self.model = model
        self.durable: dict[int, bytearray] = {}
        self.pending: dict[int, list[Op]] = {}
        self.live: dict[str, int] = {}
        self.waiting: list[tuple[str, str, str, int]] = []
        for name, content in files.items():
            self.live[name] = self._new(content)
        self.kept = dict(self.live)

    def _new(self, content: bytes | None) -> int:
        number = -1 if content is None else len(self.durable)
        if content is not None:
            self.durable[number] = bytearray(content)
            self.pending[number] = []
        return number

    def apply(self, op: Op) -> None:
        """Play one operation of the log."""
        word, name, *more = op
        match word:
            case "create":
                self._named(name, by_sqlite=more[0])
            case "folder":
                self.live[name] = -1
                self.waiting.append(("link", name, "", -1))
            case "write" | "truncate":
                self.pending[self.live[name]].append((word, *more))
            case "sync":
                self._synced(name)
            case "rename":
                inode = self.live[more[0]] = self.live.pop(name)
                self.waiting.append(("rename", name, more[0], inode))
            case "link":
                inode = self.live[more[0]] = self.live[name]
                self.waiting.append(("link", more[0], "", inode))
            case "unlink":
                self.live.pop(name)
                self.waiting.append(("unlink", name, "", -1))
                if more[0]:
                    self._settle(posixpath.dirname(name))

    def _named(self, name: str, *, by_sqlite: bool) -> None:
        inode = self.live[name] = self._new(b"")
        if by_sqlite and self.model == "posix":
            self.waiting = [each for each in self.waiting if name not in each[1:3]]
            self.kept[name] = inode
        else:
            self.waiting.append(("link", name, "", inode))

    def _synced(self, name: str) -> None:
        inode = self.live.get(name, -1)
        if inode < 0:
            self._settle(name)
            return
        play(self.durable[inode], self.pending[inode])
        self.pending[inode] = []
        if self.model == "journal":
            self._settle(None)

    def _settle(self, folder: str | None) -> None:
        """Make changes of names durable: those in one folder, or all."""
        still = []
        for change in self.waiting:
            places = {posixpath.dirname(name) for name in change[1:3] if name}
            if folder is None or self.model == "journal" or folder in places:
                _rename(self.kept, change)
            else:
                still.append(change)
        self.waiting = still

    def crash(self, dice: random.Random, folder: Path) -> None:
        """Write into a folder what is there when the power comes back."""
        names = dict(self.kept)
        if self.model == "journal":
            arrived = self.waiting[: dice.randint(0, len(self.waiting))]
        else:
            chance = dice.choice((0.0, 0.5, 1.0))
            arrived = [change for change in self.waiting if dice.random() < chance]
        for change in arrived:
            _rename(names, change)
        for name in sorted(names):
            above = posixpath.dirname(name)
            if above and above not in names:
                continue
            if names[name] < 0:
                (folder / name).mkdir(exist_ok=True, parents=True, mode=0o700)
            elif (folder / above).is_dir():
                (folder / name).write_bytes(self._content(dice, names[name]))

    def _content(self, dice: random.Random, inode: int) -> bytes:
        found = bytearray(self.durable[inode])
        if dice.random() < 0.7:
            sectors = [sector for op in self.pending[inode] for sector in _sectors(op)]
            chance = dice.choice((0.5, 0.5, 0.95, 1.0))
            play(found, [sector for sector in sectors if dice.random() < chance])
        return bytes(found)


def _rename(names: dict[str, int], change: tuple[str, str, str, int]) -> None:
    word, name, other, inode = change
    if word == "link":
        names[name] = inode
        return
    names.pop(name, None)
    if word == "rename":
        names[other] = inode


def _sectors(op: Op) -> list[Op]:
    if op[0] == "truncate":
        return [op]
    _, offset, data = op
    return [("write", offset + at, data[at : at + SECTOR]) for at in range(0, len(data), SECTOR)]


def play(content: bytearray, ops: list[Op]) -> None:
    """Write and cut a file's content."""
    for word, place, *data in ops:
        if word == "truncate":
            del content[place:]
            continue
        end = place + len(data[0])
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        content[place:end] = data[0]
