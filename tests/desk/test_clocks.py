from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import shop, team
from frontdesk.desk.listening import feedback, make_goods
from frontdesk.desk.listening.clocks import next_step, opening_day, overdue_in
from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.records.shop import Shop
from frontdesk.records.voices import Feedback, FeedbackKind, NewFeedback

SUNDAY = date(2026, 11, 22)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)


def complaint(day=SUNDAY, **values):
    return Feedback(1, FeedbackKind.COMPLAINT, "cold soup", datetime(2026, 11, 22, 8, tzinfo=UTC), day, **values)


def begun(day=SUNDAY):
    return complaint(day, sorry_at=datetime(2026, 11, 22, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "later", "open_on", "expected"),
    [
        (SUNDAY, 0, EVERY_DAY, SUNDAY),
        (SUNDAY, 3, EVERY_DAY, date(2026, 11, 25)),
        (SUNDAY, 0, WEEKDAYS, date(2026, 11, 23)),
        (SUNDAY, 1, WEEKDAYS, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, WEEKDAYS, date(2026, 11, 23)),
        (date(2026, 11, 20), 3, WEEKDAYS, date(2026, 11, 25)),
        (SUNDAY, 2, (2,), date(2026, 12, 9)),
        (date(2028, 2, 28), 1, EVERY_DAY, date(2028, 2, 29)),
        (SUNDAY, 3, (), date(2026, 11, 25)),
    ],
)
def test_closed_days_of_the_week_do_not_count(day, later, open_on, expected):
    assert opening_day(day, later, open_on) == expected


def test_the_first_step_is_owed_on_the_same_day_and_overdue_on_the_next():
    assert next_step(complaint(), Shop(), SUNDAY, None) == (SUNDAY, False, "first step")
    assert next_step(complaint(), Shop(), SUNDAY + timedelta(days=1), None) == (SUNDAY, True, "first step")


@pytest.mark.parametrize("step", ["sorry_at", "answered_at"])
def test_after_the_first_step_closing_is_owed_within_three_opening_days(step):
    found = complaint(**{step: datetime(2026, 11, 22, 9, tzinfo=UTC)})
    assert next_step(found, Shop(), SUNDAY, None) == (date(2026, 11, 25), False, "close")
    assert next_step(found, Shop(), date(2026, 11, 26), None) == (date(2026, 11, 25), True, "close")


def test_closing_is_owed_by_the_next_visit_when_that_comes_first():
    assert next_step(begun(), Shop(), date(2026, 11, 23), date(2026, 11, 23)) == (date(2026, 11, 23), False, "close")
    assert next_step(begun(), Shop(), date(2026, 11, 24), date(2026, 11, 23))[1]
    assert next_step(begun(), Shop(), date(2026, 12, 24), date(2026, 12, 24))[0] == date(2026, 11, 25)


def test_a_complaint_heard_on_a_closed_day_counts_from_the_next_opening_day():
    weekdays = Shop(opening_days=WEEKDAYS)
    monday = date(2026, 11, 23)
    assert next_step(complaint(), weekdays, monday, None) == (monday, False, "first step")
    assert next_step(begun(), weekdays, monday, None) == (date(2026, 11, 26), False, "close")


def test_a_standard_that_closes_sooner_than_it_begins_asks_for_closing():
    hasty = Shop(first_action_days=5, close_days=1)
    assert next_step(complaint(), hasty, SUNDAY, None) == (date(2026, 11, 23), False, "close")


@pytest.mark.parametrize("kind", ["compliment", "idea", "question"])
def test_only_complaints_have_a_clock(kind):
    found = replace(complaint(), kind=FeedbackKind(kind))
    assert next_step(found, Shop(), SUNDAY + timedelta(days=400), None) == (None, False, "")


