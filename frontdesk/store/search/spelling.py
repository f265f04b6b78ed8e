"""Words that nobody has, corrected towards words that somebody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.search.query import is_known

if TYPE_CHECKING:
    import sqlite3

_SHORTEST = 4
"""Letters: of a shorter word any other is only a typo away, and "Kim Lee" is not "kid len"."""

_TWO_TYPOS_FROM = 6
"""Letters: a shorter word with two of them wrong could be anything."""

_MOST_CHOICES = 4
_MOST_CONCERNED = 400


class Vocabulary:
    """The words of the index; numbers are left out.

    Phone digits bloat it (37,155 words among 1,037,093 terms at a million customers), and no digit is misspelt
    into another person's. To read it whole takes 65 ms at 100,000 customers, so that is done once, and after an
    import; what else was written since is read off the entries of those whom it concerned.
    """

    def __init__(self) -> None:
        self._action = -1
        self._words: list[str] = []
        self._beginnings: dict[int, list[str]] = {}

    def learn(self, connection: sqlite3.Connection) -> bool:
        """Take up the words that were written since the last time; False when there are none."""
        (action,) = connection.execute("SELECT coalesce(max(id), 0) FROM actions").fetchone()
        if action == self._action:
            return False
        found = _all_words(connection) if self._action < 0 else _words_since(connection, self._action)
        new = dict.fromkeys(found).keys() - self._words
        self._action = action
        self._words += sorted(new)
        self._beginnings.clear()
        return bool(new)

    def near(self, word: str) -> list[str]:
        """The words nearest to a misspelt one, best first, or the beginnings of words where no whole word is near.

        One typo is forgiven from four letters on, two from six.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        typos = 1 if len(word) < _TWO_TYPOS_FROM else 2
        for among in (self._words, self._begun(len(word))):
            near = process.extract(word, among, scorer=OSA.distance, score_cutoff=typos, limit=_MOST_CHOICES)
            if near:
                return [found for found, _, _ in near]
        return []

    def _begun(self, letters: int) -> list[str]:
        if letters not in self._beginnings:
            self._beginnings[letters] = list(dict.fromkeys(word[:letters] for word in self._words))
        return self._beginnings[letters]


def _all_words(connection: sqlite3.Connection) -> list[str]:
    return [term for (term,) in connection.execute("SELECT term FROM search_words WHERE term >= 'a'")]


def _words_since(connection: sqlite3.Connection, action: int) -> list[str]:
    """The words of those whom later acts concerned; all words, where an act concerned many, or an item."""
    concerned = connection.execute(
        """SELECT DISTINCT customer_id FROM changes WHERE action_id > :last AND customer_id IS NOT NULL
           UNION ALL SELECT l.other_id FROM changes c JOIN links l ON l.id = c.row_id
                     WHERE c.action_id > :last AND c.name = 'links'
           UNION ALL SELECT NULL FROM changes WHERE action_id > :last AND name = 'items'
           UNION ALL SELECT NULL FROM spans WHERE action_id > :last LIMIT :most""",
        {"last": action, "most": _MOST_CONCERNED},
    ).fetchall()
    if len(concerned) == _MOST_CONCERNED or (None,) in concerned:
        return _all_words(connection)
    entries = connection.execute(
        f"""SELECT e.names, e.cues, e.people, e.orders, e.more
            FROM search_places p JOIN search_entries e ON e.rowid = p.place
            WHERE p.customer_id IN ({",".join("?" * len(concerned))})""",
        [who for (who,) in concerned],
    )
    return [word for entry in entries for text in entry for word in text.split() if word >= "a"]


def corrected(connection: sqlite3.Connection, words: list[str], vocabulary: Vocabulary) -> list[list[str]] | None:
    """For each word the words that may have been meant, best first; None when nothing can be corrected.

    Words that somebody has stay as they are.
    """
    unknown = [word for word in words if not is_known(connection, word)]
    if not unknown:
        return None
    choices = _choices(connection, unknown, vocabulary)
    if not all(choices.values()) and vocabulary.learn(connection):
        choices = _choices(connection, unknown, vocabulary)
    return [choices.get(word, [word]) for word in words] if all(choices.values()) else None


def _choices(connection: sqlite3.Connection, unknown: list[str], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What each may have been; a word that nobody has any more is no choice."""
    return {word: [near for near in vocabulary.near(word) if is_known(connection, near)] for word in unknown}
