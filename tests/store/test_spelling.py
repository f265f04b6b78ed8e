import sqlite3

import pytest

from frontdesk.store.search import index
from frontdesk.store.search.spelling import Vocabulary, corrected


@pytest.fixture
def open_twice(tmp_path):
    """Two connections: a reader's, and another till's that writes."""
    reader, writer = (sqlite3.connect(tmp_path / "words.db", isolation_level=None) for _ in range(2))
    index.create(writer)
    yield reader, writer
    reader.close()
    writer.close()


def named(connection, *names):
    connection.executemany("INSERT INTO search_entries (names) VALUES (?)", [(name,) for name in names])


def test_a_word_with_a_typo_becomes_the_nearest_words(open_twice):
    reader, writer = open_twice
    named(writer, "gomez", "gomes", "schneider")
    assert corrected(reader, ["goemz"], Vocabulary()) == [["gomez"]]
    assert corrected(reader, ["goemz", "schneidre"], Vocabulary()) == [["gomez"], ["schneider"]]


def test_the_beginning_of_a_word_may_have_a_typo_too(open_twice):
    reader, writer = open_twice
    named(writer, "schneider")
    assert corrected(reader, ["schnie"], Vocabulary()) == [["schnei"]]


def test_words_that_somebody_has_need_no_correction(open_twice):
    reader, writer = open_twice
    named(writer, "gomez", "gomes")
    assert corrected(reader, ["gomez"], Vocabulary()) is None
    assert corrected(reader, ["gomez", "goems"], Vocabulary()) == [["gomez"], ["gomes"]]


def test_short_words_and_numbers_are_left_alone(open_twice):
    reader, writer = open_twice
    named(writer, "gomez", "4417")
    assert corrected(reader, ["gp"], Vocabulary()) is None
    assert corrected(reader, ["4471"], Vocabulary()) is None


def test_a_word_written_since_is_known_to_the_next_correction(open_twice):
    reader, writer = open_twice
    named(writer, "gomez")
    vocabulary = Vocabulary()
    assert corrected(reader, ["schneidre"], vocabulary) is None
    named(writer, "schneider")
    assert corrected(reader, ["schneidre"], vocabulary) == [["schneider"]]


def test_a_word_that_nobody_has_any_more_is_not_offered(open_twice):
    reader, writer = open_twice
    named(writer, "gomez", "gonez")
    vocabulary = Vocabulary()
    assert corrected(reader, ["gonex"], vocabulary) == [["gonez"]]
    writer.execute("DELETE FROM search_entries WHERE names = 'gonez'")
    assert corrected(reader, ["gonez"], vocabulary) == [["gomez"]]
