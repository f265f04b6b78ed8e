"""An import of visits: whose they are, who served, and what they had."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.exchange.bringing import ours
from frontdesk.exchange.bringing.planning import Reading
from frontdesk.exchange.bringing.sales import Sale, Till
from frontdesk.exchange.bringing.staging import Stage
from frontdesk.exchange.bringing.who_and_what import Directory
from frontdesk.exchange.bringing.writing_sales import Scribe
from frontdesk.store.exchange import edits, origins
from frontdesk.store.exchange.naming import by_name
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.planning import Plan
    from frontdesk.exchange.table import Table
    from frontdesk.records.incoming import IncomingVisit
    from frontdesk.store.unit import Work

NOUN = "visits"
_MOST_NAMED = 10


class _Changed(NamedTuple):
    """A visit that the shop has, and what its source now says of it."""

    visit: int
    sale: Sale


class Visits:
    """The import of one file of visits, step by step: `read`, `plan`, `apply`."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._errand = plan, plan.errand
        self._till = Till(self._errand.desk.clock, self._errand.desk.shop)
        self._incoming = Stage(Sale._make)
        self._changed = Stage(_Changed._make)
        self._reading = Reading(plan)
        self._directory = Directory(self._errand.source)
        self._strangers: Counter[str] = Counter()
        self._kept = self._own = 0

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
            mine = ours.visits(session, self._errand.source, [one for one in batch if one.key not in known])
            changed = []
            self._directory.look_up(session, batch)
            for one in batch:
                origin = known.get(one.key)
                if one.key in mine:
                    self._own += 1
                    self._plan.unchanged += 1
                elif origin and (origin.digest == one.digest or not origin.there):
                    self._plan.unchanged += 1
                elif not self._is_known(one):
                    continue
                elif origin is None:
                    self._plan.created += 1
                    self._reading.take(one)
                else:
                    changed.append(_Changed(origin.row_id, one))
            self._weigh(session, changed)
        self._remark(session)
        return bool(self._reading.taken or self._changed.rows)

    def _is_known(self, one: Sale) -> bool:
        """Whether a visit's people are known or will be made; a stranger's is refused."""
        stranger = self._directory.stranger(one)
        if stranger and not (self._errand.create_customers and self._directory.may_be_made(one)):
            self._strangers[one.customer or one.customer_name] += 1
            for line in one.lines_at:
                self._plan.rejects.take(line, stranger)
            return False
        self._directory.found(one)  # and notes who is to be made
        return True

    def _weigh(self, session: Session, changed: Sequence[_Changed]) -> None:
        """Leave visits alone that somebody changed at a till."""
        if not changed:
            return
        written = set(edits.columns(session, NOUN, [visit for visit, _ in changed])) | edits.orders(session)
        for each in changed:
            if each.visit in written:
                self._kept += 1
                self._plan.unchanged += 1
            else:
                self._plan.updated += 1
                self._changed.put(each)

    def _remark(self, session: Session) -> None:
        notes, source = self._plan.notes, self._errand.source
        if self._kept:
            notes.append(f"{count(self._kept, 'visit')} kept as changed at a till.")
        if self._own:
            notes.append(f"{count(self._own, 'visit')} of this very shop left as they stand here.")
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
        total = self._reading.taken + self._changed.rows
        scribe = Scribe(work, self._errand.source, self._directory.to_be_made())
        for batch in self._reading.again(self._incoming):
            scribe.add([self._directory.found(one) for one in batch])
            self._plan.went_on(len(batch), total)
        for changes in self._changed.batches():
            for each in changes:
                scribe.change(each.visit, self._directory.found(each.sale))
            self._plan.went_on(len(changes), total)

    def close(self) -> None:
        """Let go of what was put aside."""
        for stage in (self._incoming, self._changed):
            stage.close()
