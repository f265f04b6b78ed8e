"""The Items screen: what is sold, and whose usual breaks."""

import pytest

from frontdesk.desk.ordering import usuals
from tests.tui import shop
from tests.tui.till import SIZES, journey


def names(till):
    return [item.name for item in till.app.screen.rows._rows]


@pytest.mark.parametrize("size", SIZES)
def test_items_stand_by_category_with_price_and_how_many_have_them(path, size):
    async def steps(till):
        await till.type("<ctrl+g>")
        assert names(till) == ["Bagel", "Croissant", "Cortado", "Flat white", "Carrot soup", "Tea"]
        line = next(row for row in till.picture.splitlines() if "Cortado" in row)
        assert "2.90 ↑ 12 – 1" in " ".join(line.split())

    journey(path, steps, size=size)


def test_an_item_is_added_and_taken_back(path):
    async def steps(till):
        await till.type("<ctrl+g>aOat latte<enter>4,20<enter>coffee<enter>")
        assert "Oat latte" in names(till)
        assert till.read("SELECT price FROM items WHERE name = 'Oat latte'") == [(420,)]
        await till.type("u")
        assert "Oat latte" not in names(till)

    journey(path, steps)


def test_a_bad_price_is_said_beside_what_was_typed(path):
    async def steps(till):
        await till.type("<ctrl+g>aOat latte<enter>much<f2>")
        assert "“much” is no price." in till.words
        assert "Oat latte" in till.words
        assert till.dialog == "ItemForm"

    journey(path, steps)


def test_a_price_is_changed(path):
    async def steps(till):
        await till.type("<ctrl+g><enter><enter><ctrl+u>3.30<f2>")
        assert "✓ Bagel changed" in till.words
        assert till.read("SELECT price FROM items WHERE name = 'Bagel'") == [(330,)]

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_retiring_says_whose_usual_breaks_and_what_they_get_instead(path, size):
    shop.another_till(path, shop.doing(usuals.pin, shop.ANA, "1 Tea, no sugar"))

    async def steps(till):
        await till.type("<ctrl+g><end>x")
        assert "1 person has it in their usual:" in till.words
        assert "Ana Gómez expected" in till.words
        assert "pinned" in till.words
        await till.type("cor<enter>")
        assert "pinned usuals get Cortado" in till.words
        await till.type("<enter>")
        assert "✓ Tea is no longer sold" in till.words
        assert "Tea" not in names(till)
        assert till.read("SELECT name FROM usual_lines") == [("Cortado",)]
        await till.type("r")
        assert "no longer sold, now Cortado" in till.words or size[0] < 120
        await till.type("u")
        assert till.read("SELECT name FROM usual_lines") == [("Tea",)]

    journey(path, steps, size=size)


def test_whoever_will_ask_for_it_first_stands_first(path):
    for who in (shop.BEA, shop.GORDON, shop.NOOR):
        shop.another_till(path, shop.doing(usuals.pin, who, "1 Bagel"))

    async def steps(till):
        await till.type("<ctrl+g>x")
        seen = till.words.split("3 people have it in their usual:")[1]
        assert "Gordon Blume expected any day now, every 1–5 days pinned" in seen
        assert "Bea Lindt expected Thu 26 Nov, every 7 days pinned" in seen
        assert "Noor Haddad not been here for a year pinned" in seen
        assert seen.index("Gordon") < seen.index("Bea") < seen.index("Noor")

    journey(path, steps, size=(120, 40))


def test_a_replacement_that_nobody_sells_is_refused(path):
    async def steps(till):
        await till.type("<ctrl+g>xunicorn<enter>")
        assert "Nothing called “unicorn” is sold here" in till.words
        assert till.dialog == "Retire"

    journey(path, steps)


def test_what_was_retired_is_sold_again(path):
    async def steps(till):
        await till.type("<ctrl+g>x<enter>r<home>x")
        assert "✓ Bagel is sold again" in till.words
        assert till.read("SELECT count(*) FROM items WHERE active") == [(6,)]

    journey(path, steps)


def test_the_box_narrows_down_and_names_a_new_item(path):
    async def steps(till):
        await till.type("<ctrl+g>/c")
        assert set(names(till)) == {"Cortado", "Carrot soup", "Croissant"}
        await till.type("hai<enter>a")
        assert till.box == "chai"

    journey(path, steps)
