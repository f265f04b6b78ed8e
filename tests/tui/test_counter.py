"""The counter's main job: find the person, log the usual in two keys, take it back."""

import re
from datetime import timedelta

import pytest

from frontdesk.desk.lookup import find
from frontdesk.desk.ordering import visits
from frontdesk.settings import load
from frontdesk.tui.messages import Answered
from tests.tui import shop
from tests.tui.till import SIZES, journey

RAVIS_USUAL = ("Ravi Menon", "1 Flat white, 1 Croissant")
ANAS_USUAL = ("Ana Gómez", "1 Tea")
GORDONS_USUAL = ("Gordon Blume", "1 Cortado")


@pytest.mark.parametrize("size", SIZES)
def test_a_name_and_two_enters_log_the_usual_and_the_box_is_ready_again(path, size):
    async def steps(till):
        await till.type("rav")
        assert "Ravi Menon" in till.picture
        assert till.box == "rav"
        await till.type("<enter>")
        assert till.opened == "Ravi Menon"
        assert "Morning Rav, flat white and a croissant?" in till.words
        assert "▲ ALLERGY nuts (Dev)" in till.words
        assert till.visits == []
        await till.type("<enter>")
        assert till.visits == [RAVIS_USUAL]
        assert till.at_the_box
        assert till.status.startswith("✓ Ravi Menon · 1 flat white, 1 croissant  F8 takes it back")

    journey(path, steps, size=size)


def test_the_next_name_may_follow_at_once(path):
    async def steps(till):
        await till.type("rav<enter><enter>gordon<enter><enter>")
        assert till.visits == [RAVIS_USUAL, GORDONS_USUAL]
        assert till.at_the_box

    journey(path, steps)


def test_a_visit_is_by_whoever_is_at_the_till_and_of_this_instant(path):
    async def steps(till):
        await till.type("rav<enter><enter>")
        return till.read("SELECT at, staff.name FROM visits JOIN staff ON staff.id = staff_id ORDER BY visits.id")[-1]

    at, by = journey(path, steps, by="Joe")
    assert (at[:16].replace("T", " "), by) == ("2026-11-22 08:41", "Joe")


@pytest.mark.parametrize("key", ["<ctrl+z>", "<f8>"])
def test_the_visit_just_logged_is_taken_back_by_one_key(path, key):
    async def steps(till):
        await till.type("rav<enter><enter>" + key)
        assert till.visits == []
        assert till.said == ["Taken back: Visit logged · Ravi Menon"]
        assert till.status == "0 visits today"
        assert till.at_the_box

    journey(path, steps)


def test_u_on_a_card_takes_the_last_visit_back_and_keeps_the_card(path):
    async def steps(till):
        await till.type("rav<enter><enter>rav<enter>")
        assert "1 visit today" in till.words
        await till.type("u")
        assert till.visits == []
        assert till.opened == "Ravi Menon"

    journey(path, steps)


def test_nothing_to_take_back_is_said(path):
    async def steps(till):
        await till.type("<f8>")
        assert till.said == ["There is nothing to undo at this till."]

    journey(path, steps)


def test_the_empty_box_says_who_usually_comes_now_and_why(path):
    async def steps(till):
        assert "Usually here about now" in till.words
        assert "1 ▲ Ravi Menon" in till.words
        assert re.search("Ravi Menon.* 6 of 6 Sundays.*Ana Gómez.* 4 of 5 Sundays", till.words)
        await till.type("<enter><enter>")
        assert till.visits == [RAVIS_USUAL]
        assert "1 Ana Gómez" in till.words
        assert "Ravi" not in till.words.partition("✓")[0]

    journey(path, steps)


def test_a_digit_in_the_empty_box_picks_who_is_expected(path):
    async def steps(till):
        await till.type("2")
        assert "Morning Ana Gómez" in till.words
        assert till.visits == []
        await till.type("<enter>")
        assert till.visits == [ANAS_USUAL]
        assert till.at_the_box

    journey(path, steps)


@pytest.mark.parametrize("digit", ["1", "2"])
def test_a_digit_after_words_picks_among_those_found(path, digit):
    async def steps(till):
        await till.type("blue golf")
        listed = till.words
        who = ["Ravi Menon", "Ana Gómez"] if listed.index("Ravi") < listed.index("Ana") else ["Ana Gómez", "Ravi Menon"]
        await till.type(f" {digit}")
        assert f"Morning {who[int(digit) - 1].replace('Ravi Menon', 'Rav')}" in till.words
        await till.type("<enter>")
        assert till.visits == [{"Ravi Menon": RAVIS_USUAL, "Ana Gómez": ANAS_USUAL}[who[int(digit) - 1]]]

    journey(path, steps)


