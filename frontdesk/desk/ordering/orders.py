"""Orders as people type them, turned into lines that know their item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.order_lines import OrderLine
from frontdesk.store.orders import items
from frontdesk.words.fields import field
from frontdesk.words.folding import folded
from frontdesk.words.orders import UnreadableOrder, read_order

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Item
    from frontdesk.words.orders import OrderWord

Unlisted = tuple[tuple[str, tuple[str, ...]], ...]

_NEAREST = 3
_LIKE_ENOUGH = 60


def read(session: Session, text: str) -> tuple[tuple[OrderLine, ...], Unlisted]:
    """The lines of an order such as "1 flat white; 1 croissant, warm", and what in it nobody sells.

    A name that is not on the list is kept as it was written, as a line without an item; it comes back paired with
    the nearest items' names, so that a slip of the finger is seen and nothing is lost.

    Raises:
        UnreadableOrder: no order can be made of it.
        TooLong: more than 10,000 characters.
    """
    listed = items.names(session)
    words = read_order(field(text, "order"), lambda name: folded(name) in listed)
    _refuse_items_as_modifiers(words, listed)
    lines = tuple(_line(word.quantity, word.item, word.modifiers, listed) for word in words)
    unlisted = tuple((line.name, _nearest(line.name, listed)) for line in lines if line.item_id is None)
    return lines, unlisted


def unlisted(desk: Desk, text: str) -> Unlisted:
    """What in an order nobody sells, with the nearest items' names.

    Raises:
        UnreadableOrder, TooLong: as their sentences say.
    """
    with desk.store.reading() as session:
        return read(session, text)[1]


def _line(quantity: int, name: str, modifiers: tuple[str, ...], listed: dict[str, Item]) -> OrderLine:
    item = listed.get(folded(name)) or listed.get(_singular(folded(name)))
    if item is None:
        return OrderLine(quantity, name, modifiers)
    amount = None if item.price is None else item.price * quantity
    return OrderLine(quantity, item.name, modifiers, item.id, item.price, amount)


def _refuse_items_as_modifiers(words: tuple[OrderWord, ...], listed: dict[str, Item]) -> None:
    """What means two items to everybody but the grammar ("2 tea, 3 croissant") must not lose three croissants."""
    for modifier in (modifier for word in words for modifier in word.modifiers):
        quantity, _, name = modifier.partition(" ")
        if quantity.rstrip("x×").isdecimal() and {folded(name), _singular(folded(name))} & listed.keys():
            raise UnreadableOrder(f"“{modifier}” is another item.", hint=f"Begin it with a semicolon: “; {modifier}”.")


def _singular(name: str) -> str:
    return name.removesuffix("s")


def _nearest(name: str, listed: dict[str, Item]) -> tuple[str, ...]:
    from rapidfuzz import process

    near = process.extract(folded(name), list(listed), limit=_NEAREST, score_cutoff=_LIKE_ENOUGH)
    return tuple(listed[key].name for key, _, _ in near)


def total(lines: tuple[OrderLine, ...]) -> int | None:
    """What an order costs in minor units; None when a price is not known."""
    amounts = [line.amount for line in lines]
    return sum(amount for amount in amounts if amount is not None) if amounts and None not in amounts else None
