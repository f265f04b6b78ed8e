"""Whether the shop's file is well, and what to do where it is not."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError, StoreDamaged
from frontdesk.keeping.backup import label_of
from frontdesk.keeping.pasting import frontdesk, homeless, in_shell
from frontdesk.keeping.surroundings import Around, clock_check, seen_around
from frontdesk.keeping.trouble import last_whole
from frontdesk.records.reports import Check, Health
from frontdesk.store.file import cipher, drivers, soundness
from frontdesk.store.file.connection import version_of
from frontdesk.store.migrations.head import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.store.store import Store

SAFE_SQLITE = (3, 51, 3)
"""Older ones can, very rarely, lose the log when two connections write and close together."""
MENDED_SQLITE = ((3, 44, 6), (3, 50, 7))
"""From these on two older lines cannot either."""

_KEEP = "Keep the file as it is"


def examine(
    store: Store, backups: Path, *, mounts: str | None = None, private: tuple[Path, ...] = ()
) -> Health:  # fmt: skip
    """Look at the open shop's file from all sides. Nothing is changed, and no customer's data is in the answer.

    Args:
        store: the shop, open.
        backups: the folder its backups are kept in.
        mounts: the system's table of mounts, where it is not the machine's own.
        private: more files that only their owner should read: the settings, the log.
    """
    around = Around(store.path, backups, store.clock.now(), private, mounts)
    pages = _told(lambda: _pages(store, backups), lambda: _restoring(store, backups))
    derived: list[Callable[[], list[Check]]] = [lambda: _search(store), lambda: _sums(store), lambda: _journal(store)]
    if any(check.level == "bad" for check in pages):  # what is worked out from damaged rows tells nothing
        derived = []
    looks = [*derived, lambda: [*seen_around(around)], lambda: [_sqlite(_version(store)), _encryption(store.path)]]
    return Health((*pages, *(check for look in looks for check in _told(look))))


def examine_outside(error: FrontdeskError, around: Around) -> Health:
    """Say why a shop's file cannot be opened, and all that can be seen of it from outside."""
    why = Check("file", "bad", homeless(error.sentence), homeless(error.hint))
    seen = _told(lambda: [*seen_around(around)])
    return Health((why, *seen, _sqlite(sqlite3.sqlite_version)))


def _version(store: Store) -> str:
    with store.looking() as connection:
        return str(drivers.behind(connection).sqlite_version)


def rebuild(store: Store) -> int:
    """Make all anew that is worked out from rows: search index, standings, habits, sums of days; how many are found.

    Then the file itself is written anew where no other till is at it, so that nothing is left of who was forgotten.

    Raises:
        StoreDamaged: the rows themselves cannot be trusted; nothing was rebuilt.
    """
    from frontdesk.store.derived.rebuilding import rebuild as anew
    from frontdesk.store.file.wiping import leave_no_trace

    with store.looking() as connection:
        if soundness.broken_pages(connection):
            raise StoreDamaged
    found = anew(store)
    leave_no_trace(store.path)
    return found


def _told(look: Callable[[], list[Check]], restoring: Callable[[], str] = str) -> list[Check]:
    """A look that finds the file unusable is a finding as well."""
    try:
        return look()
    except StoreDamaged as error:
        return [Check("file", "bad", homeless(error.sentence), restoring() or homeless(error.hint))]
    except FrontdeskError as error:
        return [Check("file", "bad", homeless(error.sentence), homeless(error.hint))]
    except OSError as error:
        return [Check("file", "bad", f"The system refused to look: {error.strerror}.", "See who owns the folder.")]


