"""The order that a group of the book stands in.

It is read once and held as ids, 8 bytes each: so a row costs the same wherever it stands, in every group, also in an
order that no index has, and nobody stands there twice while others write. A million ids take 0.3 s beside the screen;
reading on from the last row (key-set paging) would need none of that, but has to count its way to wherever one jumps.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm import chairs
from frontdesk.desk.roster.book import EMPTY_CHAIRS, EVERYBODY, who_is_in
from frontdesk.store.people import book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.book import Group
    from frontdesk.store.store import Store

FIRST = 2_000
"""So many of everybody are read at first; a larger book is read to its end, and so counted, later."""
_NEAR = 1_000


@dataclass(frozen=True, slots=True)
class Order:
    """Who belongs to a group, in the group's own order: by name, or by what the group is about.

    `ids` are the first of them or all, `size` is how many there are, of a beginning how many there are at most: to
    count a million takes 50 ms. It is as it was after the act `as_of`.
    """

    store: Store
    group: Group
    ids: Sequence[int]
    size: int
    as_of: int

    @property
    def whole(self) -> bool:
        """Whether everybody's id is here."""
        return len(self.ids) >= self.size

    def place_of(self, who: int, near: int) -> int | None:
        """Where somebody stands, looked for around a place first; None for one who is not here."""
        for start in (max(near - _NEAR, 0), 0):
            with suppress(ValueError):
                return self.ids.index(who, start, near + _NEAR if start else len(self.ids))
        return None


def first(desk: Desk, group: Group) -> Order:
    """The order of a group, of everybody only the beginning when they are many."""
    if group != EVERYBODY:
        return whole(desk, group)
    with desk.store.reading() as session:
        everybody = book.everybody()
        ids = book.ids(session, everybody, FIRST)
        size = len(ids) if len(ids) < FIRST else book.at_most(session)
        return Order(desk.store, group, ids, size, book.newest_act(session))


def whole(desk: Desk, group: Group) -> Order:
    """The order of a group to its end."""
    with desk.store.reading() as session:
        ids = _chairs(desk, session) if group == EMPTY_CHAIRS else book.ids(session, who_is_in(desk, group))
        return Order(desk.store, group, ids, len(ids), book.newest_act(session))


def again(desk: Desk, before: Order) -> Order:
    """An order as it is now; while only visits are logged, everybody stands where they stood."""
    if before.group == EVERYBODY and before.store is desk.store:
        with desk.store.reading() as session:
            newest = book.newest_act(session)
            if newest == before.as_of:
                return before
            if newest > before.as_of and before.whole and book.only_visits_since(session, before.as_of):
                return replace(before, as_of=newest)
    return whole(desk, before.group)


def _chairs(desk: Desk, session: Session) -> list[int]:
    return [who for who, _ in chairs.silent_in(session, desk.clock.today())]
