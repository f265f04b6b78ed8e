"""Pairs of customers who share a key, and which of them somebody said to be two."""

from __future__ import annotations

from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from frontdesk.records.twins import Traits
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import ApartRow, CustomerRow, EmailRow, LinkRow, PhoneRow, StandingRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from frontdesk.store.unit import Work

MOST_SHARING = 12
"""A phone or an address that more customers share says nothing of any two of them: a switchboard, an office."""

MOST_NAMESAKES = 4
"""A name that more customers bear is a common one; those among them who share anything else are found by that."""

MOST_PAIRS = 50_000
"""Of one kind of key so many pairs are looked at."""

_SHORTEST = 6
_PEOPLE = table_of(CustomerRow).c
_PHONES = table_of(PhoneRow).c
_EMAILS = table_of(EmailRow).c
_APART = table_of(ApartRow).c
_LINKS = table_of(LinkRow).c
_STANDINGS = table_of(StandingRow).c


class Candidates(NamedTuple):
    """Pairs of ids, the lower first; `bounded` says that some kind of key had more than were looked at."""

    pairs: set[tuple[int, int]]
    bounded: bool


def candidates(session: Session) -> Candidates:
    """Customers who share a phone, an e-mail, a name, an address or a birthday with an initial.

    Found by the keys' own groups, never by comparing everybody with everybody. Left out are those who are linked, or
    whom somebody said to be two.
    """
    found: set[tuple[int, int]] = set()
    bounded = False
    for keyed, most in _keys():
        pairs = _sharing(session, keyed, most)
        bounded = bounded or len(pairs) >= MOST_PAIRS
        found |= pairs
    return Candidates(found - _known_to_be_two(session), bounded)


def _keys() -> list[tuple[Select[tuple[Any, Any]], int]]:
    """Each kind of key as (value, customer), with how many may share one."""
    here = _PEOPLE.merged_into.is_(None)
    phones = select(_PHONES.digits, _PHONES.customer_id).where(func.length(_PHONES.digits) >= _SHORTEST)
    emails = select(_EMAILS.folded, _EMAILS.customer_id).where(_EMAILS.folded != "")
    born = select(_PEOPLE.birthday + func.substr(_PEOPLE.folded, 1, 1), _PEOPLE.id).where(
        here, func.length(_PEOPLE.birthday) > len("--12-31")
    )
    return [
        (phones.join(_PEOPLE.id.table, _PEOPLE.id == _PHONES.customer_id).where(here), MOST_SHARING),
        (emails.join(_PEOPLE.id.table, _PEOPLE.id == _EMAILS.customer_id).where(here), MOST_SHARING),
        (select(_PEOPLE.folded, _PEOPLE.id).where(here), MOST_NAMESAKES),
        (select(func.lower(_PEOPLE.address), _PEOPLE.id).where(here, _PEOPLE.address != ""), MOST_SHARING),
        (born, MOST_SHARING),
    ]


def _sharing(session: Session, keyed: Select[tuple[Any, Any]], most: int) -> set[tuple[int, int]]:
    """The pairs of those who have the same value of one kind of key."""
    every = keyed.cte("keyed")
    value, who = every.c[0], every.c[1]
    shared = select(value).group_by(value).having(func.count(who.distinct()).between(2, most))
    found: set[tuple[int, int]] = set()
    rows = session.execute(select(value, who).where(value.in_(shared)).order_by(value))
    for _, group in groupby(rows, key=itemgetter(0)):
        found.update(combinations(sorted({row[1] for row in group}), 2))
        if len(found) >= MOST_PAIRS:
            break
    return found


def _known_to_be_two(session: Session) -> set[tuple[int, int]]:
    said = {(one, other) for one, other in session.execute(select(_APART.customer_id, _APART.other_id))}
    tied = session.execute(select(_LINKS.customer_id, _LINKS.other_id))
    return said | {(min(pair), max(pair)) for pair in (tuple(row) for row in tied)}


def traits(session: Session, ids: Iterable[int]) -> dict[int, Traits]:
    """What each of these customers is compared by."""
    people: dict[int, tuple[str, str, str, str]] = {}
    phones: dict[int, list[str]] = {}
    emails: dict[int, list[str]] = {}
    named = select(_PEOPLE.id, _PEOPLE.name, _PEOPLE.goes_by, _PEOPLE.address, _PEOPLE.birthday)
    for part in portions(sorted(set(ids))):
        for row in session.execute(named.where(_PEOPLE.id.in_(part))):
            people[row[0]] = (row[1], row[2], row[3], row[4])
        _gather(session, phones, select(_PHONES.customer_id, _PHONES.digits).where(_PHONES.customer_id.in_(part)))
        _gather(session, emails, select(_EMAILS.customer_id, _EMAILS.folded).where(_EMAILS.customer_id.in_(part)))
    return {
        who: Traits(*texts, phones=tuple(phones.get(who, ())), emails=tuple(emails.get(who, ())))
        for who, texts in people.items()
    }


def _gather(session: Session, into: dict[int, list[str]], query: Select[Any]) -> None:
    for who, text in session.execute(query):
        if text:
            into.setdefault(who, []).append(text)


def visits_of(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """How often each of these customers came; who never did is left out."""
    found: dict[int, int] = {}
    for part in portions(sorted(set(ids))):
        query = select(_STANDINGS.customer_id, _STANDINGS.visits).where(_STANDINGS.customer_id.in_(part))
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def part(work: Work, one: int, other: int, at: datetime, staff_id: int | None) -> int:
    """Remember that two customers are two; the id of the row that says so, also when that was said before."""
    first, second = sorted((one, other))
    said = select(ApartRow).where(_APART.customer_id == first, _APART.other_id == second)
    row = work.session.scalar(said) or work.add(ApartRow(customer_id=first, other_id=second, at=at, staff_id=staff_id))
    return row.id or 0
