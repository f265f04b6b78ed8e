"""Ideas and answers at the counter: grouped when a person says so, told in one key."""

import pytest

from frontdesk.tui.widgets.key_line import KeyLine
from tests.tui import owed, shop
from tests.tui.till import BY_DAY, journey


def heard(till):
    """The newest feedback: kind, text, whose."""
    return till.read("SELECT kind, text, customer_id FROM feedback ORDER BY id DESC LIMIT 1")[0]


def keys(till):
    """The line of keys of the counter."""
    return till.app.screen_stack[0].query_one(KeyLine).render().plain


@pytest.mark.parametrize("size", BY_DAY)
def test_an_idea_that_others_had_is_grouped_with_theirs_when_a_person_says_so(path, size):
    first = owed.wished(path, shop.RAVI, "oat milk would be great")

    async def steps(till):
        await till.type("gord<enter>f<down><down>could you have oat milk")
        assert "oat milk would be great asked by 1 person" in till.words
        assert "▌ a new idea" in till.picture
        await till.type("<f3>")
        assert "▌ oat milk would be great" in till.picture
        await till.type("<enter>")
        assert till.read("SELECT customer_id, idea_id FROM feedback") == [(shop.RAVI, first), (shop.GORDON, first)]
        assert till.status.startswith("✓ Idea written down")

    journey(path, steps, size=size)


def test_f3_counts_even_when_it_is_struck_before_the_answer_is_there(path):
    first = owed.wished(path, shop.RAVI, "oat milk would be great")

    async def steps(till):
        await till.type("gord<enter>f<down><down>oat milk please<f3><enter>")
        assert {idea for (idea,) in till.read("SELECT idea_id FROM feedback")} == {first}

    journey(path, steps)


def test_an_idea_stays_alone_where_nobody_says_that_it_is_the_same(path):
    owed.wished(path, shop.RAVI, "oat milk would be great")

    async def steps(till):
        await till.type("gord<enter>f<down><down>could you have oat milk<enter>")
        assert len(set(till.read("SELECT idea_id FROM feedback"))) == 2

    journey(path, steps)


def test_only_an_idea_is_grouped(path):
    owed.wished(path, shop.RAVI, "oat milk would be great")

    async def steps(till):
        await till.type("gord<enter>foat milk was sour<f3><enter>")
        assert till.read("SELECT kind, idea_id FROM feedback ORDER BY id DESC LIMIT 1") == [("complaint", None)]

    journey(path, steps)


@pytest.mark.parametrize("way", ["t", "<ctrl+d>"])
@pytest.mark.parametrize("size", BY_DAY)
def test_one_key_marks_an_idea_told_and_the_next_one_comes_up(path, size, way):
    for text in ("oat milk", "a bench outside"):
        owed.wished(path, shop.ANA, text, decision="done")

    async def steps(till):
        await till.type("ana<enter>")
        assert "you asked: oat milk. Done since Mon 16 Nov." in till.words
        assert "t told" in keys(till)
        await till.type(way)
        assert till.status.startswith("✓ Ana Gómez was told  t tells the next")
        await till.type(way)
        assert "you asked" not in till.words
        assert "t told" not in keys(till)
        assert till.read("SELECT count(*) FROM tells WHERE customer_id = ?", shop.ANA) == [(2,)]
        await till.type("u")
        assert "you asked" in till.words

    journey(path, steps, size=size)


def test_whoever_was_asked_by_a_panel_answers_first_and_another_kind_is_one_key_away(path):
    owed.asked(path)

    async def steps(till):
        await till.type("gord<enter>")
        assert "How do you like the new cups?" in till.words
        await till.type("f")
        assert "what they answer" in till.words
        await till.type("lovely<enter>")
        assert till.status.startswith("✓ Answer written down")
        answered = "SELECT customer_id, text FROM panel_members JOIN feedback USING (customer_id)"
        assert till.read(answered) == [(shop.GORDON, "lovely")]
        await till.type("<escape>tom<enter>f<down>cold tea<enter>")
        assert heard(till)[:2] == ("complaint", "cold tea")

    journey(path, steps)


def test_whoever_is_owed_a_sorry_complains_first_although_a_panel_asks(path):
    owed.complained(path, shop.ANA, days=3)
    owed.asked(path)

    async def steps(till):
        await till.type("ana<enter>fagain<enter>")
        assert heard(till)[:2] == ("complaint", "again")

    journey(path, steps)
