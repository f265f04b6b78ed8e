from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.clock import Clock
from frontdesk.desk import shop, undo
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import dates, followups, rules
from frontdesk.desk.roster import adding, editing, merging
from frontdesk.errors import BadInput
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.promises import Trigger
from frontdesk.records.voices import NewFeedback
from frontdesk.store.tables import CustomerRow, VisitRow
from frontdesk.words.folding import folded
from tests.desk.conftest import SUNDAY

TODAY = date(2026, 11, 22)


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def due(desk, which="today", **asked):
    return [(each.text.split()[0], each.due) for each in followups.listed(desk, which, **asked)]


def in_days(number):
    return TODAY + timedelta(days=number)


def trade(desk, name):
    shop.change(desk, "trade", name)


@pytest.mark.parametrize("name", shop.TRADES)
def test_every_trade_has_rules_whose_numbers_mean_the_same_everywhere(desk, name):
    trade(desk, name)
    there = rules.rules(desk)
    assert {each.trigger for each in there} >= {Trigger.BIRTHDAY, Trigger.RENEWAL}
    assert len({each.number for each in there}) == len(there)
    assert (Trigger.COMPLAINT in {each.trigger for each in there}) == (name not in {"café", "bakery"})


def test_a_garage_reminds_the_day_before_and_asks_the_day_after(desk, wall, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "booked", "next friday", "blue Golf")
    assert due(desk, "all") == [("remind", date(2026, 11, 26))]
    assert followups.listed(desk, "all")[0].why == "blue Golf booked for Fri 27 Nov"
    wall.pass_by(days=5)
    assert due(desk, "all") == [("remind", date(2026, 11, 26))]
    wall.pass_by(days=1)
    assert due(desk) == [("ring", date(2026, 11, 28))]


def test_a_booking_for_today_does_not_do_what_the_last_visit_left_to_do(desk, wall, ravi):
    trade(desk, "garage")
    visits.log(desk, ravi, "1 service")
    booked = dates.add(desk, ravi, "booked", "in 2 days").id
    wall.pass_by(days=2)
    assert ("ring", in_days(1)) in due(desk)
    dates.done(desk, booked)
    assert due(desk, "all") == [("ring", in_days(3))]


def test_a_booking_that_is_done_needs_no_reminder(desk, ravi):
    trade(desk, "garage")
    booked = dates.add(desk, ravi, "booked", "tomorrow").id
    assert due(desk) == [("remind", TODAY)]
    dates.done(desk, booked)
    assert due(desk) == []
    undo.undo(desk)
    assert due(desk) == [("remind", TODAY)]


def test_a_booking_for_today_was_known_too_late_for_the_day_before(desk, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "booked", "today")
    assert due(desk) == [("remind", TODAY)]


def test_a_car_booked_anew_is_rung_about_anew(desk, wall, ravi):
    trade(desk, "garage")
    booked = dates.add(desk, ravi, "booked", "tomorrow").id
    followups.done(desk, followups.listed(desk)[0].id)
    assert due(desk) == []
    dates.change(desk, booked, on="in 5 days")
    assert due(desk, "all") == [("remind", in_days(4))]
    undo.undo(desk)
    assert due(desk, "all") == []


def test_a_visit_and_a_booking_of_one_day_are_one_contact(desk, wall, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "booked", "today", "blue Golf")
    visit = visits.log(desk, ravi, "1 service").visit_id
    wall.pass_by(days=1)
    assert due(desk) == [("ring", in_days(1))]
    followups.done(desk, followups.listed(desk)[0].id, "all is well")
    assert due(desk) == []
    visits.remove(desk, visit)
    assert due(desk) == []


def test_the_next_service_is_half_a_year_after_the_last_contact_of_its_own_date(desk, wall, ravi):
    trade(desk, "garage")
    visits.log(desk, ravi, "1 service")
    wall.pass_by(days=1)
    followups.done(desk, followups.listed(desk)[0].id)
    wall.pass_by(days=130)
    assert due(desk, "all") == [("ring:", date(2027, 5, 22))]
    visits.log(desk, ravi, "1 tyre")
    assert [when for _, when in due(desk, "all", ahead_days=365)] == [date(2027, 4, 3), date(2027, 10, 2)]


def test_two_readings_tell_when_so_much_will_have_been_driven(desk, wall, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "collected", "100 days ago", "Golf", 40_000)
    dates.add(desk, ravi, "collected", "today", "golf", 50_000)
    service = [when for text, when in due(desk, "all", ahead_days=365) if text == "ring:"]
    assert service == [in_days(100)]


