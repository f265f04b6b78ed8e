"""The groups of the whole book."""

from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import holders, items, usuals, visits
from frontdesk.desk.rhythm.chairs import empty_chairs
from frontdesk.desk.roster import adding, book, merging, order
from frontdesk.records.book import Group
from frontdesk.records.people import NewCustomer

NOW = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    one = open_desk(tmp_path / "shop.db", till="till 1", create=True, now=lambda: NOW)
    items.add(one, "Tea")
    yield one
    one.close()


def person(desk, name, *, days=(), **known):
    who = adding.add(desk, NewCustomer(name, **known)).id
    for day in sorted(days, reverse=True):
        visits.log(desk, who, "1 Tea", at=NOW - timedelta(days=day))
    return who


def lines(desk, group):
    return book.lines_of(desk, group, order.first(desk, group).ids)


def names(desk, group):
    found = [line.name for line in lines(desk, group)]
    assert book.size(desk, group) == len(found) == order.whole(desk, group).size
    return found


def tags(desk):
    return list(book.sizes(desk))[len(book.FIXED) :]


def test_everybody_stands_by_name_and_who_was_merged_does_not(desk):
    kept, gone = person(desk, "bea"), person(desk, "Bea L.")
    person(desk, "Änne")
    person(desk, "Zoe")
    merging.merge(desk, kept, gone)
    assert names(desk, book.EVERYBODY) == ["bea", "Zoe", "Änne"]


def test_regulars_are_those_who_keep_to_a_rhythm_of_their_own(desk):
    person(desk, "Weekly", days=range(4, 40, 7))
    person(desk, "Monthly", days=range(40, 200, 30))
    person(desk, "Four times", days=range(1, 29, 7))
    person(desk, "Missed", days=range(12, 60, 7))
    assert names(desk, book.REGULARS) == ["Monthly", "Weekly"]


def test_new_are_those_whose_first_visit_was_lately_newest_first(desk):
    person(desk, "Month", days=(30,))
    person(desk, "Week", days=(2, 7))
    person(desk, "Older", days=(1, 31))
    person(desk, "Never")
    assert names(desk, book.NEW) == ["Week", "Month"]


def test_empty_chairs_stand_in_the_evenings_order_with_the_evidence(desk):
    person(desk, "Weekly", days=range(14, 60, 7))
    person(desk, "Every other day", days=range(20, 40, 2))
    person(desk, "In time", days=range(11, 60, 7))
    assert names(desk, book.EMPTY_CHAIRS) == ["Every other day", "Weekly"] == [each.name for each in empty_chairs(desk)]
    assert [line.evidence for line in lines(desk, book.EMPTY_CHAIRS)] == [
        "every 2 days, silent for 20",
        "every 7 days, silent for 14",
    ]


def test_lapsed_are_those_who_stay_away_for_good_who_came_last_first(desk):
    person(desk, "Long ago", days=range(300, 340, 7))
    person(desk, "Two months ago", days=range(61, 100, 7))
    person(desk, "A day less", days=range(60, 100, 7))
    assert names(desk, book.LAPSED) == ["Two months ago", "Long ago"]
    assert [line.evidence for line in lines(desk, book.LAPSED)] == [
        "every 7 days, silent for 61",
        "every 7 days, silent for 300",
    ]


def test_nobody_is_in_two_of_the_groups_of_regulars(desk):
    for number, last in enumerate(range(0, 120, 8)):
        person(desk, f"Guest {number}", days=range(last, last + 40, 8))
    found = [names(desk, group) for group in (book.REGULARS, book.EMPTY_CHAIRS, book.LAPSED)]
    assert all(found)
    assert sorted(chain(*found)) == sorted(names(desk, book.EVERYBODY))


def test_birthdays_of_the_week_come_in_the_order_of_the_days(desk):
    person(desk, "Saturday", birthday="1990-11-28")
    person(desk, "Today", birthday="11-22")
    person(desk, "Next Sunday", birthday="1980-11-29")
    person(desk, "Nobody knows")
    assert names(desk, book.BIRTHDAYS) == ["Today", "Saturday"]


def test_whoever_was_born_on_the_29th_of_february_keeps_it_on_the_28th():
    assert "02-29" in book.birthdays_from(date(2027, 2, 25))
    assert book.birthdays_from(date(2028, 2, 25)).count("02-29") == 1


def test_the_new_year_does_not_hide_a_birthday():
    assert book.birthdays_from(date(2026, 12, 30))[:4] == ["12-30", "12-31", "01-01", "01-02"]


def test_each_tag_is_a_group_the_commonest_first(desk):
    person(desk, "A", tags=("office", "vip"))
    person(desk, "B", tags=("office",))
    assert tags(desk) == [
        Group("office", "they bear this tag", "office"),
        Group("vip", "they bear this tag", "vip"),
    ]
    assert [names(desk, tag) for tag in tags(desk)] == [["A", "B"], ["A"]]
    assert [book.sizes(desk)[tag] for tag in tags(desk)] == [2, 1]


def test_a_tag_named_like_a_group_is_a_tag(desk):
    person(desk, "A", tags=("regulars",))
    assert names(desk, tags(desk)[-1]) == ["A"]


def test_with_an_allergy_are_those_who_have_one(desk):
    person(desk, "A", allergies=("nuts", "milk"))
    person(desk, "B")
    assert names(desk, book.ALLERGIC) == ["A"]


def test_usuals_are_counted_per_item_once_a_person(desk):
    tea = items.named(desk, "Tea").id
    often = person(desk, "Often", days=range(1, 6))
    usuals.pin(desk, often, "1 Tea")
    usuals.pin(desk, person(desk, "Pinned"), "2 Tea")
    assert holders.per_item(desk) == {tea: 2}
