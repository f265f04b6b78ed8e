"""A backup looked through from end to end."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frontdesk.errors import StoreDamaged, StoreMissing, StoreNotOurs, StoreReadOnly
from frontdesk.keeping.sealing import NeedsKey, is_sealed, unseal_into
from frontdesk.records.copies import Copy
from frontdesk.store.file.copying import examined, fingerprint, on_disk, sum_beside

if TYPE_CHECKING:
    from frontdesk.records.copies import Contents, Key

_SUM = re.compile(r"([0-9a-f]{64})  .+\n?")
_ANOTHER = "Keep it, and use another backup."


class BackupDamaged(StoreDamaged):
    """The backup is damaged; it was left as it is."""

    hint = _ANOTHER


def verified(file: Path, key: Key | None = None) -> Copy:
    """Check a backup: its SHA-256, its pages, its references, whose it is and how many rows it has.

    Nothing is written, neither into it nor beside it. SQLite's checks see two flipped bits in three, the SHA-256
    sees all; the sum alone would call a faithful copy of rubbish good.

    Args:
        file: the backup.
        key: what opens it, if it is encrypted.

    Raises:
        StoreMissing: there is no file, or no `.sha256` beside it.
        BackupDamaged: it is not what was written.
        NeedsKey: it is encrypted, and no key was given; `unspoiled` says whether its bytes are as they were.
        StoreNotOurs, StoreFromTheFuture, StoreReadOnly: as their sentences say.
    """
    size, found = unspoiled(file)
    if is_sealed(file):
        if key is None:
            raise NeedsKey(f"{file} is encrypted; its checksum agrees, and more cannot be seen.")
        return Copy(file, _opened(file, key), size, found)
    try:
        contents = examined(file)
    except StoreDamaged as error:
        raise BackupDamaged(f"{file} is damaged; it was left as it is.") from error
    return Copy(file, contents, size, found)


def unspoiled(file: Path) -> tuple[int, str]:
    """The size and the SHA-256 of a backup whose bytes are those that were written, encrypted or not.

    Raises:
        StoreMissing, BackupDamaged, StoreNotOurs, StoreReadOnly: as for `verified`.
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
    return size, found


def _opened(file: Path, key: Key) -> Contents:
    """What an encrypted backup holds, looked at in a folder that nobody else may enter and that goes again."""
    with TemporaryDirectory(prefix="frontdesk-") as folder, on_disk(Path(folder)):
        plain = Path(folder) / "shop.db"
        with plain.open("xb") as opened:
            unseal_into(file, opened, key)
        try:
            return examined(plain)
        except StoreDamaged as error:
            raise BackupDamaged(f"{file} is damaged; it was left as it is.") from error


def _sum_of(file: Path) -> str:
    beside = sum_beside(file)
    if not beside.is_file():
        raise StoreMissing(
            f"{file} has no checksum beside it ({beside.name}).",
            hint=f"Use another backup; for the last one there is, `sha256sum` can write {beside.name}.",
        )
    read = _SUM.fullmatch(beside.read_text(encoding="utf-8", errors="replace"))
    if read is None:
        raise BackupDamaged(f"{beside} is not a checksum; it was left as it is.")
    return read[1]
