"""A file brought into the shop as one action, which one undo takes back whole."""

from __future__ import annotations

from contextlib import closing
from typing import IO, TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.exchange.bringing import rejects as rejecting
from frontdesk.exchange.bringing.one_action import bring
from frontdesk.exchange.bringing.planning import Errand
from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.columns.heading import Told
from frontdesk.exchange.columns.remembering import recall
from frontdesk.exchange.files.decoding import Source
from frontdesk.exchange.files.trouble import plainly_told
from frontdesk.exchange.table import open_table
from frontdesk.records.incoming import Noun
from frontdesk.words.fields import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.table import Table
    from frontdesk.records.reports import ImportReport

POLICIES = ("add", "update", "skip")


class UnknownPolicy(BadInput):
    """A possible duplicate can be added, updated or skipped."""

    hint = f"Say --on-duplicate {', '.join(POLICIES[:-1])} or {POLICIES[-1]}."


class Cancelled(Exception):  # nothing went wrong: somebody changed their mind
    """Raised by whoever watches the progress of an import, to stop it; nothing was written."""


def import_file(
    desk: Desk,
    noun: Noun | str,
    origin: Path | IO[bytes] | Source,
    *,
    source: str | None = None,
    on_duplicate: str = "add",
    create_customers: bool = False,
    dry_run: bool = False,
    rejects: Path | None = None,
    format_name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> ImportReport:
    """Bring a CSV file of customers, items, visits or staff into the shop.

    Everything is read, checked and decided before the shop's file is locked, then written in one unit of work. What
    the same source brought before is known by its ids: the same file again adds nothing and makes no action. Rows
    that cannot go in are kept in a file of their own, with line and reason; the others go in.

    Args:
        desk: who imports, and where.
        noun: what the rows are: customers, items, visits or staff.
        origin: the file, or a binary stream; a `Source` is closed at the end.
        source: where the ids in the file come from; the recognised format's name, else the file's, unless given.
        on_duplicate: what becomes of a customer whose phone, e-mail, card or name the shop knows already under
            another id: "add", "update" (fills the empty fields of the one they fit best) or "skip".
        create_customers: whether visits of unknown customers make these customers.
        dry_run: only say what would be done; nothing is written, not even the rejects.
        rejects: where rejected rows are kept; `rejects/NAME-TIME.csv` beside the shop unless given.
        format_name: the format, where the header does not tell.
        mapping: column to field, where the header does not tell (`headers.told_mapping`).
        encoding: how the bytes are to be read, where the file does not tell.
        delimiter: what parts the cells, where the file does not tell.
        sheet: which of a workbook's sheets it is; the first that is not empty unless given.
        progress: told how many rows are done, and of how many once that is known; raises `Cancelled` to stop it all.

    Raises:
        Cancelled: `progress` did; nothing was imported.
        BadInput: the whole file cannot be imported, as its sentence says (see `refusals`).
        OwnersAlone: it is the team, PINs are in use, and the owner is not at the till.
        UnknownPolicy: `on_duplicate` is none of the three.
        StoreTrouble, DiskFull: the shop or the rejects cannot be written; nothing was imported.
    """
    checked(on_duplicate)
    told = Told(format_name=format_name, mapping=mapping, encoding=encoding, delimiter=delimiter, sheet=sheet)
    with plainly_told(), closing(source_at(origin)) as file:
        if rejects is not None:
            rejecting.refuse_what_is_there(rejects, file.path)
        recalled = recall(desk, Noun(noun), file, told, source)
        with open_table(file, noun, **recalled.told) as table:
            ids = source_of(recalled.source, table, file)
            errand = Errand(desk, ids, on_duplicate, create_customers, progress, recalled)
            return bring(errand, table, rejects, file.stem or table.shape.format, dry_run=dry_run)


def checked(on_duplicate: str) -> None:
    """Refuse a way to treat possible duplicates that there is not.

    Raises:
        UnknownPolicy: `on_duplicate` is none of the three.
    """
    if on_duplicate not in POLICIES:
        raise UnknownPolicy(f"Nobody knows how to “{on_duplicate[:40]}” a possible duplicate.")


def source_at(origin: Path | IO[bytes] | Source) -> Source:
    """The bytes of a file, opened unless they are."""
    return origin if isinstance(origin, Source) else Source(origin)


def source_of(given: str | None, table: Table, file: Source) -> str:
    """Where the ids of a file come from: as said, else its format's name, else its own."""
    if given is not None:
        return filled(given, "source")
    return table.shape.format if table.shape.format != plain.NAME else file.stem or plain.NAME
