"""An opened table brought into the shop as one action: planned while others write, written in one unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from frontdesk.errors import StoreBusy
from frontdesk.exchange.bringing import rejects as rejecting
from frontdesk.exchange.bringing.planning import Plan
from frontdesk.exchange.columns.remembering import keep
from frontdesk.exchange.tidying import seldom_tidying
from frontdesk.records.incoming import Noun
from frontdesk.records.reports import ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.planning import Errand
    from frontdesk.exchange.table import Table
    from frontdesk.store.unit import Work

TRIES = 3
"""What was planned is planned again so often when another till wrote in between."""


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
    from frontdesk.store.exchange import origins

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
    from frontdesk.store.exchange import edits, origins

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
