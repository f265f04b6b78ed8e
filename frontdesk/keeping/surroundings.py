"""What can be seen of a shop's file without opening it: its place, its rights, its backups, the disk and the clock."""

from __future__ import annotations

import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from frontdesk.keeping import places
from frontdesk.keeping.backup import label_of, taken_at
from frontdesk.keeping.checking import ASKEW, backups, look_through
from frontdesk.keeping.pasting import frontdesk, homeless, in_shell, listed
from frontdesk.keeping.prune import LONGEST
from frontdesk.records.reports import Check
from frontdesk.store.file.copying import sum_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MOVE = "Close every till, and keep the file on a disk of this machine."
_MEGA = 1_000_000
_HALF_LEFT: Final = timedelta(hours=1)
"""Whatever makes a file has given it its name by then, or was killed."""
_NAMED = 5
"""So many files are named; a command for more than that names their folder."""
_SETTLED = ("-before-restore-", "-before-upgrade-")


@dataclass(frozen=True, slots=True)
class Around:
    """Where to look.

    Attributes:
        shop: the file.
        backups: their folder.
        now: aware.
        private: more files that only their owner should read: the settings, the log.
        mounts: the system's table of mounts, where it is not the machine's own.
    """

    shop: Path
    backups: Path
    now: datetime
    private: tuple[Path, ...] = ()
    mounts: str | None = None


def seen_around(around: Around) -> Iterator[Check]:
    """All that can be seen from outside; nothing is opened that a till may have open."""
    yield from _rights(around)
    yield from _place(around)
    yield from _backups(around)
    yield from _left(around)
    yield from _room(around.shop)
    yield from _clock(around)


def _rights(around: Around) -> Iterator[Check]:
    shop = around.shop.resolve()
    beside = [*_beside(shop)]
    folders = [around.backups, shop.parent / "rejects", shop.parent / f"{shop.stem}-drafts"]
    kept = [*islice(_files(folders), 10_000), *_of_the_same_name(around.private)]
    open_to_others = [file for file in (*beside, *kept) if _others_may(file)]
    names = ", ".join(file.name for file in open_to_others[:_NAMED])
    if len(open_to_others) > _NAMED:
        names += f" and {len(open_to_others) - _NAMED} more"
    if open_to_others:
        yield Check("permissions", "bad", f"Others can read {names}.", f"`chmod 600 {_meant(open_to_others)}`")
    else:
        yield Check("permissions", "ok", "Only you can read it, and what lies around it.")
    if shop.parent.is_dir() and _others_may(shop.parent):
        way = f"`chmod 700 {in_shell(shop.parent)}`, if nothing else lies there."
        yield Check("folder", "note", "Others can look into its folder.", way)


def _beside(shop: Path) -> Iterator[Path]:
    if shop.is_file():
        yield from (shop.with_name(shop.name + end) for end in ("", "-wal", "-shm", "-journal"))
    with suppress(OSError):
        kinds = tuple(f"{shop.stem}{kind}" for kind in _SETTLED)
        yield from (file for file in shop.parent.iterdir() if file.name.startswith(kinds))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            yield from (file for file in folder.iterdir() if stat.S_ISREG(file.lstat().st_mode))


def _of_the_same_name(files: Iterable[Path]) -> Iterator[Path]:
    """A log, and the older ones beside it."""
    for file in files:
        with suppress(OSError):
            yield from (each for each in file.parent.iterdir() if each.name.startswith(file.name))


def _others_may(file: Path) -> bool:
    try:
        found = file.lstat()
    except OSError:
        return False
    return not stat.S_ISLNK(found.st_mode) and bool(found.st_mode & 0o077)


def _meant(files: list[Path]) -> str:
    """The files, or all of each folder where they are many: a command has to fit on a line."""
    if len(files) <= _NAMED:
        return listed(files)
    return " ".join(f"{in_shell(folder)}/*" for folder in sorted({file.parent for file in files}))


