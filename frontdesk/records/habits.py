"""What somebody's past orders say about the next one.

One rule for all: the list and the search ask it of the latest orders of any day, the card of those of the same kind
of day first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.order_lines import OrderLine

RECENT = 10
"""So many of the latest orders are looked at: habits change, and people say "nine of the last ten"."""

HALF_LIFE_WEEKS = 8
"""A visit of eight weeks ago says half as much about today as one of today."""

SELDOM = 14
"""Days: whoever usually comes less often than every two weeks keeps no weekday, but comes when it is time again."""

HALF_LIFE_ORDERS = 4
"""An order says half as much about the next one as the fourth after it: who has changed is believed soon."""

FEWEST = 3
STRONG = 0.6
WEAK = 0.4

_EPOCH = date(2020, 1, 1)

Order = tuple["OrderLine", ...]
Signature = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Commonest:
    """The order that weighs most among the latest: had `times` of `among`, `running` times up to now, newest wording.

    `share` is its part of the weight of all, newer ones weighing more.
    """

    order: Order
    times: int
    among: int
    share: float
    running: int = 0

    @property
    def strong(self) -> bool:
        """Often enough to be said before the customer speaks."""
        return self.times >= FEWEST and self.share >= STRONG

    @property
    def weak(self) -> bool:
        """Often enough to be asked about, not to be assumed."""
        return not self.strong and self.times >= FEWEST and self.share >= WEAK

    @property
    def evidence(self) -> tuple[int, int]:
        """So many of so many, as people count: where the habit is younger than what is looked at, since it began."""
        younger = self.running >= FEWEST and self.times < STRONG * self.among
        return (self.running, self.running) if younger else (self.times, self.among)


def commonest(orders: Sequence[Order]) -> Commonest | None:
    """The order that weighs most among the latest ones, given newest first; None when there are none.

    Newer orders weigh more, because people change towards what they have now.
    """
    latest = [order for order in orders if order][:RECENT]
    if not latest:
        return None
    kinds = [signature(order) for order in latest]
    weights: dict[Signature, float] = defaultdict(float)
    for place, kind in enumerate(kinds):
        weights[kind] += 2.0 ** (-place / HALF_LIFE_ORDERS)
    top = max(weights, key=weights.__getitem__)
    running = next((place for place, kind in enumerate(kinds) if kind != top), len(kinds))
    share = weights[top] / sum(weights.values())
    return Commonest(latest[kinds.index(top)], kinds.count(top), len(latest), share, running)


def signature(order: Order) -> Signature:
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