def _pages(store: Store, backups: Path) -> list[Check]:
    with store.looking() as connection:
        version = version_of(connection, store.path)
        pages = soundness.broken_pages(connection)
        references = soundness.broken_references(connection)
        mode = soundness.journal_mode(connection)
    lost = ", ".join(f"{count} in {table}" for table, count in references.items())
    restore = _restoring(store, backups) if pages or references else ""
    return [
        _file(store),
        Check("version", "ok", f"Its tables are of version {version}; this program reads {HEAD}."),
        _check("pages", pages, "Every page is whole.", f"{len(pages)} faults in its pages.", restore),
        _check("references", references, "No row points at a lost one.", f"Rows point at lost ones: {lost}.", restore),
        *([] if store.only else [_log(mode)]),
    ]


def _file(store: Store) -> Check:
    where = homeless(str(store.path))
    if store.writable:
        return Check("file", "ok", f"{where} is a Front Desk shop.")
    told = f"{where} may not be written to by you; it was read as it stands."
    return Check(
        "file", "note", told, f"As its owner: `chmod u+w {in_shell(store.path)} {in_shell(store.path.parent)}`"
    )


def _log(mode: str) -> Check:
    way = "Keep the file on a disk of this machine, which can do it."
    return _check("log", mode != "wal", "Writes go through a log.", f"Writes do not go through a log ({mode}).", way)


def _restoring(store: Store, backups: Path) -> str:
    last = last_whole(backups, store.clock.now(), label_of(store.path))
    if last is None:
        return f"{_KEEP}; there is no backup that is whole."
    command = frontdesk(store.path, f"restore --yes {in_shell(last.line.path)}")
    return f"Close every till: `{command}` brings back what was {last.words} ago, and keeps what is there now."


def _rebuilding(store: Store) -> str:
    return f"`{frontdesk(store.path, 'doctor --rebuild')}`"


def _search(store: Store) -> list[Check]:
    from frontdesk.store.derived.rebuilding import index_faults

    if not store.writable:
        return [Check("search", "note", "The search index was not looked at: that takes the right to write.")]
    try:
        wrong = len(index_faults(store))
    except FrontdeskError:
        told = "The search index is damaged; the customers are not."
        return [Check("search", "bad", told, _rebuilding(store))]
    told = f"Search is wrong about {wrong}."
    return [_check("search", wrong, "Search agrees with the records.", told, _rebuilding(store))]


def _sums(store: Store) -> list[Check]:
    from frontdesk.store.derived.rebuilding import day_faults, standing_faults

    wrong, days = len(standing_faults(store)), len(day_faults(store))
    way = _rebuilding(store)
    return [
        _check("standings", wrong, "Sums agree with the visits.", f"Sums of {wrong} customers are off.", way),
        _check("days", days, "So do those of the days.", f"Sums of {days} days are off.", way),
    ]


def _journal(store: Store) -> list[Check]:
    from frontdesk.store.shop.glance import latest

    with store.looking() as connection:
        newest = latest(connection)
    return [clock_check("journal", "the newest act in the journal", newest, store.clock.now())]


def _sqlite(version: str) -> Check:
    """Of whatever SQLite reads the file: Python's own, or the one that came with the encryption."""
    told = f"SQLite is {version}."
    numbers = tuple(map(int, version.split(".")))
    fixed = numbers >= SAFE_SQLITE or any(older <= numbers < (*older[:2], older[2] + 100) for older in MENDED_SQLITE)
    rare = f"{told} It can, very rarely, lose what was saved when two tills write and close at the same moment."
    way = "Update the system: SQLite 3.51.3 and later cannot. Until then a backup every hour is worth its room."
    return _check("sqlite", not fixed, told, rare, way, level="note")


def _encryption(path: Path) -> Check:
    if drivers.is_encrypted(path):
        return Check("encryption", "ok", f"The file is encrypted (SQLCipher {cipher.version()}).")
    return Check("encryption", "ok", "The file is not encrypted: whoever has the disk can read it.")


def _check(name: str, wrong: object, well: str, ill: str, way_out: str, *, level: str = "bad") -> Check:
    return Check(name, level, ill, way_out) if wrong else Check(name, "ok", well)
