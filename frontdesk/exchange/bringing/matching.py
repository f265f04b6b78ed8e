"""Whom of a file's customers the shop may know already: by phone, e-mail, card or name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.desk.roster.likeness import SHORTEST, likeness
from frontdesk.records.twins import Traits
from frontdesk.store.exchange import alike
from frontdesk.store.people import twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.people import Person
    from frontdesk.records.twins import Likeness

__all__ = ["MOST_NAMED", "SHORTEST", "Match", "matches", "traits_of"]

MOST_NAMED = 100
"""Of one file so many possible duplicates are told by name; the review list has the rest."""

_BY_KEY, _BY_NAME = 2, 1
_MOST_WEIGHED = 12


class Match(NamedTuple):
    """Somebody who may be known.

    `customer_id` is whom they fit best, None where several fit as well. Where it was weighed, `likeliest` is one of
    these, `known_as` their name, and `likeness` says how alike they are and why.
    """

    customer_id: int | None
    likeliest: int | None = None
    known_as: str = ""
    likeness: Likeness | None = None


def matches(session: Session, people: Sequence[Person], named: int = 0) -> dict[int, Match]:
    """Those of these rows, by line, who may be in the shop already.

    A phone, an e-mail or a card says more than a name; families share them all, so this is a hint and no more. Where
    several fit, and for as many as are to be `named`, the whole of both is weighed.
    """
    names = alike.named(session, (one.folded for one in people))
    cards = alike.with_card(session, (one.card_code for one in people))
    emails = alike.with_email(session, (folded for one in people for _, folded in one.emails))
    phones = alike.with_digits(session, (form for one in people for form in _forms(one)))
    if not (names or cards or emails or phones):
        return {}
    found: dict[int, Counter[int]] = {}
    for one in people:
        fitting: Counter[int] = Counter(dict.fromkeys(names.get(one.folded, ()), _BY_NAME))
        fitting.update(dict.fromkeys(cards.get(one.card_code, ()), _BY_KEY))
        fitting.update(dict.fromkeys(_any(emails, (folded for _, folded in one.emails)), _BY_KEY))
        fitting.update(dict.fromkeys(_any(phones, _forms(one)), _BY_KEY))
        if fitting:
            found[one.line] = fitting
    weighed = {line for place, (line, fitting) in enumerate(found.items()) if place < named or len(fitting) > 1}
    there = twins.traits(session, {who for line in weighed for who, _ in found[line].most_common(_MOST_WEIGHED)})
    return {
        one.line: _weighed(one, found[one.line], there) if one.line in weighed else Match(next(iter(found[one.line])))
        for one in people
        if one.line in found
    }


def traits_of(one: Person) -> Traits:
    """What a row is compared by."""
    phones, emails = tuple(_forms(one)), tuple(folded for _, folded in one.emails)
    return Traits(one.name, one.goes_by, one.address, one.birthday, phones, emails)


def _weighed(one: Person, fitting: Counter[int], there: dict[int, Traits]) -> Match:
    mine = traits_of(one)
    scored = sorted(
        ((likeness(mine, there[who]), fits, who) for who, fits in fitting.most_common(_MOST_WEIGHED) if who in there),
        key=lambda each: (-each[0].score, -each[1], each[2]),
    )
    (best, fits, who), *others = scored
    tied = bool(others) and (others[0][0].score, others[0][1]) == (best.score, fits)
    return Match(None if tied else who, who, there[who].name, best)


def _any(holders: alike.Holders, values: Iterable[str]) -> set[int]:
    return {who for value in values for who in holders.get(value, ())}


def _forms(one: Person) -> Iterator[str]:
    """The digits of each whole phone number, which are the same however it is written."""
    return (digits for _, _, digits in one.phones if len(digits) >= SHORTEST)
