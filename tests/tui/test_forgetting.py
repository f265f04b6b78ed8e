"""Forgetting somebody, and all that is held on them, from the People screen."""

from contextlib import closing

import pytest

from frontdesk.records.deeds import Action, Change
from frontdesk.store.file.connection import connect
from frontdesk.tui.widgets.deed_lines import deed_lines
from tests.tui.shop import NOW
from tests.tui.till import SIZES, journey


def names(path):
    with closing(connect(path, reading=True)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM customers")}


@pytest.mark.parametrize("size", SIZES)
def test_somebody_is_forgotten_once_the_word_is_typed(path, size):
    async def steps(till):
        await till.type("<ctrl+b>x")
        assert "Forget for good" in till.words
        assert "There is no undo." in till.words
        await till.type("yes<enter>")
        assert "Type forget to go on" in till.words
        assert len(names(path)) == len(before)
        await till.type("<backspace><backspace><backspace>forget<enter>")
        assert till.dialog is None, till.trouble
        assert "Ana Gómez" not in till.words
        await till.type("u")
        assert any("Forgetting somebody has no undo" in said for said in till.said)

    before = names(path)
    journey(path, steps, size=size, by="Joe")
    assert before - names(path) == {"Ana Gómez"}


def test_a_deed_that_was_about_them_says_so_where_it_is_read():
    scrubbed = Change("visits", 12, None, None)
    (line,) = deed_lines(Action(1, "visit.log", "Visit logged", NOW, "till 1", changes=(scrubbed,)), None)
    assert line.plain == "Visit 12 of somebody who was forgotten since"


def test_esc_forgets_nobody(path):
    async def steps(till):
        await till.type("<ctrl+b>xforget<escape>")

    before = names(path)
    journey(path, steps, by="Joe")
    assert names(path) == before


def test_only_the_owner_forgets_at_a_till(path):
    async def steps(till):
        await till.type("<ctrl+b>x")
        assert till.dialog is None
        assert any("is for the owner" in said for said in till.said)

    journey(path, steps, by="Mina")


def test_what_is_held_on_somebody_is_shown_but_not_to_the_queue(path):
    async def steps(till):
        await till.type("<ctrl+b>v")
        assert "Held on" in till.words
        assert "Name: Ana Gómez" in till.words
        await till.type("<escape><f12>v")
        assert "Held on" not in till.words
        assert any("The screen faces the queue" in said for said in till.said)

    journey(path, steps)
