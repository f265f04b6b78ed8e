"""Which customer, member of the team and item a foreign visit means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.records.order_lines import OrderLine
from frontdesk.store.exchange import alike, origins
from frontdesk.store.exchange.naming import Known, by_name
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.sales import Sale, SaleLine


Phone = tuple[str, str | None, str]
"""A number as written, in E.164, and its digits."""


class Found(NamedTuple):
    """A visit whose people and items are known: `customer` and `staff` are ids, or the keys of who is to be made."""

    sale: Sale
    customer: int | str | None
    staff: int | str | None
    lines: tuple[OrderLine, ...]


@dataclass(slots=True)
class ToBeMade:
    """Customers and staff that only visits speak of: by key their name and the id they have in the source, if any.

    `reached` are the e-mail address and phone of those of whom more is known.
    """

    customers: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    reached: dict[str, tuple[str, Phone | None]] = field(default_factory=dict)
    staff: dict[str, tuple[str, str | None]] = field(default_factory=dict)


class Directory:
    """What the shop knows under the ids and names of one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._people: dict[str, int] = {}
        self._namesakes: dict[str, set[int]] = {}
        self._emails: dict[str, set[int]] = {}
        self._phones: dict[str, set[int]] = {}
        self._made = ToBeMade()
        self._unlisted: set[str] = set()

    def open(self, session: Session) -> None:
        """Read the short lists: the team and the items."""
        self._team, self._team_names = self._list(session, "staff")
        self._items, self._item_names = self._list(session, "items")

    def _list(self, session: Session, noun: str) -> tuple[dict[str, Known], dict[str, Known]]:
        rows = by_name(session, noun)
        known = origins.everything(session, self._source, noun)
        ids = {key: rows[origin.row_id] for key, origin in known.items() if origin.there}
        return ids, {row.folded: row for row in rows.values()}

    def look_up(self, session: Session, batch: Sequence[Sale]) -> None:
        """Read the customers of a batch."""
        ids = {one.customer for one in batch if one.customer} - self._people.keys()
        known = origins.known(session, self._source, "customers", ids)
        self._people |= {key: origin.row_id for key, origin in known.items() if origin.there}
        names = {folded(one.customer_name) for one in batch if one.customer_name and not one.customer}
        self._namesakes |= alike.named(session, names - self._namesakes.keys())
        nameless = [one for one in batch if not one.customer]
        self._emails |= alike.with_email(session, {folded(one.email) for one in nameless if one.email})
        self._phones |= alike.with_digits(session, {one.phone[2] for one in nameless if one.phone})

    def stranger(self, one: Sale) -> str:
        """Why nobody knows whose visit this is; "" when it is known, or a walk-in's."""
        if one.customer:
            if one.customer in self._people:
                return ""
            return f"the customer {one.customer[:60]} is not known from “{self._source}”"
        told = one.customer_name or one.email or (one.phone[0] if one.phone else "")
        there = len(self._known(one)) if told else 1
        if there == 1:
            return ""
        if not one.customer_name:
            return f"{'several customers have' if there else 'no customer has'} {told[:60]}"
        return f"several customers are called {told[:60]}" if there else f"no customer is called {told[:60]}"

    def _known(self, one: Sale) -> set[int]:
        """Who of the shop may be meant where no id says it: an e-mail or phone says more than a name.

        Families share them, so that of several the one of that name is meant.
        """
        namesakes = self._namesakes.get(folded(one.customer_name), set()) if one.customer_name else set()
        for reached in (self._emails.get(folded(one.email)), self._phones.get(one.phone[2]) if one.phone else None):
            if reached:
                return reached & namesakes or reached
        return set() if one.customer_name and (one.email or one.phone) and len(namesakes) > 1 else namesakes

    def may_be_made(self, one: Sale) -> bool:
        """Whether a stranger can become a customer: not where several may be meant already."""
        return bool(one.customer) or not self._known(one)

    def found(self, one: Sale) -> Found:
        """The visit with its people and items; strangers are noted to be made."""
        return Found(one, self._customer(one), self._served(one), tuple([self._line(line) for line in one.lines]))

    def _customer(self, one: Sale) -> int | str | None:
        if one.customer:
            known = self._people.get(one.customer)
            if known is None:
                name = one.customer_name or f"Customer {one.customer}"
                self._made.customers.setdefault(f"id {one.customer}", (name, one.customer))
            return known if known is not None else f"id {one.customer}"
        if known_as := self._known(one):
            return min(known_as)
        if not (one.customer_name or one.email or one.phone):
            return None
        reached = folded(one.email) or (one.phone[2] if one.phone else "")
        key = f"reached {reached}" if reached else f"name {folded(one.customer_name)}"
        called = one.customer_name or one.email or (one.phone[0] if one.phone else "")
        self._made.customers.setdefault(key, (called, None))
        if reached:
            self._made.reached.setdefault(key, (one.email, one.phone))
        return key

    def _served(self, one: Sale) -> int | str | None:
        if not one.staff and not one.staff_name:
            return None
        name = folded(one.staff_name)
        known = self._team.get(one.staff or "") or (self._team_names.get(name) if name else None)
        if known:
            return known.id
        key = f"id {one.staff}" if one.staff else f"name {name}"
        self._made.staff.setdefault(key, (one.staff_name or f"Staff {one.staff}", one.staff))
        return key

    def _line(self, line: SaleLine) -> OrderLine:
        quantity, item_id, item, modifiers, price, amount = line
        known = self._items.get(item_id or "") or (self._item_names.get(folded(item)) if item else None)
        name = known.values["name"] if known else item or f"Item {item_id}"
        if known is None:
            self._unlisted.add(name)
        return OrderLine(quantity, name, modifiers, known.id if known else None, price, amount)

    def to_be_made(self) -> ToBeMade:
        """Who must be made before the visits are."""
        return self._made

    def remarks(self) -> Iterator[str]:
        """What people should know about the visits that go in."""
        if self._made.customers:
            yield f"{count(len(self._made.customers), 'customer')} made for visits of somebody whom nobody knew."
        if self._made.staff:
            yield f"{count(len(self._made.staff), 'member')} of the team made for visits, as not working here now."
        if self._unlisted:
            yield f"{count(len(self._unlisted), 'item')} not on the list; their lines are kept as written."
