from datetime import date, time

import pytest

from frontdesk.exchange import refusals
from frontdesk.exchange.values.dates import DayOrder, read_birthday, read_day, read_moment, read_time
from tests.exchange.tables import read, table

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


def since(*values):
    return "name,since\n" + "".join(f"P{n},{value}\n" for n, value in enumerate(values))


def test_a_day_after_the_12th_decides_for_the_whole_column():
    people, _ = read(since("1/2/2019", "10/24/2007"))
    assert people[0].since == date(2019, 1, 2)
    people, _ = read(since("1/2/2019", "24.10.2007"))
    assert people[0].since == date(2019, 2, 1)
    assert table(since("10/24/2007")).shape.date_orders == (("since", "month first"),)


@pytest.mark.parametrize("values", [("1/2/2019",), ("13/1/2019", "1/13/2019")])
def test_a_column_that_can_be_read_both_ways_is_an_error_unless_it_is_said(values):
    with pytest.raises(refusals.AmbiguousDates, match="since"):
        table(since(*values))
    people, _ = read(since(*values), date_order=DAY)
    assert people[0].since == (date(2019, 2, 1) if values[0] == "1/2/2019" else date(2019, 1, 13))
    people, _ = read(since("1/2/2019"), mapping={"since": "since:month-first"})
    assert people[0].since == date(2019, 1, 2)


def test_a_day_that_reads_the_same_both_ways_needs_no_decision():
    people, _ = read(since("4/4/2019"))
    assert people[0].since == date(2019, 4, 4)


@pytest.mark.parametrize("order", [None, DAY, MONTH])
def test_iso_dates_are_never_read_another_way(order):
    assert read_day("2019-02-01", order) == read_day("2019-02-01T08:00", order) == date(2019, 2, 1)


@pytest.mark.parametrize(
    "text", ["2019-02-30", "2019-W01-1", "0/0/00", "yesterday", "31/31/2019", "2019-02-01x", "9" * 50]
)
def test_what_is_no_date_is_not_made_one(text):
    assert read_day(text, DAY) is None
    assert read_birthday(text, DAY) is None


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1980-03-22", "1980-03-22"),
        ("19800322", "1980-03-22"),
        ("22/3/1980", "1980-03-22"),
        ("--03-22", "--03-22"),
        ("--0322", "--03-22"),
        ("03-22", "--03-22"),
        ("22.3.", "--03-22"),
        ("--02-29", "--02-29"),
        ("0000-03-22", "--03-22"),
        ("--02-30", None),
    ],
)
def test_a_missing_year_stays_missing(text, birthday):
    assert read_birthday(text, DAY) == birthday


def test_an_unreadable_date_is_kept_as_written_with_a_warning():
    people, _ = read("name,birthday,since\nAnn,spring,long ago\n")
    assert (people[0].birthday, people[0].since) == (None, None)
    assert people[0].custom == (("birthday", "spring"), ("since", "long ago"))
    assert len(people[0].warnings) == 2


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("12:04:43", time(12, 4, 43)),
        ("3:05 PM", time(15, 5)),
        ("12:00 am", time(0)),
        ("25:00", None),
        ("13:00 pm", None),
    ],
)
def test_times_are_read_in_24_and_12_hours(text, at):
    assert read_time(text) == at


def test_a_moment_with_an_offset_is_given_in_utc():
    assert read_moment("2019-04-01T00:30:00+02:00", None) == (date(2019, 3, 31), time(22, 30), "UTC")
    assert read_moment("2019-04-01T08:00Z", None) == (date(2019, 4, 1), time(8), "UTC")
    assert read_moment("2019-04-01 08:00", None) == (date(2019, 4, 1), time(8), None)
    assert read_moment("2019-04-01", None) == (date(2019, 4, 1), None, None)
    assert read_moment("0001-01-01T00:00+14:00", None) is None
