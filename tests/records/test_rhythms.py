from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.records.rhythms import REGULAR_DAYS, rhythm_kept, rhythm_of

MONDAY = date(2026, 3, 2)


def every(gap, times, start=MONDAY):
    return [start + timedelta(days=gap * time) for time in range(times)]


def working_days(weeks):
    return [MONDAY + timedelta(days=7 * week + day) for week in range(weeks) for day in range(5)]


def test_four_days_are_no_rhythm_and_five_are():
    assert rhythm_of(every(3, REGULAR_DAYS - 1)) is None
    assert rhythm_of(every(3, REGULAR_DAYS)).usual == 3


def test_the_weekend_is_no_surprise_in_somebody_who_comes_on_working_days():
    rhythm = rhythm_of(working_days(4))
    assert (rhythm.usual, rhythm.long) == (1, 3)
    assert rhythm.missed_from > rhythm.last + timedelta(days=4)


def test_somebody_who_comes_every_week_is_missed_after_a_week_and_a_half_and_lapsed_after_two_months():
    rhythm = rhythm_of(every(7, 10))
    assert (rhythm.missed_from - rhythm.last).days == 12
    assert (rhythm.lapsed_from - rhythm.last).days == 61


def test_one_holiday_changes_nothing():
    days = [*every(3, 10), *every(3, 10, MONDAY + timedelta(days=60))]
    assert rhythm_of(days).long == 3


def test_habits_change_and_only_the_latest_gaps_count():
    assert rhythm_of([*every(1, 30), *every(7, 22, MONDAY + timedelta(days=100))]).usual == 7


def test_who_comes_less_often_than_every_two_months_is_no_regular():
    assert rhythm_of(every(61, 9)) is None


def test_what_lies_a_year_back_says_nothing_any_more():
    days = [MONDAY, *every(30, 5, MONDAY + timedelta(days=363 - 120))]
    assert len(days) == 6
    assert rhythm_of(days).long == 243
    assert rhythm_of([days[0] - timedelta(days=1), *days[1:]]).long == 30


def test_what_a_standing_keeps_is_the_rhythm_itself():
    rhythm = rhythm_of(working_days(4))
    assert rhythm_kept(rhythm.usual, rhythm.long, rhythm.missed_from) == rhythm


def test_a_silence_is_told_in_long_gaps_of_their_own():
    assert rhythm_of(every(4, 8)).unusual(16) == 4


@pytest.mark.parametrize("last", [date.max, date.max - timedelta(days=1)])
def test_the_end_of_the_calendar_stops_nothing(last):
    rhythm = rhythm_of([last - timedelta(days=gap) for gap in range(8, -1, -2)])
    assert rhythm.lapsed_from == date.max


@given(st.sets(st.dates(date(1990, 1, 1), date(2050, 1, 1)), min_size=1, max_size=60))
def test_nobody_is_missed_before_a_long_gap_is_over_nor_lapsed_before_they_are_missed(days):
    rhythm = rhythm_of(sorted(days))
    if rhythm is not None:
        assert rhythm.last + timedelta(days=rhythm.long) < rhythm.missed_from <= rhythm.lapsed_from
