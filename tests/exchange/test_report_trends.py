"""Visits over a span in stretches that people can look at, and the words for spans and shares."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.exchange.reports.blocks import HEIGHTS, bar, sparkline
from frontdesk.exchange.reports.charts import bars
from frontdesk.exchange.reports.heat import heat_map, level
from frontdesk.exchange.reports.trends import by_days, by_hours, hours_in_use
from frontdesk.exchange.reports.wording import before_words, brief, compared, money, part_of, percent, span_words
from frontdesk.records.evening import Hour

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-11-22", "2026-11-22", "Sunday 22 November 2026"),
        ("2026-11-16", "2026-11-22", "Mon 16 to Sun 22 November 2026"),
        ("2026-10-30", "2026-11-05", "Fri 30 October to Thu 5 November 2026"),
        ("2025-12-29", "2026-01-04", "Mon 29 December 2025 to Sun 4 January 2026"),
        ("2019-04-01", "2019-04-30", "April 2019"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2025-01-01", "2026-12-31", "January 2025 to December 2026"),
        ("2026-10-01", "2026-11-30", "October to November 2026"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_a_span_is_named_with_its_year(start, end, said):
    assert span_words(date.fromisoformat(start), date.fromisoformat(end)) == said


def test_the_span_before_is_as_long():
    assert before_words(TODAY, TODAY) == "on the day before"
    assert before_words(TODAY - timedelta(6), TODAY) == "in the week before"
    assert before_words(date(2019, 4, 1), date(2019, 4, 30)) == "in the 30 days before"


def test_numbers_are_compared_in_words():
    assert compared(3, 5, "on the day before", over=True) == "2 fewer than on the day before"
    assert compared(5, 5, "on the day before", over=True) == "as many as on the day before"
    assert compared(5, 0, "on the day before", over=True) == "none on the day before"


def test_all_and_none_are_said_only_of_all_and_none():
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "1%", "50%", "99%", "100%"]
    assert part_of(4, 5, None) == "4 of 5"
    assert part_of(0, 0, None) == ""


def test_money_has_its_currency_and_its_thousands():
    assert money(1_234_567, "EUR") == "12,345.67 EUR"
    assert money(1_234, "JPY") == "1,234 JPY"


def test_a_long_text_is_cut_on_one_line():
    assert brief("a\nb\x1b") == "a b␛"
    assert len(brief("x" * 10_000)) == 280


@given(st.dates(max_value=date(9999, 12, 31)), st.integers(0, 20_000), st.lists(st.integers(0, 20_000), max_size=40))
def test_every_visit_of_a_span_stands_in_one_stretch(start, length, places):
    length = min(length, (date.max - start).days)
    end = start + timedelta(length)
    days = [(start + timedelta(place), place + 1) for place in sorted({place for place in places if place <= length})]
    trend = by_days(days, start, end, date.max)
    if trend is None:
        assert not days or start == end
        return
    assert sum(each.visits for each in trend.stretches) == sum(visits for _, visits in days)
    assert len(trend.stretches) <= 70
    assert trend.most == max(each.visits for each in trend.stretches)
    assert bars(trend).count("<g>") == len(trend.stretches)


def test_days_that_have_not_come_yet_are_no_days_without_visits():
    trend = by_days([(date(2026, 11, 16), 4), (date(2026, 11, 18), 2)], date(2026, 11, 16), TODAY, date(2026, 11, 19))
    assert [each.visits for each in trend.stretches] == [4, 0, 2, 0, None, None, None]
    assert trend.words == "2 to 4 a day, most on Mon 16 Nov, none on 2 days"
    assert sparkline([each.visits for each in trend.stretches]) == "█·▁·"


def test_years_before_the_shop_existed_are_left_out():
    days = [(date(2025, 3, 10), 2), (date(2025, 5, 2), 1)]
    trend = by_days(days, date(1990, 1, 1), date(2026, 1, 1), TODAY)
    assert (trend.title, trend.stretches[0].name, trend.stretches[-1].name) == ("By day", "Mon 10 Mar", "Fri 2 May")


def test_hours_stand_in_the_order_of_a_day_that_ends_after_midnight():
    hours = [Hour(4, 22, 3), Hour(4, 1, 2), Hour(4, 23, 5)]
    assert hours_in_use(hours, 3) == [22, 23, 0, 1]
    trend = by_hours(hours, 3)
    assert [each.visits for each in trend.stretches] == [3, 5, 0, 2]
    assert trend.words == "22 to 02, busiest 23–00 with 5 visits"


def test_a_map_of_hours_has_every_weekday_and_every_hour_between():
    found = heat_map([Hour(0, 8, 3), Hour(5, 10, 9)], 0)
    assert [name for name, _ in found.rows] == ["08–09", "09–10", "10–11"]
    assert found.rows[2][1] == (0, 0, 0, 0, 0, 9, 0)
    assert found.words == "Busiest on Saturday, 10–11, with 9 visits."
    assert heat_map([Hour(0, 8, 3), Hour(0, 9, 1)], 0) is None


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_something_is_never_drawn_as_nothing(number, most):
    drawn = level(min(number, most), most, 5)
    assert (drawn == 0) == (number == 0)
    assert drawn <= 5
    assert level(most, most, 5) == 5


@given(st.lists(st.none() | st.integers(0, 5_000)))
def test_a_sparkline_has_a_sign_for_each_number(numbers):
    line = sparkline(numbers)
    assert {*line} <= {*HEIGHTS, "·", " "}
    assert len(line) <= len(numbers)
    if any(numbers):
        assert line[numbers.index(max(each or 0 for each in numbers))] == HEIGHTS[-1]


def test_a_bar_is_there_for_the_least_share_and_never_too_long():
    assert (bar(0, 8), bar(0.001, 8), bar(1, 8)) == ("", "▆", "▆" * 8)
