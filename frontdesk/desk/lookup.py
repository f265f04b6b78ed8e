"""Finding the person at the counter by anything that is known about them."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from frontdesk.desk.ranking import ranked
from frontdesk.desk.rhythm.expected import likelihoods
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.found import CustomerLine, Found
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.search import keys
from frontdesk.store.search.lines import lines
from frontdesk.store.search.query import Matches, matches, matches_any_of
from frontdesk.store.search.spelling import corrected
from frontdesk.store.search.wording import asked_words
from frontdesk.words.folding import tokens

if TYPE_CHECKING:
    import sqlite3

    from frontdesk.desk.desk import Desk

MOST_LINES = 20

_LONE_DIGITS = re.compile(r"\d{1,3}")


class NoSuchCustomer(NothingFound):
    """Nobody is known by that."""

    hint = "Look with `frontdesk find`, or add them with `frontdesk add`."


class SeveralCustomers(BadInput):
    """Several customers match; say which by id."""

    def __init__(self, question: str, found: tuple[CustomerLine, ...]) -> None:
        super().__init__(f"Several customers match “{question}”.", hint="Name one of them by id.")
        self.found = found


def find(desk: Desk, question: str, limit: int = MOST_LINES) -> Found:
    """Who these words may mean: letters, digits, fragments and cues in any order, any text at all.

    An exact card code or full phone number comes first, then whole words, then beginnings of words; among equals who
    is expected now, then who came most recently. When nobody matches, misspelt words are corrected.
    """
    likely = likelihoods(desk)
    with desk.store.looking() as connection:
        found, meant = _matches(desk, connection, question, limit)
        ids = ranked(found, likely)[:limit]
        return Found(question, lines(connection, ids), exact=bool(found.keys), corrected=meant)


def _matches(desk: Desk, connection: sqlite3.Connection, question: str, limit: int) -> tuple[Matches, str]:
    found = matches(connection, question, limit)
    if found.anybody:
        return found, ""
    choices = corrected(connection, asked_words(question), desk.vocabulary)
    if choices is None:
        return found, ""
    return matches_any_of(connection, choices, limit), " ".join(words[0] for words in choices)


def learn_words(desk: Desk) -> None:
    """Read the words that misspelt ones are corrected by, ahead of the first of those.

    That takes half a second at a million customers, so it has a connection of its own: no search waits for it.

    Raises:
        StoreMissing, StoreDamaged: as their sentences say.
    """
    with plainly(desk.store.path), closing(desk.store.another()) as connection:
        desk.vocabulary.learn(connection)


def who(desk: Desk, text: str) -> int:
    """The one customer that a command names: digits are an id first, then a card code, then words.

    Fewer than four digits are never words: an id that is not there must not log the visit of whoever's phone ends so.

    Raises:
        NoSuchCustomer: nobody matches.
        SeveralCustomers: the words match more than one, and not one of them alone by their own name; they are listed
            in the error.
    """
    with desk.store.looking() as connection:
        named = keys.by_id(connection, text) or keys.by_card(connection, text)
    if named:
        return named
    if _LONE_DIGITS.fullmatch(text.strip()):
        raise NoSuchCustomer(f"There is no customer {text.strip()}.")
    found = find(desk, text)
    if not found.lines or found.corrected:
        raise NoSuchCustomer(f"Nobody is known by “{text}”.")
    if len(found.lines) == 1:
        return found.lines[0].id
    own = [line for line in found.lines if _is_named(line, text)]
    if len(own) != 1:
        raise SeveralCustomers(text, found.lines)
    return own[0].id


def _is_named(line: CustomerLine, text: str) -> bool:
    """Whether every word begins one of their own names; the others were found by what they are linked to, or have."""
    names = [*tokens(line.name), *tokens(line.goes_by)]
    return all(any(name.startswith(word) for name in names) for word in tokens(text))
