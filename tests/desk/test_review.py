from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.clock import ImpossibleTime
from frontdesk.desk import review as reviewing
from frontdesk.desk import shop, team, undo
from frontdesk.desk.listening import feedback, ideas, make_goods
from frontdesk.desk.ordering import visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.promising import followups
from frontdesk.desk.review import BackwardSpan, EndlessSpan, UnendingSpan
from frontdesk.desk.roster import adding
from frontdesk.records.ideas import IdeaFigures
from frontdesk.records.people import NewCustomer
from frontdesk.records.reports import FeedbackFigures, Happiness, MakeGoodFigures, RecoveryFigures
from frontdesk.records.voices import NewFeedback

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def rated(desk, who, happiness, times=1):
    for _ in range(times):
        visits.log(desk, who, "", remarks=Remarks(happiness=happiness))


def complain(desk, who=None, text="cold soup", **about):
    return feedback.add(desk, NewFeedback("complaint", text, who, **about)).id


def of_today(desk):
    today = desk.clock.today()
    return reviewing.review(desk, today, today)


def test_a_day_on_which_nothing_happened_has_nothing_but_the_budget(desk):
    found = of_today(desk)
    assert (found.visits, found.happiness, found.feedback, found.thanks) == (0, Happiness(), FeedbackFigures(), ())
    assert found.make_goods == MakeGoodFigures(budget=15_000)
    assert found.ideas == IdeaFigures(0, 0, 0, 0, None)


def test_happiness_is_counted_and_its_share_told_from_ten_on(desk, ravi):
    rated(desk, ravi, "+", 6)
    rated(desk, ravi, "=", 2)
    rated(desk, ravi, "-")
    rated(desk, ravi, "")
    found = of_today(desk).happiness
    assert (found, found.n, found.share) == (Happiness(6, 2, 1), 9, None)
    rated(desk, None, "+")
    found = of_today(desk).happiness
    assert (found.n, found.share) == (10, 0.7)


def test_feedback_is_opened_on_the_day_it_was_heard_and_closed_on_the_day_it_was_closed(desk, wall, ravi):
    cold = complain(desk, ravi)
    feedback.add(desk, NewFeedback("compliment", "lovely bread"))
    wall.pass_by(days=1)
    feedback.close(desk, cold, "rang, all is well")
    found = of_today(desk)
    assert (found.feedback.opened, found.feedback.closed) == (0, 1)
    assert (found.before.feedback.opened, found.before.feedback.closed) == (2, 0)


def test_the_share_of_first_contact_is_that_of_complaints_and_questions_from_ten_on(desk, wall, ravi):
    late = [complain(desk, ravi) for _ in range(3)]
    wall.pass_by(minutes=11)
    for each in late:
        feedback.close(desk, each, "done at last")
    for _ in range(6):
        feedback.close(desk, complain(desk, ravi), "a new one at once")
    praise = feedback.add(desk, NewFeedback("compliment", "lovely bread", ravi)).id
    feedback.close(desk, praise, "thanked")
    found = of_today(desk).feedback
    assert (found.closed, found.solved, found.first_contact, found.first_contact_share) == (10, 9, 6, None)
    question = feedback.add(desk, NewFeedback("question", "is there rye in it?", ravi)).id
    feedback.close(desk, question, "no")
    assert of_today(desk).feedback.first_contact_share == 0.7


def test_complaints_are_overdue_as_of_the_end_of_the_span(desk, wall, ravi):
    cold = complain(desk, ravi)
    assert of_today(desk).feedback.overdue == 0
    wall.pass_by(days=1)
    assert of_today(desk).feedback.overdue == 1
    assert of_today(desk).before.feedback.overdue == 0
    feedback.say_sorry(desk, cold)
    assert of_today(desk).feedback.overdue == 0
    wall.pass_by(days=3)
    feedback.close(desk, cold, "rang, all is well")
    assert of_today(desk).feedback.overdue == 0
    yesterday = reviewing.review(desk, date(2026, 11, 24), date(2026, 11, 25)).feedback
    assert (yesterday.overdue, yesterday.closed) == (0, 0)
    rest = reviewing.review(desk, date(2026, 11, 26), date(2026, 11, 30)).feedback
    assert (rest.overdue, rest.closed) == (0, 1)


