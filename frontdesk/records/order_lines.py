"""The lines of an order and their words: apart from all else about orders, as a row of a search's answer has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order. `item_id` is None for a line kept as it was written; `amount` is in minor units."""

    quantity: int
    name: str
    modifiers: tuple[str, ...] = ()
    item_id: int | None = None
    price: int | None = None
    amount: int | None = None


def in_brief(lines: Iterable[OrderLine]) -> str:
    """An order in few words, as it fits a list: "flat white + 2 croissant, warm"."""
    return " + ".join(
        ", ".join(
            [
                f"{line.quantity} {everyday(line.name)}" if line.quantity != 1 else everyday(line.name),
                *line.modifiers,
            ]
        )
        for line in lines
    )


def in_full(lines: Iterable[OrderLine]) -> str:
    """An order with every quantity, as a card and a list of visits show it: "1 flat white, 1 croissant (warm)"."""
    return ", ".join(
        f"{line.quantity} {everyday(line.name)}" + (f" ({', '.join(line.modifiers)})" if line.modifiers else "")
        for line in lines
    )


def everyday(name: str) -> str:
    """An item's name inside a sentence: "Flat white" loses its capital, "Earl Grey" and "BLT" keep theirs."""
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() else name
