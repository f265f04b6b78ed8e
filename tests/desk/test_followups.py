from datetime import date

import pytest

from frontdesk.desk import shop, team, undo
from frontdesk.desk.listening import feedback
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import followups, rules
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.words.phrases import NobodyKnowsWhen


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def test_a_promise_by_hand_says_its_day_back_and_waits_on_it(desk, wall, ravi):
    made = followups.add(desk, ravi, "ring about the brakes", "next friday")
    assert made.day == date(2026, 11, 27)
    assert followups.listed(desk) == ()
    assert [each.text for each in followups.listed(desk, "all")] == ["ring about the brakes"]
    wall.pass_by(days=5)
    assert [(each.due, each.overdue) for each in followups.listed(desk)] == [(made.day, False)]
    wall.pass_by(days=1)
    assert [each.id for each in followups.listed(desk, "overdue")] == [made.id]
    assert (followups.counts(desk).follow_ups, followups.counts(desk).overdue) == (1, 1)


@pytest.mark.parametrize("on", ["yesterday", "soonish", "2026-11-21", ""])
def test_no_promise_lies_in_the_past(desk, ravi, on):
    with pytest.raises(NobodyKnowsWhen):
        followups.add(desk, ravi, "ring", on)
    assert followups.listed(desk, "all") == ()


def test_a_promise_needs_words_and_somebody_it_is_made_to(desk, ravi):
    for text in ("", " ", "x" * 10_001):
        with pytest.raises(BadInput):
            followups.add(desk, ravi, text, "today")
    with pytest.raises(NoSuchCustomer):
        followups.add(desk, 99, "ring", "today")
    with pytest.raises(NothingFound):
        followups.add(desk, ravi, "ring", "today", feedback_id=5)
    assert followups.listed(desk, "all") == ()


def test_a_promise_about_what_was_said_tells_of_it_to_those_who_may_know(desk, ravi):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Joe")
    team.add(desk, "Ana", "owner")
    heard = feedback.add(desk.by("Joe"), NewFeedback("complaint", "she was rude", ravi, about_id=mina)).id
    with pytest.raises(feedback.NoSuchFeedback):
        followups.add(desk.by("Mina"), ravi, "ring", "today", feedback_id=heard)
    for who in ("Joe", "Ana"):
        followups.add(desk.by(who), ravi, "ring", "today", feedback_id=heard)
    assert {(each.feedback_id, each.why) for each in followups.listed(desk)} == {(heard, "complaint on Sun 22 Nov")}


def test_a_complaint_past_its_clock_is_counted(desk, wall, ravi):
    feedback.add(desk, NewFeedback("complaint", "cold soup", ravi))
    assert followups.counts(desk).recoveries == 0
    wall.pass_by(days=1)
    assert followups.counts(desk).recoveries == 1


def test_a_promise_is_kept_once_with_what_came_of_it(desk, ravi):
    team.add(desk, "Mina")
    made = followups.add(desk, ravi, "ring", "today")
    followups.done(desk.by("Mina"), made.id, "all is well")
    assert followups.listed(desk, "all") == ()
    kept = followups.listed(desk, "done")[0]
    assert (kept.outcome, kept.done_by, kept.overdue) == ("all is well", "Mina", False)
    with pytest.raises(followups.AlreadyDone, match="by Mina on Sun 22 Nov"):
        followups.done(desk, made.id)
    for act in (lambda: followups.snooze(desk, made.id, "tomorrow"), lambda: followups.change(desk, made.id, "x")):
        with pytest.raises(followups.AlreadyDone):
            act()


def test_undoing_what_was_done_makes_it_wait_again(desk, ravi):
    made = followups.add(desk, ravi, "ring", "today")
    followups.done(desk, made.id)
    undo.undo(desk)
    assert [each.id for each in followups.listed(desk)] == [made.id]


