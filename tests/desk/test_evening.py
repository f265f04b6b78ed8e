from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.clock import ImpossibleTime
from frontdesk.desk import shop, team
from frontdesk.desk.evening import evening
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.review import BackwardSpan, EndlessSpan
from frontdesk.records.evening import Chairs, HappinessOf, Hour, ItemTrend, Loyalty, Sureness
from frontdesk.records.reports import Happiness
from frontdesk.store.tables import VisitRow
from tests.desk.attending import come, every, person

SUNDAY = date(2026, 11, 22)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def today(desk):
    return evening(desk, SUNDAY, SUNDAY)


def log(desk, who, order="", happiness="", **told):
    return visits.log(desk, who, order, remarks=Remarks(happiness=happiness), **told)


@pytest.mark.parametrize("span", [(SUNDAY, SUNDAY), NOVEMBER, (date(1990, 1, 1), SUNDAY), (date(2031, 1, 1),) * 2])
def test_the_evening_of_an_empty_shop_is_empty(desk, span):
    found = evening(desk, *span)
    assert (found.review.visits, found.regulars, found.regulars_before, found.chairs) == (0, 0, 0, Chairs())
    assert found.empty_chairs == found.came_back == found.by_staff == found.by_item == ()
    assert found.days == found.hours == found.cohorts == found.items == ()
    assert (found.loyalty.again_share, found.usual) == (None, Sureness())


def test_one_visit_is_a_day_with_one_visit(desk):
    tea = items.add(desk, "Tea").id
    team.add(desk, "Mina")
    log(desk.by("Mina"), person(desk, "Ravi"), "2 tea", "+")
    found = today(desk)
    assert (found.review.visits, found.review.new, found.days) == (1, 1, ((SUNDAY, 1),))
    assert found.hours == (Hour(6, 8, 1),)
    assert found.by_staff == (HappinessOf(1, "Mina", Happiness(1, 0, 0)),)
    assert found.by_item == (HappinessOf(tea, "Tea", Happiness(1, 0, 0)),)
    assert found.items == (ItemTrend(tea, "Tea", 1, 0, 0),)
    assert found.by_staff[0].happiness.share is None
    assert (found.regulars, found.chairs, found.empty_chairs) == (0, Chairs(), ())


def test_before_the_shop_was_there_nobody_came_and_nobody_is_missed(desk):
    person(desk, "Ravi", every(3, SUNDAY - timedelta(days=40), 12))
    found = evening(desk, date(2020, 4, 1), date(2020, 4, 30))
    assert (found.review.visits, found.review.before.visits, found.chairs, found.lapsed) == (0, 0, Chairs(), 0)
    assert found.days == found.hours == found.cohorts == found.came_back == found.empty_chairs == ()
    assert today(desk).chairs == Chairs(empty=1)


def test_all_visits_on_one_day_are_one_day_of_a_rhythm_and_no_return(desk):
    come(desk, person(desk, "Ravi"), [SUNDAY - timedelta(days=9)] * 30)
    found = evening(desk, *NOVEMBER)
    assert (found.review.visits, found.review.customers, found.days) == (30, 1, ((date(2026, 11, 13), 30),))
    assert (found.chairs, found.came_back, found.loyalty.customers) == (Chairs(), (), 0)


def test_thirty_years_are_looked_back_on_in_one_go(desk):
    first = date(1996, 11, 22)
    person(desk, "Ravi", every(7, SUNDAY, 1_500))
    found = evening(desk, first, SUNDAY)
    assert (found.review.visits, len(found.days), sum(each.visits for each in found.hours)) == (1_500, 1_500, 1_500)
    assert {(each.weekday, each.hour) for each in found.hours} == {(6, 12)}
    assert found.chairs == Chairs(seen=1, kept=1)
    assert found.review.before.visits == 0


def test_what_has_no_time_is_on_its_day_and_in_no_hour(desk):
    come(desk, None, [SUNDAY] * 3)
    with desk.store.writing(desk.deed("test", "test")) as work:
        work.change(work.session.get(VisitRow, 2), timed=False)
    found = today(desk)
    assert (found.days, found.hours) == (((SUNDAY, 3),), (Hour(6, 12, 2),))


