"""Corner Café, the demo shop: laid out from its CSV files with all dates moved, so that today is alive."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from frontdesk import paths
from frontdesk.clock import Clock, system_zone
from frontdesk.records.deeds import Deed
from frontdesk.words.folding import folded
from frontdesk.words.orders import read_order
from frontdesk.words.phones import read_phone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlmodel import SQLModel

    from frontdesk.store.unit import Work

TODAY = date(2026, 11, 22)
"""The book's own today, a Sunday; the six days after it are there so that any weekday can be today."""

SHOP = {"name": "Corner Café", "currency": "EUR", "country": "DE"}
_MORNING = time(9)
_TILL = "demo shop"
_LEAP_DAY = "02-29"

Row = dict[str, str]


def lay_out(database: Path, now: datetime) -> None:
    """Make the demo shop's file at `database` and fill it, as it stands at `now` (aware), in one action.

    All dates move by whole weeks, so that weekdays keep their rhythm; what lies after `now` is left out. Birthdays
    move along, so that the same people have theirs this week. The shop's zone is the machine's. The action belongs
    to a till of its own: nobody takes the shop back by undoing the last visit.

    Raises:
        StoreReadOnly, DiskFull: the file cannot be made.
    """
    from frontdesk.store.store import Store

    clock = Clock(system_zone(), _now=lambda: now)
    store = Store.open(database, clock, create=True)
    try:
        with store.writing(Deed("demo.lay_out", "Demo shop laid out", clock.now(), _TILL)) as work:
            _Book(work, clock).fill()
    finally:
        store.close()


