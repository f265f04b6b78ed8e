from datetime import UTC, date, datetime

import pytest

from frontdesk.desk import shop, team, undo
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.promising import dates, followups, rules
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import BadInput
from frontdesk.records.people import NewCustomer
from frontdesk.records.promises import DateKind
from frontdesk.words.phrases import NobodyKnowsWhen


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def test_a_booked_car_stands_on_its_day_with_who_wrote_it(desk, ravi):
    team.add(desk, "Mina")
    added = dates.add(desk.by("Mina"), ravi, "Booked", "next friday", "blue Golf", 48_000)
    found = dates.listed(desk)[0]
    assert added.day == found.day == date(2026, 11, 27)
    assert (found.kind, found.what, found.reading, found.by) == (DateKind.BOOKED, "blue Golf", 48_000, "Mina")
    assert (found.customer_id, found.customer_name, found.done_at) == (ravi, "Ravi Menon", None)


@pytest.mark.parametrize("on", ["yesterday", "soonish", "2026-11-21", "", "2026-02-30", "3 days ago"])
def test_a_day_that_is_past_or_nobody_knows_is_refused(desk, ravi, on):
    with pytest.raises(NobodyKnowsWhen):
        dates.add(desk, ravi, "booked", on)
    assert dates.listed(desk) == ()


@pytest.mark.parametrize("kind", ["", "bookd", "ready!", "\x00"])
def test_an_unknown_kind_names_those_there_are(desk, ravi, kind):
    with pytest.raises(BadInput) as refused:
        dates.add(desk, ravi, kind, "today")
    assert "renewal" in refused.value.hint or "\x00" in kind


@pytest.mark.parametrize("reading", [-1, 10_000_000, 10**30])
def test_an_impossible_reading_is_refused(desk, ravi, reading):
    with pytest.raises(dates.NoSuchReading):
        dates.add(desk, ravi, "booked", "today", "Golf", reading)


def test_nobody_and_too_much_text_are_refused_and_nothing_is_written(desk, ravi):
    with pytest.raises(NoSuchCustomer):
        dates.add(desk, 77, "booked", "today")
    with pytest.raises(BadInput, match="10,001"):
        dates.add(desk, ravi, "booked", "today", "x" * 10_001)
    assert dates.listed(desk) == ()


@pytest.mark.parametrize(
    ("on", "day"),
    [("today", 22), ("yesterday", 21), ("3 days ago", 19), ("2026-11-20", 20)],
)
def test_what_was_collected_was_so_today_or_before(desk, ravi, on, day):
    assert dates.add(desk, ravi, "collected", on).day == date(2026, 11, day)


@pytest.mark.parametrize("on", ["tomorrow", "next friday", "2027-01-01"])
def test_what_is_collected_later_is_not_collected_yet(desk, ravi, on):
    with pytest.raises(dates.NotCollectedYet):
        dates.add(desk, ravi, "collected", on)


def test_collecting_settles_that_the_same_thing_is_ready_and_one_undo_takes_back_both(desk, ravi):
    coat = dates.add(desk, ravi, "ready", "today", "Coat").id
    suit = dates.add(desk, ravi, "ready", "today", "suit").id
    dates.add(desk, ravi, "collected", "today", "coat")
    assert {each.id for each in dates.listed(desk, open_only=True) if each.kind == "ready"} == {suit}
    undo.undo(desk)
    assert {each.id for each in dates.listed(desk, open_only=True)} == {coat, suit}


def test_a_nameless_thing_that_is_collected_is_the_only_one_that_is_ready(desk, ravi):
    dates.add(desk, ravi, "ready", "today", "coat")
    dates.add(desk, ravi, "collected", "today")
    assert dates.listed(desk, open_only=True) == ()


def test_which_of_two_things_a_nameless_one_is_nobody_guesses(desk, ravi):
    dates.add(desk, ravi, "ready", "today", "coat")
    dates.add(desk, ravi, "ready", "today", "suit")
    dates.add(desk, ravi, "collected", "today")
    assert len([each for each in dates.listed(desk, open_only=True) if each.kind == "ready"]) == 2


def test_a_date_is_done_once(desk, ravi):
    team.add(desk, "Mina")
    booked = dates.add(desk, ravi, "booked", "today").id
    dates.done(desk.by("Mina"), booked)
    with pytest.raises(dates.DateIsDone, match="by Mina on Sun 22 Nov"):
        dates.done(desk, booked)
    assert dates.listed(desk, open_only=True) == ()
    with pytest.raises(dates.NoSuchDate):
        dates.done(desk, 99)


