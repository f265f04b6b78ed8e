"""An archive taken in: the same shop again, made beside and put in place whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frontdesk.clock import Clock
from frontdesk.errors import BadInput, DiskFull, StoreReadOnly
from frontdesk.exchange.archive.opening import opened
from frontdesk.exchange.archive.reading import Archive
from frontdesk.exchange.archive.refusals import ArchiveDamaged, ShopThereAlready
from frontdesk.records.archives import ArchiveReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MEGA = 1_000_000
_STRANGE = (BadInput, ValueError, TypeError, LookupError, AttributeError)
"""What rows raise that no desk can have written, when the shop is opened and sums are worked out from them."""


def import_archive(
    shop: Path, place: Path, *, dry_run: bool = False, progress: Callable[[int, int | None], None] | None = None
) -> ArchiveReport:
    """Make the shop of an archive at `shop`, where there is none yet or an empty one.

    The journal is as it was: taking the archive in adds no line to it, and is undone by removing the file. Nothing is
    there until all is. An archive of older tables is brought up to date on the way.

    Args:
        shop: where the shop's file shall be.
        place: the archive, a folder or a .zip.
        dry_run: everything but the last step, somewhere else.
        progress: is told the rows done and of how many; what it raises ends the import without a trace.

    Raises:
        ShopThereAlready: there is a shop with something in it.
        NotAnArchive, ArchiveDamaged, ArchiveFromTheFuture, RowRefused: nothing was made.
        StoreTrouble, DiskFull: as their sentences say; nothing was made.
    """
    _must_be_free(shop)
    with opened(place) as files:
        archive = Archive(files)
        made = _Making(archive, progress)
        with _on_target(shop):
            if not dry_run:
                _clear_killed(shop)
                _look_for_room(shop, archive)
            archive.check()
            _bring(shop, made, dry_run=dry_run)
    return ArchiveReport(place, archive.manifest.tables, made.rows, dry_run)


@contextmanager
def _on_target(shop: Path) -> Iterator[None]:
    """Say of the disk that the shop is made on what it refused."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull("The disk is full; nothing was made.", hint="Free some space and try again.") from error
        raise StoreReadOnly(f"A shop cannot be made at {shop}: {error.strerror or type(error).__name__}.") from error


def _bring(shop: Path, made: _Making, *, dry_run: bool) -> None:
    from frontdesk.store.file.creation import create_shop

    with _room_for(shop, dry_run=dry_run) as target:
        if not create_shop(target, made.fill):
            raise ShopThereAlready(f"A shop was made at {shop} meanwhile; it was left as it is.")
        if not dry_run and target != shop:
            _move_in(target, shop)


def _must_be_free(shop: Path) -> None:
    from frontdesk.store.exchange import archive
    from frontdesk.store.store import Store

    if not os.path.lexists(shop):
        return
    store = Store.open(shop, Clock(zone="UTC"))
    try:
        with store.reading() as session:
            if not archive.is_empty(session.connection()):
                raise ShopThereAlready(f"There is a shop at {shop} already; an archive is taken in only where none is.")
    finally:
        store.close()


@contextmanager
def _room_for(shop: Path, *, dry_run: bool) -> Iterator[Path]:
    """Where the shop is made: in its place, or beside, when it is only tried or an empty one stands in its place."""
    if not dry_run and not os.path.lexists(shop):
        yield shop
        return
    with TemporaryDirectory(prefix=f".{shop.name}.{os.getpid()}.part-", dir=None if dry_run else shop.parent) as folder:
        yield Path(folder) / "shop.db"


def _clear_killed(shop: Path) -> None:
    """Throw away what an import left that was killed: everybody in the archive stands in it."""
    named = re.compile(re.escape(shop.name) + r"\.(\d{1,9})\.part(-.*)?")
    for left in shop.parent.iterdir() if shop.parent.is_dir() else ():
        made_by = named.fullmatch(left.name.removeprefix("."))
        if made_by is None or _runs(int(made_by[1])):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process is there; where asking would end it, it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _look_for_room(shop: Path, archive: Archive) -> None:
    needed = sum(file.bytes for file in archive.manifest.files.values())
    there = next(folder for folder in shop.absolute().parents if folder.is_dir())
    free = shutil.disk_usage(there).free
    if free < needed:
        told = f"The archive holds {needed / _MEGA:,.0f} MB, and {free / _MEGA:,.0f} MB are free; nothing was made."
        raise DiskFull(told, hint="Free some space and try again.")


def _move_in(new: Path, shop: Path) -> None:
    from frontdesk.store.exchange import unpacking

    try:
        unpacking.move_in(new, shop)
    except unpacking.NotEmpty as error:
        raise ShopThereAlready(f"Somebody began to use the shop at {shop} meanwhile; it was left as it is.") from error


class _Making:
    """Fills the new shop's file, and counts."""

    def __init__(self, archive: Archive, progress: Callable[[int, int | None], None] | None) -> None:
        self._archive = archive
        self._progress = progress
        self.rows: dict[str, int] = {}

    def fill(self, path: Path) -> None:
        from frontdesk.store.exchange import unpacking
        from frontdesk.store.exchange.archive import kept_tables

        unpacking.lay(path, self._archive.manifest.tables)
        with unpacking.loading(path) as connection:
            tables = kept_tables(connection)
            self._archive.must_hold(tables)
            for table in tables:
                rows = self._archive.rows_of(table, self._progress)
                self.rows[table.name] = unpacking.put_rows(connection, table, rows)
            unpacking.go_on(connection, self._archive.ids_given(tables))
        unpacking.bring_up(path)
        _work_out(path)


def _work_out(path: Path) -> None:
    """Make anew what an archive leaves out, by the clock on the shop's own wall."""
    from frontdesk.desk.desk import open_desk
    from frontdesk.store.derived.rebuilding import rebuild

    try:
        desk = open_desk(path, till="")
        try:
            rebuild(desk.store)
        finally:
            desk.close()
    except _STRANGE as error:
        raise ArchiveDamaged("Rows of the archive hold what no shop can; nothing was made of it.") from error
