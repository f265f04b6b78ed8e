"""A shop encrypted, opened up again, or given another passphrase, with all tills closed."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from frontdesk import passphrases
from frontdesk.errors import BadInput, FrontdeskError, StoreDamaged
from frontdesk.keeping import drafts, leftovers
from frontdesk.keeping.backup import SEALED, back_up, label_of, named
from frontdesk.keeping.checking import look_through
from frontdesk.records.locking import Relocked
from frontdesk.store.file import cipher, drivers
from frontdesk.store.file.connection import connect, sync_folder
from frontdesk.store.file.copying import on_disk, private_part, sync_file
from frontdesk.store.file.creation import create_shop
from frontdesk.store.file.relocking import write_anew
from frontdesk.store.file.replacing import alone_with

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from frontdesk.store.file.cipher import Lock

LOSS = (
    "Nobody can open an encrypted shop, nor any backup of it, without its passphrase: not you, not us, nobody. "
    "Whoever loses it has lost the shop and all its encrypted backups."
)
"""What has to be known before encryption is chosen."""

OLD_BLOCKS = (
    "SSDs, USB sticks and snapshots may keep old blocks of the plain file for a while, where no program reaches them."
)
OPEN_NOW = "That backup is not encrypted: the shop is NOT encrypted now. `frontdesk encrypt on` does it."
LOCKED_NOW = (
    "That backup is encrypted, and so is the shop now. What lay there was not, and stays so under its other name."
)
"""What a backup that came back changed for who can read the shop."""
_HALF_DONE = ".encrypting.part"
_ENDS = (".sha256", "-wal", "-shm", "-journal", "")
_AT_ONCE = 1 << 20


class Already(BadInput):
    """The shop is that already; nothing was done."""


def create(shop: Path, passphrase: str) -> None:
    """Make a new shop that is encrypted from its first byte: nothing plain of it was ever on the disk.

    Raises:
        Already: there is a shop.
        NoCipher, StoreReadOnly, DiskFull, PoorPassphrase: as their sentences say.
    """
    lock = _lock(passphrase)
    if not create_shop(shop, lock=lock):
        raise Already(f"There is a shop at {shop} already; nothing was done.")


def encrypt(shop: Path, backups: Path, now: datetime, passphrase: str) -> Relocked:
    """Encrypt a shop that is plain.

    A verified backup is made first, plain as the shop still is. Then, while no till can open the shop, it is written
    anew beside, compared row by row, and takes the old file's place in one step; a kill at any moment leaves the one
    or the other, whole. The old file's bytes are overwritten before it is let go. At last a backup is made that opens
    as the shop does.

    Args:
        shop: its file.
        backups: the folder of its backups.
        now: aware; the backup bears it in UTC.
        passphrase: what opens it from then on.

    Raises:
        Already: it is encrypted.
        TillsOpen: the shop is open somewhere.
        PoorPassphrase, NoCipher, StoreTrouble, DiskFull: as their sentences say; the shop is as it was.
    """
    must_not_be_encrypted(shop)
    return _relocked(shop, backups, now, _lock(passphrase))


def change(shop: Path, backups: Path, now: datetime, passphrase: str) -> Relocked:
    """Give an encrypted shop another passphrase; its backups so far keep the one that they have.

    Raises:
        Already: it is not encrypted.
        TillsOpen, PoorPassphrase, StoreTrouble, DiskFull: as for `encrypt`.
    """
    must_be_encrypted(shop)
    return _relocked(shop, backups, now, _lock(passphrase))


def decrypt(shop: Path, backups: Path, now: datetime) -> Relocked:
    """Open an encrypted shop up again: whoever has the disk can read it from then on.

    Raises:
        Already: it is not encrypted.
        TillsOpen, StoreTrouble, DiskFull: as for `encrypt`.
    """
    must_be_encrypted(shop)
    return _relocked(shop, backups, now, None)


def is_encrypted(shop: Path) -> bool:
    """Whether a shop is encrypted; False where there is none."""
    return drivers.is_encrypted(shop)


def changed_by(backup: Path, shop: Path) -> str:
    """What a backup would change, in the shop's place, for who can read it; empty where nothing, or nobody can tell."""
    if not shop.is_file() or backup.suffix == SEALED or is_encrypted(shop) == is_encrypted(backup):
        return ""
    return OPEN_NOW if is_encrypted(shop) else LOCKED_NOW


