from __future__ import annotations

import locale
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.words.phrases import (
    NobodyKnowsWhen,
    ago,
    ahead,
    count,
    echoed,
    few_words,
    joined,
    ordinal,
    share_words,
    short_date,
    when,
)

SUNDAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((1, "visit"), "1 visit"),
        ((2, "visit"), "2 visits"),
        ((0, "visit"), "0 visits"),
        ((1234, "visit"), "1,234 visits"),
        ((2, "person", "people"), "2 people"),
        ((1, "person", "people"), "1 person"),
        ((3, "copy"), "3 copies"),
        ((3, "day"), "3 days"),
        ((3, "box"), "3 boxes"),
        ((3, "allergy"), "3 allergies"),
        ((3, "match"), "3 matches"),
    ],
)
def test_a_count_agrees_with_its_noun(words, said):
    assert count(*words) == said


def test_a_list_is_joined_as_in_a_sentence():
    assert [joined(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert joined(["tea", "coffee"], "or") == "tea or coffee"


def test_ordinals_end_as_they_are_spoken():
    said = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 113, 150)]
    assert " ".join(said) == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 113th 150th"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 19), "3 days ago"),
        (date(2026, 11, 9), "13 days ago"),
        (date(2026, 11, 8), "2 weeks ago"),
        (date(2026, 10, 18), "5 weeks ago"),
        (date(2026, 9, 20), "2 months ago"),
        (date(2025, 11, 23), "11 months ago"),
        (date(2025, 11, 22), "1 year ago"),
        (date(2024, 1, 1), "2 years ago"),
        (date(2026, 11, 25), "in 3 days"),
    ],
)
def test_the_past_is_told_in_the_unit_that_people_use(day, said):
    assert ago(day, SUNDAY) == said


@given(days, st.integers(0, 5000))
def test_ahead_and_ago_mirror_each_other(day, gap):
    later = day + timedelta(days=gap)
    if gap > 1:
        assert ahead(later, day) == f"in {ago(day, later).removesuffix(' ago')}"
    assert not ago(day, later).startswith("0")


def test_a_date_has_its_year_only_when_it_is_another():
    assert short_date(date(2026, 11, 19), SUNDAY) == "Thu 19 Nov"
    assert short_date(date(2027, 1, 1), SUNDAY) == "Fri 1 Jan 2027"


def test_dates_stay_english_whatever_the_machine_speaks():
    before = locale.setlocale(locale.LC_TIME)
    with suppress(locale.Error):
        locale.setlocale(locale.LC_TIME, "de_DE.UTF-8")
    try:
        assert short_date(date(2026, 10, 15), SUNDAY) == "Thu 15 Oct"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_a_day_is_echoed_with_its_weekday_and_distance():
    assert echoed(date(2026, 11, 27), SUNDAY) == "Fri 27 Nov, in 5 days"
    assert echoed(date(2026, 11, 23), SUNDAY) == "Mon 23 Nov, tomorrow"


def test_evidence_is_said_in_numbers():
    assert share_words(9, 10, "weekday") == "9 of the last 10 weekdays"
    assert share_words(1, 1, "visit") == "the last visit"
    assert share_words(0, 1, "visit") == "not the last visit"
    assert share_words(0, 0, "Friday") == "no Fridays yet"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("today", SUNDAY),
        ("Tomorrow ", date(2026, 11, 23)),
        ("the day after tomorrow", date(2026, 11, 24)),
        ("friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27)),
        ("on fri", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 29)),
        ("this tues", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 25)),
        ("3 days", date(2026, 11, 25)),
        ("in 1 day", date(2026, 11, 23)),
        ("in two weeks", date(2026, 12, 6)),
        ("a week", date(2026, 11, 29)),
        ("in a fortnight", date(2026, 12, 6)),
        ("in 6 months", date(2027, 5, 22)),
        ("in a year", date(2027, 11, 22)),
        ("end of month", date(2026, 11, 30)),
        ("end of the month", date(2026, 11, 30)),
        ("next week", date(2026, 11, 23)),
        ("next month", date(2026, 12, 1)),
        ("next year", date(2027, 1, 1)),
        ("the weekend", date(2026, 11, 28)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1 dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("1st of December", date(2026, 12, 1)),
        ("December 1st, 2027", date(2027, 12, 1)),
        ("3 Sept", date(2027, 9, 3)),
        ("22 nov", SUNDAY),
        ("21 nov", date(2027, 11, 21)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_phrase_comes_to_its_day(phrase, day):
    assert when(phrase, SUNDAY) == day


def test_a_month_on_from_the_31st_is_the_last_of_a_shorter_month():
    assert when("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert when("end of month", date(2026, 12, 31)) == date(2026, 12, 31)
    assert when("next month", date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("soonish", "Nobody can tell"),
        ("", "Nobody can tell"),
        ("next", "Nobody can tell"),
        ("12/01", "Nobody can tell"),
        ("in several weeks", "Nobody can tell"),
        ("1 de", "Nobody can tell"),
        ("31 feb", "no such day"),
        ("2026-02-30", "no such day"),
        ("in 9999 years", "no such day"),
        ("2026-11-21", "already past"),
        ("1 dec 2020", "already past"),
    ],
)
def test_what_nobody_can_resolve_is_refused_with_examples(phrase, why):
    with pytest.raises(NobodyKnowsWhen, match=why) as refusal:
        when(phrase, SUNDAY)
    assert "2026-12-01" in refusal.value.hint


@given(st.text(), days)
def test_any_text_is_a_day_to_come_or_refused(phrase, today):
    with suppress(NobodyKnowsWhen):
        assert when(phrase, today) >= today


@given(days, st.sampled_from(["monday", "next wed", "this sunday", "sat"]))
def test_a_weekday_is_within_the_coming_seven_days(today, phrase):
    assert 1 <= (when(phrase, today) - today).days <= 7


@given(days, st.integers(0, 700))
def test_a_written_day_comes_to_itself(today, gap):
    day = today + timedelta(days=gap)
    assert when(day.isoformat(), today) == day
    assert when(short_date(day, today).partition(" ")[2], today) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cold soup", "cold soup"),
        ("the soup was\ncold  again", "the soup was cold…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr…"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_between_two_words_where_it_can_be(text, said):
    assert few_words(text, 21) == said
