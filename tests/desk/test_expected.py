from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import shop
from frontdesk.desk.ordering import visits
from frontdesk.desk.rhythm.expected import expected, expected_next, expected_on, likelihoods
from frontdesk.desk.roster import adding
from frontdesk.records.orders import NewVisit
from frontdesk.records.people import NewCustomer
from frontdesk.store.derived.rebuilding import standing_faults
from frontdesk.store.orders import visits as store_visits


@pytest.fixture
def sundays(desk, wall):
    """Somebody who came on every one of the last ten Sundays at about nine, and somebody who came on half of them."""
    people = {
        name: adding.add(desk, NewCustomer(name)).id for name in ("Every Sunday", "Each Other", "Mondays", "Gone")
    }
    now = wall.now
    for week in range(1, 11):
        sunday = now - timedelta(weeks=week)
        visits.log(desk, people["Every Sunday"], "", at=sunday + timedelta(minutes=10))
        if week % 2:
            visits.log(desk, people["Each Other"], "", at=sunday)
        visits.log(desk, people["Mondays"], "", at=sunday - timedelta(days=6))
        visits.log(desk, people["Gone"], "", at=sunday - timedelta(weeks=20))
    return people


def test_who_comes_at_this_hour_is_expected_likeliest_first_with_the_evidence(desk, sundays):
    lines = expected(desk)
    assert [line.name for line in lines] == ["Every Sunday", "Each Other"]
    assert [line.evidence for line in lines] == ["8 of the last 8 Sundays", "4 of the last 8 Sundays"]


def test_who_has_been_here_today_is_not_expected_any_more(desk, sundays):
    visits.log(desk, sundays["Every Sunday"], "")
    assert [line.name for line in expected(desk)] == ["Each Other"]


def test_at_another_hour_nobody_is_expected(desk, sundays):
    assert expected(desk, datetime(2026, 11, 22, 15, 30, tzinfo=UTC)) == ()


def test_when_nobody_comes_now_the_next_hour_with_somebody_is_shown(desk, wall, sundays):
    wall.now = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
    when, lines = expected_next(desk)
    assert (when, [line.name for line in lines]) == (datetime(2026, 11, 23, 8, tzinfo=UTC), ["Mondays"])


def test_of_the_hours_ahead_the_one_in_which_they_come_is_named(desk, wall):
    come(desk, "Quarter to nine", 7, 14, 21)
    wall.now = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
    when, lines = expected_next(desk)
    assert (when, [line.name for line in lines]) == (datetime(2026, 11, 22, 8, tzinfo=UTC), ["Quarter to nine"])


def test_who_comes_every_few_days_may_come_again_the_next_day(desk):
    come(desk, "Every three or four days", 1, 3, 7, 10, 14, 17, 21, 24, 28)
    come(desk, "Half of the Sundays", 7, 21, 35)
    assert expected(desk)[0].name == "Every three or four days"


def test_once_is_no_habit(desk, wall):
    who = adding.add(desk, NewCustomer("Once")).id
    visits.log(desk, who, "", at=wall.now - timedelta(weeks=1))
    assert expected(desk) == ()


def test_who_is_expected_stands_before_who_came_more_recently(desk, sundays):
    from frontdesk.desk.lookup import find

    visits.log(desk, adding.add(desk, NewCustomer("Every Other Day")).id, "")
    assert find(desk, "every").lines[0].name == "Every Sunday"


def test_likelihoods_are_chances_of_coming_now(desk, wall, sundays):
    wall.pass_by(minutes=10)
    chances = likelihoods(desk)
    assert 0.8 < chances[sundays["Every Sunday"]] < 1.0
    assert 0.2 < chances[sundays["Each Other"]] < 0.5
    assert chances.get(sundays["Gone"], 0.0) < 0.05


def test_who_is_expected_faintly_still_stands_before_who_came_more_recently(desk, wall, sundays):
    from frontdesk.desk.lookup import find

    visits.log(desk, adding.add(desk, NewCustomer("Each Day")).id, "")
    wall.pass_by(minutes=25)
    assert 0.01 < likelihoods(desk)[sundays["Each Other"]] < 0.15
    assert find(desk, "each").lines[0].name == "Each Other"


def test_what_is_kept_in_step_is_what_the_visits_say(desk, sundays):
    assert standing_faults(desk.store) == []


def test_a_whole_days_regulars_come_by_their_usual_hour(desk, wall, sundays):
    early = adding.add(desk, NewCustomer("Early")).id
    for week in range(1, 6):
        visits.log(desk, early, "", at=wall.now - timedelta(weeks=week, hours=2))
        visits.log(
            desk, sundays["Every Sunday"], "", at=wall.now - timedelta(weeks=week) + timedelta(hours=5, minutes=9)
        )
    lines = expected_on(desk, date(2026, 11, 22))
    assert [(line.name, line.evidence) for line in lines] == [
        ("Early", "5 of the last 5 Sundays, about 06:00"),
        ("Every Sunday", "8 of the last 8 Sundays, about 08:00"),
        ("Each Other", "4 of the last 8 Sundays, about 08:00"),
    ]
    visits.log(desk, early, "")
    assert [line.name for line in expected_on(desk, date(2026, 11, 22))] == ["Every Sunday", "Each Other"]
    assert [line.name for line in expected_on(desk, date(2026, 11, 23))] == ["Mondays"]
    assert expected_on(desk, date(2026, 11, 24)) == ()


def test_of_more_regulars_than_fit_the_likeliest_are_named(desk, sundays):
    assert [line.name for line in expected_on(desk, date(2026, 11, 22), limit=1)] == ["Every Sunday"]