def must_not_be_encrypted(shop: Path) -> None:
    """See that encryption can be turned on.

    Raises:
        Already: it is on.
    """
    if drivers.is_encrypted(shop):
        raise Already(
            f"{shop} is encrypted already; nothing was done.", hint="`frontdesk encrypt change` changes its passphrase."
        )


def must_be_encrypted(shop: Path) -> None:
    """See that encryption can be turned off.

    Raises:
        Already: it is off.
        StoreTrouble: there is no shop, or it cannot be opened.
    """
    connect(shop, reading=True).close()  # a shop that is missing or damaged says so first
    if not drivers.is_encrypted(shop):
        raise Already(f"{shop} is not encrypted; nothing was done.")


def _lock(passphrase: str) -> Lock:
    cipher.module()
    kept = passphrases.fit(passphrase)
    passphrases.remember(kept)
    return cipher.new_lock(kept)


def _relocked(shop: Path, backups: Path, now: datetime, lock: Lock | None) -> Relocked:
    shop = shop.resolve()
    before = back_up(shop, backups, now).path
    private = lock is not None and not drivers.is_encrypted(shop)
    new = shop.with_name(f"{shop.name}.{time.time_ns()}.encrypting")
    with on_disk(shop.parent), private_part(new) as part, alone_with(shop, exporting=True) as sound:
        if not sound:
            raise StoreDamaged
        _clear_half_done(shop, part)
        contents = write_anew(shop, part, lock)
        sync_file(part)
        overwritten = _take_place(part, shop, overwrite=private)
    after = None
    with suppress(FrontdeskError):  # the shop is what was asked for; `frontdesk backup` says what is wrong
        after = back_up(shop, backups, now).path
    return Relocked(shop, lock is not None, contents, before, after, overwritten)


def _take_place(part: Path, shop: Path, *, overwrite: bool) -> bool:
    """Put the new file in the old one's place; whether the old one's bytes were overwritten after that."""
    old = os.open(shop, os.O_RDWR)
    try:
        part.replace(shop)
        sync_folder(shop.parent)
        state = os.fstat(old)
        if not overwrite or state.st_nlink:  # it may be somebody's backup by its other name
            return False
        for at in range(0, state.st_size, _AT_ONCE):
            os.pwrite(old, bytes(min(_AT_ONCE, state.st_size - at)), at)
        os.fsync(old)
        return True
    finally:
        os.close(old)


def _clear_half_done(shop: Path, but: Path) -> None:
    """Remove what was left by one that was killed: nobody else is at the shop now, and it may be all of it in plain."""
    for left in shop.parent.iterdir():
        ours = left.name.startswith(f"{shop.name}.") and _HALF_DONE in left.name
        if ours and not left.name.startswith(but.name):
            left.unlink()


def plain_copies(shop: Path, backups: Path) -> tuple[Path, ...]:
    """The copies of a shop on this machine that anybody can read: its backups, and what was set aside beside it."""
    beside = (f"{shop.stem}-before-restore-", f"{shop.stem}-before-upgrade-")
    aside = [file for file in sorted(shop.parent.iterdir()) if file.name.startswith(beside) and file.suffix == ".db"]
    found = [file for file in [*named(backups, label_of(shop)), *aside] if file.suffix != SEALED]
    return tuple(file for file in found if not drivers.is_encrypted(file))


def plain_beside(shop: Path) -> tuple[Path, ...]:
    """The files beside a shop that hold some of its people in plain, encrypted or not: rejected rows, kept forms."""
    folders = (shop.parent / leftovers.FOLDER, drafts.folder(shop))
    return tuple(file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir()) if file.is_file())


def remove_plain_copies(shop: Path, backups: Path, now: datetime) -> tuple[Path, tuple[Path, ...]]:
    """Remove all copies of an encrypted shop that are plain; its newest encrypted backup, which is whole, and those.

    Where there is no such backup one is made first.

    Raises:
        Already: the shop is not encrypted, and they are all there is.
        StoreTrouble, DiskFull: as their sentences say; none was removed.
    """
    must_be_encrypted(shop)
    last = look_through(backups, now, label_of(shop)).whole
    kept = last is not None and drivers.is_encrypted(last.line.path)
    made = last.line.path if last is not None and kept else back_up(shop, backups, now).path
    gone = plain_copies(shop, backups)
    with on_disk(backups):
        for file in gone:
            for end in _ENDS:
                file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
        for folder in {file.parent for file in gone}:
            sync_folder(folder)
    return made, gone
