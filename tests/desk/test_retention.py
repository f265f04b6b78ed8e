from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import team
from frontdesk.desk.rhythm.retention import MOST_MONTHS, cohorts, loyalty
from frontdesk.desk.roster import merging
from frontdesk.records.evening import Cohort, Loyalty
from tests.desk.attending import come, every, person

TODAY = date(2026, 11, 22)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def back(days):
    return TODAY - timedelta(days=days)


def test_a_cohort_is_who_came_first_in_a_month_and_who_of_them_came_in_each_after(desk):
    person(desk, "Every month", [date(2026, month, 3) for month in range(9, 12)])
    person(desk, "September only", [date(2026, 9, 1), date(2026, 9, 30)])
    person(desk, "Again in November", [date(2026, 9, 30), date(2026, 11, 1)])
    person(desk, "New", [date(2026, 11, 2)])
    person(desk, "Never")
    come(desk, None, [date(2026, 10, 1)])
    assert cohorts(desk, *NOVEMBER) == (
        Cohort(date(2026, 9, 1), 3, (3, 1, 2)),
        Cohort(date(2026, 11, 1), 1, (1,)),
    )


def test_nothing_after_the_span_is_counted(desk):
    person(desk, "Again in November", [date(2026, 9, 30), date(2026, 10, 20), date(2026, 11, 1)])
    person(desk, "Again the day after", [date(2026, 9, 30), date(2026, 10, 21)])
    person(desk, "New", [date(2026, 10, 21)])
    assert cohorts(desk, date(2026, 10, 20), date(2026, 10, 20)) == (Cohort(date(2026, 9, 1), 2, (2, 1)),)


def test_there_are_six_months_or_as_many_as_the_span_has_up_to_two_years(desk):
    for month in range(40):
        person(desk, f"Guest {month}", [date(2023 + (7 + month) // 12, (7 + month) % 12 + 1, 5)])
    assert [each.month for each in cohorts(desk, TODAY, TODAY)] == [date(2026, month, 1) for month in range(6, 12)]
    assert [each.month.month for each in cohorts(desk, TODAY, TODAY, months=2)] == [10, 11]
    assert len(cohorts(desk, date(2026, 1, 31), TODAY)) == 11
    assert len(cohorts(desk, date(1990, 1, 1), TODAY)) == MOST_MONTHS


def test_an_empty_shop_and_a_span_before_it_have_no_cohorts(desk):
    assert cohorts(desk, *NOVEMBER) == ()
    person(desk, "Once", [TODAY])
    assert cohorts(desk, date(1950, 1, 1), date(1950, 12, 31)) == ()
    assert cohorts(desk, date(1, 1, 2), date(1, 1, 2)) == ()
    assert cohorts(desk, TODAY, date.max) == (Cohort(date(2026, 11, 1), 1, (1,)),)


def test_merged_customers_are_one_who_came_first_when_the_first_of_both_did(desk):
    kept, gone = person(desk, "Bea", [date(2026, 11, 1)]), person(desk, "Bea L.", [date(2026, 9, 1)])
    merging.merge(desk, kept, gone)
    assert cohorts(desk, *NOVEMBER) == (Cohort(date(2026, 9, 1), 1, (1, 0, 1)),)


def test_loyalty_is_told_of_those_who_had_sixty_days_to_come_again(desk):
    person(desk, "Again on the sixtieth day", [back(70), back(10)])
    person(desk, "A day too late", [back(70), back(9)])
    person(desk, "Not again", [back(70)])
    come(desk, person(desk, "Twice on one day", [back(70)]), [back(70)], hour=16)
    person(desk, "Came since", [back(59), back(1)])
    person(desk, "Came before", [back(75), back(72)])
    assert loyalty(desk, back(10), back(1)) == Loyalty(4, 1, 0, 0, back(70), back(61))


def test_what_comes_later_changes_nothing(desk):
    who = person(desk, "Once", [back(70)])
    assert loyalty(desk, back(10), back(10)).again == 0
    come(desk, who, [back(9)])
    assert loyalty(desk, back(10), back(10)).again == 0
    assert loyalty(desk, back(10), back(10), within_days=90) == Loyalty(0, 0, 0, 0, back(100), back(100), 90)


def test_everybody_counts_once_by_their_first_visit_of_the_span(desk):
    person(desk, "Weekly", every(7, back(0), 15))
    assert loyalty(desk, back(29), TODAY) == Loyalty(1, 1, 0, 0, back(89), back(60))


def test_to_the_same_person_is_told_where_both_visits_name_one(desk):
    mina, joe = team.add(desk, "Mina").id, team.add(desk, "Joe").id
    for name, first, then in (
        ("A", mina, mina),
        ("B", mina, joe),
        ("C", joe, None),
        ("D", None, joe),
        ("E", None, None),
    ):
        who = person(desk, name, [back(70)], staff_id=first)
        come(desk, who, [back(50)], staff_id=then)
        come(desk, who, [back(40)], staff_id=first)
    found = loyalty(desk, back(10), back(10))
    assert (found.customers, found.again, found.same_person, found.served) == (5, 5, 1, 2)
    assert (found.again_share, found.same_person_share) == (None, None)


def test_shares_are_told_from_ten_on(desk):
    mina, joe = team.add(desk, "Mina").id, team.add(desk, "Joe").id
    for number in range(20):
        who = person(desk, f"Guest {number}", [back(70)], staff_id=mina)
        if number < 15:
            come(desk, who, [back(50)], staff_id=mina if number < 12 else joe)
    found = loyalty(desk, back(10), back(10))
    assert (found.again_share, found.same_person_share) == (0.75, pytest.approx(0.8))


def test_an_empty_shop_spans_upside_down_and_the_ends_of_the_calendar_have_no_loyalty(desk, wall):
    assert loyalty(desk, *NOVEMBER).customers == 0
    person(desk, "Twice", [back(70), back(50)])
    assert loyalty(desk, TODAY, back(30)) == Loyalty()
    assert loyalty(desk, date.min, date(1, 1, 20)) == Loyalty()
    assert loyalty(desk, date.min, date.max).customers == 1
    wall.now = datetime(2019, 1, 1, tzinfo=UTC)
    assert loyalty(desk, date(2018, 12, 1), date(2026, 12, 1)).customers == 0
