"""What customers say at the counter, written down in one key."""

import pytest

from frontdesk.tui.widgets.key_line import KeyLine
from tests.tui import shop
from tests.tui.till import BY_DAY, journey


def heard(till):
    """The newest feedback: kind, text, whose."""
    return till.read("SELECT kind, text, customer_id FROM feedback ORDER BY id DESC LIMIT 1")[0]


def keys(till):
    """The line of keys of the counter."""
    return till.app.screen_stack[0].query_one(KeyLine).render().plain


# Writing down.


@pytest.mark.parametrize("size", BY_DAY)
def test_f_writes_down_a_complaint_and_says_what_is_next(path, size):
    async def steps(till):
        await till.type("gord<enter>fcold soup<enter>")
        assert till.dialog is None
        assert till.opened == "Gordon Blume"
        assert heard(till) == ("complaint", "cold soup", shop.GORDON)
        assert till.status.startswith("✓ Complaint written down  m makes good, s sorry, c closes")
        assert "Say sorry: cold soup" in till.words
        assert "s sorry said" in keys(till)
        assert "m make good" in keys(till)
        await till.type("<f8>")
        assert till.read("SELECT * FROM feedback") == []
        assert "Say sorry" not in till.words
        assert "s sorry said" not in keys(till)

    journey(path, steps, size=size)


@pytest.mark.parametrize(("turns", "kind"), list(enumerate(["complaint", "compliment", "idea", "question"])))
def test_the_arrows_choose_the_kind(path, turns, kind):
    async def steps(till):
        await till.type("gord<enter>f" + "<down>" * turns + "as they said it<enter>")
        assert heard(till) == (kind, "as they said it", shop.GORDON)
        assert till.status.startswith(f"✓ {kind.capitalize()} written down")

    journey(path, steps)


def test_a_click_chooses_the_kind_and_the_words_go_on(path):
    async def steps(till):
        await till.type("gord<enter>fthe best")
        row = next(place for place, line in enumerate(till.picture.splitlines()) if "compliment " in line)
        await till.click(till.picture.splitlines()[row].index("compliment"), row)
        await till.type(" cortado<enter>")
        assert heard(till)[:2] == ("compliment", "the best cortado")

    journey(path, steps)


def test_f2_in_the_box_is_about_the_chosen_row(path):
    async def steps(till):
        await till.type("blue golf<down><f2>")
        assert "Ana Gómez" in till.words
        await till.type("too loud<enter>")
        assert heard(till) == ("complaint", "too loud", shop.ANA)
        assert till.opened == "Ana Gómez"

    journey(path, steps)


def test_f4_leaves_out_who_said_it(path):
    async def steps(till):
        await till.type("rav<enter>ftoo loud<f4>")
        assert "somebody, unnamed" in till.words
        await till.type("<enter>")
        assert heard(till) == ("complaint", "too loud", None)
        assert till.status.startswith("✓ Complaint written down  F8")

    journey(path, steps)


def test_what_nobody_in_particular_said_is_written_down_where_nobody_is_found(path):
    async def steps(till):
        await till.type("zzznobody<f2>")
        assert "somebody, unnamed" in till.words
        await till.type("the door sticks<enter>")
        assert heard(till) == ("complaint", "the door sticks", None)
        assert till.box == "zzznobody"

    journey(path, steps)


def test_it_is_about_the_visit_of_today(path):
    async def steps(till):
        await till.type("gord<enter><enter>gord<enter>fcold<enter>")
        assert till.read("SELECT visit_id = (SELECT max(id) FROM visits) FROM feedback") == [(1,)]

    journey(path, steps)


# The item, and who it is about.


@pytest.mark.parametrize("size", BY_DAY)
def test_tab_goes_on_to_the_item_and_to_whom_it_is_about_and_both_are_said_back(path, size):
    async def steps(till):
        await till.type("gord<enter>fcold<tab>soup<tab>mi")
        assert "Carrot soup · about Mina" in till.words
        await till.type("<enter>")
        about = "SELECT items.name, staff.name FROM feedback JOIN items ON items.id = item_id"
        assert till.read(f"{about} JOIN staff ON staff.id = about_id") == [("Carrot soup", "Mina")]

    journey(path, steps, size=size)


def test_an_item_that_is_not_on_the_list_is_kept_as_written(path):
    async def steps(till):
        await till.type("gord<enter>fcold<tab>goulash")
        assert "“goulash” is not on the list, kept as written" in till.words
        await till.type("<enter>")
        assert till.read("SELECT item, item_id FROM feedback") == [("goulash", None)]
        assert till.said[0].startswith("“goulash” is not on the list; kept as written.")

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_somebody_who_does_not_work_here_is_said_and_the_words_are_kept(path, size):
    async def steps(till):
        await till.type("gord<enter>frude<tab><tab>Zebedee<enter>")
        assert till.dialog == "FeedbackDialog"
        assert "Zebedee" in till.trouble
        assert till.app.screen.box.value == "rude"
        assert till.read("SELECT * FROM feedback") == []
        await till.type("<backspace>")
        assert till.trouble == ""

    journey(path, steps, size=size)


@pytest.mark.parametrize("size", BY_DAY)
def test_nothing_said_is_nothing_to_write_down(path, size):
    async def steps(till):
        await till.type("gord<enter>f  <enter>")
        assert till.dialog == "FeedbackDialog"
        assert "is empty" in till.trouble
        assert "Esc leave" in till.words
        await till.type("<escape>")
        assert till.opened == "Gordon Blume"

    journey(path, steps, size=size)


def test_more_anger_than_a_field_holds_is_said_and_kept(path):
    async def steps(till):
        await till.type("gord<enter>f")
        till.app.focused.value = "x" * 10_001
        await till.type("<enter>")
        assert "10,001 characters" in till.trouble
        assert len(till.box) == 10_001
        assert till.read("SELECT * FROM feedback") == []

    journey(path, steps)


# After a visit.


def test_a_bad_visit_says_which_key_writes_down_what_went_wrong(path):
    async def steps(till):
        await till.type("gord<enter><enter>gord<enter>-")
        assert till.status.startswith("✓ That visit was bad  f writes down what went wrong")
        await till.type("+")
        assert "went wrong" not in till.status

    journey(path, steps)


def test_f2_after_a_bad_visit_is_about_whoever_has_just_left(path):
    async def steps(till):
        await till.type("gord<enter><enter>-")
        assert till.status.startswith("✓ That visit was bad  F2 writes down what went wrong")
        await till.type("<f2>cold<enter>")
        assert heard(till) == ("complaint", "cold", shop.GORDON)
        assert till.read("SELECT visit_id = (SELECT max(id) FROM visits) FROM feedback") == [(1,)]
        await till.type("<escape><f2>")
        assert "What was said by Ravi Menon" in till.words

    journey(path, steps)


def test_f2_after_a_bad_walk_in_is_of_nobody_and_about_that_visit(path):
    async def steps(till):
        await till.type("<ctrl+y>2 tea<enter>-<f2>cold<enter>")
        assert heard(till) == ("complaint", "cold", None)
        assert till.read("SELECT visit_id = (SELECT max(id) FROM visits) FROM feedback") == [(1,)]

    journey(path, steps)


@pytest.mark.parametrize("then", ["noor", "<down>", "<f8>", "="])
def test_a_bad_visit_is_forgotten_once_something_else_is_done(path, then):
    async def steps(till):
        await till.type(f"gord<enter><enter>-{then}<f2>")
        assert till.dialog == "FeedbackDialog"
        assert "Gordon Blume" not in till.words

    journey(path, steps)
