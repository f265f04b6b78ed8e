"""What turning a shop's encryption on, off or over to another passphrase did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.records.copies import Contents


@dataclass(frozen=True, slots=True)
class Relocked:
    """A shop's file that was written anew.

    Attributes:
        path: the shop.
        encrypted: whether it is now.
        contents: what it holds, counted in the new file and in the old one.
        backup: the copy that was made before, as the shop was then.
        after: the copy that was made after, as the shop is now; None where that failed, and the shop is well all
            the same.
        overwritten: whether the old file's bytes were overwritten before it was let go; False where it has another
            name, and where it was encrypted anyway.
    """

    path: Path
    encrypted: bool
    contents: Contents
    backup: Path
    after: Path | None
    overwritten: bool
