from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from frontdesk.desk import shop, team, undo
from frontdesk.desk.listening import feedback, make_goods
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import Exit
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.words.fields import MissingText, TooLong


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


@pytest.fixture
def staff(desk):
    team.add(desk, "Mina")
    team.add(desk, "Zoë", "Owner")


def complain(desk, who=None):
    return feedback.add(desk, NewFeedback("complaint", "cold soup", who)).id


def test_anybody_gives_up_to_the_budget_and_it_is_on_the_record(desk, ravi, staff):
    said = complain(desk, ravi)
    given = make_goods.give(desk.by("Mina"), " coffee on us ", amount=320, feedback_id=said)
    (kept,) = make_goods.listed(desk)
    assert (given.what, given.budget.spent, given.budget.left) == ("coffee on us", 320, 14_680)
    assert (kept.id, kept.what, kept.amount, kept.by, kept.over_budget) == (
        given.id,
        "coffee on us",
        320,
        "Mina",
        False,
    )
    assert (kept.customer_id, kept.customer_name, kept.feedback_id) == (ravi, "Ravi Menon", said)
    assert (kept.at, kept.day) == (desk.clock.now(), date(2026, 11, 22))
    assert feedback.read(desk, said).made_good == (kept,)


def test_undo_takes_it_back_and_the_budget_with_it(desk):
    given = make_goods.give(desk, "coffee", amount=320)
    undo.undo(desk, given.action_id)
    assert (make_goods.listed(desk), make_goods.budget(desk).spent) == ((), 0)


def test_what_cost_nothing_worth_counting_takes_nothing_from_the_budget(desk):
    desk.shop = replace(desk.shop, make_good_each=0, make_good_month=0)
    assert make_goods.give(desk, "a smile").budget.spent == 0
    assert make_goods.give(desk, "tap water", amount=0).budget.spent == 0
    assert [each.amount for each in make_goods.listed(desk)] == [0, None]


def test_the_whole_of_each_may_be_given_and_not_a_cent_more(desk, staff):
    make_goods.give(desk, "a meal", amount=1_000)
    with pytest.raises(make_goods.OverBudget) as refused:
        make_goods.give(desk.by("Mina"), "a feast", amount=1_001)
    assert refused.value.sentence == (
        "10.01 EUR is more than staff may give at a time (10.00 EUR); nothing was written."
    )
    assert (refused.value.exit_code, "--by" in refused.value.hint) == (Exit.FAILED, True)
    assert len(make_goods.listed(desk)) == 1


def test_the_month_is_a_limit_too(desk, staff):
    desk.shop = replace(desk.shop, make_good_month=1_500)
    make_goods.give(desk, "a meal", amount=1_000)
    with pytest.raises(make_goods.OverBudget, match=r"6\.00 EUR is more than is left of this month's 15\.00 EUR \(5\."):
        make_goods.give(desk, "a dish", amount=600)
    assert make_goods.give(desk, "a dish", amount=500).budget.left == 0
    with pytest.raises(make_goods.OverBudget, match=r"\(0\.00 EUR\)"):
        make_goods.give(desk, "a tea", amount=1)


def test_the_owner_may_give_over_both_and_it_is_marked(desk, staff):
    zoe = desk.by("Zoë")
    given = make_goods.give(zoe, "the wedding cake", amount=40_000)
    assert (given.budget.spent, given.budget.left) == (40_000, 0)
    make_goods.give(zoe, "a tea", amount=100)
    assert [each.over_budget for each in make_goods.listed(desk)] == [True, True]
    with pytest.raises(make_goods.OverBudget):
        make_goods.give(desk.by("Mina"), "a tea", amount=100)


def test_an_owner_within_the_budget_is_not_over_it(desk, staff):
    make_goods.give(desk.by("Zoë"), "a tea", amount=100)
    assert not make_goods.listed(desk)[0].over_budget


def test_a_shop_without_an_owner_keeps_its_budget_and_says_how_to_name_one(desk):
    with pytest.raises(make_goods.OverBudget) as refused:
        make_goods.give(desk, "a feast", amount=1_001)
    assert "--role owner" in refused.value.hint


def test_a_currency_without_cents_is_said_without_them(desk):
    shop.change(desk, "currency", "JPY")
    with pytest.raises(make_goods.OverBudget, match=r"1001 JPY is more than staff may give at a time \(1000 JPY\)"):
        make_goods.give(desk, "a feast", amount=1_001)


@pytest.mark.parametrize("amount", [-1, -(10**15), 10**12 + 1])
def test_an_absurd_amount_is_refused_whoever_gives(desk, staff, amount):
    with pytest.raises(make_goods.UngivableAmount):
        make_goods.give(desk.by("Zoë"), "a feast", amount=amount)
    assert make_goods.listed(desk) == ()


@pytest.mark.parametrize(("what", "error"), [(" ", MissingText), ("x" * 10_001, TooLong)])
def test_something_must_be_given(desk, what, error):
    with pytest.raises(error):
        make_goods.give(desk, what)
    assert make_goods.listed(desk) == ()


def test_it_needs_feedback_and_a_customer_that_are_there(desk, ravi):
    with pytest.raises(feedback.NoSuchFeedback):
        make_goods.give(desk, "tea", feedback_id=9)
    with pytest.raises(NoSuchCustomer):
        make_goods.give(desk, "tea", customer_id=99)
    with pytest.raises(NoSuchCustomer):
        make_goods.listed(desk, customer_id=99)
    assert make_goods.listed(desk) == ()


