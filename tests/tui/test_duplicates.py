"""Possible duplicates on the screen: listed, told apart, made one with a choice per field, and taken back."""

from contextlib import closing

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.desk.greeting import card
from frontdesk.desk.lookup import find
from frontdesk.desk.roster.adding import add
from frontdesk.records.people import NewCustomer
from tests.tui.till import SIZES, journey

NASTY = "[/nope][@click=app.quit]x"


def fill(path):
    with closing(open_desk(path, till="counter")) as desk:
        add(desk, NewCustomer("Ann Smith", birthday="04-22", phones=("0151 04829933",), note="sings"))
        add(desk, NewCustomer("Anne Smyth", birthday="1990-04-22", phones=("0151 04829933",), company=NASTY))
        add(desk, NewCustomer("Bob Smith", phones=("0151 04829933",)))


@pytest.fixture
def twins(path):
    fill(path)
    return path


def of(path, words):
    with closing(open_desk(path, till="counter")) as desk:
        return [card(desk, line.id).customer for line in find(desk, words).lines]


@pytest.mark.parametrize("size", SIZES)
def test_the_two_stand_side_by_side_with_what_differs_marked_and_why(twins, size):
    async def steps(till):
        await till.type("<ctrl+b>d")
        assert "1 pair to look at" in till.words
        assert "same phone ending 9933 · name nearly the same" in till.words.replace(
            "same birthday, of unknown year · ", ""
        )
        assert "≠ name" in till.words
        assert "✓ Ann Smith" in till.words
        assert "+ Anne Smyth" in till.words
        assert "0151 04829933" in till.words

    journey(twins, steps, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_a_field_is_chosen_and_enter_makes_one_of_them_until_undone(twins, size):
    async def steps(till):
        await till.type("<ctrl+b>d<enter>")
        assert "Are these two one person?" in till.words
        await till.type("<down>b<enter>")
        assert till.app.screen.rows.current is None
        assert "Anne Smyth joined Ann Smith" in till.words
        (one,) = of(twins, "9933 smyth")
        assert (one.name, one.note, one.company) == ("Anne Smyth", "sings\nOther birthday: 1990-04-22", NASTY)
        await till.type("<ctrl+z>")
        assert "1 pair to look at" in till.words

    journey(twins, steps, size=size)


def test_two_who_are_not_the_same_are_not_proposed_again(twins):
    async def steps(till):
        await till.type("<ctrl+b>dx")
        assert "Ann Smith and Anne Smyth are two" in till.words
        assert "Nobody seems to stand in the book twice." in till.words
        await till.type("u")
        assert "1 pair to look at" in till.words
        await till.type("<enter>x")
        assert "Nobody seems to stand in the book twice." in till.words
        await till.type("<escape>")
        assert "everybody" in till.words

    journey(twins, steps)


def test_digits_and_notes_are_hidden_while_the_screen_faces_the_queue(twins):
    async def steps(till):
        await till.type("<ctrl+b>d")
        till.app.masked = True
        await till.app.screen.show_again()
        await till.rest()
        assert "9933" not in till.words
        assert "sings" not in till.words
        await till.type("<enter>")
        assert "9933" not in till.words
        assert "sings" not in till.words

    journey(twins, steps)


def test_each_choice_says_what_becomes_of_the_other(twins):
    async def steps(till):
        await till.type("<ctrl+b>d<enter><tab>")
        assert "+ Ann Smith ✓ Anne Smyth" in till.words
        await till.type("<down><space>")
        assert "✓ Ann Smith Anne Smyth" in till.words
        await till.type("<space>")
        assert "Ann Smith ✓ Anne Smyth" in till.words
        await till.type("<escape>")
        assert till.dialog == "Duplicates"

    journey(twins, steps)
