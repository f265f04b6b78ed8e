"""Whom of a file's customers the shop may know already: by phone, e-mail, card or name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.store import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.people import Person

_BY_KEY, _BY_NAME = 2, 1
SHORTEST = 6
"""Digits: an extension such as 12 is no sign that two people are one."""


class Match(NamedTuple):
    """Somebody who may be known: `customer_id` is whom they fit best, None where several fit as well."""

    customer_id: int | None


def matches(session: Session, people: Sequence[Person]) -> dict[int, Match]:
    """Those of these rows, by line, who may be in the shop already.

    A phone, an e-mail or a card says more than a name; families share them all, so this is a hint and no more.
    """
    names = alike.named(session, (one.folded for one in people))
    cards = alike.with_card(session, (one.card_code for one in people))
    emails = alike.with_email(session, (folded for one in people for _, folded in one.emails))
    phones = alike.with_digits(session, (form for one in people for form in _forms(one)))
    if not (names or cards or emails or phones):
        return {}
    found: dict[int, Match] = {}
    for one in people:
        fitting: Counter[int] = Counter(dict.fromkeys(names.get(one.folded, ()), _BY_NAME))
        fitting.update(dict.fromkeys(cards.get(one.card_code, ()), _BY_KEY))
        fitting.update(dict.fromkeys(_any(emails, (folded for _, folded in one.emails)), _BY_KEY))
        fitting.update(dict.fromkeys(_any(phones, _forms(one)), _BY_KEY))
        if fitting:
            found[one.line] = Match(_best(fitting))
    return found


def _best(fitting: Counter[int]) -> int | None:
    (who, most), *others = fitting.most_common(2)
    return None if others and others[0][1] == most else who


def _any(holders: alike.Holders, values: Iterable[str]) -> set[int]:
    return {who for value in values for who in holders.get(value, ())}


def _forms(one: Person) -> Iterator[str]:
    """The digits of each whole phone number, which are the same however it is written."""
    return (digits for _, _, digits in one.phones if len(digits) >= SHORTEST)
