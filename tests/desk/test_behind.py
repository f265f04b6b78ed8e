"""The people and the feedback behind a figure: as many of them as it counts."""

from datetime import date, timedelta

import pytest

from frontdesk.desk import behind, team
from frontdesk.desk.evening import evening
from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.ordering import visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.review import review
from frontdesk.desk.rhythm.retention import loyalty
from frontdesk.records.behind import Picked
from frontdesk.records.evening import Loyalty
from frontdesk.records.voices import NewFeedback
from tests.desk.attending import every, person

TODAY = date(2026, 11, 22)
FIRST = date(2026, 11, 1)


def back(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def shop(desk):
    """Somebody of every sort."""
    team.add(desk, "Mina", "barista")
    team.add(desk, "Joe", "owner")
    person(desk, "Weekly", every(7, back(2), 12))
    person(desk, "Gone", every(2, back(30), 20))
    person(desk, "New", [back(5), back(1)])
    person(desk, "Back", [*every(3, back(80), 20), back(4)])
    person(desk, "Once", [back(300)])
    return desk


def names(people):
    return [each.name for each in people]


def test_behind_the_customers_stand_those_who_came_most_often_first(shop):
    found = behind.comers(shop, FIRST, TODAY)
    assert [(each.name, each.visits, each.last) for each in found] == [
        ("Weekly", 3, back(2)),
        ("New", 2, back(1)),
        ("Back", 1, back(4)),
    ]


@pytest.mark.parametrize("start", [FIRST, back(100), back(400), TODAY])
def test_there_are_as_many_people_behind_a_figure_as_it_counts(shop, start):
    figures = evening(shop, start, TODAY)
    review = figures.review
    assert len(behind.comers(shop, start, TODAY)) == review.customers
    assert len(behind.comers(shop, start, TODAY, new=True)) == review.new
    assert len(behind.comers(shop, start, TODAY, new=False)) == review.returning
    assert len(behind.regulars(shop, start, TODAY)) == figures.regulars


@pytest.mark.parametrize("end", [back(1), back(31), back(90)])
def test_regulars_of_a_past_span_are_those_who_were_regulars_then(shop, end):
    start = end - timedelta(days=29)
    assert len(behind.regulars(shop, start, end)) == evening(shop, start, end).regulars


def test_new_are_those_whose_first_visit_it_was(shop):
    assert names(behind.comers(shop, FIRST, TODAY, new=True)) == ["New"]
    assert names(behind.comers(shop, FIRST, TODAY, new=False)) == ["Weekly", "Back"]


def test_a_span_that_is_not_over_ends_today(shop):
    assert names(behind.regulars(shop, FIRST, date(2026, 11, 30))) == ["Weekly", "Back"]


def test_walk_ins_rated_visits_and_surprises_are_picked(shop):
    mina = shop.by("Mina")
    visits.log(mina, None, "")
    for face in "+=-":
        visits.log(mina, 1, "", remarks=Remarks(happiness=face))
    visits.log(shop.by("Joe"), 2, "", remarks=Remarks(happiness="+"))
    visits.log(shop, 3, "", remarks=Remarks(happiness="="))
    assert [each.customer_id for each in behind.visits(shop, Picked(TODAY, TODAY, walk_ins=True))] == [None]
    rated = behind.visits(shop, Picked(TODAY, TODAY, rated=True))
    assert [each.happiness for each in rated] == ["-", "=", "=", "+", "+"]
    assert [each.customer_id for each in behind.visits(shop, Picked(TODAY, TODAY, rated=True, served_by=2))] == [2]
    assert [each.customer_id for each in behind.visits(shop, Picked(TODAY, TODAY, rated=True, by_nobody=True))] == [3]
    assert behind.visits(shop, Picked(TODAY, TODAY, surprising=True)) == ()
    assert len(behind.visits(shop, Picked(TODAY, TODAY, days=(TODAY,)))) == 6
    assert behind.visits(shop, Picked(FIRST, TODAY, days=())) == ()


def test_what_was_had_leads_to_who_had_it(shop):
    from frontdesk.desk.ordering import items

    tea = items.add(shop, "Tea").id
    visits.log(shop, 1, "2 tea; 1 tea")
    visits.log(shop, 2, "")
    assert [(each.name, each.visits) for each in behind.comers(shop, TODAY, TODAY, item=tea)] == [("Weekly", 1)]
    assert [each.customer_id for each in behind.visits(shop, Picked(TODAY, TODAY, item=tea))] == [1]


@pytest.mark.parametrize("end", [TODAY, back(10), back(70)])
def test_who_strayed_are_those_who_did_not_come_again(shop, end):
    person(shop, "Stayed away", [back(150), back(85)])
    person(shop, "Came on the last day", [back(85), back(25)])
    found = loyalty(shop, end - timedelta(days=60), end)
    strayed = behind.strayed(shop, found)
    assert len(strayed) == found.customers - found.again
    assert "Came on the last day" not in names(strayed)
    if end == TODAY:
        assert "Stayed away" in names(strayed)


def test_what_was_said_and_closed_stands_behind_its_figures(shop, wall):
    mina = shop.by("Mina")
    soup = feedback.add(mina, NewFeedback("complaint", "cold soup", 1)).id
    wall.pass_by(hours=2)
    bread = feedback.add(mina, NewFeedback("question", "when is there bread?", 2)).id
    feedback.close(mina, bread, "at seven")
    wall.pass_by(hours=1)
    feedback.close(mina, soup, "a new one")
    feedback.add(mina, NewFeedback("compliment", "so kind", 3))
    assert [each.text for each in behind.heard(mina, TODAY, TODAY)] == ["so kind", "when is there bread?", "cold soup"]
    assert [each.id for each in behind.closed(mina, TODAY, TODAY)] == [soup, bread]
    solved = behind.closed(mina, TODAY, TODAY, solved=True)
    assert [(each.id, each.first_contact) for each in solved] == [(soup, False), (bread, True)]
    assert behind.closed(mina, FIRST, back(1)) == ()


def test_complaints_about_staff_stand_behind_no_figure_but_the_owners(shop):
    rude = feedback.add(shop.by("Joe"), NewFeedback("complaint", "rude", 1, about_id=1)).id
    feedback.close(shop.by("Joe"), rude, "spoke with her")
    for who, seen in (("Mina", 0), ("Joe", 1)):
        there = shop.by(who)
        assert len(behind.heard(there, TODAY, TODAY)) == seen
        assert len(behind.closed(there, TODAY, TODAY)) == seen


def test_the_overdue_are_those_that_the_figure_counts(shop, wall):
    feedback.add(shop.by("Mina"), NewFeedback("complaint", "cold soup", 1))
    late = feedback.add(shop.by("Mina"), NewFeedback("complaint", "rude", 1, about_id=1)).id
    wall.pass_by(days=6)
    today = shop.clock.today()
    assert [each.text for each in behind.overdue(shop.by("Joe"), today)] == ["cold soup", "rude"]
    assert [each.text for each in behind.overdue(shop.by("Mina"), today)] == ["cold soup"]
    feedback.close(shop.by("Joe"), late, "spoke")
    assert [each.id for each in behind.overdue(shop.by("Joe"), back(-5))] == [1, late]
    assert behind.overdue(shop.by("Joe"), back(1)) == ()
    assert len(behind.overdue(shop.by("Joe"), today)) == evening(shop.by("Joe"), today, today).review.feedback.overdue


def test_whoever_may_not_read_of_the_team_is_told_no_number_of_it(shop, wall):
    rude = feedback.add(shop.by("Joe"), NewFeedback("complaint", "rude", 1, about_id=1)).id
    feedback.add(shop.by("Joe"), NewFeedback("complaint", "never a smile", 2, about_id=1))
    feedback.close(shop.by("Joe"), rude, "spoke with her")
    wall.pass_by(days=6)
    today = shop.clock.today()
    for who, seen in (("Mina", (0, 0, 0, 0)), ("Joe", (2, 1, 1, 1))):
        there = shop.by(who)
        told = review(there, FIRST, today).feedback
        assert (told.opened, told.closed, told.solved, told.overdue) == seen
        assert len(behind.heard(there, FIRST, today)) == told.opened
        assert len(behind.closed(there, FIRST, today)) == told.closed
        assert len(behind.overdue(there, today)) == told.overdue


def test_who_was_told_of_an_idea_stands_behind_the_figure(shop):
    idea = feedback.add(shop, NewFeedback("idea", "oat milk", 1)).idea_id
    ideas.decide(shop, idea, "done")
    ideas.told(shop, idea, 1)
    (told,) = behind.told(shop, TODAY, TODAY)
    assert (told.customer_name, told.title, told.decision) == ("Weekly", "oat milk", "done")
    assert behind.told(shop, FIRST, back(1)) == ()


def test_a_map_of_some_weeks_counts_every_hour(shop):
    found = behind.hours(shop, back(6), TODAY)
    assert {(each.weekday, each.hour): each.visits for each in found} == {
        (1, 12): 1,
        (2, 12): 1,
        (4, 12): 1,
        (5, 12): 1,
    }


def test_nobody_stands_behind_the_figures_of_an_empty_shop(desk):
    assert behind.comers(desk, FIRST, TODAY) == ()
    assert behind.regulars(desk, FIRST, TODAY) == ()
    assert behind.visits(desk, Picked(FIRST, TODAY)) == ()
    assert behind.strayed(desk, loyalty(desk, FIRST, TODAY)) == behind.strayed(desk, Loyalty()) == ()
    assert behind.heard(desk, FIRST, TODAY) == behind.overdue(desk, TODAY) == behind.told(desk, FIRST, TODAY) == ()
