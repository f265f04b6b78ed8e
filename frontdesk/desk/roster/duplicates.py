"""Customers who might be one: a warning while somebody is added, a list to go through at leisure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster.likeness import likeness
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.twins import POSSIBLE, Pair, Pairs
from frontdesk.store.people import customers, twins
from frontdesk.store.search.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.twins import Likeness

AT_ONCE = 100


class OneAndTheSame(BadInput):
    """It takes two customers to be apart."""


class _Scored(NamedTuple):
    """A pair of ids with how alike they are; `one` came more often, or is the older entry."""

    one: int
    other: int
    likeness: Likeness
    visits: int


def alike(desk: Desk, name: str, phones: Iterable[str] = (), emails: Iterable[str] = ()) -> tuple[CustomerLine, ...]:
    """Customers of the same name, phone or e-mail. Families share the latter two, so they are hints and no keys."""
    with desk.store.reading() as session:
        ids = customers.alike(session, name, phones, emails, desk.shop.country)
    with desk.store.looking() as connection:
        return lines(connection, ids)


def pairs(desk: Desk, *, limit: int = AT_ONCE, least: int = POSSIBLE) -> Pairs:
    """The pairs of customers who may be one, the likeliest first, among equals those who come most.

    Customers who are linked are two, and so are those of whom somebody said so.

    Args:
        desk: where.
        limit: how many pairs at most.
        least: the lowest score that is worth a look, from 0 to 100; a family's shared phone lies below `POSSIBLE`.
    """
    with desk.store.reading() as session:
        found, bounded = _scored(session, least)
    found.sort(key=lambda each: (-each.likeness.score, -each.visits, each.one, each.other))
    shown = found[:limit]
    with desk.store.looking() as connection:
        ids = list(dict.fromkeys(who for each in shown for who in (each.one, each.other)))
        parts = [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
        people = {line.id: line for some in parts for line in lines(connection, some)}
    there = [Pair(people[each.one], people[each.other], each.likeness) for each in shown]
    return Pairs(tuple(there), len(found), bounded)


def _scored(session: Session, least: int) -> tuple[list[_Scored], bool]:
    candidates, bounded = twins.candidates(session)
    traits = twins.traits(session, {who for pair in candidates for who in pair})
    scores = {pair: likeness(traits[pair[0]], traits[pair[1]]) for pair in candidates}
    alike_enough = {pair: found for pair, found in scores.items() if found.score >= least}
    visits = twins.visits_of(session, {who for pair in alike_enough for who in pair})
    scored = []
    for pair, found in alike_enough.items():
        one, other = sorted(pair, key=lambda who: (-visits.get(who, 0), who))
        scored.append(_Scored(one, other, found, visits.get(one, 0) + visits.get(other, 0)))
    return scored, bounded


def compare(desk: Desk, one: int, other: int) -> Likeness:
    """How alike two customers are, and why."""
    with desk.store.reading() as session:
        there = twins.traits(session, (one, other))
    if one not in there or other not in there:
        raise NoSuchCustomer(f"There is no customer {other if one in there else one}.")
    return likeness(there[one], there[other])


def apart(desk: Desk, one: int, other: int) -> Done:
    """Say that two customers who look alike are two: they are not proposed again, until that is undone.

    Raises:
        NoSuchCustomer: one of the two is not there, or was merged into another.
        OneAndTheSame: both are the same.
    """
    deed = desk.deed("customer.apart", "Two customers said not to be one")
    with desk.store.writing(deed) as work:
        for who in (one, other):
            row = customers.row(work.session, who)
            if row is None or row.merged_into is not None:
                raise NoSuchCustomer(f"There is no customer {who}.")
        if one == other:
            raise OneAndTheSame
        made = twins.part(work, one, other, deed.at, deed.staff_id)
        return Done(made, work.action_id)