class _Book:
    """The files of the demo shop, on their way into the store."""

    def __init__(self, work: Work, clock: Clock) -> None:
        self._work, self._now, self._zone = work, clock.now(), ZoneInfo(clock.zone)
        today = clock.today()
        self._shift = today - TODAY - timedelta(days=(today.weekday() - TODAY.weekday()) % 7)
        self._shop = {**SHOP, "zone": clock.zone}
        self._since: dict[int, datetime] = {}
        self._orders: dict[str, list[dict[str, Any]]] = {}

    def fill(self) -> None:
        """Write everything, oldest ties first: settings, team, items, customers, what is known of them, visits."""
        from frontdesk.store import settings

        for name, value in self._shop.items():
            settings.put(self._work, name, value)
        self._team_and_items()
        self._customers()
        self._remarks()
        self._usuals()
        self._visits()

    def _team_and_items(self) -> None:
        from frontdesk.store.tables import ItemRow, StaffRow

        self._put(
            StaffRow,
            [
                {"id": int(row["staff_id"]), **_named(row), "role": row["role"], "active": True, "version": 1}
                for row in _rows("staff")
            ],
        )
        items = [
            {
                "id": int(row["item_id"]),
                **_named(row),
                "price": round(float(row["price"]) * 100) if row["price"] else None,
                "category": row["category"],
                "active": row["active"] == "1",
                "replaced_by": None,
                "version": 1,
            }
            for row in _rows("items")
        ]
        self._put(ItemRow, items)
        self._items = {str(item["folded"]): item for item in items}

    def _customers(self) -> None:
        from frontdesk.store.tables import CustomerRow, EmailRow, PhoneRow, TagRow

        rows = list(_rows("customers"))
        self._put(CustomerRow, [self._customer(row) for row in rows])
        pairs = [(int(row["customer_id"]), row) for row in rows]
        phones = [(who, row[column]) for who, row in pairs for column in ("phone", "phone_2") if row[column]]
        self._work.add_many(PhoneRow, [_phone(who, raw) for who, raw in phones])
        self._work.add_many(
            EmailRow,
            [
                {"customer_id": who, "address": row["email"], "folded": folded(row["email"])}
                for who, row in pairs
                if row["email"]
            ],
        )
        tags = [(who, tag.strip()) for who, row in pairs for tag in row["tags"].split(";") if tag.strip()]
        self._work.add_many(TagRow, [{"customer_id": who, "tag": tag} for who, tag in tags])

    def _customer(self, row: Row) -> dict[str, Any]:
        who, since = int(row["customer_id"]), date.fromisoformat(row["since"]) + self._shift
        self._since[who] = min(self._at(since, _MORNING), self._now)
        texts = {column: row[column] for column in ("goes_by", "company", "address", "note", "alert", "card_code")}
        return {
            "id": who,
            **_named(row),
            **texts,
            "birthday": self._birthday(row["birthday"]),
            "since": since,
            "created_at": self._since[who],
            "merged_into": None,
            "custom": [],
            "version": 1,
        }

    def _birthday(self, text: str) -> str:
        if not text:
            return ""
        day = text[-5:] if not text.endswith(_LEAP_DAY) else "02-28"
        moved = date.fromisoformat(f"{TODAY.year}-{day}") + self._shift
        return f"{text[:-5]}{moved:%m-%d}"

    def _remarks(self) -> None:
        from frontdesk.store.tables import AllergyRow, CueRow, LinkRow, PreferenceRow

        tables: dict[str, type[SQLModel]] = {
            "cues": CueRow,
            "preferences": PreferenceRow,
            "allergies": AllergyRow,
            "links": LinkRow,
        }
        for name, table in tables.items():
            self._work.add_many(table, [self._remark(row) for row in _rows(name)])

    def _remark(self, row: Row) -> dict[str, Any]:
        who = int(row["customer_id"])
        said: dict[str, Any] = {**row, "customer_id": who, "at": self._since[who], "staff_id": None}
        return said | {"other_id": int(row["other_id"])} if "other_id" in row else said

    def _usuals(self) -> None:
        from frontdesk.store.tables import UsualLineRow, UsualRow

        rows = list(_rows("usuals"))
        pinned = [self._remark({key: row[key] for key in ("customer_id", "holds", "label")}) for row in rows]
        ids = self._work.add_many(UsualRow, pinned)
        lines = [
            {"usual_id": usual, **{key: line[key] for key in ("quantity", "item_id", "name", "modifiers")}}
            for usual, row in zip(ids, rows, strict=True)
            for line in self._order(row["order"])
        ]
        self._work.add_many(UsualLineRow, lines)

    def _visits(self) -> None:
        from frontdesk.store.tables import VisitLineRow, VisitRow

        visits: list[dict[str, Any]] = []
        lines: list[dict[str, Any]] = []
        for row in _rows("visits"):
            day = date.fromisoformat(row["date"]) + self._shift
            at = self._at(day, time.fromisoformat(row["time"]))
            if at > self._now:
                continue
            order = self._order(row["order"])
            visit = int(row["visit_id"])
            visits.append(_visit(visit, row, at, day, order))
            lines += [{"visit_id": visit, **line} for line in order]
        self._put(VisitRow, visits)
        self._work.add_many(VisitLineRow, lines)

    def _order(self, text: str) -> list[dict[str, Any]]:
        if text not in self._orders:
            words = read_order(text, lambda name: folded(name) in self._items) if text else ()
            self._orders[text] = [self._line(word.quantity, word.item, word.modifiers) for word in words]
        return self._orders[text]

    def _line(self, quantity: int, name: str, modifiers: tuple[str, ...]) -> dict[str, Any]:
        item = self._items.get(folded(name), {})
        price = item.get("price")
        return {
            "quantity": quantity,
            "item_id": item.get("id"),
            "name": item.get("name", name),
            "modifiers": list(modifiers),
            "price": price,
            "amount": None if price is None else price * quantity,
        }

    def _at(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, self._zone).astimezone(UTC)

    def _put(self, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
        """Rows under the ids that they have in the files."""
        self._work.put_back(table, sorted(rows, key=lambda row: int(row["id"])))


def _rows(name: str) -> Iterator[Row]:
    with (paths.demo_shop() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _named(row: Row) -> Row:
    return {"name": row["name"], "folded": folded(row["name"])}


def _phone(who: int, raw: str) -> dict[str, Any]:
    phone = read_phone(raw, SHOP["country"])
    return {"customer_id": who, "raw": raw, "e164": phone.e164, "digits": phone.digits}


def _visit(visit: int, row: Row, at: datetime, day: date, order: list[dict[str, Any]]) -> dict[str, Any]:
    amounts = [line["amount"] for line in order]
    return {
        "id": visit,
        "customer_id": int(row["customer_id"]) if row["customer_id"] else None,
        "at": at,
        "day": day,
        "timed": True,
        "staff_id": int(row["staff_id"]) if row["staff_id"] else None,
        "branch": "",
        "party_size": int(row["party_size"]) if row["party_size"] else None,
        "happiness": row["happiness"],
        "note": row["note"],
        "next_note": row["next_note"],
        "total": sum(amounts) if amounts and None not in amounts else None,
        "version": 1,
    }