def test_a_date_is_changed_and_undo_brings_it_back(desk, ravi):
    booked = dates.add(desk, ravi, "booked", "tomorrow", "Golf", 48_000).id
    changed = dates.change(desk, booked, on="in 3 days", what="blue Golf", reading=None, kind="ready")
    found = dates.listed(desk)[0]
    assert changed.day == found.day == date(2026, 11, 25)
    assert (found.kind, found.what, found.reading) == ("ready", "blue Golf", None)
    undo.undo(desk)
    assert [(each.day, each.kind, each.what) for each in dates.listed(desk)] == [(date(2026, 11, 23), "booked", "Golf")]


def test_a_change_is_as_strict_as_writing_it_down(desk, ravi):
    booked = dates.add(desk, ravi, "booked", "tomorrow").id
    with pytest.raises(NobodyKnowsWhen):
        dates.change(desk, booked, on="yesterday")
    with pytest.raises(dates.NotCollectedYet):
        dates.change(desk, booked, kind="collected")
    assert dates.change(desk, booked).action_id is None


def test_dates_are_asked_for_by_day_and_by_customer(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana")).id
    dates.add(desk, ravi, "booked", "in 9 days")
    dates.add(desk, ana, "renewal", "tomorrow")
    assert [each.customer_id for each in dates.listed(desk)] == [ana, ravi]
    assert [each.customer_id for each in dates.listed(desk, customer_id=ravi)] == [ravi]
    assert [each.customer_id for each in dates.listed(desk, end=date(2026, 11, 30))] == [ana]
    assert [each.customer_id for each in dates.listed(desk, start=date(2026, 11, 24))] == [ravi]
    with desk.store.reading() as session:
        assert [each.kind for each in dates.in_(session, ana)] == ["renewal"]


def test_merging_merges_the_dates_and_undoing_it_gives_each_their_own(desk, ravi):
    twin = adding.add(desk, NewCustomer("Ravi M")).id
    dates.add(desk, ravi, "booked", "tomorrow")
    dates.add(desk, twin, "ready", "tomorrow", "coat")
    merging.merge(desk, ravi, twin)
    assert [each.customer_id for each in dates.listed(desk)] == [ravi, ravi]
    assert len(dates.listed(desk, customer_id=twin)) == 2
    undo.undo(desk)
    assert [each.customer_id for each in dates.listed(desk)] == [ravi, twin]


def test_a_date_that_is_done_again_after_a_merge_belongs_to_the_one_who_is_kept(desk, ravi):
    twin = adding.add(desk, NewCustomer("Ravi M")).id
    dates.add(desk, twin, "ready", "tomorrow", "coat")
    taken_back = undo.undo(desk).action_id
    merging.merge(desk, ravi, twin)
    undo.undo(desk, taken_back)
    assert [(each.customer_id, each.what) for each in dates.listed(desk, customer_id=ravi)] == [(ravi, "coat")]


def test_after_midnight_but_before_the_days_end_today_is_still_yesterday(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 2, 59, tzinfo=UTC)
    assert dates.add(desk, ravi, "booked", "today").day == date(2026, 11, 22)
    wall.now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    assert dates.add(desk, ravi, "booked", "today").day == date(2026, 11, 23)


def test_what_was_collected_is_done_at_once_by_who_wrote_it(desk, wall, ravi):
    team.add(desk, "Mina")
    dates.add(desk.by("Mina"), ravi, "collected", "yesterday", "coat")
    (kept,) = dates.listed(desk)
    assert (kept.done_at, kept.done_by) == (wall.now, "Mina")
    assert dates.listed(desk, open_only=True) == ()


def test_a_date_that_turns_out_to_be_collected_settles_that_it_is_ready_and_one_undo_takes_back_both(desk, ravi):
    dates.add(desk, ravi, "ready", "tomorrow", "coat")
    dates.add(desk, ravi, "ready", "tomorrow", "hat")
    booked = dates.add(desk, ravi, "booked", "today", "coat").id
    dates.change(desk, booked, kind="collected")
    assert [each.what for each in dates.listed(desk, open_only=True)] == ["hat"]
    undo.undo(desk)
    assert len(dates.listed(desk, open_only=True)) == 3


def test_a_date_that_turns_out_not_to_be_collected_is_open_again(desk, ravi):
    collected = dates.add(desk, ravi, "collected", "today", "coat").id
    dates.change(desk, collected, kind="ready")
    assert [each.id for each in dates.listed(desk, open_only=True)] == [collected]


def test_a_rule_that_counts_from_what_was_collected_waits_until_somebody_did_it(desk, ravi):
    rules.add(desk, "collected", "ask how it fits", until_done=True)
    dates.add(desk, ravi, "collected", "today", "coat")
    assert [each.text for each in followups.listed(desk)] == ["ask how it fits"]
