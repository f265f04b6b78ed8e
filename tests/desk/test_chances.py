from datetime import date, timedelta

import pytest

from frontdesk.desk.rhythm.chances import Past, chance_on, comes_rarely, nearness

MONDAY = date(2026, 11, 23)


def past(*days_ago, minute=600):
    return [Past(MONDAY - timedelta(days=days), minute) for days in sorted(days_ago, reverse=True)]


def chance(visits, day=MONDAY):
    return chance_on(visits, visits[0].day, day)


def test_nobody_has_no_chance():
    assert chance_on([], MONDAY, MONDAY) == 0
    assert nearness([], MONDAY, 600, 600) == 0


def test_the_more_of_the_weeks_the_likelier():
    every, half, other_days = past(*range(7, 150, 7)), past(*range(14, 150, 14), 7), past(*range(8, 150, 7))
    assert 0.85 < chance(every) < 1
    assert 0.3 < chance(half) < 0.7
    assert chance(other_days) == 0


def test_two_of_two_are_less_sure_than_ten_of_ten():
    assert chance(past(7, 14)) < chance(past(*range(7, 77, 7)))


def test_recent_weeks_weigh_more():
    assert chance(past(7, 14, 21, 28, 92, 95)) > chance(past(2, 4, 70, 77, 84, 91, 92, 95))


@pytest.mark.parametrize(("gap", "rarely"), [(7, False), (14, False), (15, True), (60, True)])
def test_who_comes_less_often_than_every_two_weeks_keeps_no_weekday(gap, rarely):
    assert comes_rarely([visit.day for visit in past(*range(gap, gap * 6, gap))]) is rarely


def test_who_comes_rarely_is_likeliest_when_the_usual_time_has_passed():
    months = past(*(28 * times for times in range(1, 9)))
    chances = {late: chance(months, MONDAY + timedelta(days=late)) for late in (-14, -7, -1, 0, 1, 14, 60)}
    assert max(chances, key=chances.get) == 0
    assert chances[0] > 0.2
    assert all(3 * value < chances[0] for late, value in chances.items() if late)


def test_a_chance_is_a_chance_whatever_the_days():
    for gap in (1, 2, 7, 15, 30, 200):
        for late in range(0, 400, 13):
            assert 0 <= chance(past(*range(gap, gap * 12, gap)), MONDAY + timedelta(days=late)) <= 1


def test_all_visits_on_one_day_are_one_day():
    assert chance([Past(MONDAY - timedelta(days=7), minute) for minute in range(10)]) == pytest.approx(
        chance(past(7)), rel=1e-9
    )


def test_within_the_hours_asked_for_all_weight_counts_and_outside_less_and_less():
    visits = past(7, 14, 21, minute=600)
    assert nearness(visits, MONDAY, 600, 600) == 1
    assert nearness(visits, MONDAY, 540, 660) == 1
    assert 0.5 < nearness(visits, MONDAY, 610, 610) < 1
    assert nearness(visits, MONDAY, 700, 700) < 0.001


def test_only_visits_on_such_a_weekday_tell_the_hour():
    visits = [*past(6, 13, 20, minute=900), *past(7, 14, 21, minute=600)]
    assert nearness(visits, MONDAY, 600, 600) == 1
    assert nearness(past(7, 14, minute=None), MONDAY, 600, 600) == 0
