"""An import of what bears a name that the shop tells it by: items and staff."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.errors import BadInput
from frontdesk.exchange.bringing.amounts import in_minor_units
from frontdesk.exchange.bringing.planning import FINGERPRINT, Reading
from frontdesk.exchange.bringing.staging import Stage
from frontdesk.records.incoming import IncomingItem, IncomingStaff, Noun
from frontdesk.store.exchange import edits, origins
from frontdesk.store.exchange.naming import Known, by_name
from frontdesk.words.fields import filled
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.planning import Plan
    from frontdesk.exchange.table import Table
    from frontdesk.store.unit import Work


class NegativePrice(BadInput):
    """A price is not negative."""


class Thing(NamedTuple):
    """An item or a member of staff as staged; `values` are the columns that the file fills."""

    line: int
    key: str
    digest: str
    folded: str
    values: dict[str, Any]


class _Change(NamedTuple):
    row_id: int
    one: Thing
    values: dict[str, Any]


class Named:
    """The import of one file of items or staff, step by step: `read`, `plan`, `apply`.

    One that the shop has already under the same name is the same: two of a name could not be told apart. Of the same
    source two ids are two things, whatever they are called.
    """

    def __init__(self, plan: Plan, noun: Noun) -> None:
        self._plan, self._errand, self._noun = plan, plan.errand, noun
        self._incoming = Stage(Thing._make)
        self._reading = Reading(plan)
        self._new: list[Thing] = []
        self._changed: list[_Change] = []
        self._kept = self._unplaced = 0

    def read(self, table: Table) -> None:
        """Check every row of the file and put it aside."""
        self._reading.read(table, self._told, self._incoming)

    def _told(self, one: IncomingItem | IncomingStaff) -> Thing:
        values = self._values(one)
        name = folded(values["name"])
        digest = blake2b(repr(sorted(values.items())).encode(), digest_size=10).hexdigest()
        return Thing(one.line, one.external_id or FINGERPRINT + name, digest, name, values)

    def _values(self, one: IncomingItem | IncomingStaff) -> dict[str, Any]:
        values: dict[str, Any] = {"name": filled(one.name, "name")}
        if isinstance(one, IncomingStaff):
            self._unplaced += bool(one.branch or one.since)
            values |= {"role": one.role}
            return values if one.active is None else values | {"active": one.active}
        price = in_minor_units(one.price, self._errand.desk.shop.currency)
        if price is not None and price < 0:
            raise NegativePrice(f"the price of {one.name[:60]} is negative")
        values |= {"category": one.category, "price": price}
        return values if one.active is None else values | {"active": one.active}

    def plan(self, session: Session) -> bool:
        """Find out what is new and what is changed; whether there is anything to write."""
        noun = str(self._noun)
        known = origins.everything(session, self._errand.source, noun)
        taken = {origin.row_id for origin in known.values()}
        there = by_name(session, noun)
        free = {row.folded: row for row in there.values() if row.id not in taken}
        edited = edits.columns(session, noun, list(there))
        for batch in self._reading.once(self._incoming):
            for one in batch:
                origin = known.get(one.key)
                if origin is None:
                    self._meet(one, free.pop(one.folded, None))
                elif not origin.there or origin.digest == one.digest:
                    self._plan.unchanged += 1
                else:
                    self._renew(one, there[origin.row_id], edited.get(origin.row_id, set()), origin.digest)
        self._remark()
        return bool(self._new or self._changed)

    def _meet(self, one: Thing, namesake: Known | None) -> None:
        if namesake is None:
            self._plan.created += 1
            self._new.append(one)
            return
        values = {column: value for column, value in one.values.items() if namesake.values[column] in (None, "")}
        values = {column: value for column, value in values.items() if value not in (None, "")}
        self._plan.updated += bool(values)
        self._plan.unchanged += not values
        self._changed.append(_Change(namesake.id, one, values))

    def _renew(self, one: Thing, there: Known, edited: set[str], last: str) -> None:
        news = {k: v for k, v in one.values.items() if v not in (None, "") and v != there.values[k]}
        if not last:  # it was only named by a visit until now
            news["active"] = one.values.get("active", True)
        values = {column: value for column, value in news.items() if column not in edited}
        self._kept += len(values) < len(news)
        self._plan.updated += bool(values)
        self._plan.unchanged += not values
        if values:
            self._changed.append(_Change(there.id, one, values))

    def _remark(self) -> None:
        if self._kept:
            kept = count(self._kept, "row" if self._noun is Noun.ITEMS else "member", "")
            self._plan.notes.append(f"{kept} kept what was written at a till.")
        if self._unplaced:
            self._plan.notes.append("Of the team the name and the role are kept, not the branch and the first day.")

    def apply(self, work: Work) -> None:
        """Write it all; called inside the one unit of work."""
        from frontdesk.store.journal.images import row_class

        noun, source = str(self._noun), self._errand.source
        total = len(self._new) + len(self._changed)
        rows = [_row(one, noun) for one in self._new]
        ids = work.add_many(row_class(noun), rows)
        origins.note(
            work, source, noun, [(one.key, row_id, one.digest) for row_id, one in zip(ids, self._new, strict=True)]
        )
        for change in self._changed:
            row = work.session.get(row_class(noun), change.row_id)
            if row is not None:
                work.change(row, **_with_folded(change.values))
            origins.settle(work, source, noun, change.one.key, change.row_id, change.one.digest)
        self._plan.went_on(total, total)

    def close(self) -> None:
        """Let go of what was put aside."""
        self._incoming.close()


def _row(one: Thing, noun: str) -> dict[str, Any]:
    row = _with_folded({"active": True, **one.values, "version": 1})
    return row | {"replaced_by": None} if noun == Noun.ITEMS else row


def _with_folded(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "folded": folded(values["name"])} if "name" in values else values
