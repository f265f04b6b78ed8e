"""A file brought into the shop as one action, which one undo takes back whole."""

from __future__ import annotations

from contextlib import closing
from typing import IO, TYPE_CHECKING, Protocol

from frontdesk.errors import BadInput, StoreBusy
from frontdesk.exchange.bringing import rejects as rejecting
from frontdesk.exchange.bringing.planning import Errand, Plan
from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.columns.heading import Told
from frontdesk.exchange.columns.remembering import keep, recall
from frontdesk.exchange.files.decoding import Source
from frontdesk.exchange.files.trouble import plainly_told
from frontdesk.exchange.table import open_table
from frontdesk.exchange.tidying import seldom_tidying
from frontdesk.records.incoming import Noun
from frontdesk.records.reports import ImportReport
from frontdesk.words.fields import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.table import Table
    from frontdesk.store.unit import Work

POLICIES = ("add", "update", "skip")
TRIES = 3
"""What was planned is planned again so often when another till wrote in between."""


class UnknownPolicy(BadInput):
    """A possible duplicate can be added, updated or skipped."""

    hint = f"Say --on-duplicate {', '.join(POLICIES[:-1])} or {POLICIES[-1]}."


class Cancelled(Exception):  # nothing went wrong: somebody changed their mind
    """Raised by whoever watches the progress of an import, to stop it; nothing was written."""


class _Overtaken(Exception):  # never leaves this module
    """Another till wrote something that the plan may rest upon."""


class Bringing(Protocol):
    """The import of one noun: reads the file, plans without writing, then writes within one unit of work."""

    def read(self, table: Table) -> None:
        """Check every row and put it aside."""

    def plan(self, session: Session) -> bool:
        """Decide what becomes of each row; whether there is anything to write."""

    def apply(self, work: Work) -> None:
        """Write what was decided."""

    def close(self) -> None:
        """Let go of temporary files."""


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


def bring(errand: Errand, table: Table, rejects: Path | None, name: str, *, dry_run: bool) -> ImportReport:
    """Bring an opened table into the shop, or only try to; its rejects are kept under `name` unless told where."""
    if table.noun is Noun.STAFF and not dry_run:
        errand.desk.only_owner("change the team")
    for _ in range(TRIES):
        try:
            with seldom_tidying():
                return _import_once(errand, table, rejects, name, dry_run=dry_run)
        except _Overtaken:
            continue
    raise StoreBusy("Other tills kept changing what the import rests upon; nothing was imported.")


def _import_once(errand: Errand, table: Table, place: Path | None, name: str, *, dry_run: bool) -> ImportReport:
    from frontdesk.store import origins

    plan = Plan(errand)
    bringing = _bringing(table.noun, plan)
    try:
        bringing.read(table)
        plan.begin_again()
        with errand.desk.store.reading() as session:
            seen = origins.newest_action(session)
            news = bringing.plan(session)
        plan.sum_up()
        if dry_run:
            return _report(plan, table, dry_run=True)
        kept = _keep_rejects(plan, table, place, name)
        try:
            action = _write(plan, table, bringing, seen) if news else None
        except BaseException:
            if kept is not None:
                kept.unlink(missing_ok=True)
            raise
        return _report(plan, table, action=action, kept=kept)
    finally:
        plan.rejects.close()
        bringing.close()


def _bringing(noun: Noun, plan: Plan) -> Bringing:
    """Only what the noun needs is loaded."""
    if noun is Noun.CUSTOMERS:
        from frontdesk.exchange.bringing.customers import Customers

        return Customers(plan)
    if noun is Noun.VISITS:
        from frontdesk.exchange.bringing.visits import Visits

        return Visits(plan)
    from frontdesk.exchange.bringing.named import Named

    return Named(plan, noun)


def _write(plan: Plan, table: Table, bringing: Bringing, seen: int) -> int:
    from frontdesk.store import edits, origins

    desk = plan.errand.desk
    deed = desk.deed(
        f"{edits.IMPORTING}{table.noun}", f"{str(table.noun).capitalize()} imported from {plan.errand.source}"
    )
    with desk.store.writing(deed) as work:
        if origins.overtaken(work.session, seen):
            raise _Overtaken
        bringing.apply(work)
        if plan.errand.recalled:
            keep(work, plan.errand.recalled, plan.errand.source)
        return work.begin()


def _keep_rejects(plan: Plan, table: Table, place: Path | None, name: str) -> Path | None:
    """Write the rejects before the shop is written: what is refused must be safe when the rest is in."""
    if not plan.rejects.count:
        return None
    desk = plan.errand.desk
    wanted = place or rejecting.place_for(
        desk.store.path, name, desk.clock.local(desk.clock.now()), table.rejects_ending
    )
    return rejecting.write(wanted, plan.rejects, table)


def _report(
    plan: Plan, table: Table, *, action: int | None = None, kept: Path | None = None, dry_run: bool = False
) -> ImportReport:
    columns = table.columns
    return ImportReport(
        noun=str(table.noun),
        format=table.shape.format,
        created=plan.created,
        updated=plan.updated,
        unchanged=plan.unchanged,
        possible_duplicates=plan.possible_duplicates,
        duplicates=tuple(plan.duplicates),
        rejected=plan.rejects.listed(),
        used=tuple(column for column, _ in columns.used),
        kept=columns.kept,
        ignored=columns.ignored,
        notes=(*plan.errand.remarks, *table.shape.guesses, *plan.notes),
        action=action,
        rejects_file=str(kept) if kept else None,
        dry_run=dry_run,
        left_out=plan.left_out,
        records=table.tally.records,
        blank=table.tally.blank,
    )


def source_at(origin: Path | IO[bytes] | Source) -> Source:
    """The bytes of a file, opened unless they are."""
    return origin if isinstance(origin, Source) else Source(origin)


def source_of(given: str | None, table: Table, file: Source) -> str:
    """Where the ids of a file come from: as said, else its format's name, else its own."""
    if given is not None:
        return filled(given, "source")
    return table.shape.format if table.shape.format != plain.NAME else file.stem or plain.NAME
