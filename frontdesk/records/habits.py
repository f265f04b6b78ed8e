"""What somebody's past orders say about the next one.

One rule for all: the list and the search ask it of the latest orders of any day, the card of those of the same kind
of day first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.orders import OrderLine

RECENT = 10
"""So many of the latest orders are looked at: habits change, and people say "nine of the last ten"."""

HALF_LIFE_WEEKS = 8
"""A visit of eight weeks ago says half as much about today as one of today."""

FEWEST = 3
STRONG = 0.6
WEAK = 0.4

_EPOCH = date(2020, 1, 1)

Order = tuple["OrderLine", ...]


@dataclass(frozen=True, slots=True)
class Commonest:
    """The order found most often among the latest: `times` of `among`, newest wording."""

    order: Order
    times: int
    among: int

    @property
    def strong(self) -> bool:
        """Often enough to be said before the customer speaks."""
        return self.times >= FEWEST and self.times >= STRONG * self.among

    @property
    def weak(self) -> bool:
        """Often enough to be asked about, not to be assumed."""
        return not self.strong and self.times >= FEWEST and self.times >= WEAK * self.among


def commonest(orders: Sequence[Order]) -> Commonest | None:
    """The order had most often among the latest orders, given newest first; None when there are none.

    Among equals the newer one wins, because people change towards what they have now.
    """
    latest = [order for order in orders if order][:RECENT]
    if not latest:
        return None
    counts = Counter(signature(order) for order in latest)
    top = max(counts.values())
    order = next(order for order in latest if counts[signature(order)] == top)
    return Commonest(order, top, len(latest))


def signature(order: Order) -> tuple[tuple[object, ...], ...]:
    """What makes two orders the same: items, quantities and modifiers, in any order and spelling."""
    return tuple(
        sorted(
            (
                str(line.item_id or line.name.casefold()),
                line.quantity,
                tuple(sorted(word.casefold() for word in line.modifiers)),
            )
            for line in order
        )
    )


def weight_of(day: date) -> float:
    """How much a visit on this day weighs, in units that age by the same factor for everybody."""
    return float(2.0 ** ((day - _EPOCH).days / 7 / HALF_LIFE_WEEKS))
