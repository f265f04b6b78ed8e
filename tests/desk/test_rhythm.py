from datetime import date, timedelta

import pytest

from frontdesk.desk.rhythm.own import rhythm_words, weeks

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


def test_weeks_count_days_with_a_visit_this_week_last():
    monday = date(2026, 11, 16)
    came = [monday, monday + timedelta(days=2), monday - timedelta(days=7)]
    assert weeks(came, monday + timedelta(days=6), among=4) == (0, 0, 1, 2)
