"""What customers say at the counter: written down in one key, made good, told; and what the next visit brings up."""

import pytest

from frontdesk.desk.greeting import card
from frontdesk.tui.widgets.card_lines import CardLines
from frontdesk.tui.widgets.key_line import KeyLine
from tests.tui import owed, shop
from tests.tui.till import SIZES, journey


def heard(till):
    """The newest feedback: kind, text, whose."""
    return till.read("SELECT kind, text, customer_id FROM feedback ORDER BY id DESC LIMIT 1")[0]


def keys(till):
    """The line of keys of the counter."""
    return till.app.screen_stack[0].query_one(KeyLine).render().plain


# Writing down.


@pytest.mark.parametrize("size", SIZES)
def test_f_writes_down_a_complaint_and_says_what_is_next(path, size):
    async def steps(till):
        await till.type("gord<enter>fcold soup<enter>")
        assert till.dialog is None
        assert till.opened == "Gordon Blume"
        assert heard(till) == ("complaint", "cold soup", shop.GORDON)
        assert till.status.startswith("✓ Complaint written down  m makes good, s sorry said")
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


@pytest.mark.parametrize("size", SIZES)
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


@pytest.mark.parametrize("size", SIZES)
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


@pytest.mark.parametrize("size", SIZES)
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


# Sorry, and made good.


@pytest.mark.parametrize("size", SIZES)
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
@pytest.mark.parametrize("size", SIZES)
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
@pytest.mark.parametrize("size", SIZES)
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


# Ideas.


@pytest.mark.parametrize("size", SIZES)
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
@pytest.mark.parametrize("size", SIZES)
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
