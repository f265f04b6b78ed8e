from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk import perks, shop, team, undo
from frontdesk.desk.listening import feedback, ideas, make_goods, tells
from frontdesk.desk.promising import followups
from frontdesk.desk.rhythm.returning import came_back
from frontdesk.records.rhythms import rhythm_of, spells_of
from frontdesk.records.voices import NewFeedback
from tests.desk.attending import come, every, person

TODAY = date(2026, 11, 22)


def back(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def away(desk):
    """Somebody who came every week until five weeks ago."""
    return person(desk, "Weekly", every(7, back(35), 10))


def after(desk):
    (found,) = came_back(desk, back(34), desk.clock.today())
    return found.after


def at(wall, day, hour=9):
    wall.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_a_regular_who_was_missed_and_came_again_came_back(desk, away):
    assert came_back(desk, back(60), TODAY) == ()
    come(desk, away, [back(5), back(1)])
    (found,) = came_back(desk, back(6), TODAY)
    assert (found.id, found.name, found.day) == (away, "Weekly", back(5))
    assert (found.silent_days, found.gap_days, found.after) == (30, 7, "")


def test_only_who_came_in_the_span_came_back_in_it(desk, away):
    come(desk, away, [back(5)])
    assert [len(came_back(desk, back(start), back(end))) for start, end in ((5, 5), (9, 6), (4, 0))] == [1, 0, 0]


def test_who_was_not_missed_did_not_come_back(desk):
    person(desk, "A day before they are missed", [*every(7, back(20), 10), back(9)])
    person(desk, "On the day they are missed", [*every(7, back(20), 10), back(8)])
    person(desk, "No regular yet", [*every(7, back(40), 4), back(8)])
    assert [each.name for each in came_back(desk, back(19), TODAY)] == ["On the day they are missed"]


def test_five_days_before_the_silence_are_enough(desk):
    person(desk, "Weekly", [*every(7, back(30), 5), back(8)])
    assert [each.silent_days for each in came_back(desk, back(8), back(8))] == [22]


def test_the_rhythm_is_the_one_before_the_silence_not_the_one_since(desk):
    person(desk, "Weekly, then monthly", [*every(7, back(150), 10), *every(30, back(0), 5)])
    assert [each.gap_days for each in came_back(desk, back(121), back(119))] == [7]
    person(desk, "Monthly, then daily", [*every(30, back(50), 8), *every(1, back(0), 30)])
    assert [each.name for each in came_back(desk, back(40), TODAY)] == []


def test_who_came_back_twice_is_named_for_the_last_time(desk, away):
    come(desk, away, [back(20), back(13), back(1)])
    (found,) = came_back(desk, back(30), TODAY)
    assert (found.day, found.silent_days) == (back(1), 12)
    (earlier,) = came_back(desk, back(30), back(2))
    assert (earlier.day, earlier.silent_days) == (back(20), 15)


def test_the_newest_stand_first_and_of_a_day_the_longest_silence(desk):
    for name, last, day in (("A", 40, 3), ("B", 30, 1), ("C", 50, 1), ("D", 300, 2)):
        person(desk, name, [*every(7, back(last), 10), back(day)])
    assert [each.name for each in came_back(desk, back(6), TODAY)] == ["C", "B", "D", "A"]


def test_a_lapsed_regular_may_come_back_after_years(desk):
    person(desk, "Since 1996", [*every(7, date(1999, 1, 1), 150), back(2)])
    (found,) = came_back(desk, back(6), TODAY)
    assert (found.silent_days, found.gap_days) == ((back(2) - date(1999, 1, 1)).days, 7)


def test_nobody_came_back_in_an_empty_shop_nor_before_it_existed_nor_in_a_span_upside_down(desk):
    assert came_back(desk, date.min, date.max) == ()
    person(desk, "Weekly", [*every(7, back(40), 10), back(2)])
    come(desk, None, [back(2)])
    person(desk, "All on one day", [back(2)] * 9)
    assert came_back(desk, date(1950, 1, 1), date(1950, 12, 31)) == ()
    assert came_back(desk, TODAY, back(30)) == ()
    assert len(came_back(desk, date.min, date.max)) == 1


def test_a_clock_set_back_does_not_know_who_will_come_back(desk, wall, away):
    come(desk, away, [back(5)])
    at(wall, back(6))
    assert came_back(desk, back(30), TODAY) == ()


def test_the_last_thing_done_while_they_were_away_stands_beside(desk, wall, away):
    at(wall, back(30))
    make_goods.give(desk, "coffee on us", customer_id=away)
    at(wall, back(20))
    said = feedback.add(desk, NewFeedback("complaint", "cold soup", away)).id
    at(wall, back(15))
    sorry = feedback.say_sorry(desk, said)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk) == "said sorry: cold soup, 7 Nov"
    undo.undo(desk, sorry.action_id)
    assert after(desk) == "make-good: coffee on us, 23 Oct"


