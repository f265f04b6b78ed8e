"""An import of customers: who is new, who is known and has news, who may be somebody else already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frontdesk.exchange.bringing import adding_people, ours
from frontdesk.exchange.bringing.differing import Shelf
from frontdesk.exchange.bringing.doubling import Doubles
from frontdesk.exchange.bringing.matching import SHORTEST, matches
from frontdesk.exchange.bringing.people import Person, numbered, person
from frontdesk.exchange.bringing.planning import Reading
from frontdesk.exchange.bringing.repeats import Repeats
from frontdesk.exchange.bringing.staging import Stage
from frontdesk.store.exchange import alike, origins
from frontdesk.store.tables import AllergyRow, ConsentRow, CueRow, EmailRow, PhoneRow, PreferenceRow, TagRow
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.planning import Plan
    from frontdesk.exchange.table import Table
    from frontdesk.records.incoming import IncomingCustomer
    from frontdesk.store.unit import Work

NOUN = "customers"


class _Known(NamedTuple):
    """A row about a customer of the shop; `sure` by its id, else by a phone, e-mail, card or name."""

    who: int
    one: Person
    sure: bool


class Customers:
    """The import of one file of customers, step by step: `read`, `plan`, `apply`."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._errand = plan, plan.errand
        self._incoming = Stage(Person._make)
        self._known = Stage(_Known._make)
        self._reading = Reading(plan)
        self._shared = Repeats()
        self._kept = 0

    def read(self, table: Table) -> None:
        """Check every row of the file and put it aside."""
        self._reading.read(table, self._told, self._incoming)

    def _told(self, one: IncomingCustomer) -> Person:
        row = person(one, self._errand.desk.shop.country)
        for _, _, digits in row.phones:
            if len(digits) >= SHORTEST:
                self._shared.saw(digits, row.line)
        for _, address in row.emails:
            self._shared.saw(address, row.line)
        return row

    def plan(self, session: Session) -> bool:
        """Find out what is new and what is changed; whether there is anything to write."""
        somebody = alike.anybody(session)
        doubles = Doubles(self._shared.copies())
        for batch in self._reading.once(self._incoming, numbered):
            fresh = self._unknown(session, batch) if somebody else batch
            alike_here = matches(session, fresh, doubles.room) if somebody and fresh else {}
            perhaps: list[_Known] = []
            for one in fresh:
                match = alike_here.get(one.line)
                self._plan.possible_duplicates += doubles.saw(one, match)
                if match is None or self._errand.on_duplicate == "add":
                    self._create(one)
                elif self._errand.on_duplicate == "skip":
                    self._plan.left_out += 1
                elif match.customer_id is None:
                    self._create(one)
                else:
                    perhaps.append(_Known(match.customer_id, one, sure=False))
            self._update(session, perhaps)
        self._plan.duplicates = doubles.named()
        self._remark()
        return bool(self._reading.taken or self._known.rows)

    def _unknown(self, session: Session, batch: Sequence[Person]) -> list[Person]:
        """Those of a batch whose id is new; the others are compared with what the shop has."""
        known = origins.known(session, self._errand.source, NOUN, [one.key for one in batch])
        mine = ours.people(session, self._errand.source, [one for one in batch if one.key not in known])
        changed = [_Known(mine[one.key], one, sure=True) for one in batch if one.key in mine]
        for one in batch:
            origin = known.get(one.key)
            if origin and origin.there and origin.digest != one.digest:
                changed.append(_Known(origin.row_id, one, sure=True))
            elif origin:
                self._plan.unchanged += 1
        self._update(session, changed)
        return [one for one in batch if one.key not in known and one.key not in mine]

    def _create(self, one: Person) -> None:
        self._plan.created += 1
        self._reading.take(one)

    def _update(self, session: Session, known: Sequence[_Known]) -> None:
        if not known:
            return
        shelf = Shelf(session, [each.who for each in known])
        for each in known:
            news = shelf.news(each.who, each.one, only_empty=not each.sure)
            self._kept += news.kept
            if news:
                self._plan.updated += 1
                self._known.put(each)
            else:
                self._plan.unchanged += 1

    def _remark(self) -> None:
        plan = self._plan
        if self._kept:
            plan.notes.append(f"{count(self._kept, 'customer')} kept what was written at a till.")
        if plan.left_out:
            plan.notes.append(f"{count(plan.left_out, 'row')} left out, as the shop may know them already.")

    def apply(self, work: Work) -> None:
        """Write it all; called inside the one unit of work."""
        total = self._reading.taken + self._known.rows
        for columns in self._reading.again_by_column(self._incoming, numbered):
            ids = adding_people.add(work, self._errand.source, columns)
            self._plan.went_on(len(ids), total)
        for known in self._known.batches():
            shelf, told = Shelf(work.session, [each.who for each in known]), set[int]()
            for each in known:
                # Whom two rows are about is looked at again, lest both bring the same phone.
                self._change(work, Shelf(work.session, [each.who]) if each.who in told else shelf, each)
                told.add(each.who)
            self._plan.went_on(len(known), total)

    def _change(self, work: Work, shelf: Shelf, known: _Known) -> None:
        who, one, at, by = known.who, known.one, work.deed.at, work.deed.staff_id
        news = shelf.news(who, one, only_empty=not known.sure)
        work.change(news.row, **news.values)
        for phone in news.phones:
            work.add(PhoneRow(**adding_people.phone_values(who, phone)))
        for email in news.emails:
            work.add(EmailRow(**adding_people.email_values(who, email)))
        for tag in news.tags:
            work.add(TagRow(customer_id=who, tag=tag))
        for cue in news.cues:
            work.add(CueRow(**adding_people.cue_values(who, cue, at, by)))
        for kind, text in news.preferences:
            work.add(PreferenceRow(customer_id=who, kind=kind, text=text, at=at, staff_id=by))
        for text in news.allergies:
            work.add(AllergyRow(customer_id=who, text=text, at=at, staff_id=by))
        for channel, given in news.consents:
            work.add(ConsentRow(customer_id=who, channel=channel, given=given))
        for row, given in news.changed_consents:
            work.change(row, given=given)
        origins.settle(work, self._errand.source, NOUN, one.key, who, one.digest)

    def close(self) -> None:
        """Let go of what was put aside."""
        for stage in (self._incoming, self._known):
            stage.close()