def test_digits_that_go_on_are_a_phone_and_no_pick(path):
    async def steps(till):
        await till.type("4417")
        assert "Ravi Menon" in till.words
        assert "Ana Gómez" not in till.words
        await till.type("<enter>")
        assert till.opened == "Ravi Menon"
        assert till.visits == []

    journey(path, steps)


def test_a_digit_that_no_row_has_picks_nobody(path):
    async def steps(till):
        await till.type("blue golf 7<enter>")
        assert till.visits == []

    journey(path, steps)


def test_arrows_choose_a_row_and_enter_opens_it(path):
    async def steps(till):
        await till.type("<down>")
        assert "Morning Ana Gómez" in till.words
        await till.type("<enter>")
        assert till.opened == "Ana Gómez"
        assert till.visits == []
        await till.type("<escape><up><enter>")
        assert till.opened == "Ravi Menon"

    journey(path, steps)


def test_f5_logs_the_usual_of_the_chosen_row_from_the_box(path):
    async def steps(till):
        await till.type("gord<f5>")
        assert till.visits == [GORDONS_USUAL]
        assert till.at_the_box

    journey(path, steps)


@pytest.mark.parametrize(("name", "why"), [("tom", "only a weak habit"), ("bea", "the last visit went wrong")])
def test_a_usual_that_must_be_asked_about_is_not_logged_but_offered(path, name, why):
    async def steps(till):
        await till.type(f"{name}<enter>")
        assert "ask:" in till.words
        await till.type("<enter>")
        assert till.visits == []
        assert till.dialog == "OrderDialog"
        assert f"Ask: {why}." in till.words
        assert till.box == {"tom": "1 Tea", "bea": "1 Carrot soup"}[name]
        await till.type("<enter>")
        assert till.visits == [{"tom": ("Tom Weaver", "1 Tea"), "bea": ("Bea Lindt", "1 Carrot soup")}[name]]
        assert till.at_the_box

    journey(path, steps)


def test_who_has_no_usual_is_asked_without_a_guess(path):
    async def steps(till):
        await till.type("noor<enter>")
        assert "no usual yet" in till.words
        assert "never been here" in till.words
        await till.type("<enter>")
        assert "No usual yet. What is it today?" in till.words
        assert till.box == ""

    journey(path, steps)


@pytest.mark.parametrize(("sign", "word"), [("+", "good"), ("=", "so-so"), ("-", "bad")])
def test_a_sign_as_the_first_key_rates_the_visit_just_logged(path, sign, word):
    async def steps(till):
        await till.type(f"rav<enter><enter>{sign}")
        assert till.box == ""
        assert till.status.startswith(f"✓ That visit was {word}")
        assert till.read("SELECT happiness FROM visits ORDER BY id DESC LIMIT 1") == [(sign,)]
        await till.type(f"rav{sign}")
        assert till.box == f"rav{sign}"

    journey(path, steps)


def test_with_nothing_logged_there_is_nothing_to_rate(path):
    async def steps(till):
        before = till.read("SELECT happiness FROM visits ORDER BY id")
        await till.type("+")
        assert till.said == ["There is no visit of today to rate yet."]
        await till.type("rav<enter><enter><f8>-")
        assert till.said[-1] == "There is no visit of today to rate yet."
        assert till.read("SELECT happiness FROM visits ORDER BY id") == before

    journey(path, steps)


def test_a_card_is_rated_only_when_its_customer_was_here_today(path):
    async def steps(till):
        await till.type("gordon<enter><enter>rav<enter>-")
        assert till.said == ["There is no visit of today to rate yet."]
        assert till.opened == "Ravi Menon"
        await till.type("<escape>gordon<enter>-")
        assert till.read("SELECT customer_id, happiness FROM visits ORDER BY id DESC LIMIT 1") == [(shop.GORDON, "-")]
        assert till.opened == "Gordon Blume"

    journey(path, steps)


@pytest.mark.parametrize("first", ["k", "b", "4", "é"])
def test_a_letter_that_is_no_act_begins_the_next_search(path, first):
    async def steps(till):
        await till.type(f"rav<enter>{first}")
        assert till.opened is None
        assert till.box == first

    journey(path, steps)


