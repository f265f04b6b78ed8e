from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import shop, team
from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.morning import last_opening_day, morning
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import adding, merging
from frontdesk.records.people import NewCustomer
from frontdesk.records.reports import Morning
from frontdesk.records.voices import NewFeedback


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def add(desk, name, **known):
    return adding.add(desk, NewCustomer(name, **known)).id


def test_a_new_shop_has_a_quiet_morning(desk):
    assert morning(desk) == Morning(date(2026, 11, 22))


def test_the_days_regulars_stand_by_their_usual_hour(desk, wall, ravi):
    noor = add(desk, "Noor")
    for week in range(1, 4):
        visits.log(desk, ravi, "", at=wall.now - timedelta(weeks=week))
        visits.log(desk, noor, "", at=wall.now - timedelta(weeks=week, hours=1))
    assert [(line.name, line.evidence) for line in morning(desk).expected] == [
        ("Noor", "3 of the last 3 Sundays, about 07:00"),
        ("Ravi Menon", "3 of the last 3 Sundays, about 08:00"),
    ]


def test_birthdays_of_today_with_how_old_they_turn(desk):
    add(desk, "Old Friend", birthday="1950-11-22")
    add(desk, "No Year", birthday="--11-22")
    add(desk, "Tomorrow", birthday="1950-11-23")
    merging.merge(desk, add(desk, "Kept"), add(desk, "Gone", birthday="1960-11-22"))
    born = {(each.name, each.turning) for each in morning(desk).birthdays}
    assert born == {("Old Friend", 76), ("No Year", None), ("Kept", 66)}


def test_who_came_last_stands_first_among_the_birthdays(desk):
    add(desk, "Never", birthday="--11-22")
    visits.log(desk, add(desk, "Lately", birthday="--11-22"), "")
    assert [each.name for each in morning(desk).birthdays] == ["Lately", "Never"]


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (datetime(2027, 2, 28, 8, tzinfo=UTC), {"Leap Day", "The 28th"}),
        (datetime(2028, 2, 28, 8, tzinfo=UTC), {"The 28th"}),
        (datetime(2028, 2, 29, 8, tzinfo=UTC), {"Leap Day"}),
        (datetime(2027, 3, 1, 8, tzinfo=UTC), set()),
    ],
)
def test_the_29th_of_february_is_kept_on_the_28th_where_there_is_none(desk, wall, today, names):
    add(desk, "Leap Day", birthday="2000-02-29")
    add(desk, "The 28th", birthday="2000-02-28")
    wall.now = today
    assert {each.name for each in morning(desk).birthdays} == names


def test_what_was_promised_for_today_or_before_is_there_and_what_comes_later_is_not(desk, wall, ravi):
    followups.add(desk, ravi, "ring about the boots", "tomorrow")
    followups.add(desk, ravi, "send the recipe", "in 2 days")
    followups.add(desk, ravi, "ask about the trip", "in 9 days")
    wall.pass_by(days=2)
    due = [each for each in morning(desk).follow_ups if each.rule is None]
    assert [(each.text, each.overdue) for each in due] == [
        ("ring about the boots", True),
        ("send the recipe", False),
    ]


def test_what_is_booked_ready_or_to_renew_today_is_there_until_it_is_done(desk, ravi):
    booked = dates.add(desk, ravi, "booked", "today", "blue Golf").id
    dates.add(desk, ravi, "ready", "today", "coat")
    dates.add(desk, ravi, "renewal", "tomorrow", "policy")
    dates.add(desk, ravi, "collected", "today", "trousers")
    assert [each.what for each in morning(desk).dates] == ["blue Golf", "coat"]
    dates.done(desk, booked)
    assert [each.what for each in morning(desk).dates] == ["coat"]


def test_a_complaint_is_there_from_the_day_its_clock_runs_out(desk, wall, ravi):
    cold = feedback.add(desk, NewFeedback("complaint", "cold soup", ravi)).id
    assert [each.id for each in morning(desk).complaints] == [cold]
    feedback.say_sorry(desk, cold)
    assert morning(desk).complaints == ()
    wall.pass_by(days=3)
    assert [(each.id, each.overdue) for each in morning(desk).complaints] == [(cold, False)]
    wall.pass_by(days=1)
    assert [(each.id, each.overdue) for each in morning(desk).complaints] == [(cold, True)]
    feedback.close(desk, cold, "rang, all is well")
    assert morning(desk).complaints == ()


def test_a_complaint_about_staff_is_the_owners_to_see(desk, ravi):
    mina = team.add(desk, "Mina", "owner").id
    team.add(desk, "Joe")
    feedback.add(desk, NewFeedback("complaint", "Mina was rude", ravi, about_id=mina))
    assert morning(desk.by("Joe")).complaints == ()
    assert len(morning(desk.by("Mina")).complaints) == 1


def test_whom_to_tell_is_there_until_they_are_told(desk, ravi):
    idea = feedback.add(desk, NewFeedback("idea", "oat milk", ravi)).idea_id
    assert morning(desk).tells == ()
    ideas.decide(desk, idea, "done")
    assert [(each.customer_id, each.idea_id) for each in morning(desk).tells] == [(ravi, idea)]
    ideas.told(desk, idea, ravi)
    assert morning(desk).tells == ()


def test_thanks_are_for_what_was_praised_since_the_last_opening_day(desk, wall, ravi):
    shop.change(desk, "opening_days", "mon tue wed thu fri")
    mina = team.add(desk, "Mina").id
    wall.now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    feedback.add(desk, NewFeedback("compliment", "the tart on Thursday", ravi))
    wall.now = datetime(2026, 11, 27, 9, tzinfo=UTC)
    feedback.add(desk, NewFeedback("compliment", "Mina found my keys", ravi, about_id=mina))
    wall.now = datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert [(each.staff, [said.text for said in each.compliments]) for each in morning(desk).thanks] == [
        ("Mina", ["Mina found my keys"])
    ]


def test_the_last_opening_day_skips_the_closed_ones(desk):
    monday = date(2026, 11, 23)
    assert last_opening_day(desk, monday) == date(2026, 11, 22)
    shop.change(desk, "opening_days", "mon")
    assert last_opening_day(desk, monday) == date(2026, 11, 16)


def test_after_midnight_the_morning_is_still_that_of_the_shops_day(desk, wall):
    shop.change(desk, "day_ends", "03:00")
    add(desk, "Sunday", birthday="--11-22")
    wall.now = datetime(2026, 11, 23, 2, 59, tzinfo=UTC)
    assert (morning(desk).day, [each.name for each in morning(desk).birthdays]) == (date(2026, 11, 22), ["Sunday"])
    wall.now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    assert (morning(desk).day, morning(desk).birthdays) == (date(2026, 11, 23), ())
