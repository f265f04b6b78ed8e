"""Whom a unit of work concerns, and which days, so that what is worked out from their rows is worked out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select
from sqlmodel import col

from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import (
    CustomerRow,
    ItemRow,
    LinkRow,
    StandingRow,
    UsualLineRow,
    UsualRow,
    VisitLineRow,
    VisitRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlmodel import Session, SQLModel

    from frontdesk.store.journal.bulk import Columns

_CHUNK = 500
_LINES: dict[type[SQLModel], tuple[Any, Any]] = {
    VisitLineRow: (col(VisitLineRow.visit_id), VisitRow),
    UsualLineRow: (col(UsualLineRow.usual_id), UsualRow),
}


class Touched:
    """Customers whose search entry and standing no longer match their rows, and days whose sums do not.

    `seen` are those of whom a visit changed, `since` is the first day on which one of theirs did.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._customers: set[int] = set()
        self._renamed: set[int] = set()
        self._items: set[int] = set()
        self._new: dict[int, int | None] = {}
        self.visited: set[int] = set()
        self.seen: set[int] = set()
        self.days: set[date] = set()
        self.since: dict[int, date] = {}

    def by(self, row: SQLModel) -> None:
        """Note whom a row concerns, as it is now."""
        visit = self._session.get(VisitRow, row.visit_id) if isinstance(row, VisitLineRow) else row
        if isinstance(visit, VisitRow):
            self._visit(visit.customer_id, visit.day)
            return
        owner = self.owner(row)
        if owner is None:
            return
        self._customers.add(owner)
        if isinstance(row, LinkRow):
            self._customers.add(row.other_id)
        if isinstance(row, CustomerRow):
            self._renamed.add(owner)
            self.visited.add(owner)

    def added(self, kind: type[SQLModel], row_id: int, values: Mapping[str, Any]) -> int | None:
        """Note whom a row concerns that was just added with these values, and say whose it is."""
        if kind is VisitRow:
            self._new[row_id] = values["customer_id"]
            self._visit(values["customer_id"], values["day"])
            return self._new[row_id]
        if kind is VisitLineRow and values["visit_id"] in self._new:
            return self._new[values["visit_id"]]
        row = kind(id=row_id, **values)
        self.by(row)
        return self.owner(row)

    def _visit(self, who: int | None, day: date) -> None:
        self.days.add(day)
        if who is not None:
            self._came(who, day)
            self.seen.add(who)
            self.visited.add(who)

    def by_new_name(self, item: ItemRow) -> None:
        """Note an item whose name changed: who usually has it is found by the new one."""
        self._items.add(item.id or 0)

    def owner(self, row: SQLModel) -> int | None:
        """The customer that a row belongs to, if any."""
        if isinstance(row, CustomerRow):
            return row.id
        if isinstance(row, UsualLineRow):
            usual = self._session.get(UsualRow, row.usual_id)
            return usual.customer_id if usual else None
        if isinstance(row, VisitLineRow):
            visit = self._session.get(VisitRow, row.visit_id)
            return visit.customer_id if visit else None
        found: int | None = getattr(row, "customer_id", None)
        return found

    def span(self, kind: type[SQLModel], first: int, last: int) -> None:
        """Note whom the rows of a table with ids from `first` to `last` concern."""
        table = table_of(kind)
        within = table.c.id.between(first, last)
        self._days_of(kind, within)
        if kind is CustomerRow:
            owners = set(range(first, last + 1))
            self.visited |= owners
        elif "customer_id" in table.c:
            query = select(table.c.customer_id).where(within, table.c.customer_id.is_not(None)).distinct()
            owners = set(self._session.scalars(query))
        elif kind in _LINES:
            line, parent = _LINES[kind]
            query = select(parent.customer_id).join(kind, line == parent.id).where(within).distinct()
            owners = {who for who in self._session.scalars(query) if who is not None}
        else:
            return
        if kind is LinkRow:
            owners |= set(self._session.scalars(select(table.c.other_id).where(within)))
        if kind in {VisitRow, VisitLineRow}:
            self.visited |= owners
            self.seen |= owners
        else:
            self._customers |= owners

    def _came(self, owner: int, day: date) -> None:
        known = self.since.get(owner)
        if known is None or day < known:
            self.since[owner] = day

    def _days_of(self, kind: type[SQLModel], within: ColumnElement[bool]) -> None:
        days = select(col(VisitRow.day)).distinct()
        if kind is VisitRow:
            self.days |= set(self._session.scalars(days.where(within)))
            first = select(col(VisitRow.customer_id), func.min(col(VisitRow.day))).where(within)
            for who, day in self._session.execute(first.group_by(col(VisitRow.customer_id))):
                if who is not None:
                    self._came(who, day)
        if kind is VisitLineRow:
            self.days |= set(self._session.scalars(days.join(VisitLineRow).where(within)))

    def columns(self, kind: type[SQLModel], columns: Columns, ids: Sequence[int]) -> None:
        """Note whom the rows of these columns concern, just added under these ids; they need not be read for it."""
        if kind is LinkRow or "customer_id" not in table_of(kind).c:
            self.span(kind, ids[0], ids[-1])
            return
        owners = set(columns.get("customer_id", ())) - {None}
        if kind is not VisitRow:
            self._customers |= owners
            return
        self.visited |= owners
        self.seen |= owners
        self.days |= set(columns["day"])
        for who, day in zip(columns.get("customer_id", ()), columns["day"], strict=False):
            if who is not None:
                self._came(who, day)

    def reworded(self) -> set[int]:
        """Who may be found by other words, those included who are found by somebody else's name or by an item's."""
        self._customers |= self._linked_to_renamed() | self._having_items()
        return self._customers

    def _linked_to_renamed(self) -> set[int]:
        found: set[int] = set()
        renamed = sorted(self._renamed)
        for start in range(0, len(renamed), _CHUNK):
            part = renamed[start : start + _CHUNK]
            query = select(col(LinkRow.customer_id), col(LinkRow.other_id)).where(
                or_(col(LinkRow.customer_id).in_(part), col(LinkRow.other_id).in_(part))
            )
            for one, other in self._session.execute(query):
                found |= {one, other}
        return found

    def _having_items(self) -> set[int]:
        if not self._items:
            return set()
        pinned = select(col(UsualRow.customer_id)).join(UsualLineRow).where(col(UsualLineRow.item_id).in_(self._items))
        found = set(self._session.scalars(pinned))
        for customer_id, lines in self._session.execute(
            select(col(StandingRow.customer_id), col(StandingRow.usual)).where(col(StandingRow.usual).is_not(None))
        ):
            if any(line[1] in self._items for line in lines):
                found.add(customer_id)
        return found