def test_escape_leaves_the_card_and_then_empties_the_box(path):
    async def steps(till):
        await till.type("blue<escape>")
        assert till.at_the_box
        assert "Usually here about now" in till.words
        await till.type("rav<enter><escape>")
        assert till.at_the_box
        assert "Morning Rav" not in till.words

    journey(path, steps)


def test_a_walk_in_is_logged_without_a_card(path):
    async def steps(till):
        await till.type("<ctrl+y>2 tea<enter>")
        assert till.visits == [("walk-in", "2 Tea")]
        assert till.at_the_box

    journey(path, steps)


def test_words_that_nobody_has_offer_to_add_them_and_log_nothing(path):
    async def steps(till):
        await till.type("zzznobody<enter>")
        assert till.dialog == "CustomerForm"
        assert till.visits == []

    journey(path, steps)


def test_a_slip_of_the_finger_finds_who_was_meant(path):
    async def steps(till):
        await till.type("menno")
        assert "Nobody is called that; for “menon”:" in till.words
        await till.type("<enter>")
        assert till.opened == "Ravi Menon"

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_f12_hides_phones_and_notes_from_the_queue(path, size):
    async def steps(till):
        await till.type("<f12>rav<enter>")
        assert "Lent us a ladder" not in till.words
        assert "4417" not in till.words
        assert "flat white" in till.words
        await till.type("<f12>")
        assert "Lent us a ladder" in till.words

    journey(path, steps, size=size)


def test_f12_hides_phones_wherever_somebody_is_chosen(path):
    async def steps(till):
        await till.type("<f12>gordon<enter>lrav")
        assert "4417" not in till.words

    journey(path, steps)


def test_f9_says_who_is_at_the_till_and_the_till_remembers(path):
    async def steps(till):
        await till.type("<f9>")
        assert till.dialog == "Who"
        await till.type("jo<enter>")
        assert till.dialog is None
        assert "Joe" in till.picture.splitlines()[0]
        await till.type("rav<enter><enter>")
        assert till.read("SELECT staff.name FROM visits JOIN staff ON staff.id = staff_id ORDER BY visits.id DESC")[
            0
        ] == ("Joe",)

    journey(path, steps)
    assert load(path.with_name("settings.toml")).staff == "Joe"


def test_a_till_may_be_nobodys(path):
    async def steps(till):
        await till.type("<f9><up><enter>")
        assert "nobody (F9)" in till.picture.splitlines()[0]
        await till.type("rav<enter><enter>")
        assert till.read("SELECT staff_id FROM visits ORDER BY id DESC LIMIT 1") == [(None,)]

    journey(path, steps)


def test_what_another_till_logged_is_counted_here_with_the_next_visit(path):
    async def steps(till):
        shop.another_till(path, shop.doing(visits.log, shop.ANA))
        await till.type("rav<enter><enter>")
        assert "2 visits today" in till.status
        assert "Ana" not in till.words

    journey(path, steps)


def test_an_idle_counter_keeps_up_with_the_hour(path):
    time = [shop.NOW]

    async def steps(till):
        assert "Usually here about now" in till.words
        time[0] += timedelta(hours=5)
        till.app.screen.look_at_the_clock()
        await till.rest()
        assert "Tomorrow, usually here about 08:00" in till.words
        assert "Ravi" not in till.words
        await till.type("blue")
        till.app.screen.look_at_the_clock()
        await till.rest()
        assert till.box == "blue"
        assert "New customer “blue”" in till.words

    journey(path, steps, now=lambda: time[0])


def test_a_late_answer_does_not_move_the_mark(path):
    async def steps(till):
        await till.type("blue golf<down>")
        chosen = till.app.screen.people.current
        found = find(till.app.desk, "blue golf")
        till.app.screen.post_message(Answered("blue golf", found, None))
        till.app.screen.post_message(Answered("blue", find(till.app.desk, "gordon"), None))
        await till.rest()
        assert till.app.screen.people.current == chosen
        assert f"Morning {chosen.goes_by or chosen.name}" in till.words

    journey(path, steps)


def test_a_click_opens_the_row_that_was_seen(path):
    async def steps(till):
        await till.type("blue golf")
        second = till.app.screen.people.lines[1].name
        await till.click(10, till.app.screen.people.region.y + 1)
        assert till.opened == second
        assert till.visits == []

    journey(path, steps)
