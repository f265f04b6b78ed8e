"""The Today screen: who came, changed and taken back."""

from datetime import timedelta

import pytest

from frontdesk.desk.ordering import visits
from frontdesk.desk.ordering.visits import Remarks
from tests.tui import shop
from tests.tui.till import SIZES, journey


@pytest.fixture
def busy(path):
    """A shop in which three came this morning."""
    log = visits.log
    said = Remarks(happiness="+", note="window table")
    at = shop.NOW - timedelta(minutes=30)
    shop.another_till(path, shop.doing(log, shop.RAVI, "1 Flat white", at=at, remarks=said))
    shop.another_till(path, shop.doing(log, None, "2 Tea", at=at + timedelta(minutes=10)))
    shop.another_till(path, shop.doing(log, shop.ANA, "1 Tea", at=at + timedelta(minutes=20)))
    return path


def marked(till):
    return till.app.screen.rows.current


@pytest.mark.parametrize("size", SIZES)
def test_the_visits_of_the_day_stand_newest_first(busy, size):
    async def steps(till):
        await till.type("<ctrl+t>")
        assert "▌ 08:31 Ana Gómez 1 tea" in till.words
        assert "Sun 22 Nov, today 3 visits 1 walk-in" in till.words
        assert till.words.index("Ana Gómez") < till.words.index("walk-in 2 tea") < till.words.index("Ravi Menon")
        assert "☺ good" in till.words

    journey(busy, steps, size=size)


def test_a_visit_taken_out_comes_back_with_u(busy):
    async def steps(till):
        await till.type("<ctrl+t>x")
        assert marked(till).customer_name == ""
        assert "✓ Ana Gómez · visit taken out F8 takes it back" in till.words
        assert [name for name, _ in till.visits] == ["Ravi Menon", "walk-in"]
        await till.type("u")
        assert till.said == ["Taken back: Visit taken out · Ana Gómez"]
        assert len(till.visits) == 3

    journey(busy, steps)


def test_keys_struck_in_a_row_never_act_on_the_visit_before(busy):
    async def steps(till):
        await till.type("<ctrl+t>xx")
        assert till.visits == [("Ravi Menon", "1 Flat white")]

    journey(busy, steps)


def test_an_order_is_changed_in_place_and_undone(busy):
    async def steps(till):
        await till.type("<ctrl+t>jje<ctrl+u>2 cortado<enter>")
        assert till.visits[0] == ("Ravi Menon", "2 Cortado")
        assert "✓ Ravi Menon · order changed" in till.words
        await till.type("<f8>")
        assert ("Ravi Menon", "1 Flat white") in till.visits

    journey(busy, steps)


def test_a_rating_goes_to_the_marked_visit(busy):
    async def steps(till):
        await till.type("<ctrl+t>-")
        return till.read("SELECT happiness FROM visits ORDER BY id")[-1]

    assert journey(busy, steps) == ("-",)


def test_a_note_is_written_on_the_marked_visit(busy):
    async def steps(till):
        await till.type("<ctrl+t>njust passing [/b]<enter>")
        assert "just passing [/b]" in till.words
        await till.type("<f12>")
        assert "just passing" not in till.words
        return till.read("SELECT note FROM visits ORDER BY id")[-1]

    assert journey(busy, steps, size=(120, 40)) == ("just passing [/b]",)


def test_a_walk_in_is_logged_on_top(busy):
    async def steps(till):
        await till.type("<ctrl+t><left>w1 bagel<enter>")
        assert till.visits[-1] == ("walk-in", "1 Bagel")
        assert marked(till).customer_id is None
        assert "Sun 22 Nov, today 4 visits" in till.words

    journey(busy, steps)


def test_enter_opens_the_card_at_the_counter(busy):
    async def steps(till):
        await till.type("<ctrl+t><enter>")
        assert till.opened == "Ana Gómez"

    journey(busy, steps)


def test_a_walk_in_has_no_card_to_open(busy):
    async def steps(till):
        await till.type("<ctrl+t>j<enter>")
        assert till.said == ["A walk-in has no card."]

    journey(busy, steps)


def test_left_and_right_go_through_the_days_and_not_beyond_today(path):
    async def steps(till):
        await till.type("<ctrl+t>")
        assert "Visits will stand here as they are logged" in till.words
        assert "w logs a walk-in" in till.words
        await till.type("<left>")
        assert "Sat 21 Nov, yesterday 1 visit " in till.words
        await till.type("<left><left><left>t<right>")
        assert "Sun 22 Nov, today 0 visits" in till.words

    journey(path, steps)
