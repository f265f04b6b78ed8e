from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.words.orders import OrderWord, UnreadableOrder, order_words, read_order, write_order

ON_THE_LIST = {"7 up", "1664", "tea, green", "x ray", "flat white", "2 for 1 bagel"}


def known(name):
    return name.lower() in ON_THE_LIST


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("flat white", [(1, "flat white")]),
        ("1 flat white; 1 croissant, warm", [(1, "flat white"), (1, "croissant", ("warm",))]),
        ("2 tea\n1 bagel, warm , no butter", [(2, "tea"), (1, "bagel", ("warm", "no butter"))]),
        ("2x tea", [(2, "tea")]),
        ("2 x tea", [(2, "tea")]),
        ("2 × tea", [(2, "tea")]),
        ("999  flat   white;", [(999, "flat white")]),
        ("007 tea", [(7, "tea")]),
        ("tea,, warm,", [(1, "tea", ("warm",))]),
        ("2tea", [(1, "2tea")]),
        ("xtra tea", [(1, "xtra tea")]),
        ("Bob [/nope]", [(1, "Bob [/nope]")]),
    ],
)
def test_an_order_is_read_as_typed(text, order):
    assert read_order(text) == tuple(OrderWord(*word) for word in order)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("7 up", [(1, "7 up")]),
        ("2 7 up, cold", [(2, "7 up", ("cold",))]),
        ("1664", [(1, "1664")]),
        ("Tea, Green, hot", [(1, "Tea, Green", ("hot",))]),
        ("3 tea, green", [(3, "tea, green")]),
        ("7 tea", [(7, "tea")]),
        ("2 for 1 bagel", [(1, "2 for 1 bagel")]),
    ],
)
def test_a_name_on_the_list_wins_over_its_digits_and_commas(text, order):
    assert read_order(text, known) == tuple(OrderWord(*word) for word in order)


@pytest.mark.parametrize("text", ["", "  ", ";;", "\n", "\t;\r\n"])
def test_an_order_of_nothing_is_refused(text):
    with pytest.raises(UnreadableOrder, match="nothing in that order"):
        read_order(text)


@pytest.mark.parametrize(
    "part",
    [
        "2",
        "2x",
        "2 x",
        "-1 tea",
        "− 2 tea",
        "0 tea",
        "000 tea",
        "1000 tea",
        "1.5 tea",
        ", warm",
        "2 , warm",
        "9" * 5000,
    ],
)
def test_what_cannot_be_read_is_named(part):
    with pytest.raises(UnreadableOrder) as refusal:
        read_order(f"1 tea; {part}")
    assert " ".join(part.split())[:60] in refusal.value.sentence
    assert "1 flat white; 1 croissant, warm" in refusal.value.hint


def test_an_endless_quantity_is_refused_too():
    with pytest.raises(UnreadableOrder):
        read_order("9" * 5000 + " tea")


def test_an_order_is_written_with_every_quantity():
    assert write_order(read_order("flat white; croissant,warm")) == "1 flat white; 1 croissant, warm"
    assert write_order([OrderWord(1, "x ray"), OrderWord(2, "x")]) == "1 x x ray; 2 x x"


typed = st.text(st.sampled_from("12 9x×-.,;\nabé東🥐 "), max_size=30)
names = st.text(st.sampled_from("12 x×-.abé東[]"), min_size=1).map(lambda name: " ".join(name.split())).filter(bool)
ordered = st.builds(OrderWord, st.integers(1, 999), names, st.lists(names, max_size=3).map(tuple))


@given(st.one_of(st.text(), typed), st.sampled_from([known, lambda name: False]))
def test_what_was_read_is_written_and_read_the_same(text, known):
    with suppress(UnreadableOrder):
        words = read_order(text, known)
        assert read_order(write_order(words), known) == words


@given(st.lists(ordered, min_size=1))
def test_any_order_survives_being_written(words):
    assert read_order(write_order(words)) == tuple(words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flat white; croissant", "flat white and a croissant"),
        ("tea", "tea"),
        ("2 tea; bagel, warm", "2 teas and a warm bagel"),
        ("latte; americano; 3 scone", "latte, an americano and 3 scones"),
        ("2 Coca-Cola; 2 chips", "2 × Coca-Cola and 2 × chips"),
        ("2 soup to go", "2 × soup to go"),
        ("tea, no sugar; chips", "tea with no sugar and chips"),
        ("latte, extra hot, oat milk", "extra hot latte with oat milk"),
        ("tea, milk; soup, to go", "tea with milk and a soup to go"),
        ("2 latte, decaf", "2 decaf lattes"),
        ("tea; burger, split in two", "tea and a burger, split in two"),
        ("tea; 1 egg; 1 uniform pie; 1 hour glass", "tea, an egg, a uniform pie and an hour glass"),
    ],
)
def test_an_order_is_said_as_people_say_it(text, said):
    assert order_words(read_order(text)) == said


def test_no_order_says_nothing():
    assert order_words([]) == ""
