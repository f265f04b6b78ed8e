"""Whether the shop's file is well, and what to do where it is not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError, StoreDamaged
from frontdesk.keeping import places
from frontdesk.keeping.backup import label_of
from frontdesk.keeping.checking import look_through
from frontdesk.keeping.prune import LONGEST
from frontdesk.records.reports import Check, Health
from frontdesk.store import cipher, drivers, soundness
from frontdesk.store.connection import version_of
from frontdesk.store.migrations.head import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.store.store import Store

SAFE_SQLITE = (3, 51, 3)
"""Older ones can, very rarely, lose the log when two connections write and close together."""

_REBUILD = "Run `frontdesk doctor --rebuild`."
_RESTORE = "Keep the file as it is, and `frontdesk restore` the last verified backup."
_MOVE = "Keep the file on a disk of this machine."
_MEGA = 1_000_000


def examine(store: Store, backups: Path, *, mounts: str | None = None) -> Health:
    """Look at the open shop's file from all sides. Nothing is changed, and no customer's data is in the answer.

    Args:
        store: the shop, open.
        backups: the folder its backups are kept in.
        mounts: the system's table of mounts, where it is not the machine's own.
    """
    looks: list[Callable[[], list[Check]]] = [
        lambda: _pages(store),
        lambda: _search(store),
        lambda: _sums(store),
        lambda: _permissions(store.path.resolve()),
        lambda: _place(store.path, mounts),
        lambda: _backup(store, backups),
        lambda: _copies(store),
        lambda: [_room(store.path), _sqlite(store), _encryption(store.path)],
    ]
    return Health(tuple(check for look in looks for check in _told(look)))


def rebuild(store: Store) -> int:
    """Make all anew that is worked out from rows: search index, standings, habits, sums of days; how many are found.

    Then the file itself is written anew where no other till is at it, so that nothing is left of who was forgotten.

    Raises:
        StoreDamaged: the rows themselves cannot be trusted; nothing was rebuilt.
    """
    from frontdesk.store.rebuilding import rebuild as anew
    from frontdesk.store.wiping import leave_no_trace

    with store.looking() as connection:
        if soundness.broken_pages(connection):
            raise StoreDamaged(hint=_RESTORE)
    found = anew(store)
    leave_no_trace(store.path)
    return found


def _told(look: Callable[[], list[Check]]) -> list[Check]:
    """A look that finds the file unusable is a finding as well."""
    try:
        return look()
    except FrontdeskError as error:
        return [Check("file", "bad", error.sentence, error.hint)]


def _pages(store: Store) -> list[Check]:
    with store.looking() as connection:
        version = version_of(connection, store.path)
        pages = soundness.broken_pages(connection)
        references = soundness.broken_references(connection)
        mode = soundness.journal_mode(connection)
    lost = ", ".join(f"{count} in {table}" for table, count in references.items())
    return [
        Check("file", "ok", f"{store.path} is a Front Desk shop."),
        Check("version", "ok", f"Its tables are of version {version}; this program reads {HEAD}."),
        _check("pages", pages, "Every page is whole.", f"{len(pages)} faults in its pages.", _RESTORE),
        _check("references", references, "No row points at a lost one.", f"Rows point at lost ones: {lost}.", _RESTORE),
        _check("log", mode != "wal", "Writes go through a log.", f"Writes do not go through a log ({mode}).", _MOVE),
    ]


def _search(store: Store) -> list[Check]:
    from frontdesk.store.rebuilding import index_faults

    try:
        wrong = len(index_faults(store))
    except FrontdeskError:
        return [Check("search", "bad", "The search index is damaged; the customers are not.", _REBUILD)]
    return [_check("search", wrong, "Search agrees with the records.", f"Search is wrong about {wrong}.", _REBUILD)]


def _sums(store: Store) -> list[Check]:
    from frontdesk.store.rebuilding import day_faults, standing_faults

    wrong, days = len(standing_faults(store)), len(day_faults(store))
    return [
        _check("standings", wrong, "Sums agree with the visits.", f"Sums of {wrong} customers are off.", _REBUILD),
        _check("days", days, "So do those of the days.", f"Sums of {days} days are off.", _REBUILD),
    ]


def _permissions(path: Path) -> list[Check]:
    beside = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
    open_to_others = [file.name for file in beside if file.exists() and file.stat().st_mode & 0o077]
    folder = path.parent.stat().st_mode & 0o077
    names = ", ".join(open_to_others)
    return [
        _check(
            "permissions", open_to_others, "Only you can read it.", f"Others can read {names}.", f"chmod 600 '{path}'*"
        ),
        _check(
            "folder", folder, "Only you can look into its folder.", "Others can look into its folder.",
            f"chmod 700 '{path.parent}', if nothing else lies there.", level="note",
        ),
    ]  # fmt: skip


def _place(path: Path, mounts: str | None) -> list[Check]:
    real = path.resolve()
    share = places.share_under(real, _mounts() if mounts is None else mounts)
    synced = places.synced_folder(real)
    found = []
    if share:
        found.append(Check("place", "note", f"It lies on a network share ({share}); tills can harm it there.", _MOVE))
    if synced:
        found.append(Check("place", "note", f"It lies in a synced folder ({synced}); copies of it can clash.", _MOVE))
    if real.stat().st_nlink > 1:
        found.append(Check("place", "note", "It has a second name; opened by both, it breaks.", "Remove one name."))
    return found or [Check("place", "ok", "It lies on a disk of this machine, under one name.")]


def _backup(store: Store, folder: Path) -> list[Check]:
    found = look_through(folder, store.clock.now(), label_of(store.path))
    spoiled = [Check("backup", "bad", error.sentence, error.hint) for error in found.spoiled]
    if found.whole is None:
        return [*spoiled, Check("backup", "note", "There is no verified backup yet.", "Run `frontdesk backup`.")]
    told = f"The last verified backup is {found.whole.words} old."
    return [*spoiled, _check("backup", found.whole.old, told, told, "Run `frontdesk backup`, every night by itself.")]


def _copies(store: Store) -> list[Check]:
    """What lies beside the shop is never removed by itself, so somebody has to think of whom it still names."""
    shop = store.path.resolve()
    limit = (store.clock.now() - LONGEST).timestamp()
    kinds = (f"{shop.stem}-before-restore-", f"{shop.stem}-before-upgrade-")
    old = [file.name for file in shop.parent.iterdir() if file.name.startswith(kinds) and file.stat().st_mtime < limit]
    told = f"{len(old)} copies from before an upgrade or a restore are over {LONGEST.days} days old: {', '.join(old)}."
    return [Check("copies", "note", told, "Remove them, for who was forgotten since is still in them.")] if old else []


def _room(path: Path) -> Check:
    free, size = shutil.disk_usage(path.parent).free, path.stat().st_size
    told = f"{free / _MEGA:,.0f} MB are free, the file has {size / _MEGA:,.1f} MB."
    return _check("disk", free < 2 * size, told, told, "Free some space: a backup needs twice the file's size.")


def _sqlite(store: Store) -> Check:
    with store.looking() as connection:
        driver = drivers.behind(connection)
    told = f"SQLite is {driver.sqlite_version}."
    rare = f"{told} Versions before 3.51.3 can, very rarely, lose the log when two tills close together."
    return _check("sqlite", driver.sqlite_version_info < SAFE_SQLITE, told, rare, "Update Python.", level="note")


def _encryption(path: Path) -> Check:
    if drivers.is_encrypted(path):
        return Check("encryption", "ok", f"The file is encrypted (SQLCipher {cipher.version()}).")
    return Check("encryption", "ok", "The file is not encrypted: whoever has the disk can read it.")


def _check(name: str, wrong: object, well: str, ill: str, way_out: str, *, level: str = "bad") -> Check:
    return Check(name, level, ill, way_out) if wrong else Check(name, "ok", well)


def _mounts() -> str:
    table = Path(places.MOUNTS)
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""