def test_what_was_overdue_once_is_still_so_in_that_days_review_after_it_was_closed(desk, wall, ravi):
    cold = complain(desk, ravi)
    make_goods.give(desk, "a coffee", feedback_id=cold)
    wall.pass_by(days=4)
    feedback.close(desk, cold, "rang, all is well")
    friday, thursday = of_today(desk).feedback, of_today(desk).before.feedback
    assert (friday.overdue, thursday.overdue) == (0, 0)
    wall.pass_by(days=1)
    late = complain(desk, ravi)
    wall.pass_by(days=2)
    feedback.close(desk, late, "too late")
    wall.pass_by(days=1)
    days = [date(2026, 11, 27) + timedelta(days=day) for day in range(3)]
    assert [reviewing.review(desk, day, day).feedback.overdue for day in days] == [0, 1, 0]


def test_a_customers_next_visit_makes_their_complaint_due_that_day(desk, wall, ravi):
    cold = complain(desk, ravi)
    feedback.say_sorry(desk, cold)
    wall.pass_by(days=1)
    rated(desk, ravi, "")
    assert of_today(desk).feedback.overdue == 0
    wall.pass_by(days=1)
    assert of_today(desk).feedback.overdue == 1
    assert of_today(desk).before.feedback.overdue == 0


def test_recoveries_count_the_spans_complaints_by_how_they_went(desk, wall):
    names = ("Won", "Lost", "Gone", "Quiet")
    won, lost, _, quiet = people = [adding.add(desk, NewCustomer(name)).id for name in names]
    for who in people:
        complain(desk, who)
    complain(desk)
    wall.pass_by(days=1)
    for who, happiness in ((won, "+"), (lost, "-"), (quiet, "")):
        rated(desk, who, happiness)
    assert of_today(desk).recoveries == RecoveryFigures(won_back=1, still_unhappy=1)
    found = of_today(desk).before.recoveries
    assert (found, found.complaints) == (RecoveryFigures(1, 1, 1, 1), 4)


def test_make_goods_stand_against_the_months_budget(desk, wall, ravi):
    wall.now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    make_goods.give(desk, "a soup", amount=450, customer_id=ravi)
    make_goods.give(desk, "a kind word", customer_id=ravi)
    team.add(desk, "Olga", "owner")
    make_goods.give(desk.by("Olga"), "a week of lunches", amount=5_000, customer_id=ravi)
    assert of_today(desk).make_goods == MakeGoodFigures(3, 5_450, 15_000, 5_450, 1)
    wall.pass_by(days=1)
    make_goods.give(desk, "a bun", amount=200, customer_id=ravi)
    assert of_today(desk).make_goods == MakeGoodFigures(1, 200, 15_000, 200, 0)
    both = reviewing.review(desk, date(2026, 11, 30), date(2026, 12, 1)).make_goods
    assert both == MakeGoodFigures(4, 5_650, 15_000, 200, 1)
    undo.undo(desk)
    assert of_today(desk).make_goods.count == 0


def test_promises_are_kept_on_the_day_they_were_done_and_open_until_then(desk, wall, ravi):
    ring = followups.add(desk, ravi, "ring about the boots", "tomorrow").id
    followups.add(desk, ravi, "send the recipe", "in 3 days")
    wall.pass_by(days=2)
    found = of_today(desk).promises
    assert (found.kept, found.open, found.overdue) == (0, 2, 1)
    followups.done(desk, ring, "rang, all is well")
    found = of_today(desk)
    assert (found.promises.kept, found.promises.open, found.promises.overdue) == (1, 1, 0)
    assert found.before.promises.kept == 0
    undo.undo(desk)
    assert of_today(desk).promises.kept == 0