def test_the_hours_are_those_of_the_clock_on_the_wall_before_and_after_it_changed(desk, wall):
    wall.now = datetime(2026, 10, 26, 12, tzinfo=UTC)
    shop.change(desk, "zone", "Europe/Berlin")
    for day in (24, 25):
        log(desk, None, at=datetime(2026, 10, day, 7, 30, tzinfo=UTC))
    found = evening(desk, date(2026, 10, 24), date(2026, 10, 25))
    assert found.hours == (Hour(5, 9, 1), Hour(6, 8, 1))
    shop.change(desk, "zone", "Asia/Kathmandu")
    found = evening(desk, date(2026, 10, 24), date(2026, 10, 25))
    assert found.hours == (Hour(5, 13, 1), Hour(6, 13, 1))


def test_the_night_is_the_evening_of_the_day_before(desk, wall):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 2, 59, tzinfo=UTC)
    log(desk, None)
    assert today(desk).hours == (Hour(6, 2, 1),)


def test_an_item_counts_once_in_a_visit_however_often_it_was_had_and_beside_the_span_before(desk, wall):
    tea, bun = (items.add(desk, name).id for name in ("Tea", "Bun"))
    wall.pass_by(days=-1)
    log(desk, None, "1 tea; 1 bun", "-")
    wall.pass_by(days=1)
    log(desk, None, "1 tea; 2 tea, oat", "+")
    log(desk, None, "1 tea", "=")
    log(desk, None, "1 something else", "+")
    found = today(desk)
    assert found.items == (ItemTrend(tea, "Tea", 2, 1), ItemTrend(bun, "Bun", 0, 1))
    assert found.by_item == (HappinessOf(tea, "Tea", Happiness(1, 1, 0)),)


def test_whose_usual_an_item_is_counts_regulars_alone(desk):
    tea = items.add(desk, "Tea").id
    regular, stranger = person(desk, "Ravi"), person(desk, "Noor")
    for day in every(2, SUNDAY, 6):
        log(desk, regular, "1 tea", at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC))
    log(desk, stranger, "1 tea")
    assert today(desk).items == (ItemTrend(tea, "Tea", 2, 0, 1),)


def test_how_it_was_with_nobody_noted_stands_last(desk):
    for name, happiness in (("Mina", "+"), (None, "-"), ("Joe", "=")):
        if name:
            team.add(desk, name)
        log(desk.by(name), None, "", happiness)
    assert [(each.name, each.happiness) for each in today(desk).by_staff] == [
        ("Joe", Happiness(0, 1, 0)),
        ("Mina", Happiness(1, 0, 0)),
        ("", Happiness(0, 0, 1)),
    ]


def test_the_usual_is_counted_where_the_desk_was_sure_of_it(desk, wall):
    items.add(desk, "Tea")
    who = person(desk, "Ravi")
    usuals.pin(desk, who, "1 tea")
    log(desk, who, "1 tea")
    log(desk, who, "1 bun")
    log(desk, None, "1 tea")
    assert today(desk).usual == Sureness(offered=2, taken=1)


def test_who_came_in_the_span_and_in_the_one_before_are_regulars_as_of_its_end(desk):
    person(desk, "Ravi", every(2, SUNDAY, 10))
    person(desk, "Noor", every(2, SUNDAY - timedelta(days=7), 8))
    found = evening(desk, SUNDAY - timedelta(days=6), SUNDAY)
    assert (found.regulars, found.regulars_before) == (1, 2)
    assert [(each.name, each.silent_days) for each in found.empty_chairs] == [("Noor", 7)]


def test_loyalty_is_of_those_who_had_time_to_come_again(desk):
    person(desk, "Ravi", [SUNDAY - timedelta(days=60), SUNDAY - timedelta(days=50)])
    day = SUNDAY - timedelta(days=60)
    assert today(desk).loyalty == Loyalty(1, 1, 0, 0, day, day)


def test_spans_that_cannot_be_are_refused(desk):
    with pytest.raises(BackwardSpan):
        evening(desk, SUNDAY, SUNDAY - timedelta(days=1))
    with pytest.raises(EndlessSpan):
        evening(desk, date.min, SUNDAY)
    with pytest.raises((EndlessSpan, ImpossibleTime)):
        evening(desk, SUNDAY, date.max)


@pytest.mark.parametrize("day", [date.min + timedelta(days=1), date.max - timedelta(days=1)])
def test_at_the_edge_of_the_calendar_nothing_happened(desk, day):
    log(desk, person(desk, "Ravi"))
    assert evening(desk, day, day).review.visits == 0