def test_a_promise_is_put_off_and_never_into_the_past(desk, ravi):
    made = followups.add(desk, ravi, "ring", "today")
    assert followups.snooze(desk, made.id, "in 2 weeks").day == date(2026, 12, 6)
    assert followups.listed(desk) == ()
    with pytest.raises(NobodyKnowsWhen):
        followups.snooze(desk, made.id, "yesterday")
    assert followups.listed(desk, "all")[0].due == date(2026, 12, 6)


def test_a_promise_is_said_in_other_words(desk, ravi):
    made = followups.add(desk, ravi, "ring", "today")
    followups.change(desk, made.id, "write")
    assert followups.listed(desk)[0].text == "write"


@pytest.mark.parametrize("number", [0, -1, 99, 10**9 + 1, 10**12, 10**30])
def test_a_promise_that_is_not_there_is_named_so(desk, number):
    with pytest.raises(followups.NoSuchFollowUp):
        followups.done(desk, number)


def test_an_unknown_list_names_those_there_are(desk):
    with pytest.raises(followups.UnknownDue):
        followups.listed(desk, "soon")


def test_the_card_shows_what_waits_for_its_customer_alone(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana")).id
    followups.add(desk, ravi, "ring", "today")
    followups.add(desk, ravi, "later", "tomorrow")
    followups.add(desk, ana, "write", "today")
    with desk.store.reading() as session:
        assert [each.text for each in followups.waiting_for(desk, session, ravi)] == ["ring"]
    assert [each.text for each in followups.listed(desk, customer_id=ana)] == ["write"]


def test_merging_merges_the_promises_and_undoing_it_gives_each_their_own(desk, ravi):
    twin = adding.add(desk, NewCustomer("Ravi M")).id
    followups.add(desk, ravi, "ring", "today")
    followups.add(desk, twin, "write", "today")
    merging.merge(desk, ravi, twin)
    assert [(each.customer_id, each.text) for each in followups.listed(desk)] == [(ravi, "ring"), (ravi, "write")]
    undo.undo(desk)
    assert [(each.customer_id, each.text) for each in followups.listed(desk)] == [(ravi, "ring"), (twin, "write")]


@pytest.fixture
def put_off(desk, wall, ravi):
    """A call after a visit to the garage, reworded and put off; then they come again."""
    shop.change(desk, "trade", "garage")
    visits.log(desk, ravi, "1 service")
    made = next(each for each in followups.listed(desk, "all") if each.text.startswith("ring"))
    followups.change(desk, made.id, "ring his wife")
    followups.snooze(desk, made.id, "in 5 days")
    wall.pass_by(days=3)
    visits.log(desk, ravi, "1 service")
    return made


def test_what_was_put_off_stays_when_the_customer_comes_again(desk, wall, ravi, put_off):
    wall.pass_by(days=2)
    (kept,) = (each for each in followups.listed(desk) if each.text == "ring his wife")
    assert (kept.customer_id, kept.due, kept.rule) == (ravi, date(2026, 11, 27), put_off.rule)
    assert kept.id != put_off.id
    assert followups.counts(desk).follow_ups == len(followups.listed(desk))
    assert followups.snooze(desk, kept.id, "tomorrow").id == kept.id
    assert followups.done(desk, kept.id, "all is well").action_id
    assert "ring his wife" not in {each.text for each in followups.listed(desk, "all")}
    with pytest.raises(followups.AlreadyDone):
        followups.done(desk, kept.id)


def test_what_was_put_off_stays_when_its_rule_is_retired(desk, ravi):
    shop.change(desk, "trade", "garage")
    feedback.add(desk, NewFeedback("complaint", "it squeals", ravi))
    (made,) = followups.listed(desk, "all")
    followups.snooze(desk, made.id, "in 5 days")
    rules.retire(desk, made.rule)
    (kept,) = followups.listed(desk, "all")
    assert (kept.text, kept.due) == (made.text, date(2026, 11, 27))
    followups.done(desk, kept.id)
    assert followups.listed(desk, "all") == ()
