"""From what somebody typed to the customers it may mean, the most recently seen first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontdesk.store.search import keys
from frontdesk.store.search.index import WHOSE
from frontdesk.store.search.wording import asked_words, endings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    Choices = Sequence[Sequence[str]]

MOST_CANDIDATES = 200
"""So many of the most recently seen are looked at more closely; sorting all matches by a score took 250 ms and more."""

_GIVEN_AT_ONCE = 3
"""Letters of a beginning that the index has a list of; for a longer one it first gathers everybody whom it fits, which
takes 10 ms for `maria` over a million customers."""

FEWEST_DIGITS = 3
"""Of a phone number, the last three digits are the fewest that say anything."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Customers by how they matched, each the most recently seen first; ranks below the ones that suffice are empty.

    `keys` have exactly this card code or phone number; in `whole` every word stands as typed, in `begun` as the
    beginning of a word; in `named` all of it is in their own name, in `known` in what they are recognised by: name,
    cues and linked people. `bearers` are called just so; they are asked for where too many match to be gathered.
    """

    keys: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    bearers: tuple[int, ...] = ()

    @property
    def anybody(self) -> bool:
        """Whether anybody matches at all."""
        return any((self.keys, self.named, self.known, self.whole, self.begun))


def matches(connection: sqlite3.Connection, question: str, enough: int) -> Matches:
    """Whom these words may mean, as far down the ranks as `enough` people need.

    Any text may be asked; it never raises for what it says. Who has the very words in their name is asked first: that
    costs least, and Ma Li of five years ago is not buried under every Maria.
    """
    words = asked_words(question)
    if not words:
        signs = keys.all_by_sign(connection, question, MOST_CANDIDATES)
        return Matches(whole=signs, named=signs)
    exact = keys.all_by_card(connection, question) or _by_full_number(connection, question)
    if exact:
        return Matches(exact)
    found = matches_any_of(connection, [[word] for word in words], enough)
    if len(found.named) < MOST_CANDIDATES:
        return found
    called = keys.all_by_name(connection, question, MOST_CANDIDATES)
    return replace(found, whole=(*found.whole, *called), named=(*found.named, *called), bearers=called)


def matches_any_of(connection: sqlite3.Connection, choices: Choices, enough: int) -> Matches:
    """Whom the words may mean when each word is one of several, as those that were misspelt.

    The very words in a name are asked for first, so that Ma Li of five years ago is not buried under every Maria.
    """
    named = _ask(connection, f"names : ({_each(choices, _as_typed)})")
    if len(named) >= enough:
        return Matches(whole=named, named=named)
    whole = (*named, *_ask(connection, _each(choices, _stands)))
    plenty = len(whole) >= MOST_CANDIDATES
    if len(choices) > 1 and not plenty:
        few = _few(connection, choices, whole)
        if few is not None:
            return few
    return _down_the_ranks(connection, choices, enough, Matches(whole=whole, named=named), plenty=plenty)


def _few(connection: sqlite3.Connection, choices: Choices, whole: tuple[int, ...]) -> Matches | None:
    """Several words mostly fit few people: these are gathered once, and ranked by what they say; None if many fit."""
    rows = connection.execute(
        f"""SELECT {WHOSE}, names, cues, people FROM search_entries
            WHERE search_entries MATCH ? ORDER BY rowid DESC LIMIT ?""",
        (_each(choices, _begins), MOST_CANDIDATES),
    ).fetchall()
    if len(rows) == MOST_CANDIDATES:
        return None
    return Matches(
        whole=whole,
        begun=tuple(who for who, *_ in rows),
        named=tuple(who for who, names, *_ in rows if _begin_in(names, choices)),
        known=tuple(who for who, *texts in rows if _begin_in(" ".join(texts), choices)),
    )


def _down_the_ranks(
    connection: sqlite3.Connection, choices: Choices, enough: int, found: Matches, *, plenty: bool
) -> Matches:
    """Who has the beginnings of all the words in their name; if these are few, in their cues; if few, anywhere.

    Where the words as typed fit plenty of people, the long ones are meant as they are.
    """
    said = _each(choices, _long_as_typed if plenty else _beginning)
    named = (*found.named, *_ask(connection, f"names : ({said})"))
    if len(set(named)) >= enough:
        return replace(found, named=named)
    known = _ask(connection, f"{{names cues people}} : ({said})")
    if len({*named, *known, *found.whole}) >= enough:
        return replace(found, named=named, known=known)
    return replace(found, named=named, known=known, begun=_ask(connection, _each(choices, _begins)))


def is_known(connection: sqlite3.Connection, word: str) -> bool:
    """Whether anything in the index begins with this word."""
    return bool(_ask(connection, _begins(word), limit=1))


def _ask(connection: sqlite3.Connection, expression: str, limit: int = MOST_CANDIDATES) -> tuple[int, ...]:
    rows = connection.execute(
        f"SELECT {WHOSE} FROM search_entries WHERE search_entries MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, limit),
    )
    return tuple(who for (who,) in rows)


def _each(choices: Choices, say: Callable[[str], str]) -> str:
    return " AND ".join(f"({' OR '.join(map(say, words))})" for words in choices)


def _as_typed(word: str) -> str:
    return f'"{word}"'


def _beginning(word: str) -> str:
    return f'"{word}" *'


def _long_as_typed(word: str) -> str:
    return _as_typed(word) if len(word) > _GIVEN_AT_ONCE else _beginning(word)


def _begins(word: str) -> str:
    return _or_ends(word, _beginning(word))


def _stands(word: str) -> str:
    return _or_ends(word, _as_typed(word))


def _or_ends(word: str, expression: str) -> str:
    """Digits may also be how a phone number ends; words come from `asked_words`, which leaves no quotes in them."""
    if word.isdecimal() and len(word) >= FEWEST_DIGITS:
        return f'((- endings : {expression}) OR (endings : "{endings(word)}" *))'
    return f"(- endings : {expression})"


def _begin_in(text: str, choices: Choices) -> bool:
    """Whether one of the choices for each word is how a word of an entry's text begins."""
    return all(any(f" {word}" in f" {text}" for word in words) for words in choices)


def _by_full_number(connection: sqlite3.Connection, question: str) -> tuple[int, ...]:
    number = keys.full_number(question)
    return _ask(connection, number) if number else ()
