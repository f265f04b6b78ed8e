"""Visits out of a file, written with those whom only they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.exchange.bringing.adding_people import email_values, phone_values
from frontdesk.store.exchange import origins
from frontdesk.store.orders import visits
from frontdesk.store.tables import CustomerRow, EmailRow, PhoneRow, StaffRow, VisitLineRow, VisitRow
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.exchange.bringing.who_and_what import Found, ToBeMade
    from frontdesk.store.unit import Work


class Scribe:
    """Writes the visits of one source within one unit of work, their strangers first."""

    def __init__(self, work: Work, source: str, strangers: ToBeMade) -> None:
        self._work, self._source = work, source
        self._customers = self._make_customers(strangers)
        self._team = self._make_team(strangers.staff)

    def _make_customers(self, strangers: ToBeMade) -> dict[str, int]:
        at, people = self._work.deed.at, strangers.customers
        rows = [_customer(name) | {"created_at": at} for name, _ in people.values()]
        ids = self._work.add_many(CustomerRow, rows)
        made = dict(zip(people, ids, strict=True))
        reached = [(made[key], *pair) for key, pair in strangers.reached.items()]
        emails = [email_values(who, (email, folded(email))) for who, email, _ in reached if email]
        self._work.add_many(EmailRow, emails)
        self._work.add_many(PhoneRow, [phone_values(who, phone) for who, _, phone in reached if phone])
        self._note("customers", [key for _, key in people.values()], ids)
        return made

    def _make_team(self, strangers: dict[str, tuple[str, str | None]]) -> dict[str, int]:
        rows = [
            {"name": name, "folded": folded(name), "role": "", "active": False, "version": 1}
            for name, _ in strangers.values()
        ]
        ids = self._work.add_many(StaffRow, rows)
        self._note("staff", [key for _, key in strangers.values()], ids)
        return dict(zip(strangers, ids, strict=True))

    def _note(self, noun: str, keys: Sequence[str | None], ids: range) -> None:
        """Note their ids with an empty digest: what the source says of them itself is still to come."""
        pairs = zip(keys, ids, strict=True)
        origins.note(self._work, self._source, noun, [(key, row_id, "") for key, row_id in pairs if key])

    def add(self, batch: Sequence[Found]) -> None:
        """Add new visits."""
        ids = self._work.add_many(VisitRow, [self._values(found) | {"version": 1} for found in batch])
        pairs = list(zip(ids, batch, strict=True))
        self._work.add_many(
            VisitLineRow,
            [
                {
                    "visit_id": visit,
                    "quantity": line.quantity,
                    "item_id": line.item_id,
                    "name": line.name,
                    "modifiers": list(line.modifiers),
                    "price": line.price,
                    "amount": line.amount,
                }
                for visit, found in pairs
                for line in found.lines
            ],
        )
        origins.note(
            self._work, self._source, "visits", [(found.sale.key, visit, found.sale.digest) for visit, found in pairs]
        )

    def change(self, visit: int, found: Found) -> None:
        """Let a visit say what its source now says."""
        visits.change(self._work, visit, found.lines, **self._values(found))
        sale = found.sale
        origins.settle(self._work, self._source, "visits", sale.key, visit, sale.digest)

    def _values(self, found: Found) -> dict[str, Any]:
        sale, customer, staff = found.sale, found.customer, found.staff
        return {
            "customer_id": self._customers[customer] if isinstance(customer, str) else customer,
            "at": sale.at,
            "day": sale.day,
            "timed": sale.timed,
            "staff_id": self._team[staff] if isinstance(staff, str) else staff,
            "branch": sale.branch,
            "party_size": sale.party_size,
            "happiness": sale.happiness,
            "note": sale.note,
            "next_note": sale.next_note,
            "usual_taken": None,
            "total": sale.total,
        }


def _customer(name: str) -> dict[str, Any]:
    empty = dict.fromkeys(("goes_by", "company", "address", "note", "alert", "birthday", "card_code"), "")
    return {
        "name": name,
        "folded": folded(name),
        **empty,
        "since": None,
        "merged_into": None,
        "custom": [],
        "version": 1,
    }