def test_a_call_on_the_day_they_come_back_counts_and_one_after_they_came_does_not(desk, wall, away):
    at(wall, back(10))
    early = followups.add(desk, away, "ring and ask if all is well", "today").id
    late = followups.add(desk, away, "send the offer", "today").id
    followups.done(desk, early)
    come(desk, away, [back(10)])
    at(wall, back(10), hour=14)
    followups.done(desk, late)
    assert after(desk) == "follow-up: ring and ask if all is well, 12 Nov"


def test_what_is_done_face_to_face_at_a_visit_is_no_act_of_the_silence(desk, wall, away):
    perks.add(desk, "from", "a biscuit", number=3)
    idea = feedback.add(desk, NewFeedback("idea", "oat milk", away)).idea_id
    ideas.decide(desk, idea, "done")
    come(desk, away, [back(10)])
    for day in (35, 10):
        at(wall, back(day), hour=11 if day == 10 else 14)
        perks.give(desk, away)
    tells.told(desk, idea, away)
    make_goods.give(desk, "coffee on us", customer_id=away)
    assert after(desk) == ""
    at(wall, back(20))
    perks.give(desk, away)
    at(wall, TODAY)
    assert after(desk) == "reward: a biscuit, 2 Nov"


def test_sorry_said_after_the_last_visit_was_written_down_is_of_the_silence_and_before_it_is_not(desk, wall, away):
    come(desk, away, [back(10)])
    at(wall, back(35), hour=11)
    make_goods.give(desk, "coffee on us", customer_id=away)
    at(wall, TODAY)
    assert after(desk) == ""
    at(wall, back(35), hour=13)
    make_goods.give(desk, "a cake", customer_id=away)
    at(wall, TODAY)
    assert after(desk) == "make-good: a cake, 18 Oct"


def test_being_told_of_an_idea_may_have_brought_them_back(desk, wall, away):
    at(wall, back(30))
    idea = feedback.add(desk, NewFeedback("idea", "oat milk", away)).idea_id
    ideas.decide(desk, idea, "done")
    tells.told(desk, idea, away)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk) == "told: oat milk, 23 Oct"


def test_what_went_wrong_with_one_of_the_team_is_for_the_owner_alone(desk, wall, away):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    at(wall, back(30))
    feedback.say_sorry(desk, feedback.add(desk, NewFeedback("complaint", "Mina was rude", away, about_id=mina)).id)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk.by("Zoë")) == "said sorry: Mina was rude, 23 Oct"
    assert after(desk.by("Mina")) == "said sorry: something went wrong, 23 Oct"


@pytest.mark.parametrize(
    ("kind", "shown"), [("complaint", "something went wrong"), ("compliment", "about Mina"), ("question", "about Mina")]
)
@pytest.mark.parametrize("act", ["make-good", "follow-up"])
def test_what_was_given_or_promised_for_it_is_for_the_owner_alone_too(desk, wall, away, act, kind, shown):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    at(wall, back(30))
    said = feedback.add(desk, NewFeedback(kind, "Mina was rude", away, about_id=mina)).id
    if act == "make-good":
        make_goods.give(desk, "about Mina", feedback_id=said)
    else:
        followups.done(desk, followups.add(desk, away, "about Mina", "today", feedback_id=said).id)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk.by("Zoë")) == f"{act}: about Mina, 23 Oct"
    assert after(desk.by("Mina")) == f"{act}: {shown}, 23 Oct"


def test_what_was_done_for_somebody_else_brought_nobody_back(desk, wall, away):
    other = person(desk, "Other")
    at(wall, back(20))
    make_goods.give(desk, "coffee on us", customer_id=other)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk) == ""


def test_days_are_the_shops_own(desk, wall, away):
    shop.change(desk, "zone", "Pacific/Auckland")
    at(wall, back(20), hour=20)
    make_goods.give(desk, "coffee on us", customer_id=away)
    come(desk, away, [back(10)])
    at(wall, TODAY)
    assert after(desk) == "make-good: coffee on us, 3 Nov"


@given(st.sets(st.integers(0, 200), min_size=1, max_size=60))
def test_spells_are_found_as_by_looking_at_every_day(came):
    days = sorted(back(day) for day in came)
    until_then = [rhythm_of(days[:place]) for place in range(1, len(days) + 1)]
    returns = [
        (rhythm, day)
        for rhythm, day in zip(until_then, days[1:], strict=False)
        if rhythm is not None and rhythm.missed_from <= day
    ]
    spells = list(spells_of(days))
    regular = [day for day, rhythm in zip(days, until_then, strict=True) if rhythm is not None]
    assert [(spell.before, spell.until) for spell in spells if spell.before] == returns
    assert [day for day in days if any(_lasts(spell, day) for spell in spells)] == regular


def _lasts(spell, day):
    return spell.since <= day and (spell.until is None or day < spell.until)
