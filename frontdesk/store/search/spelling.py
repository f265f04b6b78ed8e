"""Words that nobody has, corrected towards words that somebody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.search.query import is_known

if TYPE_CHECKING:
    import sqlite3

_SHORTEST = 3
_TWO_TYPOS_FROM = 6
"""Letters: a shorter word with two of them wrong could be anything."""

_MOST_CHOICES = 4


class Vocabulary:
    """The words of the index, read once and again after somebody wrote; numbers are left out.

    Phone digits bloat it (37,155 words among 1,037,093 terms at a million customers), and no digit is misspelt
    into another person's.
    """

    def __init__(self) -> None:
        self._version = -1
        self._words: list[str] = []

    def words(self, connection: sqlite3.Connection) -> list[str]:
        """Every word that somebody is found by."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            rows = connection.execute("SELECT term FROM search_words WHERE term >= 'a'")
            self._words = [term for (term,) in rows]
            self._version = version
        return self._words


def corrected(connection: sqlite3.Connection, words: list[str], vocabulary: Vocabulary) -> list[list[str]] | None:
    """For each word the words that may have been meant, best first; None when nothing can be corrected.

    Words that somebody has stay as they are. One typo is forgiven from three letters on, two from six.
    """
    choices = [[word] if is_known(connection, word) else _near(connection, word, vocabulary) for word in words]
    if not all(choices) or all(choice == [word] for choice, word in zip(choices, words, strict=True)):
        return None
    return choices


def _near(connection: sqlite3.Connection, word: str, vocabulary: Vocabulary) -> list[str]:
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typos = 1 if len(word) < _TWO_TYPOS_FROM else 2
    known = vocabulary.words(connection)
    whole = process.extract(word, known, scorer=OSA.distance, score_cutoff=typos, limit=_MOST_CHOICES)
    if whole:
        return [found for found, _, _ in whole]
    beginnings = [term[: len(word)] for term in known]
    begun = process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=typos, limit=_MOST_CHOICES)
    return list(dict.fromkeys(found for found, _, _ in begun))
