"""From what somebody typed to the customers it may mean, the most recently seen first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.store.search import keys
from frontdesk.store.search.index import WHOSE
from frontdesk.store.search.wording import asked_words, endings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

MOST_CANDIDATES = 200
"""So many of the most recently seen are looked at more closely; sorting all matches by a score took 250 ms and more."""

FEWEST_DIGITS = 3
"""Of a phone number, the last three digits are the fewest that say anything."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Customers by how they matched, each the most recently seen first; ranks below the ones that suffice are empty.

    `keys` have exactly this card code or phone number; in `whole` every word stands as typed, in `begun` as the
    beginning of a word; in `named` all of it is in their own name, in `known` in what they are recognised by: name,
    cues and linked people.
    """

    keys: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    known: tuple[int, ...] = ()

    @property
    def anybody(self) -> bool:
        """Whether anybody matches at all."""
        return any((self.keys, self.named, self.known, self.whole, self.begun))


def matches(connection: sqlite3.Connection, question: str, enough: int) -> Matches:
    """Whom these words may mean, as far down the ranks as `enough` people need.

    Any text may be asked; it never raises for what it says. Beginnings that many words share are dear (10 ms for
    `maria` over a million customers), so the words of names are asked first as they stand.
    """
    words = asked_words(question)
    if not words:
        return Matches()
    exact = keys.all_by_card(connection, question) or _by_full_number(connection, question)
    if exact:
        return Matches(exact)
    as_typed = _all(f'"{word}"' for word in words)
    named = _ask(connection, f"names : ({as_typed})")
    if len(named) >= enough:
        return Matches(whole=named, named=named)
    whole = (*named, *_ask(connection, _all(map(_stands, words))))
    return _down_the_ranks(connection, [[word] for word in words], enough, named, whole)


def matches_any_of(connection: sqlite3.Connection, choices: Sequence[Sequence[str]], enough: int) -> Matches:
    """Whom the words may mean when each word is one of several: for words that were misspelt."""
    return _down_the_ranks(connection, choices, enough)


def _down_the_ranks(
    connection: sqlite3.Connection,
    choices: Sequence[Sequence[str]],
    enough: int,
    named: tuple[int, ...] = (),
    whole: tuple[int, ...] = (),
) -> Matches:
    """Who has the beginnings of all the words in their name; if these are few, in their cues; if few, anywhere."""
    said = _all(_any(f'"{word}" *' for word in words) for words in choices)
    named = (*named, *_ask(connection, f"names : ({said})"))
    if len(set(named)) >= enough:
        return Matches(whole=whole, named=named)
    known = _ask(connection, f"{{names cues people}} : ({said})")
    if len({*named, *known, *whole}) >= enough:
        return Matches(whole=whole, named=named, known=known)
    begun = _ask(connection, _all(_any(map(_begins, words)) for words in choices))
    return Matches(whole=whole, begun=begun, named=named, known=known)


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


def _stands(word: str) -> str:
    return _or_ends(word, f'"{word}"')


def _or_ends(word: str, expression: str) -> str:
    """Digits may also be how a phone number ends; words come from `asked_words`, which leaves no quotes in them."""
    if word.isdecimal() and len(word) >= FEWEST_DIGITS:
        return f'((- endings : {expression}) OR (endings : "{endings(word)}" *))'
    return f"(- endings : {expression})"


def _all(expressions: Iterable[str]) -> str:
    return " AND ".join(expressions)


def _any(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _by_full_number(connection: sqlite3.Connection, question: str) -> tuple[int, ...]:
    number = keys.full_number(question)
    return _ask(connection, number) if number else ()
