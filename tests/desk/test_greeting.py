from datetime import date, timedelta

import pytest

from frontdesk.desk.ahead import next_birthday
from frontdesk.desk.greeting import card
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.promising import dates
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer


@pytest.fixture
def ravi(desk):
    for name in ("Flat white", "Croissant", "Carrot cake"):
        items.add(desk, name)
    new = NewCustomer("Ravi Menon", goes_by="Rav", cues=(("family", "kids Asha, Dev"),), allergies=("nuts (Dev)",))
    return adding.add(desk, new).id


def come(desk, wall, who, order, **remarks):
    wall.pass_by(days=7)
    visits.log(desk, who, order, remarks=Remarks(**remarks))


def test_somebody_new_is_welcomed_and_nothing_is_guessed(desk, ravi):
    assert card(desk, ravi).say == "Morning Rav, welcome. What can I get you? How are Asha and Dev?"


def test_the_sentence_offers_the_usual_and_asks_one_question(desk, wall, ravi):
    usuals.pin(desk, ravi, "1 flat white; 1 croissant")
    assert card(desk, ravi).say == "Morning Rav, flat white and a croissant? How are Asha and Dev?"


def test_without_a_short_name_the_whole_name_is_said(desk):
    who = adding.add(desk, NewCustomer("Dr. Kim van der Berg")).id
    assert card(desk, who).say.startswith("Morning Dr. Kim van der Berg, ")


def test_in_the_evening_it_says_so(desk, wall, ravi):
    wall.pass_by(hours=10)
    assert card(desk, ravi).say.startswith("Good evening Rav")


def test_after_a_bad_visit_it_is_sorry_and_asks(desk, wall, ravi):
    usuals.pin(desk, ravi, "1 flat white")
    come(desk, wall, ravi, "1 flat white", happiness="-")
    wall.pass_by(days=1)
    said = card(desk, ravi).say
    assert "or something else today?" in said
    assert said.endswith("Sorry about last time: is all well again?")


def test_the_note_for_the_next_visit_is_said(desk, wall, ravi):
    usuals.pin(desk, ravi, "1 flat white")
    come(desk, wall, ravi, "1 flat white", next_note="ask whether the bagels were better")
    wall.pass_by(days=1)
    assert card(desk, ravi).say.endswith("I wanted to ask whether the bagels were better.")


def test_something_new_last_time_is_asked_about(desk, wall, ravi):
    usuals.pin(desk, ravi, "1 flat white")
    come(desk, wall, ravi, "1 flat white; 1 carrot cake")
    wall.pass_by(days=1)
    assert card(desk, ravi).say.endswith("How was the carrot cake last time?")


def test_the_card_holds_all_about_one_person(desk, wall, ravi):
    come(desk, wall, ravi, "1 flat white", happiness="+")
    found = card(desk, ravi)
    assert [allergy.text for allergy in found.allergies] == ["nuts (Dev)"]
    assert (found.visits, found.last.happiness, found.recovery, found.tell) == (1, "+", None, ())
    assert found.weeks[-1] == 1


def test_a_round_visit_and_a_birthday_are_seen_coming(desk, wall):
    who = adding.add(desk, NewCustomer("Ben", birthday="11-24")).id
    for _ in range(48):
        visits.log(desk, who, "")
    assert card(desk, who).next == "50th visit in 2 · birthday Tue 24 Nov, in 2 days"


@pytest.mark.parametrize(
    ("birthday", "today", "kept"),
    [
        ("1990-04-22", date(2026, 4, 22), date(2026, 4, 22)),
        ("--04-22", date(2026, 4, 23), date(2027, 4, 22)),
        ("2000-02-29", date(2026, 2, 1), date(2026, 2, 28)),
        ("2000-02-29", date(2028, 2, 1), date(2028, 2, 29)),
        ("--12-31", date(2026, 12, 31), date(2026, 12, 31)),
        ("", date(2026, 1, 1), None),
        ("who knows", date(2026, 1, 1), None),
    ],
)
def test_a_birthday_is_kept_once_a_year(birthday, today, kept):
    assert next_birthday(birthday, today) == kept


def test_nobody_has_no_card(desk):
    with pytest.raises(NoSuchCustomer):
        card(desk, 5)


def test_the_rhythm_is_said(desk, wall, ravi):
    for _ in range(5):
        come(desk, wall, ravi, "1 flat white")
    assert card(desk, ravi).rhythm == "every 7 days"
    assert sum(card(desk, ravi).weeks) == 5
    assert timedelta(days=0) <= desk.clock.now() - card(desk, ravi).last.at


@pytest.mark.parametrize(
    ("pet", "question"),
    [("dog Lola", "How is Lola?"), ("dog Balu, a big Labrador", "How is Balu?"), ("a small schnauzer", "")],
)
def test_a_pet_is_asked_after_by_its_name(desk, pet, question):
    who = adding.add(desk, NewCustomer("Uschi", cues=(("pet", pet),))).id
    assert card(desk, who).say == f"Morning Uschi, welcome. What can I get you? {question}".strip()


def test_a_regular_who_is_missed_is_said_to_be_silent_however_long_it_is(desk, wall, ravi):
    for _ in range(8):
        come(desk, wall, ravi, "")
    assert card(desk, ravi).rhythm == "every 7 days"
    wall.pass_by(days=11)
    assert card(desk, ravi).rhythm == "every 7 days"
    wall.pass_by(days=1)
    assert card(desk, ravi).rhythm == "every 7 days · silent for 12"
    wall.pass_by(days=700)
    assert card(desk, ravi).rhythm == "every 7 days · silent for 712"
    assert sum(card(desk, ravi).weeks) == 0


def test_the_round_visit_is_with_this_one_until_today_is_counted_and_then_next_time(desk, wall):
    who = adding.add(desk, NewCustomer("Ana")).id
    for _ in range(49):
        wall.pass_by(days=1)
        visits.log(desk, who, "")
    assert card(desk, who).next == "50th visit next time"
    wall.pass_by(days=1)
    assert card(desk, who).next == "50th visit with this one"


def test_what_was_booked_is_over_once_they_came_but_a_coat_waits(desk, wall, ravi):
    for kind, what in (("booked", "Golf"), ("ready", "coat"), ("renewal", "policy")):
        dates.add(desk, ravi, kind, "tomorrow", what)
    wall.pass_by(days=1)
    visits.log(desk, ravi, "")
    assert "Golf" in card(desk, ravi).next
    wall.pass_by(days=1)
    assert "Golf" not in card(desk, ravi).next
    wall.pass_by(days=30)
    assert all(what in card(desk, ravi).next for what in ("coat", "policy"))


@pytest.mark.parametrize(("days", "told"), [(14, True), (15, False)])
def test_what_was_booked_and_nobody_came_is_told_for_a_fortnight(desk, wall, ravi, days, told):
    visits.log(desk, ravi, "")
    dates.add(desk, ravi, "booked", "tomorrow", "Golf")
    wall.pass_by(days=1 + days)
    assert ("Golf" in card(desk, ravi).next) == told
