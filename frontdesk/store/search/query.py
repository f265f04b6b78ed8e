"""From what somebody typed to the customers it may mean, the most recently seen first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.store.search import keys
from frontdesk.store.search.index import WHOSE
from frontdesk.store.search.wording import asked_words, endings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

MOST_CANDIDATES = 200
"""So many of the most recently seen are looked at more closely; sorting all matches by a score took 250 ms and more."""

FEWEST_DIGITS = 3
"""Of a phone number, the last three digits are the fewest that say anything."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Customers by how they matched, each the most recently seen first.

    `keys` have exactly this card code or phone number; in `whole` every word stands as typed, in `begun` as the
    beginning of a word (those of `whole` included); in `named` all of it is in their own name, in `known` in what they
    are recognised by: name, cues and linked people.
    """

    keys: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    known: tuple[int, ...] = ()


def matches(connection: sqlite3.Connection, question: str) -> Matches:
    """Whom these words may mean. Any text may be asked; it never raises for what it says."""
    words = asked_words(question)
    if not words:
        return Matches()
    exact = keys.all_by_card(connection, question) or _by_full_number(connection, question)
    begun = _ask(connection, " AND ".join(_begins(word) for word in words))
    if len({*begun, *exact}) <= 1:  # nothing to put in order
        return Matches(exact, begun=begun)
    whole = _ask(connection, " AND ".join(_stands(word) for word in words))
    return Matches(exact, whole, begun, *_own(connection, [[word] for word in words]))


def matches_any_of(connection: sqlite3.Connection, choices: Sequence[Sequence[str]]) -> Matches:
    """Whom the words may mean when each word is one of several: for words that were misspelt."""
    begun = _ask(connection, " AND ".join(f"({' OR '.join(map(_begins, words))})" for words in choices))
    named, known = _own(connection, choices)
    return Matches(begun=begun, named=named, known=known)


def is_known(connection: sqlite3.Connection, word: str) -> bool:
    """Whether anything in the index begins with this word."""
    return bool(_ask(connection, _begins(word), limit=1))


def _ask(connection: sqlite3.Connection, expression: str, limit: int = MOST_CANDIDATES) -> tuple[int, ...]:
    rows = connection.execute(
        f"SELECT {WHOSE} FROM search_entries WHERE search_entries MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, limit),
    )
    return tuple(who for (who,) in rows)


def _begins(word: str) -> str:
    return _or_ends(word, f'"{word}" *')


def _own(connection: sqlite3.Connection, choices: Sequence[Sequence[str]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who has all the words in their name, and who in what they are recognised by."""
    said = " AND ".join("(" + " OR ".join(f'"{word}" *' for word in words) + ")" for words in choices)
    return _ask(connection, f"names : ({said})"), _ask(connection, f"{{names cues people}} : ({said})")


def _stands(word: str) -> str:
    return _or_ends(word, f'"{word}"')


def _or_ends(word: str, expression: str) -> str:
    """Digits may also be how a phone number ends; words come from `asked_words`, which leaves no quotes in them."""
    if word.isdecimal() and len(word) >= FEWEST_DIGITS:
        return f'((- endings : {expression}) OR (endings : "{endings(word)}" *))'
    return f"(- endings : {expression})"


def _by_full_number(connection: sqlite3.Connection, question: str) -> tuple[int, ...]:
    number = keys.full_number(question)
    return _ask(connection, number) if number else ()
