"""An encrypted shop's passphrase, come by before anybody has the shop open: no table and no driver is loaded for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.file import cipher

if TYPE_CHECKING:
    from pathlib import Path


def is_locked(shop: Path) -> bool:
    """Whether a shop wants a passphrase; False where there is none."""
    return cipher.is_encrypted(shop)


def unlock(shop: Path) -> None:
    """See that a passphrase that opens an encrypted shop is known from here on; whoever can be asked is asked.

    Raises:
        StoreLocked, WrongPassphrase: as their sentences say.
    """
    cipher.unlocked(shop)
