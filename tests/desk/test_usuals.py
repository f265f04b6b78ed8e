from datetime import timedelta

import pytest
from sqlalchemy import select

from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding
from frontdesk.errors import BadInput
from frontdesk.records.order_lines import in_full
from frontdesk.records.orders import Strength
from frontdesk.records.people import NewCustomer
from frontdesk.store.tables import VisitRow

taken_last = select(VisitRow.usual_taken).order_by(VisitRow.id.desc()).limit(1)


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


def on_weekdays(desk, wall, who, hour, *orders, **remarks):
    """Visits on the weekdays that follow, at that hour; the wall is left on the next weekday at that hour."""
    for order in (*orders, None):
        wall.pass_by(days=1)
        while desk.clock.day_of(wall.now).weekday() > 4:
            wall.pass_by(days=1)
        wall.now = wall.now.replace(hour=hour)
        if order is not None:
            visits.log(desk, who, order, remarks=Remarks(**remarks))


def test_mornings_and_afternoons_have_their_own(desk, wall, ravi):
    for _ in range(4):
        on_weekdays(desk, wall, ravi, 8, "1 flat white")
        on_weekdays(desk, wall, ravi, 15, "1 tea; 1 croissant")
    afternoon = usuals.usual_of(desk, ravi)
    assert (in_full(afternoon.lines), afternoon.ask) == ("1 tea, 1 croissant", False)
    assert afternoon.evidence == "4 of the last 4 weekday afternoons"
    morning = usuals.usual_of(desk, ravi, wall.now.replace(hour=9))
    assert (in_full(morning.lines), morning.ask) == ("1 flat white", False)


def test_who_comes_in_the_morning_alone_is_not_told_so(desk, wall, ravi):
    on_weekdays(desk, wall, ravi, 8, *["1 flat white"] * 4)
    assert usuals.usual_of(desk, ravi).evidence == "4 of the last 4 weekdays"


def test_a_new_habit_is_believed_after_four_times_and_said_as_it_is(desk, wall, ravi):
    on_weekdays(desk, wall, ravi, 8, *["1 flat white"] * 8, *["1 tea"] * 3)
    third = usuals.usual_of(desk, ravi)
    assert third.ask
    visits.log(desk, ravi, "1 tea")
    fourth = usuals.usual_of(desk, ravi)
    assert (in_full(fourth.lines), fourth.ask, fourth.evidence) == ("1 tea", False, "4 of the last 4 weekdays")


def test_the_last_two_visits_of_another_kind_of_day_are_no_reason_to_ask(desk, wall, ravi):
    on_weekdays(desk, wall, ravi, 8, *["1 flat white"] * 5)
    while desk.clock.day_of(wall.now).weekday() != 5:
        wall.pass_by(days=1)
    for _ in range(2):
        visits.log(desk, ravi, "1 soup")
        wall.pass_by(days=1)
    usual = usuals.usual_of(desk, ravi)
    assert (in_full(usual.lines), usual.ask) == ("1 flat white", False)


def item(desk, name):
    return items.named(desk, name).id


def test_what_is_not_sold_any_more_is_not_offered(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 4, *["1 croissant"] * 6)
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 croissant"
    items.retire(desk, item(desk, "Croissant"))
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 flat white"
    items.change(desk, item(desk, "Croissant"), active=True)
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 croissant"


@pytest.mark.parametrize("pinned", [False, True])
def test_of_a_usual_that_is_not_sold_whole_the_rest_is_asked_about(desk, wall, ravi, pinned):
    have(desk, wall, ravi, *["1 flat white; 1 croissant"] * 5)
    if pinned:
        usuals.pin(desk, ravi, "1 flat white; 1 croissant")
    items.retire(desk, item(desk, "Croissant"))
    usual = usuals.usual_of(desk, ravi)
    assert (in_full(usual.lines), usual.ask, usual.why_ask) == ("1 flat white", True, "croissant is not sold any more")


@pytest.mark.parametrize("pinned", [False, True])
def test_of_a_usual_that_is_not_sold_at_all_nothing_is_said(desk, wall, ravi, pinned):
    have(desk, wall, ravi, *["1 croissant"] * 5)
    if pinned:
        usuals.pin(desk, ravi, "1 croissant")
    items.retire(desk, item(desk, "Croissant"))
    assert usuals.usual_of(desk, ravi) is None


def test_what_replaces_an_item_stands_in_its_place_at_its_price(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white; 1 croissant"] * 5)
    bun = items.add(desk, "Bun", "1.90").id
    items.retire(desk, item(desk, "Croissant"), replaced_by=bun)
    brioche = items.add(desk, "Brioche", "2.10").id
    items.retire(desk, bun, replaced_by=brioche)
    usual = usuals.usual_of(desk, ravi)
    assert (in_full(usual.lines), usual.ask) == ("1 flat white, 1 brioche", False)
    assert [line.price for line in usual.lines] == [320, 210]
    items.change(desk, brioche, active=False, replaced_by=bun)
    assert in_full(usuals.usual_of(desk, ravi).lines) == "1 flat white"


def test_the_usual_is_logged_at_the_price_of_today(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 4)
    items.change(desk, item(desk, "Flat white"), price="3.60")
    visits.log(desk, ravi)
    assert visits.of_customer(desk, ravi, 1)[0].total == 360


def test_with_the_kids_along_they_have_what_they_have_with_the_kids(desk, wall, ravi):
    for _ in range(4):
        have(desk, wall, ravi, *["1 flat white"] * 3, party_size=1)
        have(desk, wall, ravi, "1 flat white; 2 bagel", party_size=3)
    usual = usuals.usual_of(desk, ravi)
    assert (in_full(usual.lines), usual.ask) == ("1 flat white", False)
    assert usual.evidence.endswith(" · for 3: 1 flat white, 2 bagel")
    together = usuals.usual_of(desk, ravi, party=3)
    assert (in_full(together.lines), together.ask) == ("1 flat white, 2 bagel", False)
    assert in_full(usuals.usual_of(desk, ravi, party=1).lines) == "1 flat white"


def test_more_people_than_usual_are_asked(desk, wall, ravi):
    have(desk, wall, ravi, *["1 flat white"] * 5)
    assert usuals.usual_of(desk, ravi, party=1).ask is False
    four = usuals.usual_of(desk, ravi, party=4)
    assert (in_full(four.lines), four.ask, four.why_ask) == ("1 flat white", True, "more people than usual")
    visits.log(desk, ravi, remarks=Remarks(party_size=4))
    with desk.store.reading() as session:
        assert session.execute(taken_last).scalar_one() is None


def test_a_usual_pinned_for_weekends_is_judged_by_weekends(desk, wall, ravi):
    have(desk, wall, ravi, "1 croissant")
    usuals.pin(desk, ravi, "1 croissant", holds="weekends")
    have(desk, wall, ravi, *["1 croissant"] * 2)
    on_weekdays(desk, wall, ravi, 8, "1 soup", "1 tea")
    sunday = wall.now + timedelta(days=6 - desk.clock.day_of(wall.now).weekday())
    usual = usuals.usual_of(desk, ravi, sunday)
    assert (in_full(usual.lines), usual.ask, usual.evidence) == (
        "1 croissant",
        False,
        "pinned · 3 of the last 3 visits",
    )
