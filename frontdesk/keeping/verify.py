"""A backup looked through from end to end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.errors import StoreDamaged, StoreMissing, StoreNotOurs, StoreReadOnly
from frontdesk.records.copies import Copy
from frontdesk.store.copying import examined, fingerprint, sum_beside

if TYPE_CHECKING:
    from pathlib import Path

_SUM = re.compile(r"([0-9a-f]{64})  .+\n?")
_ANOTHER = "Keep it, and use another backup."


class BackupDamaged(StoreDamaged):
    """The backup is damaged; it was left as it is."""

    hint = _ANOTHER


def verified(file: Path) -> Copy:
    """Check a backup: its SHA-256, its pages, its references, whose it is and how many rows it has.

    Nothing is written, neither into it nor beside it. SQLite's checks see two flipped bits in three, the SHA-256
    sees all; the sum alone would call a faithful copy of rubbish good.

    Raises:
        StoreMissing: there is no file, or no `.sha256` beside it.
        BackupDamaged: it is not what was written.
        StoreNotOurs, StoreFromTheFuture, StoreReadOnly: as their sentences say.
    """
    if not file.exists():
        raise StoreMissing(f"There is no backup at {file}.", hint="Look into the folder of the backups.")
    if file.is_symlink() or not file.is_file():
        raise StoreNotOurs(f"{file} is not a file of its own; it was not read.", hint=_ANOTHER)
    try:
        due = _sum_of(file)
        found = fingerprint(file)
        size = file.stat().st_size
    except OSError as error:
        raise StoreReadOnly(f"{file} cannot be read: {error.strerror}.", hint="Ask whoever owns it.") from error
    if found != due:
        raise BackupDamaged(f"{file} is not what was backed up: its checksum differs. It was left as it is.")
    try:
        contents = examined(file)
    except StoreDamaged as error:
        raise BackupDamaged(f"{file} is damaged; it was left as it is.") from error
    return Copy(file, contents, size, found)


def _sum_of(file: Path) -> str:
    beside = sum_beside(file)
    if not beside.exists():
        raise StoreMissing(f"{file} has no checksum beside it ({beside.name}).", hint=_ANOTHER)
    read = _SUM.fullmatch(beside.read_text(encoding="utf-8", errors="replace"))
    if read is None:
        raise BackupDamaged(f"{beside} is not a checksum; it was left as it is.")
    return read[1]
