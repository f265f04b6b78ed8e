"""What leafing asks of the desk, off the screen's thread, and how the answers come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from frontdesk.tui.widgets.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.desk.desk import Desk
    from frontdesk.desk.roster.order import Order
    from frontdesk.records.book import Group
    from frontdesk.records.found import CustomerLine

_AROUND = 25
MOST_FOUND = 100
"""So many whom words find are listed; they are not counted beyond that."""


class Spot(NamedTuple):
    """Where somebody is in a list: whom the mark is on (None when not known), its place, and the places in view."""

    who: int | None
    place: int
    seen: range


class Opened(NamedTuple):
    """A group opened at a spot: its order, the place where the mark now belongs, and the lines read around it."""

    order: Order
    place: int
    ids: Sequence[int]
    lines: tuple[CustomerLine, ...]


class OrderRead(Message):
    """The rest of a long order, with the beginning that it belongs to."""

    def __init__(self, beginning: Order, order: Order) -> None:
        super().__init__()
        self.beginning = beginning
        self.order = order


class LinesRead(Message):
    """The lines of these ids, with the reading they belong to: those of an older reading are dropped."""

    def __init__(self, reading: int, ids: Sequence[int], lines: tuple[CustomerLine, ...]) -> None:
        super().__init__()
        self.reading = reading
        self.ids = ids
        self.lines = lines


class Counted(Message):
    """Every group there is, and how many belong to it."""

    def __init__(self, sizes: dict[Group, int | None]) -> None:
        super().__init__()
        self.sizes = sizes


def opened(desk: Desk, group: Group, before: Order | None, spot: Spot) -> Opened:
    """Open a group, or read again the one that is listed: the mark then goes along with whom it is on."""
    from frontdesk.desk.roster import book, order

    now = order.again(desk, before) if before and before.group == group else order.first(desk, group)
    found = None if spot.who is None else now.place_of(spot.who, spot.place)
    place = max(min(spot.place if found is None else found, now.size - 1), 0)
    start = max(spot.seen.start + place - spot.place - _AROUND, 0)
    ids = list(now.ids[start : start + max(PAGE, len(spot.seen) + 2 * _AROUND)])
    if place < len(now.ids) and now.ids[place] not in ids:
        ids.append(now.ids[place])
    return Opened(now, place, ids, book.lines_of(desk, group, ids))


def rest_of(desk: Desk, beginning: Order) -> OrderRead:
    """Read an order to its end."""
    from frontdesk.desk.roster.order import whole

    return OrderRead(beginning, whole(desk, beginning.group))


def lines_for(desk: Desk, reading: int, group: Group, ids: Sequence[int]) -> LinesRead:
    """Read the lines of some who belong to a group."""
    from frontdesk.desk.roster.book import lines_of

    return LinesRead(reading, ids, lines_of(desk, group, ids))


def count(desk: Desk) -> Counted:
    """Count every group."""
    from frontdesk.desk.roster.book import sizes

    return Counted({**sizes(desk)})


def found(desk: Desk, words: str) -> tuple[CustomerLine, ...]:
    """Whom words find."""
    from frontdesk.desk.lookup import find

    return find(desk, words, limit=MOST_FOUND).lines
