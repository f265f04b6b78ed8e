"""Places that backups go to: a folder of this machine, a stick, or whatever rclone reaches."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from frontdesk.errors import DiskFull, FrontdeskError
from frontdesk.passphrases import for_others
from frontdesk.paths import as_typed
from frontdesk.store.file.copying import CopyDamaged, on_disk, put_in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

_REMOTE = re.compile(r"(?P<remote>:?[A-Za-z0-9_][A-Za-z0-9_.+@ -]+(,[^:]*)?:)(?P<path>.*)", re.DOTALL)
_WHEN = re.compile(r"^[0-9/]+ [0-9:]+ (ERROR : )?")
_NOT_THERE = (3, 4)
"""How rclone ends when a folder or a file is not there."""

_AT_ONCE = 1 << 20
_WITHOUT_ASKING = ("--ask-password=false", "--contimeout", "30s", "--timeout", "5m", "--retries", "2")


class NoSuchPlace(FrontdeskError):
    """There is no such place for a second copy."""

    hint = "Make the folder once, or plug the stick in; it is not made here, lest copies fill an empty mount point."


class NoRclone(FrontdeskError):
    """This place is reached by rclone, which is not installed."""

    hint = "Install rclone and set the remote up with `rclone config`; a folder's name begins with / or ./."


class PlaceRefused(FrontdeskError):
    """The second place refused."""

    hint = "The copies there and here were left as they are; try `rclone lsf` on it."


class CameOutDifferent(CopyDamaged):
    """What was read back from the second place is not what was sent; the copy there was not given its name."""

    hint = "Try again, and use another stick or place if it happens twice."


class Place(Protocol):
    """Somewhere backups lie under their names, each with its checksum beside it."""

    where: str

    def names(self) -> list[str]:
        """The names of all files there."""

    def take(self, file: Path, name: str, due: str) -> None:
        """Copy a file there, read it back, and give it its name only if its SHA-256 is the one that is due."""

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is no trouble."""


def named(said: str) -> str:
    """A place as it may be written down: a folder from the root on, a remote as it was said."""
    if _REMOTE.fullmatch(said) and not Path(said).exists():
        return said
    return str(as_typed(said).absolute())


def place_at(said: str) -> Place:
    """The place that a person names: `remote:path` is rclone's, everything else a folder.

    Raises:
        NoSuchPlace: there is no such folder.
        NoRclone: it is a remote, and rclone is not there.
    """
    found = _REMOTE.fullmatch(named(said))
    if found is None:
        return Folder(as_typed(said).resolve())
    rclone = shutil.which("rclone")
    if rclone is None:
        raise NoRclone(f"{said} is reached by rclone, which is not installed.")
    return Remote(rclone, found["remote"] + found["path"].rstrip("/"))


class Folder:
    """A folder, of this machine or of a stick in it."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise NoSuchPlace(f"There is no folder {path}.")
        self._path = path
        self.where = str(path)

    def names(self) -> list[str]:
        """The names of the files in it; links are none of ours."""
        with on_disk(self._path):
            return [file.name for file in self._path.iterdir() if stat.S_ISREG(file.lstat().st_mode)]

    def take(self, file: Path, name: str, due: str) -> None:
        """Copy a file into it.

        Raises:
            DiskFull, StoreReadOnly: as their sentences say.
            CameOutDifferent: what the disk gives back is not what was written.
        """
        with on_disk(self._path):
            size, free = file.stat().st_size, shutil.disk_usage(self._path).free
            if free < size:
                raise DiskFull(
                    f"{self._path} has no room for another {size / 1_000_000:.0f} MB; no copy was made there.",
                    hint="Free some space there and try again.",
                )
            if os.path.lexists(self._path / name):
                raise PlaceRefused(f"There is a {name} in {self._path} already; it was left as it is.")
            try:
                put_in_place(self._path / name, lambda part: shutil.copyfile(file, part), due=due)
            except CopyDamaged as error:
                raise CameOutDifferent from error

    def remove(self, name: str) -> None:
        """Remove a file from it.

        Raises:
            StoreReadOnly: the folder may not be written to.
        """
        with on_disk(self._path):
            (self._path / name).unlink(missing_ok=True)


class Remote:
    """Where rclone reaches: its own settings say how, and no question is ever asked."""

    def __init__(self, rclone: str, where: str) -> None:
        self._rclone = rclone
        self.where = where

    def names(self) -> list[str]:
        """The names of all files there; none where there is no folder yet.

        Raises:
            PlaceRefused: rclone says why.
        """
        ran = self._run("lsf", "--files-only", self.where)
        if ran.returncode in _NOT_THERE:
            return []
        if ran.returncode:
            raise self._refused(ran)
        return ran.stdout.decode("utf-8", "replace").splitlines()

    def take(self, file: Path, name: str, due: str) -> None:
        """Copy a file there under another name, read it back from there, and give it its name.

        Raises:
            PlaceRefused: rclone says why.
            CameOutDifferent: what it gives back is not what was sent.
        """
        if name in self.names():
            raise PlaceRefused(f"There is a {name} in {self.where} already; it was left as it is.")
        part, beside = self._of(f"{name}.part"), f"{due}  {name}\n".encode()
        self._said("copyto", str(file), part)
        if self._digest(part) != due:
            self._said("deletefile", part)
            raise CameOutDifferent
        self._said("rcat", self._of(f"{name}.sha256"), given=beside)
        self._said("moveto", part, self._of(name))

    def remove(self, name: str) -> None:
        """Remove a file there.

        Raises:
            PlaceRefused: rclone says why.
        """
        ran = self._run("deletefile", self._of(name))
        if ran.returncode not in (0, *_NOT_THERE):
            raise self._refused(ran)

    def _of(self, name: str) -> str:
        return f"{self.where}{name}" if self.where.endswith(":") else f"{self.where}/{name}"

    def _digest(self, where: str) -> str:
        sum_up = hashlib.sha256()
        with subprocess.Popen(  # noqa: S603  # the person's own rclone
            self._line(("cat", where)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=for_others(),
        ) as reading:
            while reading.stdout and (block := reading.stdout.read(_AT_ONCE)):
                sum_up.update(block)
        return sum_up.hexdigest() if not reading.returncode else ""

    def _said(self, *words: str, given: bytes = b"") -> None:
        ran = self._run(*words, given=given)
        if ran.returncode:
            raise self._refused(ran)

    def _run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603
            self._line(words), input=given, capture_output=True, check=False, env=for_others()
        )

    def _line(self, words: Sequence[str]) -> list[str]:
        return [self._rclone, words[0], *_WITHOUT_ASKING, *words[1:]]

    def _refused(self, ran: subprocess.CompletedProcess[bytes]) -> PlaceRefused:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines() or ["it does not say why"]
        return PlaceRefused(f"{self.where} refused: {_WHEN.sub('', said[-1])[:200].rstrip('.')}.")
