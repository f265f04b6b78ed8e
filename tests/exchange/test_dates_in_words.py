from datetime import UTC, date, datetime, time

import pytest

from frontdesk.exchange.values.dates import DayOrder, read_birthday, read_day, read_moment
from tests.exchange.tables import read

DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "text",
    [
        "22 Apr 1985",
        "22-Apr-85",
        "Apr 22, 1985",
        "April 22nd 1985",
        "Monday, 22 April 1985",
        "1985-Apr-22",
        "22. April 1985",
        "22 avril 1985",
        "22 de abril de 1985",
        "22 kwietnia 1985",
        "22. dubna 1985",
        "22 Nisan 1985",
        "22 апреля 1985",
        "22 Απριλίου 1985",
        "1985年4月22日",
        "1985년 4월 22일",
        "昭和60年4月22日",
        "22. 4. 1985",
        "1985. 4. 22.",
        "1985. április 22.",
        "22.4.85",
    ],
)
def test_a_birthday_is_read_in_the_words_of_many_languages(text):
    assert read_birthday(text, DAY) == "1985-04-22"


@pytest.mark.parametrize("text", ["Apr 22", "22 April", "22. April", "4月22日", "Apr-22"])
def test_a_birthday_in_words_may_lack_its_year(text):
    assert read_birthday(text, None) == "--04-22"
    assert read_day(text, None) is None


@pytest.mark.parametrize(
    "text", ["22 Avocado 1985", "31 Apr 1985", "spring 5", "April 1985x", "22 Apr 10:30", "100年4月22日"]
)
def test_words_that_make_no_day_are_not_made_one(text):
    assert read_day(text, DAY) is None


def test_a_year_of_two_digits_is_the_latest_that_has_begun():
    year = datetime.now(UTC).year
    assert read_day(f"1/1/{year % 100:02}", DAY).year == year
    assert read_day(f"31/12/{(year + 1) % 100:02}", DAY).year == year - 99
    assert read_day("11/15/25 08:14", MONTH) == date(2025, 11, 15)


@pytest.mark.parametrize(
    "text",
    [
        "15.11.2025, 8:05",
        "15.11.2025 - 8:05 Uhr",
        "15 November 2025 at 8:05 am",
        "Nov 15, 2025 8:05 AM",
        "2025年11月15日 8:05",
        "15.11.25 08:05",
    ],
)
def test_a_time_follows_a_date_in_many_ways(text):
    assert read_moment(text, DAY) == (date(2025, 11, 15), time(8, 5), None)


def test_dates_with_dots_need_no_question():
    people, _ = read("name,since\nA,5.6.1990\nB,1. 2. 2019\n")
    assert [one.since for one in people] == [date(1990, 6, 5), date(2019, 2, 1)]


@pytest.mark.parametrize(
    ("column", "text", "day"),
    [
        ("Since (DD/MM/YYYY)", "2/3/2019", date(2019, 3, 2)),
        ("since mm/dd/yy", "2/3/2019", date(2019, 2, 3)),
        ("Kunde seit (TT-MM-JJJJ)", "2-3-2019", date(2019, 3, 2)),
        ("Since (MM/DD/YYYY)", "23/2/2019", date(2019, 2, 23)),
    ],
)
def test_the_name_of_a_column_may_say_how_its_dates_are_written(column, text, day):
    people, _ = read(f"name,{column}\nA,{text}\n", mapping={column: "since"})
    assert people[0].since == day


def test_a_zone_by_its_letters_is_read():
    assert read_moment("15-Nov-2025 08:14 PM EST", None) == (date(2025, 11, 16), time(1, 14), "UTC")
    assert read_moment("15.11.2025 08:14 CET", DAY) == (date(2025, 11, 15), time(7, 14), "UTC")
    assert read_moment("15.11.2025 08:14 XYZ", DAY) is None