@pytest.mark.parametrize(
    ("before", "now"),
    [(None, 50_000), (50_000, 50_000), (50_000, 48_000), (50_000, None), (49_900, 50_000)],
)
def test_without_two_readings_that_go_up_fast_the_months_count(desk, ravi, before, now):
    trade(desk, "garage")
    dates.add(desk, ravi, "collected", "100 days ago", "Golf", before)
    dates.add(desk, ravi, "collected", "today", "Golf", now)
    service = [when for text, when in due(desk, "all", ahead_days=365) if text == "ring:"]
    assert service == [date(2027, 5, 22)]


def test_the_cars_of_one_customer_do_not_mix_their_readings(desk, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "collected", "10 days ago", "Golf", 10_000)
    dates.add(desk, ravi, "collected", "today", "Volvo", 90_000)
    assert [when for text, when in due(desk, "all", ahead_days=365) if text == "ring:"] == [date(2027, 5, 22)]


def test_a_barber_asks_the_day_after_a_first_visit_only(desk, wall, ravi):
    trade(desk, "barber")
    visits.log(desk, ravi, "1 haircut")
    wall.pass_by(days=1)
    visits.log(desk, ravi, "1 haircut")
    assert due(desk) == [("ask", in_days(1))]
    wall.pass_by(days=1)
    assert [each.overdue for each in followups.listed(desk)] == [True]
    followups.done(desk, followups.listed(desk)[0].id)
    visits.log(desk, ravi, "1 haircut", at=SUNDAY - timedelta(days=3))
    assert due(desk) == []


def test_whoever_is_known_since_long_was_not_here_for_the_first_time(desk, wall):
    trade(desk, "barber")
    old = adding.add(desk, NewCustomer("Old Friend", since=date(2019, 5, 1))).id
    visits.log(desk, old, "1 haircut")
    wall.pass_by(days=1)
    assert due(desk) == []


def test_a_tailor_says_on_the_day_that_it_is_ready_until_it_is_collected(desk, wall, ravi):
    trade(desk, "tailor")
    dates.add(desk, ravi, "ready", "in 2 days", "coat")
    wall.pass_by(days=2)
    assert due(desk) == [("tell", in_days(2))]
    wall.pass_by(days=400)
    assert due(desk) == [("tell", in_days(2))]
    dates.add(desk, ravi, "collected", "today", "coat")
    assert due(desk) == []


def test_a_dry_cleaner_reminds_after_two_weeks(desk, wall, ravi):
    trade(desk, "dry cleaner")
    dates.add(desk, ravi, "ready", "today", "coat")
    wall.pass_by(days=13)
    assert due(desk) == []
    wall.pass_by(days=1)
    assert due(desk) == [("remind", in_days(14))]


def test_a_renewal_comes_up_a_week_before(desk, wall, ravi):
    dates.add(desk, ravi, "renewal", "in 10 days", "insurance")
    assert due(desk, "all") == [("remind", in_days(3))]
    dates.add(desk, ravi, "renewal", "in 3 days", "warranty")
    assert due(desk) == [("remind", TODAY)]


def test_a_complaint_is_asked_about_on_the_next_opening_day_without_its_words(desk, wall, ravi):
    trade(desk, "garage")
    shop.change(desk, "opening_days", "tue wed thu fri sun")
    heard = feedback.add(desk, NewFeedback("complaint", "the brakes squeal", ravi))
    found = followups.listed(desk, "all")[0]
    assert (found.due, found.feedback_id, found.why) == (in_days(2), heard.id, "complaint on Sun 22 Nov")


def test_a_cafe_leaves_complaints_to_the_card(desk, ravi):
    feedback.add(desk, NewFeedback("complaint", "cold soup", ravi))
    assert due(desk, "all") == []


def test_what_turns_out_to_be_a_complaint_later_is_due_from_then_on(desk, wall, ravi):
    trade(desk, "garage")
    said = feedback.add(desk, NewFeedback("question", "should it squeal?", ravi)).id
    wall.pass_by(days=30)
    feedback.change(desk, said, kind="complaint")
    assert due(desk) == [("ring", in_days(30))]


def test_an_anonymous_complaint_is_due_once_somebody_knows_whose_it_is(desk, wall, ravi):
    trade(desk, "garage")
    said = feedback.add(desk, NewFeedback("complaint", "it squeals")).id
    assert due(desk, "all") == []
    wall.pass_by(days=30)
    feedback.change(desk, said, customer_id=ravi)
    assert due(desk) == [("ring", in_days(30))]


