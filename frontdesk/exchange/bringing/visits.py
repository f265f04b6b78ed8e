"""An import of visits: whose they are, who served, and what they had."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontdesk.exchange.bringing.sales import Sale, Till
from frontdesk.exchange.bringing.who_and_what import Directory, Found
from frontdesk.exchange.bringing.writing_sales import Scribe
from frontdesk.exchange.planning import Reading
from frontdesk.exchange.staging import Stage
from frontdesk.store import edits, origins
from frontdesk.store.naming import by_name
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.planning import Plan
    from frontdesk.exchange.table import Table
    from frontdesk.records.incoming import IncomingVisit
    from frontdesk.store.unit import Work

NOUN = "visits"
_MOST_NAMED = 10


class Visits:
    """The import of one file of visits, step by step: `read`, `plan`, `apply`."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._errand = plan, plan.errand
        self._till = Till(self._errand.desk.clock, self._errand.desk.shop)
        self._incoming: Stage[Sale] = Stage()
        self._new: Stage[Found] = Stage()
        self._changed: Stage[tuple[int, Found]] = Stage()
        self._reading = Reading(plan)
        self._directory = Directory(self._errand.source)
        self._strangers: Counter[str] = Counter()
        self._kept = 0

    def read(self, table: Table) -> None:
        """Check every visit of the file and put it aside."""
        with self._errand.desk.store.reading() as session:
            listed = {row.folded for row in by_name(session, "items").values()}
        table.listed = lambda name: folded(name) in listed
        self._reading.read(table, self._told, self._incoming)

    def _told(self, one: IncomingVisit) -> Sale:
        return self._till.sale(one)

    def plan(self, session: Session) -> bool:
        """Find out what is new, what is changed and whose visits cannot go in; whether there is anything to write."""
        self._directory.open(session)
        for batch in self._reading.once(self._incoming):
            known = origins.known(session, self._errand.source, NOUN, [one.key for one in batch])
            changed = []
            self._directory.look_up(session, batch)
            for one in batch:
                origin = known.get(one.key)
                if origin and (origin.digest == one.digest or not origin.there):
                    self._plan.unchanged += 1
                elif (found := self._found(one)) is None:
                    continue
                elif origin is None:
                    self._plan.created += 1
                    self._new.put(found)
                else:
                    changed.append((origin.row_id, found))
            self._weigh(session, changed)
        self._remark(session)
        return bool(self._new.rows or self._changed.rows)

    def _found(self, one: Sale) -> Found | None:
        """A visit with its people and items; None when it is a stranger's, which is refused."""
        stranger = self._directory.stranger(one)
        if stranger and not (self._errand.create_customers and self._directory.may_be_made(one)):
            self._strangers[one.customer or one.customer_name] += 1
            for line in one.lines_at:
                self._plan.rejects.take(line, stranger)
            return None
        return self._directory.found(one)

    def _weigh(self, session: Session, changed: Sequence[tuple[int, Found]]) -> None:
        """Leave visits alone that somebody changed at a till."""
        if not changed:
            return
        written = set(edits.columns(session, NOUN, [visit for visit, _ in changed])) | edits.orders(session)
        for visit, found in changed:
            if visit in written:
                self._kept += 1
                self._plan.unchanged += 1
            else:
                self._plan.updated += 1
                self._changed.put((visit, found))

    def _remark(self, session: Session) -> None:
        notes, source = self._plan.notes, self._errand.source
        if self._kept:
            notes.append(f"{count(self._kept, 'visit')} kept as changed at a till.")
        if self._strangers:
            names = [name[:40] for name, _ in self._strangers.most_common(_MOST_NAMED)]
            more = len(self._strangers) - len(names)
            who = joined([*names, f"{more:,} more"] if more else names)
            notes.append(f"{count(self._strangers.total(), 'visit')} of unknown customers stayed out: {who}.")
            others = [name for name in origins.sources(session, "customers") if name != source]
            if others and source not in origins.sources(session, "customers"):
                notes.append(f"No customers came from “{source}”; if these are {joined(others, 'or')}’s, say --source.")
        notes.extend(self._directory.remarks())

    def apply(self, work: Work) -> None:
        """Write it all; called inside the one unit of work."""
        total = self._new.rows + self._changed.rows
        scribe = Scribe(work, self._errand.source, self._directory.to_be_made())
        for batch in self._new.batches():
            scribe.add(batch)
            self._plan.went_on(len(batch), total)
        for changes in self._changed.batches():
            for visit, found in changes:
                scribe.change(visit, found)
            self._plan.went_on(len(changes), total)

    def close(self) -> None:
        """Let go of what was put aside."""
        for stage in (self._incoming, self._new, self._changed):
            stage.close()
