from contextlib import closing
from datetime import UTC, datetime

import pytest

from frontdesk.clock import Clock
from frontdesk.records.deeds import Deed
from frontdesk.store.file.connection import connect
from frontdesk.store.search.spelling import Vocabulary, corrected
from frontdesk.store.store import Store
from frontdesk.store.tables import CustomerRow, ItemRow, LinkRow

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def open_twice(tmp_path):
    """A reader's connection, and another till's store that writes."""
    path = tmp_path / "words.db"
    with closing(Store.open(path, Clock("UTC"), create=True)) as store, closing(connect(path, reading=True)) as reader:
        yield reader, store


def writing(store):
    return store.writing(Deed("test", "Test", NOW, "till"))


def named(store, *names):
    with writing(store) as work:
        return [work.add(CustomerRow(name=name, folded=name, created_at=NOW)) for name in names]


def said_while(connection, act):
    said = []
    connection.set_trace_callback(said.append)
    act()
    connection.set_trace_callback(None)
    return said


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


def test_what_a_link_calls_the_one_at_its_other_end_is_known_too(open_twice):
    reader, writer = open_twice
    ravi, asha = named(writer, "ravi", "asha")
    vocabulary = Vocabulary()
    assert corrected(reader, ["daugther"], vocabulary) is None
    with writing(writer) as work:
        work.add(LinkRow(customer_id=ravi.id, kind="parent", other_id=asha.id, at=NOW))
    assert corrected(reader, ["daugther"], vocabulary) == [["daughter"]]


def test_a_word_that_nobody_has_any_more_is_not_offered(open_twice):
    reader, writer = open_twice
    _, gone = named(writer, "gomez", "gonez")
    vocabulary = Vocabulary()
    assert corrected(reader, ["gonex"], vocabulary) == [["gonez"]]
    with writing(writer) as work:
        work.remove(gone)
    assert corrected(reader, ["gonez"], vocabulary) == [["gomez"]]


def test_after_the_first_time_only_the_entries_of_those_concerned_are_read(open_twice):
    reader, writer = open_twice
    named(writer, "gomez")
    vocabulary = Vocabulary()
    assert any("search_words" in each for each in said_while(reader, lambda: vocabulary.learn(reader)))
    named(writer, "schneider")
    said = said_while(reader, lambda: vocabulary.learn(reader))
    assert vocabulary.near("schneidre") == ["schneider"]
    assert not any("search_words" in each for each in said)


def test_what_many_or_an_item_are_called_is_known_too(open_twice):
    reader, writer = open_twice
    named(writer, "gomez")
    vocabulary = Vocabulary()
    vocabulary.learn(reader)
    with writing(writer) as work:
        names = [f"schneider{'abcdefgh'[place % 8]}" for place in range(500)]
        rows = [{"name": name, "folded": name, "created_at": NOW, "custom": [], "version": 1} for name in names]
        work.add_many(CustomerRow, rows)
    assert vocabulary.learn(reader)
    assert vocabulary.near("schnieder") == ["schneider" + letter for letter in "abcd"]
    with writing(writer) as work:
        work.add(ItemRow(name="Cortado", folded="cortado"))
    assert any("search_words" in each for each in said_while(reader, lambda: vocabulary.learn(reader)))


def test_nothing_new_was_learnt_where_nobody_wrote_or_no_new_word(open_twice):
    reader, writer = open_twice
    named(writer, "gomez")
    vocabulary = Vocabulary()
    assert [vocabulary.learn(reader) for _ in range(2)] == [True, False]
    named(writer, "gomez")
    assert not vocabulary.learn(reader)
