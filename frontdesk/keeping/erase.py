"""People forgotten down to the bytes: in the shop's file, in its log, beside it, and in a backup that comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from frontdesk.clock import Clock, system_zone
from frontdesk.errors import StoreTrouble
from frontdesk.keeping.backup import label_of, named
from frontdesk.keeping.leftovers import clean
from frontdesk.records.deeds import Deed
from frontdesk.records.forgetting import Forgotten
from frontdesk.store.erasing import FORGET
from frontdesk.store.file.wiping import leave_no_trace
from frontdesk.store.shop import glance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from frontdesk.records.forgetting import Tombstone
    from frontdesk.store.store import Store

AGAIN = "Forgotten again after a restore"


def forget(store: Store, customers: Collection[int], deed: Deed) -> Forgotten | None:
    """Take people out of everything there is of the shop on this machine but its older backups; None for nobody.

    The rejects go first: whoever is still in the shop can be asked to be forgotten again, should a kill or a full
    disk end it there. Then all that is in the file goes at once. At last the log is emptied, which holds what was.

    Args:
        store: the shop, open.
        customers: who; all who became one with them go along.
        deed: the act as the journal is to keep it.

    Raises:
        StoreTrouble, DiskFull: nobody was forgotten.
    """
    from frontdesk.store.erasing.erase import erase
    from frontdesk.store.erasing.people import whole, words_of

    with store.reading() as session:
        words = words_of(session, whole(session, customers))
    rejects, untouched = clean(store.path, words)
    with store.writing(deed) as work:
        people = erase(work, customers)
        action = work.action_id
    if action is None:
        return None
    return Forgotten(action, people, rejects, leave_no_trace(store.path), untouched)


def older_copies(shop: Path, backups: Path) -> tuple[int, tuple[str, ...]]:
    """Where people who are forgotten may still be: how many backups there are, and which copies beside the shop.

    The backups go by themselves within 35 days. What was kept before an upgrade or a restore does not.
    """
    beside = (f"{shop.stem}-before-restore-", f"{shop.stem}-before-upgrade-")
    kept = sorted(file.name for file in shop.parent.iterdir() if file.name.startswith(beside) and file.suffix == ".db")
    return len(named(backups, label_of(shop))), tuple(kept)


def replay(copy: Path, shops: Iterable[Path], backups: Iterable[Path] = ()) -> int:
    """Forget again, in a shop that comes back, whoever was forgotten since; how many people.

    Args:
        copy: the file that is to be the shop; it is left closed, with nothing beside it.
        shops: files that must be asked who was forgotten: the shop as it was.
        backups: those that may know of more; one that cannot be read is passed over.

    Raises:
        StoreTrouble, DiskFull: as their sentences say.
    """
    due = {each.token: each for each in [*_told(shops), *_told(backups, if_readable=True)]}
    if not due:
        return 0
    from frontdesk.store.erasing import tombstones
    from frontdesk.store.erasing.erase import erase
    from frontdesk.store.migrations.upgrade import take_steps
    from frontdesk.store.store import Store

    take_steps(copy)
    store = Store(copy, Clock("UTC"))
    try:
        store.clock = _clock(store)
        with store.writing(Deed(FORGET, AGAIN, store.clock.now(), "")) as work:
            tombstones.carry(work.session, due.values())
            people = erase(work, tombstones.recognised(work.session, due.values()))
        leave_no_trace(copy)
    finally:
        store.close()
    return people


def _told(files: Iterable[Path], *, if_readable: bool = False) -> Iterator[Tombstone]:
    from frontdesk.store.erasing.tombstones import of_file

    for file in files:
        with suppress(*((StoreTrouble,) if if_readable else ())):
            yield from of_file(file)


def _clock(store: Store) -> Clock:
    """The shop's own: some of what is worked out anew hangs on its hours."""
    with store.looking() as connection:
        said = glance.settings(connection)
    clock = Clock(said.get("zone") or system_zone())
    return replace(clock, day_ends=time.fromisoformat(said.get("day_ends") or "00:00"))
