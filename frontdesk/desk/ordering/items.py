"""What the shop sells, and whose usual breaks when an item goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.store.orders import items
from frontdesk.store.search.lines import lines
from frontdesk.words.fields import field, filled

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.orders import Item
    from frontdesk.store.unit import Work

_NO_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "HUF", "PYG", "UGX", "XAF", "XOF", "XPF", "RWF"})
_HIGHEST = 10**12
_AMOUNT = re.compile(r"(?:[A-Z]{3}|[^\w\s.,+-])?\s*([0-9]{1,15}(?:[.,][0-9]{1,6})?)\s*(?:[A-Z]{3}|[^\w\s.,+-])?")
"""An amount with its currency before or behind it, or without."""
_TOO_LONG_FOR_AN_ID = 19
_LABELS = {"name": "name", "price": "price", "category": "category"}


class ItemTaken(BadInput):
    """An item of that name is sold already."""


class NoSuchItem(NothingFound):
    """Nothing of that name or number is sold here."""

    hint = "See `frontdesk items list`."


class UnreadablePrice(BadInput):
    """That is no price."""

    hint = "Type it as 3.50."


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody whose usual holds an item; `pinned` by staff, or what they always have."""

    customer: CustomerLine
    pinned: bool


def everything(desk: Desk, *, retired: bool = False) -> tuple[Item, ...]:
    """All items, those no longer sold only when asked for."""
    with desk.store.reading() as session:
        return items.everything(session, retired=retired)


def named(desk: Desk, text: str) -> Item:
    """The item of this name or id.

    Raises:
        NoSuchItem: there is none.
    """
    with desk.store.reading() as session:
        by_id = (
            items.read(session, int(text))
            if text.isascii() and text.isdigit() and len(text) < _TOO_LONG_FOR_AN_ID
            else None
        )
        found = by_id or items.named(session, text)
    if found is None:
        raise NoSuchItem(f"Nothing called “{text[:40]}” is sold here.")
    return found


def add(desk: Desk, name: str, price: str = "", category: str = "") -> Done:
    """Add an item; `price` as typed, in the shop's currency.

    Raises:
        ItemTaken, UnreadablePrice, MissingText, TooLong: as their sentences say.
    """
    wanted, cost = filled(name, "name"), minor_units(price, desk.shop.currency)
    with desk.store.writing(desk.deed("item.add", "Item added")) as work:
        there = items.named(work.session, wanted)
        if there is not None and there.active:
            raise ItemTaken(f"{there.name} is sold already, as item {there.id}.")
        return Done(items.add(work, wanted, cost, field(category, "category")), work.action_id)


def change(desk: Desk, item_id: int, *, seen: Item | None = None, **values: Any) -> Done:
    """Change an item's name, price (as typed), category, whether it is sold (`active`), or what replaces it.

    Raises:
        TwoVersions: another till gave a field another value since the item was `seen`; nothing was overwritten.
        NoSuchItem, ItemTaken, UnreadablePrice: as their sentences say.
    """
    if "name" in values:
        values["name"] = filled(values["name"], "name")
    if "category" in values:
        values["category"] = field(values["category"], "category")
    if "price" in values:
        values["price"] = minor_units(values["price"], desk.shop.currency)
    with desk.store.writing(desk.deed("item.change", "Item changed")) as work:
        now, beside = items.read(work.session, item_id), ""
        if now is None:
            raise NoSuchItem(f"There is no item {item_id}.")
        if seen is not None:
            values, beside = united(desk, _edit(desk, work, seen, now), values)
        there = items.named(work.session, values["name"]) if "name" in values else None
        if there is not None and there.active and there.id != item_id:
            raise ItemTaken(f"{there.name} is sold already, as item {there.id}.")
        items.change(work, item_id, **values)
        return Done(item_id, work.action_id, beside)


def _edit(desk: Desk, work: Work, seen: Item, now: Item) -> Edit:
    currency = desk.shop.currency

    def words(name: str, value: Any) -> str:
        return price_words(value, currency) if name == "price" else str(value)

    def again(desk: Desk, now: Item, kept: dict[str, Any]) -> Done:
        typed = {name: words(name, value) for name, value in kept.items()}
        return change(desk, seen.id, seen=now, **typed)

    return Edit(work.session, ("items", seen.id), seen, now, _LABELS, again, words)


def retire(desk: Desk, item_id: int, *, replaced_by: int | None = None) -> Done:
    """Stop selling an item; with `replaced_by` the pinned usuals that hold it take the other item instead.

    Raises:
        NoSuchItem: one of the two is not there.
        BadInput: an item cannot replace itself.
    """
    if replaced_by == item_id:
        raise BadInput("An item cannot replace itself.")
    with desk.store.writing(desk.deed("item.retire", "Item retired")) as work:
        for wanted in (item_id, *([replaced_by] if replaced_by is not None else [])):
            if items.read(work.session, wanted) is None:
                raise NoSuchItem(f"There is no item {wanted}.")
        items.change(work, item_id, active=False, replaced_by=replaced_by)
        if replaced_by is not None:
            items.put_in_usuals(work, item_id, replaced_by)
        return Done(item_id, work.action_id)


def holders(desk: Desk, item_id: int) -> tuple[Holder, ...]:
    """Whose usual breaks when this item goes, pinned ones first, those who come most often first."""
    with desk.store.reading() as session:
        held = items.held_by(session, item_id)
    with desk.store.looking() as connection:
        people = [
            line for start in range(0, len(held), 500) for line in lines(connection, list(held)[start : start + 500])
        ]
    found = [Holder(line, held[line.id]) for line in people]
    return tuple(sorted(found, key=lambda holder: (not holder.pinned, -holder.customer.visits, holder.customer.id)))


def minor_units(text: str, currency: str) -> int | None:
    """A price as typed ("3.50", "3,50", "€3.50") in the currency's smallest unit; None when nothing was typed.

    Raises:
        UnreadablePrice: it is no amount, negative, or finer than the currency.
    """
    if not text.strip():
        return None
    written = _AMOUNT.fullmatch(text.strip())
    amount = Decimal(written[1].replace(",", ".")) * (1 if currency in _NO_CENTS else 100) if written else Decimal(-1)
    if amount < 0 or amount != int(amount) or amount > _HIGHEST:
        raise UnreadablePrice(f"“{text[:40]}” is no price.")
    return int(amount)


def price_about(price: int, currency: str) -> str:
    """What an estimate comes to, in whole units of the currency: nobody knows the cents."""
    return f"{price if currency in _NO_CENTS else round(price / 100):,}"


def price_words(price: int | None, currency: str) -> str:
    """A price in minor units as people write it: "3.50"; empty when there is none."""
    if price is None:
        return ""
    return str(price) if currency in _NO_CENTS else f"{price // 100}.{price % 100:02d}"