def test_the_night_stands_last_where_the_day_ends_at_three(desk, wall):
    shop.change(desk, "day_ends", "03:00")
    owl, lark = (adding.add(desk, NewCustomer(name)).id for name in ("Owl", "Lark"))
    for week in range(1, 5):
        visits.log(desk, owl, "", at=datetime(2026, 11, 23, 1, 30, tzinfo=UTC) - timedelta(weeks=week))
        visits.log(desk, lark, "", at=datetime(2026, 11, 22, 7, 30, tzinfo=UTC) - timedelta(weeks=week))
    assert [line.name for line in expected_on(desk, date(2026, 11, 22))] == ["Lark", "Owl"]


def come(desk, name, *days_ago, minutes=0):
    who = adding.add(desk, NewCustomer(name)).id
    for days in sorted(days_ago, reverse=True):
        visits.log(desk, who, "", at=desk.clock.now() - timedelta(days=days, minutes=minutes))
    return who


def test_nearer_to_the_minute_stands_first(desk):
    come(desk, "Half an hour ago", 7, 14, 21, minutes=30)
    come(desk, "Now", 7, 14, 21)
    come(desk, "An hour and a half ago", 7, 14, 21, minutes=90)
    assert [line.name for line in expected(desk)] == ["Now", "Half an hour ago"]


def test_whose_hour_has_passed_without_them_is_not_waited_for(desk, wall):
    come(desk, "Ravi", 7, 14, 21, 28)
    assert [line.name for line in expected(desk)] == ["Ravi"]
    wall.pass_by(hours=1)
    assert expected(desk) == ()


def test_who_comes_weekly_and_was_here_yesterday_is_not_expected_first(desk):
    come(desk, "Yesterday, for once", 1, 8, 15, 22, 29, 36)
    come(desk, "Half of the Sundays", 7, 21, 35)
    come(desk, "Each Sunday, and yesterday", 1, 7, 14, 21, 28, 35)
    found = [line.name for line in expected(desk)]
    assert found[0] == "Half of the Sundays"
    assert "Yesterday, for once" not in found


def test_the_longer_a_chair_is_empty_the_later_they_are_named(desk):
    come(desk, "Here", 7, 21, 28, 42, 49)
    come(desk, "Away", *range(35, 105, 7))
    assert [line.name for line in expected(desk)] == ["Here", "Away"]


def test_who_comes_every_few_weeks_is_expected_when_it_is_time_again(desk, wall):
    come(desk, "Due", *(28 * times for times in range(1, 8)))
    come(desk, "Not yet", *(14 + 28 * times for times in range(8)))
    assert [(line.name, line.evidence) for line in expected(desk)] == [("Due", "every 4 weeks, last here 4 weeks ago")]
    wall.pass_by(weeks=2)
    assert expected(desk)[0].name == "Not yet"


def test_two_visits_in_all_are_named_with_what_they_are(desk):
    come(desk, "New", 3, 7)
    assert [line.evidence for line in expected(desk)] == ["the last Sunday"]


def test_an_old_habit_is_told_over_half_a_year(desk):
    come(desk, "Old", *range(63, 170, 7), 2, 4)
    assert [line.evidence for line in expected(desk)] == ["16 of the last 24 Sundays"]


def test_on_a_closed_weekday_nobody_is_expected(desk, wall, sundays):
    shop.change(desk, "opening_days", "monday, tuesday, saturday")
    assert expected(desk) == ()
    assert expected_on(desk, date(2026, 11, 22)) == ()
    assert likelihoods(desk) == {}
    when, lines = expected_next(desk)
    assert (when, [line.name for line in lines]) == (datetime(2026, 11, 23, 8, tzinfo=UTC), ["Mondays"])


def test_what_came_later_does_not_change_who_was_expected(desk, wall, sundays):
    then = wall.now
    before = [line.name for line in expected(desk, then)]
    wall.pass_by(weeks=6)
    for week in range(1, 6):
        visits.log(desk, sundays["Gone"], "", at=then + timedelta(weeks=week))
    assert [line.name for line in expected(desk, then)] == before


def test_past_midnight_is_still_the_evening_before(desk, wall):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 0, 20, tzinfo=UTC)
    come(desk, "Owl", 7, 14, 21, minutes=30)
    assert [(line.name, line.evidence) for line in expected(desk)] == [("Owl", "3 of the last 3 Sundays")]
    wall.now = datetime(2026, 11, 22, 0, 20, tzinfo=UTC)
    assert expected(desk) == ()


def test_visits_of_which_only_the_day_is_known_say_nothing_about_the_hour(desk):
    who = adding.add(desk, NewCustomer("Paper book")).id
    with desk.store.writing(desk.deed("visit.log", "Visit logged")) as work:
        for week in range(1, 6):
            at = desk.clock.now() - timedelta(weeks=week)
            store_visits.add(work, NewVisit(at=at, customer_id=who, timed=False), desk.clock.day_of(at))
    assert expected(desk) == ()


def test_who_is_expected_now_is_known_to_the_search_without_being_asked_again(desk, wall, sundays):
    assert expected(desk)
    with desk.store.looking() as connection:
        said = []
        connection.set_trace_callback(said.append)
    wall.pass_by(minutes=4)
    assert sundays["Every Sunday"] in likelihoods(desk)
    assert not any("SELECT" in each for each in said)
    wall.pass_by(minutes=2)
    likelihoods(desk)
    assert any("habits" in each for each in said)