def _place(around: Around) -> Iterator[Check]:
    real = around.shop.resolve()
    share = places.share_under(real, places.mounted() if around.mounts is None else around.mounts)
    synced = places.synced_folder(real)
    well = True
    if share:
        well = False
        yield Check("place", "note", f"It lies on a network share ({share}); tills can harm it there.", _MOVE)
    if synced:
        well = False
        yield Check("place", "note", f"It lies in a synced folder ({synced}); copies of it can clash.", _MOVE)
    if real.is_file() and real.stat().st_nlink > 1:
        well = False
        way = f"`find {in_shell(real.parent)} -xdev -samefile {in_shell(real)}` lists those nearby; remove the other."
        yield Check("place", "note", "It has a second name; opened by both, it breaks.", way)
    if well and real.exists():
        yield Check("place", "ok", "It lies on a disk of this machine, under one name.")


def _backups(around: Around) -> Iterator[Check]:
    found = look_through(around.backups, around.now, label_of(around.shop))
    for error in found.spoiled:
        yield Check("backup", "bad", homeless(error.sentence), homeless(error.hint))
    command = frontdesk(around.shop, "backup")
    if found.whole is None and not around.shop.exists():
        return
    if found.whole is None:
        yield Check("backup", "note", "There is no verified backup yet.", f"`{command}`")
        return
    told = f"The last verified backup is {found.whole.words} old."
    if found.whole.old:
        yield Check("backup", "bad", told, f"`{command}`, every night by itself.")
    else:
        yield Check("backup", "ok", told)


def _left(around: Around) -> Iterator[Check]:
    """What lies beside the shop is never removed by itself, so somebody has to think of whom it still names."""
    shop, limit = around.shop.resolve(), (around.now - LONGEST).timestamp()
    kinds = tuple(f"{shop.stem}{kind}" for kind in _SETTLED)
    old = sorted(file for file in _files([shop.parent]) if file.name.startswith(kinds) and _older(file, limit))
    if old:
        told = f"{len(old)} copies from before an upgrade or a restore are over {LONGEST.days} days old."
        way = f"Who was forgotten since is still in them: `rm {listed(old)}`"
        yield Check("copies", "note", told, way)
    half = [*_half_left(around)]
    if half:
        told = f"{len(half)} half-made files were left by a program that was stopped."
        yield Check("half-left", "note", told, f"`rm -r {listed(half)}`")


def _half_left(around: Around) -> Iterator[Path]:
    shop, limit = around.shop.resolve(), (around.now - _HALF_LEFT).timestamp()
    with suppress(OSError):
        yield from (file for file in shop.parent.iterdir() if _is_half(file.name, shop) and _older(file, limit))
    for file in _files([around.backups]):
        whole = taken_at(file) is None or sum_beside(file).exists()
        if (file.suffix == ".part" or not whole) and _older(file, limit):
            yield file


def _is_half(name: str, shop: Path) -> bool:
    return ".part" in name and name.lstrip(".").startswith((f"{shop.name}.", f"{shop.stem}-before-"))


def _older(file: Path, limit: float) -> bool:
    try:
        return file.lstat().st_mtime < limit
    except OSError:
        return False


def _room(shop: Path) -> Iterator[Check]:
    there = next((folder for folder in shop.parents if folder.is_dir()), None)
    if there is None:
        return
    free, size = shutil.disk_usage(there).free, shop.stat().st_size if shop.is_file() else 0
    told = f"{free / _MEGA:,.0f} MB are free, the file has {size / _MEGA:,.1f} MB."
    if free < max(2 * size, _MEGA):
        yield Check("disk", "bad", told, "Free some space: a backup needs twice the file's size.")
    else:
        yield Check("disk", "ok", told)


def _clock(around: Around) -> Iterator[Check]:
    """A backup or a file of a time to come: the clock was wrong then, or is wrong now."""
    latest = [line.taken_at for line in backups(around.backups, label_of(around.shop))]
    with suppress(OSError):
        latest += [datetime.fromtimestamp(around.shop.stat().st_mtime, UTC)] if around.shop.is_file() else []
    yield clock_check("clock", "a backup or the file itself", max(latest, default=None), around.now)


def clock_check(name: str, what: str, latest: datetime | None, now: datetime) -> Check:
    """Whether the clock went back behind the newest of something."""
    if latest is None or latest <= now + ASKEW:
        return Check(name, "ok", f"The clock stands after {what}.")
    told = f"The clock stands before {what}: it is {now:%Y-%m-%d %H:%M} UTC, that is of {latest:%Y-%m-%d %H:%M} UTC."
    return Check(name, "bad", told, "Look at `date`, and set the clock; until then no old backup is removed.")
