from datetime import date, timedelta

import pytest

from frontdesk.desk.rhythm.own import evidence, rhythm_words, weeks

START = date(2026, 1, 5)


def days(*gaps):
    day, found = START, [START]
    for gap in gaps:
        day += timedelta(days=gap)
        found.append(day)
    return found


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ((1,) * 6, "every day"),
        ((2, 3) * 5, "every 2–3 days"),
        ((7,) * 5, "every 7 days"),
        ((14, 21) * 4, "every 2–3 weeks"),
        ((30, 31) * 3, "every 4 weeks"),
        ((90, 92) * 3, "every 3 months"),
        ((2, 3, 2, 3, 40, 2, 3, 2), "every 2–3 days"),
        ((3, 3), ""),
        ((), ""),
    ],
)
def test_a_rhythm_is_said_as_a_shopkeeper_would(gaps, words):
    assert rhythm_words(days(*gaps)) == words


@pytest.mark.parametrize(
    ("gaps", "silence", "words"),
    [
        ((3, 4) * 5, 7, "every 3–4 days"),
        ((3, 4) * 5, 8, "every 3–4 days · silent for 8"),
        ((3, 4) * 5, 90, "every 3–4 days · silent for 90"),
        ((1,) * 6, 9, "every day · silent for 9 days"),
        ((14, 21) * 4, 38, "every 2–3 weeks · silent for 5"),
        ((58, 60) * 2, 95, "every 2 months · silent for 3"),
        ((7,) * 3, 90, "every 7 days"),
    ],
)
def test_whose_chair_is_empty_is_said_to_be_silent_in_the_unit_of_their_rhythm(gaps, silence, words):
    came = days(*gaps)
    today = came[-1] + timedelta(days=silence)
    assert rhythm_words(came, today) == words
    assert evidence(came, today) == words.replace(" ·", ",")


def test_weeks_count_days_with_a_visit_this_week_last():
    monday = date(2026, 11, 16)
    came = [monday, monday + timedelta(days=2), monday - timedelta(days=7)]
    assert weeks(came, monday + timedelta(days=6), among=4) == (0, 0, 1, 2)


def test_nobody_counts_the_days_of_years():
    came = days(3, 5, 3, 5, 3)
    assert rhythm_words(came, came[-1] + timedelta(days=729)).endswith("silent for 729")
    assert rhythm_words(came, came[-1] + timedelta(days=2_765)) == "every 3–5 days · silent for 7 years"
