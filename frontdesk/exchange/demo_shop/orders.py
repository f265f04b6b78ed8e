"""What the demo shop sells, what people always have, and every visit with its order."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.demo_shop.laying import cents, named, number
from frontdesk.exchange.demo_shop.people import remark
from frontdesk.words.folding import folded
from frontdesk.words.orders import read_order

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.exchange.demo_shop.laying import Laying, Row

Lines = list[dict[str, Any]]


_TAKEN = {"": None, "0": False, "1": True}


def lay_out(laying: Laying) -> None:
    """Write the menu, the usuals, and the visits that have been made by now."""
    _items(laying)
    slips = _Slips(laying.items)
    _usuals(laying, slips)
    _visits(laying, slips)


class _Slips:
    """Orders as lines of the menu's items: the same few are ordered again and again, and each is read once."""

    def __init__(self, items: dict[str, dict[str, Any]]) -> None:
        self._items = items
        self._read: dict[str, Lines] = {}

    def lines(self, text: str) -> Lines:
        """The lines of an order as it stands in the files."""
        if text not in self._read:
            words = read_order(text, lambda name: folded(name) in self._items) if text else ()
            self._read[text] = [self._line(word.quantity, word.item, word.modifiers) for word in words]
        return self._read[text]

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


def _items(laying: Laying) -> None:
    from frontdesk.store.tables import ItemRow

    items = [
        {
            "id": int(row["item_id"]),
            **named(row),
            "price": cents(row["price"]),
            "category": row["category"],
            "active": row["active"] == "1",
            "replaced_by": None,
            "version": 1,
        }
        for row in laying.rows("items")
    ]
    laying.put(ItemRow, items)
    laying.items |= {str(item["folded"]): item for item in items}


def _usuals(laying: Laying, slips: _Slips) -> None:
    from frontdesk.store.tables import UsualLineRow, UsualRow

    usuals = list(laying.rows("usuals"))
    pinned = [remark(laying, {key: row[key] for key in ("customer_id", "holds", "label")}) for row in usuals]
    ids = laying.work.add_many(UsualRow, pinned)
    lines = [
        {"usual_id": usual, **{key: line[key] for key in ("quantity", "item_id", "name", "modifiers")}}
        for usual, row in zip(ids, usuals, strict=True)
        for line in slips.lines(row["order"])
    ]
    laying.work.add_many(UsualLineRow, lines)


def _visits(laying: Laying, slips: _Slips) -> None:
    from frontdesk.store.tables import VisitLineRow, VisitRow

    visits: list[dict[str, Any]] = []
    lines: Lines = []
    for row in laying.rows("visits"):
        day = laying.days.day(row["date"])
        at = laying.days.at(day, time.fromisoformat(row["time"]))
        if at > laying.days.now:
            continue
        order = slips.lines(row["order"])
        visits.append(_visit(row, at, day, order))
        lines += [{"visit_id": int(row["visit_id"]), **line} for line in order]
    laying.put(VisitRow, visits)
    laying.work.add_many(VisitLineRow, lines)


def _visit(row: Row, at: datetime, day: date, order: Lines) -> dict[str, Any]:
    amounts = [line["amount"] for line in order]
    return {
        "id": int(row["visit_id"]),
        "customer_id": number(row["customer_id"]),
        "at": at,
        "day": day,
        "timed": True,
        "staff_id": number(row["staff_id"]),
        "branch": "",
        "party_size": number(row["party_size"]),
        "happiness": row["happiness"],
        "note": row["note"],
        "next_note": row["next_note"],
        "usual_taken": _TAKEN[row["usual_taken"]],
        "total": sum(amounts) if amounts and None not in amounts else None,
        "version": 1,
    }