def test_anothers_feedback_is_not_theirs(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    with pytest.raises(make_goods.SomebodyElses):
        make_goods.give(desk, "tea", customer_id=ana, feedback_id=complain(desk, ravi))
    make_goods.give(desk, "tea", customer_id=ana, feedback_id=complain(desk))
    assert make_goods.listed(desk)[0].customer_id == ana


def test_a_complaint_about_staff_is_not_found_by_making_it_good_but_from_its_customers_card(desk, ravi, staff):
    team.add(desk, "Joe")
    joe, mina, ana = desk.by("Joe"), desk.by("Mina"), adding.add(desk, NewCustomer("Ana Gómez")).id
    said = feedback.add(joe, NewFeedback("complaint", "rude", ravi, about_id=mina.staff.id)).id
    for who in (None, ana):
        with pytest.raises(feedback.NoSuchFeedback):
            make_goods.give(mina, "tea", customer_id=who, feedback_id=said)
    assert make_goods.listed(desk) == ()
    make_goods.give(mina, "tea", customer_id=ravi, feedback_id=said)
    make_goods.give(joe, "tea", feedback_id=said)


def test_a_merged_customer_leads_to_the_kept(desk, ravi):
    twin = adding.add(desk, NewCustomer("R. Menon")).id
    before = make_goods.give(desk, "tea", customer_id=twin).id
    merged = merging.merge(desk, ravi, twin)
    after = make_goods.give(desk, "soup", customer_id=twin).id
    assert {each.id for each in make_goods.listed(desk, customer_id=ravi)} == {before, after}
    undo.undo(desk, merged.action_id)
    assert [each.id for each in make_goods.listed(desk, customer_id=twin)] == [before]


def test_it_goes_along_when_the_feedback_becomes_anothers(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    said = complain(desk, ravi)
    make_goods.give(desk, "tea", feedback_id=said)
    changed = feedback.change(desk, said, customer_id=ana)
    assert len(make_goods.listed(desk, customer_id=ana)) == 1
    undo.undo(desk, changed.action_id)
    assert len(make_goods.listed(desk, customer_id=ravi)) == 1


def test_a_complaint_that_brought_something_is_not_taken_back_from_under_it(desk, ravi):
    from frontdesk.errors import UndoConflict

    written = feedback.add(desk, NewFeedback("complaint", "cold soup", ravi))
    make_goods.give(desk, "tea", feedback_id=written.id)
    with pytest.raises(UndoConflict):
        undo.undo(desk, written.action_id)


def test_a_new_month_begins_with_a_full_budget_at_the_shops_own_midnight(desk, wall):
    shop.change(desk, "zone", "Europe/Berlin")
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 12, 1, 1, 59, tzinfo=UTC)  # 02:59 on the wall is still November
    make_goods.give(desk, "tea", amount=300)
    assert make_goods.budget(desk).spent == 300
    wall.pass_by(minutes=1)
    assert make_goods.budget(desk).spent == 0
    make_goods.give(desk, "soup", amount=500)
    november = make_goods.listed(desk, date(2026, 11, 1), date(2026, 11, 30))
    assert ([each.what for each in november], make_goods.budget(desk).spent) == (["tea"], 500)


@pytest.mark.parametrize("last", [date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)])
def test_every_month_ends_on_its_own_last_day(desk, wall, last):
    wall.now = datetime(last.year, last.month, 1, 9, tzinfo=UTC)
    make_goods.give(desk, "tea", amount=300)
    wall.now = datetime(last.year, last.month, last.day, 23, 59, tzinfo=UTC)
    assert make_goods.give(desk, "tea", amount=300).budget.spent == 600
    wall.pass_by(minutes=1)
    assert make_goods.budget(desk).spent == 0


def test_the_list_is_newest_first_and_both_ends_belong_to_it(desk, wall):
    for what in ("tea", "soup", "cake"):
        make_goods.give(desk, what)
        wall.pass_by(days=1)
    assert [each.what for each in make_goods.listed(desk)] == ["cake", "soup", "tea"]
    found = make_goods.listed(desk, date(2026, 11, 23), date(2026, 11, 24))
    assert [each.what for each in found] == ["cake", "soup"]
    assert [each.what for each in make_goods.listed(desk, end=date(2026, 11, 22))] == ["tea"]


def test_what_was_given_for_a_complaint_about_staff_is_the_owners_to_read(desk):
    team.add(desk, "Mina", "owner")
    joe = team.add(desk, "Joe").id
    who = adding.add(desk, NewCustomer("Ravi")).id
    heard = feedback.add(desk.by("Joe"), NewFeedback("complaint", "Joe was rude", customer_id=who, about_id=joe))
    make_goods.give(desk.by("Joe"), "flowers for what Joe said", feedback_id=heard.id, customer_id=who)
    (seen,) = make_goods.listed(desk.by("Joe"))
    assert (seen.what, seen.feedback_id) == (make_goods.NEVER_SAID, None)
    (owned,) = make_goods.listed(desk.by("Mina"))
    assert owned.what == "flowers for what Joe said"
