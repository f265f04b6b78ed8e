"""The reasons why an archive is not written, or not taken in."""

from __future__ import annotations

from frontdesk.errors import BadInput, FrontdeskError, StoreFromTheFuture


class NoSuchArchive(BadInput):
    """There is no such archive."""

    hint = "Name the folder or .zip that `frontdesk export archive` wrote."


class NotAnArchive(FrontdeskError):
    """This is not an archive of Front Desk; nothing was made of it."""

    hint = "Name the folder or .zip that `frontdesk export archive` wrote."


class ArchiveDamaged(FrontdeskError):
    """The archive is not as it was written; nothing was made of it."""

    hint = "Take another copy of the archive."


class ArchiveFromTheFuture(StoreFromTheFuture):
    """This archive was written by a newer Front Desk; nothing was made of it."""

    hint = "Update Front Desk, then import it again."


class ShopThereAlready(FrontdeskError):
    """There is a shop here already, and an archive is taken in only where there is none."""

    hint = "Name another file with --db."


class NoPlace(BadInput):
    """An archive is a folder or a .zip file."""

    hint = "Name it with -o, such as -o my-shop.zip or -o my-shop."


class NotReplaced(FrontdeskError):
    """There is something here that is no archive; it was left as it is."""

    hint = "Name another place with -o."


class NotWritten(FrontdeskError):
    """The archive cannot be written there."""

    hint = "Name another place with -o."
