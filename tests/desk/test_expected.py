from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import shop
from frontdesk.desk.ordering import visits
from frontdesk.desk.rhythm.expected import expected, expected_next, expected_on, likelihoods
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.store.rebuilding import standing_faults


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


def test_once_is_no_habit(desk, wall):
    who = adding.add(desk, NewCustomer("Once")).id
    visits.log(desk, who, "", at=wall.now - timedelta(weeks=1))
    assert expected(desk) == ()


def test_who_is_expected_stands_before_who_came_more_recently(desk, sundays):
    from frontdesk.desk.lookup import find

    visits.log(desk, adding.add(desk, NewCustomer("Every Other Day")).id, "")
    assert find(desk, "every").lines[0].name == "Every Sunday"


def test_likelihoods_are_shares(desk, sundays):
    shares = likelihoods(desk)
    assert shares[sundays["Every Sunday"]] == pytest.approx(1.0, abs=0.05)
    assert 0.3 < shares[sundays["Each Other"]] < 0.7
    assert sundays["Gone"] not in shares


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
