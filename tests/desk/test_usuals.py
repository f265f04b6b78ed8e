import pytest

from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding
from frontdesk.errors import BadInput
from frontdesk.records.orders import Strength, in_full
from frontdesk.records.people import NewCustomer


@pytest.fixture
def ravi(desk):
    items.add(desk, "Flat white", "3.20")
    items.add(desk, "Croissant", "2.40")
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def have(desk, wall, who, *orders, **remarks):
    for order in orders:
        wall.pass_by(days=7)
        visits.log(desk, who, order, remarks=Remarks(**remarks))


def test_without_visits_there_is_no_usual(desk, ravi):
    assert usuals.usual_of(desk, ravi) is None


def test_two_equal_orders_are_not_a_habit_yet(desk, wall, ravi):
    have(desk, wall, ravi, "1 flat white", "1 flat white")
    assert usuals.usual_of(desk, ravi) is None


def test_a_habit_comes_with_its_evidence(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white; 1 croissant"] * 9, "1 tea")
    usual = usuals.usual_of(desk, ravi)
    assert (in_full(usual.lines), usual.strength) == ("1 flat white, 1 croissant", Strength.STRONG)
    assert usual.evidence == "9 of the last 10 weekend visits"


def test_the_same_order_in_other_words_is_the_same_order(desk, wall, ravi):
    have(desk, wall, ravi, "1 Flat White; 1 croissant", "croissant; flat white", "1 croissant; 1 flat white")
    assert usuals.usual_of(desk, ravi).evidence == "3 of the last 3 weekend visits"


def test_random_orders_are_no_habit(desk, wall, ravi):
    have(desk, wall, ravi, *[f"1 thing {number}" for number in range(12)])
    assert usuals.usual_of(desk, ravi) is None


def test_a_weak_habit_is_asked_about(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white", "1 tea"] * 2, "1 water", "1 flat white", "1 juice", "1 flat white")
    usual = usuals.usual_of(desk, ravi)
    assert (usual.strength, usual.ask) == (Strength.WEAK, True)


def test_when_the_last_two_differed_it_asks(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 8, "1 tea", "1 soup")
    usual = usuals.usual_of(desk, ravi)
    assert (usual.ask, usual.why_ask) == (True, "the last two visits were different")


def test_after_a_bad_visit_it_asks(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 8)
    have(desk, wall, ravi, "1 flat white", happiness="-")
    assert usuals.usual_of(desk, ravi).why_ask == "the last visit went wrong"


def test_weekends_and_weekdays_have_their_own(desk, wall, ravi):
    for _ in range(4):
        wall.pass_by(days=6)  # to Saturday, then to Sunday
        visits.log(desk, ravi, "1 croissant")
        wall.pass_by(days=1)
        visits.log(desk, ravi, "1 croissant")
        for _ in range(2):
            wall.pass_by(days=1)
            visits.log(desk, ravi, "1 flat white")
        wall.pass_by(days=-2)
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 croissant"
    wall.pass_by(days=2)
    weekday = usuals.usual_of(desk, ravi)
    assert in_full(weekday.lines) == "1 flat white"
    assert "weekdays" in weekday.evidence


def test_a_pinned_usual_wins_and_the_narrowest_holds(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 5)
    usuals.pin(desk, ravi, "1 tea")
    usuals.pin(desk, ravi, "1 croissant, warm", holds="sunday")
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 croissant (warm)"
    wall.pass_by(days=1)
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 tea"


def test_pinning_again_replaces_what_held_at_the_same_time(desk, ravi):
    usuals.pin(desk, ravi, "1 tea")
    usuals.pin(desk, ravi, "1 flat white")
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 flat white"


@pytest.mark.parametrize("holds", ["soonish", "", "weekdaze"])
def test_a_time_that_nobody_knows_is_refused(desk, ravi, holds):
    with pytest.raises(usuals.NeverHolds):
        usuals.pin(desk, ravi, "1 tea", holds=holds)


@pytest.mark.parametrize("order", ["", ";;", "0 tea", "1000 tea", "2"])
def test_an_order_that_cannot_be_read_pins_nothing(desk, ravi, order):
    with pytest.raises(BadInput):
        usuals.pin(desk, ravi, order)
    assert usuals.usual_of(desk, ravi) is None


def test_what_was_just_pinned_is_trusted_whatever_came_before(desk, wall, ravi):
    have(desk, wall, ravi, "1 soup", "1 water")
    usuals.pin(desk, ravi, "1 tea")
    assert not usuals.usual_of(desk, ravi).ask
    have(desk, wall, ravi, "1 soup", "1 water")
    assert usuals.usual_of(desk, ravi).ask
