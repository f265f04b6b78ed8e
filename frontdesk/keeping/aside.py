"""What lies in a shop's place moved aside, and never deleted; a shop written down again, or begun anew."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.store.file.copying import copied_from, on_disk
from frontdesk.store.file.creation import create_shop
from frontdesk.store.file.drivers import lock_behind, opened
from frontdesk.store.file.replacing import alone_with, set_aside
from frontdesk.store.shop.glance import begun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from frontdesk.store.store import Store


def aside_for(shop: Path, now: datetime) -> Path:
    """Where what lies in a shop's place is kept, by the instant (aware)."""
    return shop.with_name(f"{shop.stem}-before-restore-{now.astimezone(UTC):%Y%m%d-%H%M%S-%f}Z.db")


def put_back(store: Store, now: datetime) -> Path | None:
    """Write a shop down again whose file was deleted or replaced while it was open here; where the other file is now.

    Whoever has a deleted file open still reads all of it, the newest visits in its log included. It is made beside and
    put in place in one step, whole and checked.

    Raises:
        TillsOpen: the file that lies there now is open somewhere.
        DiskFull, StoreReadOnly, StoreDamaged: as their sentences say; the shop is still open here.
    """

    def fill(part: Path) -> None:
        with store.looking() as original:
            copied_from(original, part, lock_behind(original))

    aside = _moved_aside(store.path, now)
    create_shop(store.path, fill)
    return aside


def begin_anew(shop: Path, now: datetime) -> Path | None:
    """Make an empty shop where one was lost; where what lay there is now.

    Raises:
        TillsOpen, DiskFull, StoreReadOnly: as their sentences say.
    """
    aside = _moved_aside(shop, now)
    create_shop(shop)
    return aside


def unmake(shop: Path, folders: Sequence[Path]) -> None:
    """Remove a shop that was only just made and in which nothing was ever done, and the folders made for it.

    One that anybody has open by now, or that holds anything, stays.
    """
    with suppress(FrontdeskError, OSError), alone_with(shop) as sound:
        if sound and _is_untouched(shop):
            shop.unlink()
            for folder in folders:
                folder.rmdir()


def _is_untouched(shop: Path) -> bool:
    with closing(opened(shop, "ro")) as connection:
        return begun(connection) is None


def _moved_aside(shop: Path, now: datetime) -> Path | None:
    if not shop.exists():
        return None
    aside = aside_for(shop, now)
    with alone_with(shop, whosever=True), on_disk(shop.parent):
        set_aside(shop, aside)
        shop.unlink()
    return aside
