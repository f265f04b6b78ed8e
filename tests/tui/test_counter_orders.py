"""Another order at the counter: type-ahead, quantities, modifiers, pins, and orders that cannot be read."""

import json

import pytest

from tests.tui import shop
from tests.tui.till import SIZES, journey


def pinned(till):
    return till.read(
        "SELECT customer_id, quantity, name FROM usuals JOIN usual_lines ON usual_id = usuals.id ORDER BY 1, 3"
    )


def modifiers(till):
    return till.read("SELECT modifiers FROM visit_lines ORDER BY id DESC LIMIT 1")[0][0]


@pytest.mark.parametrize("size", SIZES)
def test_an_order_is_typed_as_it_is_spoken(path, size):
    async def steps(till):
        await till.type("gordon<enter>o")
        assert till.dialog == "OrderDialog"
        assert "Gordon Blume" in till.words
        await till.type("2 tea, no sugar; 1 bagel, warm<enter>")
        assert till.visits == [("Gordon Blume", "2 Tea, 1 Bagel")]
        assert till.status.startswith("✓ Gordon Blume · 2 tea (no sugar), 1 ba")
        assert till.at_the_box

    journey(path, steps, size=size)


def test_the_first_letters_offer_the_item_and_enter_takes_it_before_it_logs(path):
    async def steps(till):
        await till.type("gordon<enter>o2 cr")
        assert "▌ Croissant" in till.picture
        assert "2.40" in till.words
        await till.type("<enter>")
        assert till.box == "2 Croissant"
        assert till.visits == []
        await till.type("; carr<tab>")
        assert till.box == "2 Croissant; 1 Carrot soup"
        await till.type("<enter>")
        assert till.visits == [("Gordon Blume", "2 Croissant, 1 Carrot soup")]

    journey(path, steps)


def test_arrows_mark_another_item(path):
    async def steps(till):
        await till.type("gordon<enter>oc<down>")
        listed = [row for row in till.picture.splitlines() if "▌ C" in row]
        marked = listed[0].split("▌ ")[-1].split("  ")[0].strip()
        assert marked in {"Croissant", "Carrot soup", "Cortado"}
        await till.type("<tab>")
        assert till.box == f"1 {marked}"

    journey(path, steps)


def test_modifiers_are_kept_as_typed(path):
    async def steps(till):
        await till.type("gordon<enter>otea, no sugar, in a mug<enter>")
        assert json.loads(modifiers(till)) == ["no sugar", "in a mug"]

    journey(path, steps)


@pytest.mark.parametrize("order", ["0 tea", "-2 tea", "2", "1.5 tea", "1000 tea", "2 x"])
def test_an_unreadable_order_stays_with_its_sentence(path, order):
    async def steps(till):
        await till.type(f"gordon<enter>o{order}<enter>")
        if till.box != order:  # the marked item was taken first
            await till.type("<enter>")
        assert till.dialog == "OrderDialog"
        assert till.trouble.endswith(' Type it like "1 flat white; 1 croissant, warm".')
        assert till.trouble in till.words
        assert till.visits == []
        return till.box

    assert journey(path, steps) == order


def test_a_mended_order_goes_through_and_its_sentence_goes_away(path):
    async def steps(till):
        await till.type("gordon<enter>o0 tea<enter>")
        await till.type("<home><delete>3")
        assert "Type it like" not in till.words
        await till.type("<enter>")
        assert till.visits == [("Gordon Blume", "3 Tea")]

    journey(path, steps)


def test_what_nobody_sells_is_asked_about_and_then_kept_as_written(path):
    async def steps(till):
        await till.type("gordon<enter>o1 crossant<enter>")
        assert till.visits == []
        assert "“crossant” is not on the list. Enter again keeps it" in till.trouble
        await till.type("<enter>")
        assert till.visits == [("Gordon Blume", "1 crossant")]
        assert till.said[-1].startswith("“crossant” is not on the list; kept as written. Nearest: Croissant")

    journey(path, steps)


def test_an_empty_order_is_a_visit_of_which_no_order_is_known(path):
    async def steps(till):
        await till.type("noor<enter>o<enter>")
        assert till.visits == [("Noor Haddad", "")]
        assert "a visit without an order" in till.status

    journey(path, steps)


def test_esc_leaves_the_order_and_logs_nothing(path):
    async def steps(till):
        await till.type("gordon<enter>o2 tea<escape>")
        assert till.dialog is None
        assert till.visits == []
        assert till.opened == "Gordon Blume"

    journey(path, steps)


def test_f2_makes_the_order_the_usual_as_well(path):
    async def steps(till):
        await till.type("gordon<enter>o2 tea<f2>")
        assert "it becomes the usual" in till.words
        await till.type("<enter>")
        assert till.visits == [("Gordon Blume", "2 Tea")]
        assert pinned(till) == [(shop.GORDON, 2, "Tea")]
        await till.type("gordon<enter>")
        assert "2 tea pinned" in till.words

    journey(path, steps)


def test_f2_twice_pins_nothing(path):
    async def steps(till):
        await till.type("gordon<enter>o2 tea<f2><f2><enter>")
        assert till.visits == [("Gordon Blume", "2 Tea")]
        assert pinned(till) == []

    journey(path, steps)


def test_an_unreadable_order_is_not_pinned_either(path):
    async def steps(till):
        await till.type("gordon<enter>o0 tea<f2><enter>")
        assert (till.visits, pinned(till)) == ([], [])
        await till.type("<escape>p<ctrl+u>0 tea<enter>")
        assert till.dialog == "OrderDialog"
        assert pinned(till) == []

    journey(path, steps)


def test_p_pins_without_logging_a_visit(path):
    async def steps(till):
        await till.type("gordon<enter>p")
        assert till.box == "1 Cortado"
        await till.type("<enter>")
        assert till.visits == []
        assert pinned(till) == [(shop.GORDON, 1, "Cortado")]
        assert till.opened == "Gordon Blume"
        assert "pinned" in till.words

    journey(path, steps)


def test_a_visit_with_a_pin_is_taken_back_whole(path):
    async def steps(till):
        await till.type("gordon<enter>o2 tea<f2><enter><f8>")
        assert (till.visits, pinned(till)) == ([], [])

    journey(path, steps)


def test_the_next_name_typed_ahead_is_not_glued_to_an_order_that_must_be_asked_about(path):
    async def steps(till):
        await till.type("tom<enter><enter>gordon<enter>")
        assert till.visits == []
        assert "“gordon” is not on the list" in till.trouble

    journey(path, steps)