def test_a_closed_complaint_has_no_clock():
    closed = complaint(closed_at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    assert next_step(closed, Shop(), SUNDAY + timedelta(days=400), None) == (None, False, "")


def test_a_clock_set_back_makes_nothing_overdue(desk, wall):
    heard = feedback.add(desk, NewFeedback("complaint", "cold soup"))
    wall.pass_by(days=-30)
    found = feedback.read(desk, heard.id)
    assert (found.due, found.overdue) == (SUNDAY, False)


def test_something_given_is_a_first_step(desk):
    heard = feedback.add(desk, NewFeedback("complaint", "cold soup"))
    make_goods.give(desk, "coffee", feedback_id=heard.id)
    assert feedback.read(desk, heard.id).owed == "close"


def test_half_past_two_in_the_night_is_still_the_day_before(desk, wall):
    shop.change(desk, "zone", "Europe/Berlin")
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)  # 02:30 on Sunday's wall
    heard = feedback.add(desk, NewFeedback("complaint", "cold soup"))
    saturday = date(2026, 11, 21)
    assert feedback.read(desk, heard.id).due == saturday
    wall.pass_by(minutes=29)
    assert not feedback.read(desk, heard.id).overdue
    wall.pass_by(minutes=1)
    assert feedback.read(desk, heard.id).overdue


@pytest.mark.parametrize(
    ("heard", "last_instant"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 21, 59, tzinfo=UTC)),  # 23 hours long
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)),  # 25 hours long
    ],
)
def test_the_day_of_a_clock_change_ends_at_midnight_on_the_wall(desk, wall, heard, last_instant):
    shop.change(desk, "zone", "Europe/Berlin")
    wall.now = heard
    complaint_id = feedback.add(desk, NewFeedback("complaint", "cold soup")).id
    wall.now = last_instant
    assert not feedback.read(desk, complaint_id).overdue
    wall.pass_by(minutes=1)
    assert feedback.read(desk, complaint_id).overdue


def test_the_customers_next_visit_moves_the_day_of_closing(desk, wall):
    ravi = adding.add(desk, NewCustomer("Ravi Menon")).id
    heard = feedback.add(desk, NewFeedback("complaint", "cold soup", ravi))
    feedback.say_sorry(desk, heard.id)
    visits.log(desk, ravi, "tea")
    assert feedback.read(desk, heard.id).due == date(2026, 11, 25)  # the visit it was said at is not the next one
    wall.pass_by(days=1)
    visits.log(desk, ravi, "tea")
    assert feedback.read(desk, heard.id).due == date(2026, 11, 23)
    wall.pass_by(days=1)
    visits.log(desk, ravi, "tea")
    found = feedback.read(desk, heard.id)
    assert (found.due, found.overdue, found.owed) == (date(2026, 11, 23), True, "close")


def statements(desk, act):
    from sqlalchemy import event

    asked = []
    engine = desk.store._engine(reading=True)
    count = lambda *rest: asked.append(rest[2])  # noqa: E731
    event.listen(engine, "before_cursor_execute", count)
    with desk.store.reading() as session:
        found = act(session)
    event.remove(engine, "before_cursor_execute", count)
    return found, asked


def test_the_count_of_the_overdue_agrees_with_the_list_whatever_was_done(desk, wall):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    ravi = adding.add(desk, NewCustomer("Ravi Menon")).id
    visit = visits.log(desk, ravi, "soup").visit_id
    for number in range(12):
        said = NewFeedback(
            "complaint",
            f"soup {number}",
            ravi if number % 2 else None,
            about_id=mina if number % 5 == 0 else None,
            visit_id=visit if number == 1 else None,
        )
        heard = feedback.add(desk, said).id
        (feedback.say_sorry, lambda *_: None, _give, _close)[number % 4](desk, heard)
        wall.pass_by(hours=7)
        if number == 6:
            visits.log(desk, ravi, "tea")
    for _ in range(4):
        for till in (desk.by("Mina"), desk.by("Zoë")):
            listed = sum(each.overdue for each in feedback.listed(till, open_only=True))
            with till.store.reading() as session:
                assert overdue_in(till, session) == listed
        wall.pass_by(days=1)
    assert listed > 3


def _give(desk, heard):
    make_goods.give(desk, "coffee", feedback_id=heard)


def _close(desk, heard):
    feedback.close(desk, heard, "replaced")


def test_the_overdue_are_counted_without_reading_what_was_said(desk, wall):
    feedback.add(desk, NewFeedback("complaint", "cold soup"))
    wall.pass_by(days=1)
    _ = desk.sees_all
    found, asked = statements(desk, lambda session: overdue_in(desk, session))
    mine = [statement for statement in asked if "feedback" in statement]
    assert (found, len(mine), "feedback.text" in mine[0]) == (1, 1, False)
