from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import shop
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from tests.desk.conftest import SUNDAY


@pytest.fixture
def ravi(desk):
    shop.change(desk, "trade", "garage")
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def due(desk, which="today"):
    return [each.due for each in followups.listed(desk, which)]


def counts(desk):
    found = followups.counts(desk)
    return found.follow_ups, found.overdue


def test_at_midnight_what_is_due_today_is_overdue(desk, wall, ravi):
    followups.add(desk, ravi, "ring", "today")
    wall.now = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
    assert counts(desk) == (1, 0)
    wall.pass_by(seconds=1)
    assert counts(desk) == (1, 1)


def test_when_the_day_ends_at_three_the_night_still_belongs_to_it(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 2, 59, 59, tzinfo=UTC)
    visits.log(desk, ravi, "1 service")
    followups.add(desk, ravi, "ring", "today")
    assert due(desk, "all") == [date(2026, 11, 22), date(2026, 11, 23)]
    assert counts(desk) == (1, 0)
    wall.pass_by(seconds=1)
    assert counts(desk) == (2, 1)


@pytest.mark.parametrize("clocks_change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_where_the_clocks_change_a_day_is_a_day(desk, wall, ravi, clocks_change):
    shop.change(desk, "zone", "Europe/Berlin")
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(clocks_change.year, clocks_change.month, clocks_change.day, 9, tzinfo=UTC) - timedelta(days=1)
    eve = clocks_change - timedelta(days=1)
    visits.log(desk, ravi, "1 service")
    booked = dates.add(desk, ravi, "booked", "in 2 days").day
    assert (booked, due(desk, "all")) == (eve + timedelta(days=2), [clocks_change, clocks_change])
    start, end = desk.clock.bounds(clocks_change)
    for instant, waiting in ((start - timedelta(seconds=1), (0, 0)), (start, (2, 0)), (end, (2, 2))):
        wall.now = instant
        assert counts(desk) == waiting


@pytest.mark.parametrize("hour", [0, 1, 2])
def test_in_the_hour_that_comes_twice_everything_is_due_on_its_one_day(desk, wall, ravi, hour):
    shop.change(desk, "zone", "Europe/Berlin")
    wall.now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert followups.add(desk, ravi, "ring", "today").day == date(2026, 10, 25)
    assert counts(desk) == (1, 0)


def test_half_a_year_after_the_31st_of_august_is_the_last_of_february(desk, wall, ravi):
    wall.now = datetime(2027, 8, 31, 9, tzinfo=UTC)
    visits.log(desk, ravi, "1 service")
    wall.now = datetime(2028, 1, 15, 9, tzinfo=UTC)
    assert date(2028, 2, 29) in due(desk, "all")


def test_a_leap_day_is_a_day_to_book(desk, wall, ravi):
    wall.now = datetime(2028, 2, 27, 9, tzinfo=UTC)
    assert dates.add(desk, ravi, "booked", "in 2 days").day == date(2028, 2, 29)
    assert due(desk, "all") == [date(2028, 2, 28)]
    wall.now = datetime(2028, 3, 1, 9, tzinfo=UTC)
    assert due(desk) == [date(2028, 3, 1)]


def test_when_the_clock_is_set_back_nothing_is_lost_doubled_or_due_too_early(desk, wall, ravi):
    wall.pass_by(days=20)
    visits.log(desk, ravi, "1 service")
    feedback.add(desk, NewFeedback("complaint", "it squeals", ravi))
    made = followups.add(desk, ravi, "ring", "tomorrow").day
    ahead = due(desk, "all")
    wall.now = SUNDAY + timedelta(days=1)
    assert due(desk) == []
    assert due(desk, "all") == ahead
    wall.now = SUNDAY + timedelta(days=21)
    assert due(desk) == [made, made, made]


def test_what_was_done_under_a_clock_that_ran_ahead_stays_done(desk, wall, ravi):
    made = followups.add(desk, ravi, "ring", "today").id
    wall.pass_by(days=300)
    followups.done(desk, made)
    wall.now = SUNDAY
    assert due(desk, "all") == []
    with pytest.raises(followups.AlreadyDone):
        followups.done(desk, made)


def test_a_trade_chosen_under_a_clock_that_ran_ahead_counts_at_once(desk, wall):
    ana = adding.add(desk, NewCustomer("Ana")).id
    wall.pass_by(days=300)
    shop.change(desk, "trade", "garage")
    wall.now = SUNDAY
    visits.log(desk, ana, "1 service")
    wall.pass_by(days=1)
    assert due(desk) == [date(2026, 11, 23)]


def test_on_a_closed_day_nothing_is_due_by_a_rule(desk, wall, ravi):
    shop.change(desk, "opening_days", "mon tue wed thu fri")
    wall.now = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday
    visits.log(desk, ravi, "1 service")
    dates.add(desk, ravi, "booked", "in 3 days")
    assert due(desk, "all") == [date(2026, 11, 20), date(2026, 11, 23)]


def test_history_of_before_a_closed_day_is_due_on_the_day_of_its_import(desk, wall, ravi):
    from frontdesk.store.tables import VisitRow

    shop.change(desk, "opening_days", "mon tue wed thu fri")
    wall.now = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday
    days = [wall.now - timedelta(days=back) for back in (4, 3)]
    ana = adding.add(desk, NewCustomer("Ana")).id
    with desk.store.writing(desk.deed("import.visits", "Visits imported")) as work:
        pairs = zip((ana, ravi), days, strict=True)
        work.add_many(VisitRow, [{"customer_id": who, "at": at, "day": at.date()} for who, at in pairs])
    assert [(each.customer_id, each.due) for each in followups.listed(desk)] == [(ravi, date(2026, 11, 23))]