@pytest.mark.parametrize("birthday", ["1986-11-22", "--11-22"])
def test_a_birthday_is_due_on_its_day_and_gone_after_two_weeks(desk, wall, birthday):
    adding.add(desk, NewCustomer("Ana", birthday=birthday))
    assert due(desk) == [("wish", TODAY)]
    assert ("turning 40" in followups.listed(desk)[0].why) == (birthday[0] == "1")
    wall.pass_by(days=14)
    assert due(desk, "overdue") == [("wish", TODAY)]
    wall.pass_by(days=1)
    assert due(desk) == []
    wall.pass_by(days=350)
    assert due(desk) == [("wish", date(2027, 11, 22))]


def test_a_birthday_wish_is_done_once_a_year(desk, wall):
    adding.add(desk, NewCustomer("Ana", birthday="--11-22"))
    wish = followups.listed(desk)[0].id
    followups.done(desk, wish)
    assert due(desk, "all") == []
    with pytest.raises(followups.AlreadyDone):
        followups.done(desk, wish)
    wall.pass_by(days=365)
    assert [each.id for each in followups.listed(desk)] == [wish]


def test_a_birthday_learned_too_late_is_wished_at_once_or_not_at_all(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana", birthday="--11-15")).id
    editing.edit(desk, ravi, CustomerChanges(birthday="--11-05"))
    assert [(each.customer_id, each.due) for each in followups.listed(desk)] == [(ana, TODAY)]


@pytest.mark.parametrize(("year", "day"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_the_29th_of_february_is_kept_on_the_28th_in_other_years(desk, wall, year, day):
    adding.add(desk, NewCustomer("Leo", birthday="2000-02-29"))
    wall.now = datetime(year, 2, 28, 9, tzinfo=UTC)
    assert due(desk, "all", ahead_days=3) == [("wish", day)]


def test_two_who_are_one_are_wished_well_once(desk):
    one = adding.add(desk, NewCustomer("Ana", birthday="--11-22")).id
    two = adding.add(desk, NewCustomer("Anna", birthday="--11-22")).id
    first, second = (each.id for each in followups.listed(desk))
    followups.done(desk, first)
    followups.snooze(desk, second, "in 3 days")
    merging.merge(desk, one, two)
    assert due(desk, "all") == []
    undo.undo(desk)
    assert [(each.customer_id, each.snoozed) for each in followups.listed(desk, "all")] == [(two, True)]


def test_of_two_days_that_a_wish_was_put_off_to_the_first_holds(desk):
    one = adding.add(desk, NewCustomer("Ana", birthday="--11-22")).id
    two = adding.add(desk, NewCustomer("Anna", birthday="--11-22")).id
    for each, phrase in zip(followups.listed(desk), ("in 4 days", "in 2 days"), strict=True):
        followups.snooze(desk, each.id, phrase)
    merging.merge(desk, one, two)
    assert due(desk, "all") == [("wish", in_days(2))]


def test_a_visit_taken_out_takes_its_follow_up_along_and_undo_brings_it_back_with_its_act(desk, wall, ravi):
    trade(desk, "garage")
    visit = visits.log(desk, ravi, "1 service").visit_id
    wall.pass_by(days=1)
    ring = followups.listed(desk)[0].id
    followups.snooze(desk, ring, "in 3 days")
    followups.change(desk, ring, "ring in the evening")
    visits.remove(desk, visit)
    assert due(desk, "all", ahead_days=365) == []
    with pytest.raises(followups.NoSuchFollowUp):
        followups.done(desk, ring)
    undo.undo(desk)
    found = followups.listed(desk, "all")[0]
    assert (found.id, found.due, found.text, found.snoozed) == (ring, in_days(4), "ring in the evening", True)


def test_what_is_put_off_waits_however_long(desk, wall, ravi):
    trade(desk, "garage")
    visits.log(desk, ravi, "1 service")
    wall.pass_by(days=1)
    followups.snooze(desk, followups.listed(desk)[0].id, "in 20 months")
    wall.pass_by(days=700)
    assert [each.snoozed for each in followups.listed(desk) if each.rule == 5] == [True]


def test_what_is_still_to_come_is_brought_forward(desk, ravi):
    dates.add(desk, ravi, "renewal", "in 100 days")
    coming = followups.listed(desk, "all", ahead_days=365)[0].id
    followups.snooze(desk, coming, "today")
    assert [each.id for each in followups.listed(desk)] == [coming]
    assert followups.counts(desk).follow_ups == 1
    followups.done(desk, coming)
    assert due(desk, "all", ahead_days=365) == []


def test_what_was_done_is_listed_with_its_reason_and_the_same_number(desk, wall, ravi):
    trade(desk, "garage")
    dates.add(desk, ravi, "booked", "tomorrow", "Golf")
    reminder = followups.listed(desk)[0].id
    followups.done(desk, reminder, "comes at eight")
    found = followups.listed(desk, "done")[0]
    assert (found.id, found.outcome, found.rule) == (reminder, "comes at eight", 4)
    assert found.why == "booked for Mon 23 Nov"


def test_a_visit_written_down_late_is_never_due_in_the_past(desk, wall, ravi):
    trade(desk, "garage")
    wall.pass_by(days=10)
    visits.log(desk, ravi, "1 service", at=SUNDAY)
    assert due(desk) == [("ring", in_days(10))]


def test_moving_a_visit_into_the_past_makes_nothing_due_before_it_was_moved(desk, wall, ravi):
    trade(desk, "garage")
    visit = visits.log(desk, ravi, "1 service").visit_id
    wall.pass_by(days=7)
    visits.change(desk, visit, at=SUNDAY - timedelta(days=3))
    assert due(desk) == [("ring", in_days(7))]
    undo.undo(desk)
    assert due(desk) == [("ring", in_days(1))]


def test_history_that_is_imported_makes_nothing_that_was_due_before(desk, wall):
    trade(desk, "garage")
    days = (400, 200, 185, 40, 1, 0)
    with desk.store.writing(desk.deed("import.visits", "Visits imported")) as work:
        people = work.add_many(
            CustomerRow,
            [{"name": f"N{n}", "folded": folded(f"N{n}"), "created_at": SUNDAY, "birthday": "--11-21"} for n in days],
        )
        seen = zip(people, (SUNDAY - timedelta(days=back) for back in days), strict=True)
        work.add_many(VisitRow, [{"customer_id": who, "at": at, "day": at.date()} for who, at in seen])
    found = [(each.customer_name, each.text.split()[0], each.due) for each in followups.listed(desk, "all")]
    assert found == [("N1", "ring", TODAY), ("N0", "ring", in_days(1))]
    wall.pass_by(days=180)
    assert {each.customer_name for each in followups.listed(desk) if each.rule == 6} == {"N40", "N1"}


def test_an_import_that_is_done_again_later_brings_up_what_it_brought_up_before(desk, wall, ravi):
    trade(desk, "garage")
    with desk.store.writing(desk.deed("import.visits", "Visits imported")) as work:
        seen = [SUNDAY - timedelta(days=back) for back in (0, 30)]
        work.add_many(VisitRow, [{"customer_id": ravi, "at": at, "day": at.date()} for at in seen])
    wall.pass_by(days=3)
    before = due(desk)
    undone = undo.undo(desk).action_id
    assert due(desk) == []
    wall.pass_by(days=3)
    undo.undo(desk, undone)
    assert due(desk) == before == [("ring", in_days(1))]


def test_imports_of_every_night_bring_up_what_is_due_the_day_after(desk, wall, ravi):
    trade(desk, "garage")
    ana = adding.add(desk, NewCustomer("Ana")).id
    for who in (ravi, ana):
        with desk.store.writing(desk.deed("import.visits", "Visits imported")) as work:
            now = desk.clock.now()
            work.add_many(VisitRow, [{"customer_id": who, "at": now, "day": now.date()}])
        wall.pass_by(days=1)
    assert [(each.customer_id, each.due) for each in followups.listed(desk)] == [(ravi, in_days(1)), (ana, in_days(2))]


def test_two_who_turn_out_to_be_one_were_here_first_only_once(desk, wall, ravi):
    trade(desk, "barber")
    twin = adding.add(desk, NewCustomer("Ravi M")).id
    visits.log(desk, twin, "1 haircut")
    wall.pass_by(days=1)
    visits.log(desk, ravi, "1 haircut")
    followups.done(desk, followups.listed(desk)[0].id)
    wall.pass_by(days=1)
    assert due(desk) == [("ask", in_days(2))]
    merging.merge(desk, ravi, twin)
    assert due(desk) == []
    undo.undo(desk)
    assert due(desk) == [("ask", in_days(2))]


def test_a_trade_that_is_chosen_later_brings_up_nothing_old_but_what_still_lies_open(desk, wall, ravi):
    ana = adding.add(desk, NewCustomer("Ana")).id
    wall.pass_by(days=1)
    visits.log(desk, ana, "1 service")
    dates.add(desk, ravi, "ready", "today", "coat")
    wall.pass_by(days=30)
    trade(desk, "garage")
    assert due(desk) == []
    assert due(desk, "all", ahead_days=180) == [("ring:", date(2027, 5, 23))]
    trade(desk, "tailor")
    assert due(desk) == [("tell", in_days(31))]


def test_a_trade_chosen_by_mistake_and_undone_loses_nothing(desk, wall, ravi):
    trade(desk, "garage")
    visits.log(desk, ravi, "1 service")
    wall.pass_by(days=5)
    trade(desk, "café")
    assert due(desk) == []
    undo.undo(desk)
    assert due(desk) == [("ring", in_days(1))]


def test_a_rule_that_is_added_works_from_then_on(desk, wall, ravi):
    visits.log(desk, ravi, "1 tea")
    wall.pass_by(days=3)
    made = rules.add(desk, "Visit", "ask about the tea", days=2)
    assert due(desk) == []
    visits.log(desk, ravi, "1 tea")
    assert due(desk, "all") == [("ask", in_days(5))]
    assert rules.rules(desk)[-1].number == made.id >= 101


def test_a_rule_is_changed_retired_and_reset(desk, wall, ravi):
    trade(desk, "garage")
    visits.log(desk, ravi, "1 service")
    rules.change(desk, 5, days=3, text="ring the owner")
    assert due(desk, "all") == [("ring", in_days(3))]
    trade(desk, "café")
    assert due(desk, "all") == [("ring", in_days(3))]
    rules.retire(desk, 5)
    assert due(desk, "all") == []
    undo.undo(desk)
    assert due(desk, "all") == [("ring", in_days(3))]
    rules.reset(desk)
    assert [each.number for each in rules.rules(desk)] == [1, 2]
    assert rules.reset(desk).action_id is None


def test_the_number_of_a_rule_is_never_given_again(desk):
    first = rules.add(desk, "visit", "ask").id
    rules.retire(desk, first)
    rules.reset(desk)
    assert rules.add(desk, "visit", "ask").id > first


@pytest.mark.parametrize(
    "wrong",
    [
        {"trigger": "moon"},
        {"text": " "},
        {"text": "x" * 10_001},
        {"days": -1},
        {"days": 3_651},
        {"months": 121},
        {"months": -1},
        {"reading": 10_000},
        {"trigger": "last contact", "reading": 0},
        {"until_done": True},
        {"trigger": "birthday", "months": 1},
        {"trigger": "booked", "months": 1, "days": -1},
    ],
)
def test_a_rule_of_which_nothing_can_come_is_refused(desk, wrong):
    before = rules.rules(desk)
    with pytest.raises(BadInput):
        rules.add(desk, **{"trigger": "visit", "text": "ask", **wrong})
    assert rules.rules(desk) == before


def test_a_rule_that_is_not_there_cannot_be_changed(desk):
    with pytest.raises(rules.NoSuchRule):
        rules.change(desk, 99, days=1)
    assert rules.change(desk, 1).action_id is None


def test_at_the_end_of_the_calendar_nothing_breaks(desk, ravi):
    trade(desk, "garage")
    for kind in ("booked", "renewal", "ready"):
        dates.add(desk, ravi, kind, "9999-12-31")
    rules.add(desk, "ready", "look", months=120)
    followups.listed(desk, "all", ahead_days=10**7)
    assert followups.counts(desk).follow_ups == 0


def test_a_customer_that_is_given_up_in_a_merge_is_never_listed(desk, wall, ravi):
    trade(desk, "barber")
    twin = adding.add(desk, NewCustomer("Ravi M", birthday="--11-22")).id
    visits.log(desk, twin, "1 haircut")
    merging.merge(desk, ravi, twin)
    wall.pass_by(days=1)
    assert {each.customer_id for each in followups.listed(desk, "all")} == {ravi}
    assert len(followups.listed(desk)) == 2


def test_the_shops_zone_decides_which_day_it_is(desk, ravi):
    assert isinstance(desk.clock, Clock)
    shop.change(desk, "zone", "Pacific/Kiritimati")
    assert followups.add(desk, ravi, "ring", "today").day == TODAY
