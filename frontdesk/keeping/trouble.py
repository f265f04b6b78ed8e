"""Why a shop's file cannot be used, named by its cause, with the ways on that fit it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from frontdesk.errors import (
    DiskFull,
    FrontdeskError,
    StoreBusy,
    StoreDamaged,
    StoreFromTheFuture,
    StoreMissing,
    StoreNotOurs,
    StoreReadOnly,
)
from frontdesk.keeping.backup import label_of
from frontdesk.keeping.checking import aged, backups
from frontdesk.keeping.verify import verified
from frontdesk.records.trouble import Offer, Trouble, Way
from frontdesk.store.file import soundness
from frontdesk.store.file.cipher import StoreLocked

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from frontdesk.records.copies import BackupAge
    from frontdesk.records.trouble import Cause
    from frontdesk.store.store import Store

_ENOUGH: Final = 1_000_000
"""Bytes with which a counter can go on for a while."""

_HEADLINES: Final[dict[Cause, str]] = {
    "damaged": "The shop's file is damaged.",
    "index": "The search index is damaged; the customers are not.",
    "foreign": "This file belongs to another program.",
    "strange": "This file is not a shop, or no longer one.",
    "empty": "The shop's file is empty.",
    "newer": "This shop was written by a newer Front Desk.",
    "missing": "The shop's file is not there.",
    "replaced": "Another file lies in the shop's place.",
    "read-only": "The shop's file may not be written to.",
    "unreadable": "The shop's file may not be read by you.",
    "folder": "A folder lies where the shop's file should be.",
    "locked": "Another program holds the shop's file.",
    "full": "The disk is full.",
}
_WELL = "Nothing in it was changed."
_FACTS: Final[dict[Cause, str]] = {
    "damaged": _WELL,
    "index": "Only finding by words is disturbed.",
    "foreign": "It was left as it is. Perhaps --db or the settings name the wrong file.",
    "strange": "It was left as it is.",
    "empty": "It has 0 bytes, as a full disk or a broken copy leaves one.",
    "newer": "It was left as it is. Update Front Desk, then try again.",
    "missing": "Was it moved, renamed or deleted? Is its disk or stick plugged in?",
    "replaced": "What is saved from here on would be lost, so nothing was saved.",
    "read-only": "Somebody must give you the right to write to the file and to its folder.",
    "unreadable": "Somebody must give you the right to read it.",
    "folder": "Name the file in it with --db, or move the folder away.",
    "locked": "Another counter is busy, or a copying or checking program has it open.",
    "full": "Nothing was saved. Free some space: empty the bin, move pictures or films away.",
}
_ASIDE = "The file that lies there is moved aside and kept."


def name_trouble(error: FrontdeskError, shop: Path, folder: Path, now: datetime) -> Trouble:
    """Name what an error that was met on opening a shop means, and what can be done.

    Args:
        error: it.
        shop: where the file is.
        folder: of its backups; the newest that is whole is looked for there, from end to end.
        now: aware.
    """
    cause, last = _cause(error, shop), last_whole(folder, now, label_of(shop))
    if isinstance(error, StoreLocked) and last is not None:  # a backup can be opened: what cannot has lost its head
        cause = "damaged"
    offers = {offer.way: offer for offer in (*_restoring(cause, last), *_looking(cause, last), *_others(cause, shop))}
    order: tuple[Way, ...] = ("again", "look", "restore") if cause in _WAIT else ("restore", "look", "again")
    sorted_ways = [offers.pop(way) for way in order if way in offers]
    return _told(error, cause, shop, (*sorted_ways, *offers.values()), last)


def seen_in(error: FrontdeskError, store: Store, folder: Path, now: datetime) -> Trouble | None:
    """Name what an error that was met in a shop that is open here means; None where it is not the shop that ails.

    Args:
        error: it; `StoreMissing` where the file was only looked at.
        store: the shop.
        folder: of its backups.
        now: aware.
    """
    cause = None if store.only else _cause_inside(error, store)
    if cause is None:
        return None
    last = last_whole(folder, now, label_of(store.path)) if cause in ("damaged", "foreign", "strange") else None
    offers = [*_restoring(cause, last), *(_looking(cause, last) if last else ())]
    if cause in ("missing", "replaced"):
        there = " What lies there now is moved aside." if cause == "replaced" else ""
        offers.append(Offer("put_back", "Put it back", f"This counter still has all of it.{there}"))
    if cause == "index":
        offers.append(Offer("rebuild", "Make the search anew", "That takes some seconds."))
    offers.append(Offer("again", "Try again", "Opens what lies there now." if cause == "replaced" else ""))
    offers.append(Offer("back", "Go back", "What was typed is still there; nothing can be saved yet."))
    return _told(error, cause, store.path, tuple(offers), last)


def look_again(trouble: Trouble, store: Store) -> None:
    """Look whether what ailed a shop that is open here is over.

    Raises:
        FrontdeskError: it is not.
    """
    if store.gone:
        raise StoreMissing("It is still not there.", hint=" ")
    if trouble.cause == "read-only" and not store.writable:
        raise StoreReadOnly("It still may not be written to.", hint=" ")
    free = shutil.disk_usage(store.path.parent).free
    if trouble.cause == "full" and free < _ENOUGH:
        raise DiskFull(f"There are still only {free / _ENOUGH:.1f} MB free.", hint=" ")
    if trouble.cause in ("damaged", "index"):
        from frontdesk.store.derived.rebuilding import index_faults

        if _is_damaged(store) or index_faults(store):
            raise StoreDamaged("It is still so.", hint=" ")


def last_whole(folder: Path, now: datetime, label: str) -> BackupAge | None:
    """The newest backup that is whole from its first byte to its last and that this program can bring back."""
    for line in backups(folder, label):
        if line.verified and not line.sealed:
            try:
                verified(line.path)
            except FrontdeskError:
                continue
            return aged(line, now)
    return None


def is_beheaded(shop: Path, folder: Path | None) -> bool:
    """Whether a file that looks encrypted is a plain shop whose beginning is gone: its last good backup is a plain one.

    Args:
        shop: the file.
        folder: of its backups; None for the usual one.
    """
    from datetime import UTC, datetime

    from frontdesk.paths import backup_folder
    from frontdesk.store.file.drivers import is_encrypted

    last = last_whole(folder or backup_folder(shop), datetime.now(UTC), label_of(shop))
    return last is not None and not is_encrypted(last.line.path)


_WAIT: Final = ("locked", "read-only", "unreadable", "newer", "full", "folder")
"""Causes that pass, or that somebody mends elsewhere: no backup shall take the place of a file that is well."""


def _told(
    error: FrontdeskError, cause: Cause, shop: Path, offers: tuple[Offer, ...], last: BackupAge | None
) -> Trouble:
    known = [_FACTS.get(cause, error.hint)]
    if any(offer.way in ("restore", "look") for offer in offers) and last is None and cause not in _WAIT:
        known.append("There is no backup that is whole.")
    return Trouble(cause, shop, _HEADLINES.get(cause, error.sentence), tuple(filter(None, known)), offers, last, error)


def _restoring(cause: Cause, last: BackupAge | None) -> list[Offer]:
    if last is None or cause in (*_WAIT, "index", "replaced", "other"):
        return []
    aside = "" if cause == "missing" else _ASIDE
    return [Offer("restore", "Bring that backup back", aside)]


def _looking(cause: Cause, last: BackupAge | None) -> list[Offer]:
    if cause in ("read-only", "full"):
        return [Offer("look", "Open it to look only", "Nothing can be saved meanwhile.")]
    if last is None or cause in ("index", "replaced"):
        return []
    return [Offer("look", "Look at that backup", "Nothing is changed, and nothing can be saved.")]


def _others(cause: Cause, shop: Path) -> list[Offer]:
    anew = []
    if cause in ("missing", "empty"):
        anew = [Offer("anew", "Begin a new, empty shop", _ASIDE if os.path.lexists(shop) else "")]
    return [Offer("again", "Try again"), *anew]


def _cause(error: FrontdeskError, shop: Path) -> Cause:
    if isinstance(error, StoreNotOurs):
        return _not_ours(error, shop)
    if isinstance(error, StoreReadOnly) and shop.exists() and not os.access(shop, os.R_OK):
        return "unreadable"
    kinds: tuple[tuple[type[FrontdeskError], Cause], ...] = (
        (DiskFull, "full"),
        (StoreFromTheFuture, "newer"),
        (StoreBusy, "locked"),
        (StoreMissing, "missing"),
        (StoreReadOnly, "read-only"),
        (StoreDamaged, "damaged"),
    )
    return next((cause for kind, cause in kinds if isinstance(error, kind)), "other")


def _not_ours(error: StoreNotOurs, shop: Path) -> Cause:
    if shop.is_dir():
        return "folder"
    if not shop.is_file():
        return "other"
    if not shop.stat().st_size:
        return "empty"
    return "strange" if error.__cause__ is not None else "foreign"


def _cause_inside(error: FrontdeskError, store: Store) -> Cause | None:
    if store.gone:
        return "replaced" if store.path.exists() else "missing"
    if type(error) is StoreDamaged:
        return "damaged" if _is_damaged(store) else "index"
    of_another_file = isinstance(error.__cause__, OSError) or error.__cause__ is None
    if type(error) in (StoreReadOnly, DiskFull, StoreNotOurs, StoreFromTheFuture) and not of_another_file:
        return _cause(error, store.path)
    return None


def _is_damaged(store: Store) -> bool:
    try:
        with store.looking() as connection:
            return bool(soundness.broken_pages(connection) or soundness.broken_references(connection))
    except FrontdeskError:
        return True
