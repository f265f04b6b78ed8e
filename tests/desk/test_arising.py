from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk.promising.arising import (
    anchor_days,
    driven_by,
    first_day,
    follow_up_id,
    later,
    meant_by,
    natural_day,
    open_day,
)
from frontdesk.records.anchors import Anchor, Reading, Stem
from frontdesk.records.promises import Rule, Trigger

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
OPENING = st.sets(st.integers(0, 6)).map(tuple)
SPANS = st.one_of(st.tuples(st.just(0), st.integers(-40, 0)), st.tuples(st.integers(0, 14), st.integers(0, 40)))
TODAY = date(2026, 11, 22)


def contact(day, what=""):
    return Anchor(Stem.DATE, 5, 7, day, what)


@given(st.integers(1, 10**6), st.sampled_from(Stem), st.integers(1, 10**9 - 1))
def test_the_number_of_a_follow_up_leads_back_to_its_rule_and_anchor(rule, stem, key):
    number = follow_up_id(rule, Anchor(stem, key, key, TODAY))
    assert meant_by(number) == (rule, stem, key)
    assert number >= 10**9


@pytest.mark.parametrize("number", [0, 7, 10**9, 5 * 10**9, 19 * 10**9, -(10**12)])
def test_other_numbers_mean_nothing(number):
    assert meant_by(number) is None


@given(SPANS, OPENING, DAYS)
def test_the_first_day_is_the_earliest_from_which_something_is_due_then(span, opening, day):
    rule = Rule(1, Trigger.BOOKED, "x", span[1], span[0])
    first = first_day(rule, opening, day)
    assert natural_day(rule, contact(first), opening) >= day
    assert natural_day(rule, contact(first - timedelta(days=1)), opening) < day


@given(SPANS, OPENING, DAYS, st.integers(-400, 30), st.integers(0, 90))
def test_whatever_is_due_has_its_anchor_where_it_is_looked_for(span, opening, today, back, ahead):
    rule = Rule(1, Trigger.VISIT, "x", abs(span[1]), span[0])
    until, day = today + timedelta(days=ahead), today + timedelta(days=back)
    start, end = anchor_days(rule, opening, today, until)
    due = natural_day(rule, contact(day), opening)
    assert (start <= day <= end) == (today - timedelta(days=365) <= due <= until)


@given(DAYS, OPENING, st.booleans())
def test_what_is_due_is_due_on_an_opening_day(day, opening, back):
    found = open_day(day, opening, back=back)
    assert not opening or found.weekday() in opening
    assert abs((found - day).days) < 7
    assert found <= day if back else found >= day


@pytest.mark.parametrize(
    ("day", "months", "days", "found"),
    [
        (date(2026, 8, 31), 6, 0, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, 0, date(2028, 2, 29)),
        (date(2026, 11, 30), -9, 0, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, 1, date(2028, 1, 1)),
        (date(9999, 12, 1), 1, 0, date.max),
        (date(9999, 12, 30), 0, 5, date.max),
        (date(1, 1, 5), -1, 0, date.min),
        (date(1, 1, 5), 0, -9, date.min),
    ],
)
def test_so_many_months_later_stays_in_the_calendar(day, months, days, found):
    assert later(day, months, days) == found


SERVICE = Rule(6, Trigger.CONTACT, "ring", months=6, reading=10_000)


def read(*pairs, what="Golf"):
    return [Reading(what, TODAY - timedelta(days=back), value) for back, value in pairs]


@pytest.mark.parametrize(
    ("readings", "days"),
    [
        (read((100, 40_000), (0, 50_000)), 100),
        (read((300, 1), (100, 40_000), (0, 50_000)), 100),
        (read((10, 40_000), (0, 40_003)), 33_334),
        (read((1, 0), (0, 9_999_999)), 1),
        (read((100, 40_000)), None),
        (read((0, 40_000), (0, 50_000)), None),
        (read((50, 50_000), (0, 40_000)), None),
        (read((300, 40_000), (200, 50_000)), None),
        (read((100, 40_000), (0, 50_000)) + read((10, 100), (0, 2_100), what="Volvo"), 100),
        (read((10, 100), (0, 2_100), what="Volvo"), 50),
    ],
)
def test_the_last_two_readings_of_a_thing_tell_how_fast_it_goes(readings, days):
    found = driven_by(SERVICE, contact(TODAY, "golf"), sorted(readings, key=lambda each: each.day))
    assert found == (None if days is None else TODAY + timedelta(days=days))
