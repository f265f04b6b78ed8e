"""How alike two customers are: points for what they share, fewer where a family may share it, and why in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frontdesk.records.twins import Likeness
from frontdesk.words.folding import plain
from frontdesk.words.lookalikes import near, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.records.twins import Traits

SHORTEST = 6
"""Digits: an extension such as 12 is no sign that two people are one."""

_MOST = 100
_SHARED = 40
_MOST_WITH_ANOTHER_NAME = 40
"""What two of different names may score at most: a family shares phone, e-mail and address."""
_TYPO = 15
_ALIKE = 90.0


class _Point(NamedTuple):
    """What one trait says for or against; a silent one has no words."""

    points: int
    words: str = ""


_SAME = _Point(50, "same name")
_TURNED = _Point(48, "same name, in another order")
_GOES_BY = _Point(45, "one goes by the other's name")
_NEAR = _Point(40, "name nearly the same")
_PART = _Point(30, "one name is part of the other")
_OTHER_SURNAME = _Point(-5, "another surname")
_FAMILY = _Point(-25, "another first name, so perhaps a family")
_DIFFERENT = _Point(-30, "another name")
_STRANGERS = frozenset({_FAMILY, _DIFFERENT})


def likeness(one: Traits, other: Traits) -> Likeness:
    """How alike two customers are.

    A name alone is a weak hint, a shared phone or e-mail with another first name is a family: only together they are
    strong. What both have and do not share speaks against them.
    """
    name = _names(one, other)
    contacts = [*_phones(one.phones, other.phones), *_emails(one.emails, other.emails)]
    rest = [*contacts, *_addresses(one.address, other.address), *_birthdays(one.birthday, other.birthday)]
    if not contacts:
        rest += _nothing_shared(one, other)
    score = name.points + sum(point.points for point in rest)
    most = _MOST_WITH_ANOTHER_NAME if name in _STRANGERS else _MOST
    ordered = sorted((point for point in rest if point.points > 0), key=lambda point: -point.points)
    against = [point for point in rest if point.points <= 0]
    said = (*ordered, name, *against) if ordered else (name, *against)
    return Likeness(max(0, min(score, most)), tuple(point.words for point in said if point.words))


def _names(one: Traits, other: Traits) -> _Point:
    mine, theirs = skeleton(one.name), skeleton(other.name)
    if not mine or not theirs:
        return _SAME if one.name == other.name else _DIFFERENT
    best = _SAME if plain(one.name) == plain(other.name) else _compared(mine, theirs)
    if best.points >= _GOES_BY.points:
        return best
    return _GOES_BY if _by_nickname(one, other) or _by_nickname(other, one) else best


def _by_nickname(one: Traits, other: Traits) -> bool:
    """Whether the other's name, or what the other goes by, is the one's nickname, alone or before the same surname."""
    nick, name = skeleton(one.goes_by), skeleton(one.name)
    with_surname = (*nick, *name[1:])
    theirs, their_nick = skeleton(other.name), skeleton(other.goes_by)
    return bool(nick) and (nick == theirs or with_surname in {theirs, (*their_nick, *theirs[1:])})


def _compared(mine: tuple[str, ...], theirs: tuple[str, ...]) -> _Point:
    shorter, longer = sorted((mine, theirs), key=len)
    if sorted(shorter) == sorted(longer):
        return _NEAR if shorter == longer else _TURNED
    matched = _matched(shorter, longer)
    if matched == len(shorter):
        return _NEAR if len(shorter) > 1 or len(longer) == 1 else _PART
    if near(mine[-1], theirs[-1]):
        return _FAMILY
    return _OTHER_SURNAME if len(shorter) > 1 and near(mine[0], theirs[0]) else _DIFFERENT


def _matched(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    """How many words of the one name have a word of their own in the other."""
    left = list(longer)
    for word in shorter:
        found = next((there for there in sorted(left, key=lambda there: there != word) if near(word, there)), None)
        if found is not None:
            left.remove(found)
    return len(longer) - len(left)


def _phones(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[_Point]:
    there = [number for number in theirs if len(number) >= SHORTEST]
    same = [number for number in dict.fromkeys(mine) if number in there and len(number) >= SHORTEST]
    for place, number in enumerate(same):
        yield _Point(10 if place else _SHARED, f"same phone ending {number[-4:]}")
    if not same and any(_slipped(number, other) for number in mine for other in there):
        yield _Point(_TYPO, "phones one slip apart")


def _slipped(one: str, other: str) -> bool:
    """Whether two numbers differ by one digit, two that changed places, or what stands before the number."""
    if min(len(one), len(other)) <= SHORTEST:
        return False
    if one.endswith(other) or other.endswith(one):
        return True
    if abs(len(one) - len(other)) > 1 or (one[:2] != other[:2] and one[-2:] != other[-2:]):
        return False  # most pairs of numbers, without asking the library
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _emails(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[_Point]:
    if set(mine) & set(theirs):
        yield _Point(_SHARED, "same e-mail")
    elif any(_mistyped(one, other) for one in mine for other in theirs):
        yield _Point(_TYPO, "e-mail nearly the same")


def _mistyped(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    (mine, _, here), (theirs, _, there) = one.partition("@"), other.partition("@")
    if not mine or not theirs:
        return False
    if mine == theirs:
        return OSA.distance(here, there, score_cutoff=2) <= 2  # noqa: PLR2004  # "gmial.com", "gmail.co"
    return here == there and len(min(mine, theirs, key=len)) >= SHORTEST and OSA.distance(mine, theirs) == 1


def _addresses(mine: str, theirs: str) -> Iterator[_Point]:
    one, other = plain(mine), plain(theirs)
    if not one or not other:
        return
    from rapidfuzz import fuzz

    if one == other:
        yield _Point(15, "same address")
    elif _numbers(one) == _numbers(other) and fuzz.token_sort_ratio(one, other) >= _ALIKE:
        yield _Point(10, "address nearly the same")


def _numbers(address: str) -> list[str]:
    return sorted(word for word in address.split() if any(map(str.isdigit, word)))


def _birthdays(mine: str, theirs: str) -> Iterator[_Point]:
    if not mine or not theirs:
        return
    if mine == theirs and not mine.startswith("--"):
        yield _Point(30, "same birthday")
    elif mine[-5:] == theirs[-5:] and "--" in {mine[:2], theirs[:2]}:
        yield _Point(15, "same birthday, of unknown year")
    elif mine[:-5] == theirs[:-5] and (mine[-2:], mine[-5:-3]) == (theirs[-5:-3], theirs[-2:]):
        yield _Point(5, "birthday with day and month swapped")
    else:
        yield _Point(-30, "but another birthday")


def _nothing_shared(one: Traits, other: Traits) -> Iterator[_Point]:
    if one.phones and other.phones:
        yield _Point(-12, "but other phones")
    if one.emails and other.emails:
        yield _Point(-8, "but other e-mails")
