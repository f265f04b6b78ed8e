"""When those whose usual breaks can be expected, and what is had more often than before."""

from datetime import date, timedelta

import pytest

from frontdesk.desk.lookup import find
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.ordering.holders import comings
from frontdesk.desk.ordering.trends import trends
from tests.desk.attending import every, person

TODAY = date(2026, 11, 22)


def back(days):
    return TODAY - timedelta(days=days)


def coming(desk, days):
    who = person(desk, "Somebody", days)
    return comings(desk, find(desk, "somebody").lines)[who]


@pytest.mark.parametrize(
    ("days", "day", "words"),
    [
        (every(7, back(7), 10), 0, "expected today, every 7 days"),
        (every(7, back(6), 10), 1, "expected tomorrow, every 7 days"),
        (every(7, back(3), 10), 4, "expected Thu 26 Nov, every 7 days"),
        (every(7, back(9), 10), 0, "expected any day now, every 7 days"),
        (every(7, back(12), 10), None, "every 7 days, last here 12 days ago"),
        (every(7, back(20), 2), None, "last here 2 weeks ago"),
        ((), None, ""),
    ],
)
def test_somebody_is_expected_by_their_own_rhythm(desk, days, day, words):
    found = coming(desk, days)
    assert (found.day, found.words) == (None if day is None else back(-day), words)


def test_an_item_is_counted_now_and_before(desk):
    tea, cake = (items.add(desk, name).id for name in ("Tea", "Cake"))
    who = person(desk, "Ravi")
    for days, order in ((40, "1 cake"), (31, "2 tea"), (3, "1 tea; 1 tea"), (2, "1 tea"), (1, "")):
        visits.log(desk, who, order, at=desk.clock.now() - timedelta(days=days))
    found = trends(desk, back(29), TODAY)
    assert {item: (each.now, each.before) for item, each in found.items()} == {tea: (2, 1), cake: (0, 1)}
    assert found[tea].name == "Tea"


def test_it_is_told_how_many_regulars_always_have_it(desk):
    tea = items.add(desk, "Tea").id
    regular, seldom = person(desk, "Ravi"), person(desk, "Ana")
    for days in range(6, 0, -1):
        visits.log(desk, regular, "1 tea", at=desk.clock.now() - timedelta(days=days))
    for days in range(3, 0, -1):
        visits.log(desk, seldom, "1 tea", at=desk.clock.now() - timedelta(days=days))
    assert trends(desk, back(29), TODAY)[tea].regulars == 1
