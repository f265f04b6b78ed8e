"""Whatever the weekday, the demo shop holds every situation that a newcomer should meet within five minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.desk import greeting, perks, review
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, ideas, make_goods, panels, recovery
from frontdesk.desk.morning import morning
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import duplicates
from frontdesk.exchange.demo_shop import lay_out
from frontdesk.keeping import doctor
from frontdesk.records.voices import Outcome
from tests.exchange.shops import rows

SUNDAY = datetime(2027, 3, 7, 10, 40, tzinfo=UTC)
RAVI, HERBERT, MARCUS, ANDREW, ASA, JOSE, MATHILDE, VIKRAM = 1, 18, 75, 7, 43, 33, 21, 204


@pytest.fixture(scope="module", autouse=True)
def in_utc():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        yield


def opened(folder, now, by="Mina"):
    lay_out(folder / "demo.db", now)
    return open_desk(folder / "demo.db", till="counter", by=by, now=lambda: now)


@pytest.fixture(scope="module", params=range(7), ids=["sun", "mon", "tue", "wed", "thu", "fri", "sat"])
def desk(request, tmp_path_factory):
    shop = opened(tmp_path_factory.mktemp("demo"), SUNDAY + timedelta(days=request.param))
    yield shop
    shop.close()


def day(desk, days):
    return desk.clock.today() + timedelta(days=days)


def open_complaints(desk):
    return feedback.listed(desk, open_only=True, kind="complaint")


def recoveries(desk, customer):
    with desk.store.reading() as session:
        return recovery.recoveries_in(desk, session, customer)


def test_ravi_s_card_has_all_its_lines(desk):
    card = greeting.card(desk, RAVI)
    when = card.recoveries[0].words.split(" on ")[1].split(",")[0]
    assert card.recovery == f"cold soup on {when}, replaced, coffee on us: ask today"
    (tell,) = card.tell
    assert tell.startswith("you asked: oat milk. Done since Mon ")
    assert "flat white and a croissant" in card.say
    assert [each.text for each in card.allergies] == ["nuts (Dev)"]
    assert card.visits >= 148


def test_ravi_s_hundred_and_fiftieth_visit_is_just_ahead_or_was_rewarded(desk):
    card, given = greeting.card(desk, RAVI), [each.occasion for each in perks.rewards(desk, RAVI)]
    ahead = {148: "150th visit in 2: a cake on us", 149: "150th visit next time: a cake on us"}
    if card.visits == 150:
        assert "150" in given
    else:
        assert ahead[card.visits] in card.next or "150th visit: a cake on us" in card.next


def test_yesterday_s_complaint_is_overdue_and_today_s_is_due(desk):
    mine = [each for each in open_complaints(desk) if not each.about]
    assert [(each.day, each.overdue, each.owed) for each in mine] == [
        (day(desk, -1), True, "first step"),
        (day(desk, 0), False, "first step"),
    ]
    assert all(each.customer_id for each in mine)
    assert followups.counts(desk).recoveries == 1


def test_a_complaint_about_the_team_is_the_owner_s_alone_to_see(desk):
    assert [each.about for each in open_complaints(desk) if each.about] == ["Tariq"]
    assert not [each for each in open_complaints(desk.by("Joe")) if each.about]
    (line,) = recoveries(desk, MATHILDE)
    assert line.about == "something went wrong"


def test_sorry_is_still_to_be_said_to_some_and_was_said_to_others(desk):
    yesterday = open_complaints(desk)[0]
    (line,) = recoveries(desk, yesterday.customer_id)
    assert line.words.startswith("Say sorry: ")
    assert not line.said
    assert all(each.said for each in recoveries(desk, RAVI))


def test_recoveries_went_in_every_way(desk):
    found = recovery.outcomes(desk, day(desk, -60), day(desk, 0))
    assert {each.recovery for each in found} == set(Outcome)
    how = {each.customer_id: each.recovery for each in found if each.day >= day(desk, -60)}
    assert (how[MARCUS], how[16]) == (Outcome.NOT_SEEN, Outcome.WON_BACK)
    assert Outcome.STILL_UNHAPPY in {each.recovery for each in found if each.customer_id == HERBERT}


def test_some_were_solved_at_first_contact(desk):
    closed = [each for each in feedback.listed(desk, kind="complaint", customer_id=VIKRAM) if not each.open]
    assert [each.first_contact for each in closed] == [True]
    figures = review.review(desk, day(desk, -27), day(desk, 0)).feedback
    assert 0.3 < figures.first_contact_share < 0.9
    assert figures.overdue == 1


def test_one_question_waits_and_one_is_answered(desk):
    states = [each.state for each in feedback.listed(desk, open_only=True, kind="question")]
    assert sorted(states) == ["answered", "open"]


def test_three_that_say_the_same_are_not_grouped_yet(desk):
    bowls = [each for each in ideas.listed(desk, undecided_only=True) if "bowl" in each.title]
    assert len(bowls) == 3
    for one in bowls:
        alike = {each.id for each in ideas.alike(desk, one.title, without=one.id)}
        assert alike & {each.id for each in bowls if each is not one}


def test_ideas_stand_at_every_decision(desk):
    found = {each.title: each for each in ideas.listed(desk)}
    assert {each.decision for each in found.values()} == {"", "trying", "doing", "done", "no"}
    assert 6 <= len(found) <= 12
    oat, smoke, lids = found["oat milk"], found["a table for smokers outside"], found["cups with lids for children"]
    assert (oat.askers, oat.told) == (3, 1)
    assert [each.customer_name for each in oat.to_tell] == ["Ravi Menon", "Silvia Moretti"]
    assert smoke.because
    assert [each.customer_name for each in smoke.to_tell] == ["Big Steve"]
    assert (lids.askers, lids.told, lids.to_tell) == (2, 2, ())


def test_two_compliments_of_yesterday_are_to_be_thanked(desk):
    thanks = feedback.to_thank(desk, day(desk, -1))
    yesterday = [each for one in thanks for each in one.compliments if each.day == day(desk, -1)]
    assert len(yesterday) == 2
    assert all(each.about for each in yesterday)
    praised = {each.about for each in feedback.listed(desk, kind="compliment")}
    assert {"Mina", "Joe", "Sofia", "Tariq", "Lena", "Emil", ""} <= praised


def test_staff_made_good_within_the_budget_and_the_owner_beyond_it(desk):
    given = make_goods.listed(desk, day(desk, -27), day(desk, 0))
    assert [(each.amount, each.by) for each in given if each.over_budget] == [(2_500, "Mina")]
    assert {"Joe", "Sofia"} <= {each.by for each in given if not each.over_budget}
    assert all(each.amount <= desk.shop.make_good_each for each in given if not each.over_budget)
    assert 0 < make_goods.budget(desk).spent < desk.shop.make_good_month


def test_promises_made_by_hand_are_overdue_due_ahead_and_kept(desk):
    mine = [each for each in followups.listed(desk, "all") if each.rule is None]
    assert [(each.due, each.overdue) for each in mine] == [
        (day(desk, -1), True),
        (day(desk, 0), False),
        (day(desk, 0), False),
        (day(desk, 3), False),
        (day(desk, 7), False),
    ]
    assert [each.feedback_id is not None for each in mine[1:3]] == [True, False]
    assert [bool(each.outcome) for each in followups.listed(desk, "done") if each.rule is None] == [True, True]


def test_rules_make_promises_too_and_one_was_put_off(desk):
    made = [each for each in followups.listed(desk, "all") if each.rule is not None]
    renewals = [(each.customer_name, each.due, each.snoozed) for each in made if "renew" in each.why]
    assert renewals == [
        ("Łukasz Wójcik", day(desk, 0), False),
        ("Γιώργος Παπαδάκης", day(desk, 2), True),
    ]
    assert any(each.why.startswith("birthday") for each in made)
    assert not [each for each in made if each.due < day(desk, 0)]


def test_things_are_booked_ready_collected_and_to_renew(desk):
    waiting = {(each.kind, (each.day - day(desk, 0)).days) for each in dates.listed(desk, open_only=True)}
    assert {("booked", 0), ("booked", 4), ("ready", 1), ("ready", -1), ("renewal", 7)} <= waiting
    done = {each.kind for each in dates.listed(desk) if each.done_at}
    assert {"booked", "ready", "renewal"} <= done


def test_perks_are_due_for_friends_and_many_visits_and_capped_for_one(desk):
    assert [each.why for each in perks.of(desk, ANDREW).due if each.perk_id == 4] == ["brought Gaëlle Chevalier"]
    assert any(each.perk_id == 4 for each in perks.rewards(desk, ASA))
    assert not perks.of(desk, JOSE).due
    assert len([each for each in perks.rewards(desk, JOSE) if each.perk_id == 2]) == 12
    assert {each.kind for each in perks.listed(desk)} == {"every", "from", "birthday", "friend"}
    assert {each.kind for each in perks.listed(desk, retired=True)} >= {"anniversary"}


def test_nobody_is_owed_a_round_visit_but_those_who_make_it_now(desk):
    near = rows(desk, "SELECT customer_id, visits FROM standings WHERE visits % 50 IN (0, 1, 49) AND visits > 40")
    owed = {(who, due.occasion) for who, _ in near for due in perks.of(desk, who).due if due.perk_id == 1}
    here = {who for (who,) in rows(desk, f"SELECT customer_id FROM visits WHERE day = '{day(desk, 0)}'")}
    assert owed == {(who, str(visits + 1)) for who, visits in near if visits % 50 == 49 and who not in here}
    assert owed


def test_eight_regulars_are_asked_and_three_have_answered(desk):
    (panel,) = panels.listed(desk, open_only=True)
    assert (len(panel.members), panel.answered) == (8, 3)
    waiting = next(each.customer_id for each in panel.members if each.feedback_id is None)
    assert [each.question for each in greeting.card(desk, waiting).asks] == [panel.question]
    assert len(panels.listed(desk)) == 2


def test_the_morning_has_something_of_everything(desk):
    found = morning(desk)
    assert found.expected
    assert len(found.complaints) >= 2
    assert len(found.follow_ups) >= 3
    assert found.dates
    assert len(found.tells) == 3
    assert len(found.thanks) >= 2


def test_the_shop_is_well(desk):
    assert doctor.examine(desk.store, desk.store.path.parent / "backups").well


@pytest.mark.parametrize("wall", ["00:10", "05:30", "07:32", "23:50"])
def test_at_any_hour_a_complaint_is_overdue_and_nothing_lies_ahead(tmp_path, wall):
    now = datetime.fromisoformat(f"2026-11-24 {wall}+00:00")
    desk = opened(tmp_path, now)
    assert followups.counts(desk).recoveries >= 1
    said = feedback.listed(desk)
    assert max(each.at for each in said) <= now
    assert all(each.closed_at is None or each.closed_at <= now for each in said)
    assert greeting.card(desk, RAVI).recovery
    desk.close()


def test_somebody_stands_in_the_book_twice(desk):
    likeliest = duplicates.pairs(desk).pairs[0]
    assert (likeliest.one.name, likeliest.other.name) == ("Vivian Stone", "Vivien Stone")
    assert likeliest.likeness.words == "same e-mail · name nearly the same"
