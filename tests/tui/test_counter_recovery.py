"""What the counter does about a complaint: sorry, made good, asked at the next visit; and all that a card holds."""

import pytest

from frontdesk.desk.greeting import card
from frontdesk.tui.widgets.card_lines import CardLines
from tests.tui import owed, shop
from tests.tui.till import BY_DAY, journey

# Sorry, and made good.


@pytest.mark.parametrize("size", BY_DAY)
def test_s_marks_sorry_said_and_the_line_asks_from_then_on(path, size):
    owed.complained(path, shop.ANA, days=3, answer="replaced", made_good="coffee on us")

    async def steps(till):
        await till.type("ana<enter>")
        assert "Say sorry: cold soup on 19 Nov, replaced, coffee on us: ask today" in till.words
        await till.type("s")
        assert till.status.startswith("✓ Sorry said: cold soup")
        assert "Say sorry" not in till.words
        assert "cold soup on 19 Nov, replaced, coffee on us: ask today" in till.words
        assert till.read("SELECT sorry_at IS NOT NULL FROM feedback") == [(1,)]
        await till.type("s")
        assert till.said == ["Sorry has been said."]
        await till.type("u")
        assert "Say sorry: cold soup" in till.words

    journey(path, steps, size=size)


def test_what_went_wrong_is_not_repeated_to_the_queue(path):
    owed.complained(path, shop.ANA, days=3)

    async def steps(till):
        await till.type("<f12>ana<enter>m")
        assert "For: •••" in till.words
        await till.type("<escape>s")
        assert till.status.startswith("✓ Sorry said: •••")

    journey(path, steps)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("s", "There is nothing to be sorry for."), ("t", "There is nothing to tell them.")],
)
def test_where_nothing_is_owed_a_key_says_so(path, key, sentence):
    async def steps(till):
        await till.type(f"gord<enter>{key}")
        assert till.said == [sentence]
        assert till.opened == "Gordon Blume"
        assert till.status.startswith("0 visits today")

    journey(path, steps)


@pytest.mark.parametrize("way", ["<enter>m", "<ctrl+k>"])
@pytest.mark.parametrize("size", BY_DAY)
def test_what_went_wrong_is_made_good_within_the_budget(path, size, way):
    owed.complained(path, shop.ANA, days=3)

    async def steps(till):
        await till.type(f"ana{way}")
        assert "For: cold soup" in till.words
        assert "Up to 10.00 GBP each, 150.00 left this month" in till.words
        await till.type("coffee on us<tab>3.20<enter>")
        assert till.status.startswith("✓ Made good: coffee on us")
        assert till.opened == "Ana Gómez"
        made = till.read("SELECT what, amount, customer_id, feedback_id FROM make_goods")
        assert made == [("coffee on us", 320, shop.ANA, 1)]
        assert "coffee on us" in till.words
        await till.type("m")
        assert "146.80 left this month" in till.words

    journey(path, steps, size=size)


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [
        ("999", "999.00 GBP is more than staff may give at a time (10.00 GBP); nothing was written."),
        ("a lot", "a lot"),
        ("-3", "-3"),
    ],
)
@pytest.mark.parametrize("size", BY_DAY)
def test_what_may_not_be_given_is_said_and_what_was_typed_is_kept(path, cost, sentence, size):
    async def steps(till):
        await till.type(f"ana<enter>mcake for all<tab>{cost}<enter>")
        assert till.dialog == "MakeGoodDialog"
        assert sentence in till.trouble
        assert till.app.screen.values == {"what": "cake for all", "cost": cost}
        assert "Esc leave" in till.words
        assert till.read("SELECT * FROM make_goods") == []

    journey(path, steps, size=size)


def test_the_owner_may_give_more(path):
    async def steps(till):
        await till.type("ana<enter>mcake for all<tab>999<enter>")
        assert till.read("SELECT amount, over_budget FROM make_goods") == [(99_900, 1)]

    journey(path, steps, by="Joe")


def test_a_recovery_that_is_rated_good_at_the_next_visit_is_over(path):
    owed.complained(path, shop.GORDON, days=2)

    async def steps(till):
        await till.type("gord<enter>s<enter>")
        await till.type("<enter>")  # after a complaint the usual is asked about
        assert till.visits == [("Gordon Blume", "1 Cortado")]
        await till.type("+gord<enter>")
        assert "cold soup" not in till.words

    journey(path, steps)


# The card.


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (100, 24), (120, 40)])
def test_a_card_with_everything_shows_all_that_must_not_be_missed(path, size):
    owed.everything(path)

    async def steps(till):
        await till.type("ana<enter>")
        words = till.words
        seen = ["I am sorry about last time", "▲ ALLERGY sesame", "Say sorry: cold soup", "you asked: oat milk"]
        seen += ["wait for her to sit down", "1 tea (no sugar)", "Fri 20 Nov 08:37", "bring the receipt"]
        assert [each for each in seen if each not in words] == []
        assert [words.index(each) for each in seen] == sorted(words.index(each) for each in seen)
        assert till.status.startswith("0 visits today · 1 follow-up due · 1 recovery overdue")

    journey(path, steps, size=size)


def test_a_card_never_has_more_lines_than_fit_and_keeps_allergy_and_recovery(path):
    owed.everything(path)

    def drawn(desk):
        lines = CardLines(card(desk, shop.ANA), desk)
        return {(width, height): lines.fitted(width, height) for width in (56, 76, 100) for height in range(6, 40)}

    for (width, height), seen in shop.another_till(path, drawn).items():
        assert len(seen.plain.split("\n")) <= height
        assert {row.cell_length for row in seen.split("\n")} == {width}
        assert "ALLERGY" in seen.plain
        assert "Say sorry" in seen.plain


def test_what_is_owed_is_counted_anew_after_each_act(path):
    owed.complained(path, shop.ANA, days=5)

    async def steps(till):
        assert till.status == "0 visits today · 1 recovery overdue"
        await till.type("ana<enter>rring her<enter>today<enter>")
        assert till.status.endswith("1 follow-up due · 1 recovery overdue")
        await till.type("<f8><escape>")
        assert till.status == "0 visits today · 1 recovery overdue"

    journey(path, steps, size=(120, 40))


@pytest.mark.parametrize(
    ("width", "seen"),
    [(60, "0 visits today · 1 follow-up due · 1 recovery overdue"), (44, "1 follow-up due · 1 recovery overdue")],
)
def test_a_narrow_status_line_keeps_what_is_overdue(path, width, seen):
    owed.everything(path)

    async def steps(till):
        assert till.status == seen

    journey(path, steps, size=(width, 20))