def test_ideas_and_thanks_are_those_of_the_span(desk, wall, ravi):
    mina = team.add(desk, "Mina").id
    feedback.add(desk, NewFeedback("compliment", "Mina found my keys", ravi, about_id=mina))
    idea = feedback.add(desk, NewFeedback("idea", "oat milk", ravi)).idea_id
    wall.pass_by(days=1)
    feedback.add(desk, NewFeedback("compliment", "lovely bread", ravi))
    ideas.decide(desk, idea, "done")
    found = of_today(desk)
    assert found.ideas == IdeaFigures(heard=0, decided=1, told=0, to_tell=1, median_days=1.0)
    assert found.before.ideas.heard == 1
    assert [(each.staff, len(each.compliments)) for each in found.thanks] == [("", 1)]
    assert [(each.staff, len(each.compliments)) for each in found.before.thanks] == [("Mina", 1)]
    week = reviewing.review(desk, SUNDAY, SUNDAY + timedelta(days=1))
    assert {each.staff for each in week.thanks} == {"", "Mina"}


def test_who_was_thanked_is_not_to_be_thanked_again(desk, ravi):
    praise = feedback.add(desk, NewFeedback("compliment", "lovely bread", ravi)).id
    feedback.close(desk, praise, "told everybody")
    assert of_today(desk).thanks == ()


def test_the_night_belongs_to_the_day_before_where_the_day_ends_at_three(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 2, 59, tzinfo=UTC)
    rated(desk, ravi, "+")
    feedback.close(desk, complain(desk, ravi), "a new one at once")
    ring = followups.add(desk, ravi, "ring", "today").id
    followups.done(desk, ring)
    wall.now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    monday = of_today(desk)
    assert (monday.happiness.n, monday.feedback.closed, monday.promises.kept) == (0, 0, 0)
    sunday = monday.before
    assert (sunday.start, sunday.happiness.n, sunday.feedback.opened, sunday.feedback.closed) == (SUNDAY, 1, 1, 1)
    assert sunday.promises.kept == 1


@pytest.mark.parametrize("night", [datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 3, 28, 23, tzinfo=UTC)])
def test_every_hour_of_a_day_on_which_clocks_change_is_counted_once(desk, wall, ravi, night):
    shop.change(desk, "zone", "Europe/Berlin")
    wall.now = night + timedelta(minutes=30)
    hours = 25 if night.month == 10 else 23
    for _ in range(hours + 1):
        feedback.close(desk, complain(desk, ravi), "at once")
        wall.pass_by(hours=1)
    sunday = desk.clock.day_of(night + timedelta(hours=12))
    found = reviewing.review(desk, sunday, sunday).feedback
    assert (found.opened, found.closed) == (hours, hours)


def test_a_review_of_days_to_come_is_empty_and_counts_what_is_overdue_now(desk, wall, ravi):
    complain(desk, ravi)
    wall.pass_by(days=2)
    found = reviewing.review(desk, date(2027, 1, 1), date(2027, 1, 31))
    assert (found.feedback.opened, found.feedback.overdue) == (0, 1)


def test_spans_that_cannot_be_are_refused(desk):
    with pytest.raises(BackwardSpan):
        reviewing.review(desk, SUNDAY, SUNDAY - timedelta(days=1))
    with pytest.raises(EndlessSpan):
        reviewing.review(desk, date.min, SUNDAY)
    with pytest.raises((EndlessSpan, ImpossibleTime)):
        reviewing.review(desk, SUNDAY, date.max)


def test_the_last_month_of_the_calendar_is_whole_and_its_last_week_is_refused():
    assert reviewing.month(date.max) == (date(9999, 12, 1), date.max)
    assert reviewing.week(date(9999, 12, 26)) == (date(9999, 12, 20), date(9999, 12, 26))
    with pytest.raises(UnendingSpan):
        reviewing.week(date.max)


def test_weeks_and_months_are_those_of_the_calendar():
    assert reviewing.week(SUNDAY) == (date(2026, 11, 16), SUNDAY)
    assert reviewing.month(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert reviewing.month(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_promise_that_a_rule_made_is_kept_like_any_other(desk, wall, ravi):
    shop.change(desk, "trade", "barber")
    visits.log(desk, ravi, "")
    wall.pass_by(days=1)
    (ring,) = followups.listed(desk)
    assert (ring.rule is None, of_today(desk).promises.open) == (False, 1)
    followups.done(desk, ring.id, "rang, all is well")
    found = of_today(desk).promises
    assert (found.kept, found.open, found.overdue) == (1, 0, 0)
