import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.desk import shop, team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.rhythm.chairs import counted, empty_chairs, lapsed
from frontdesk.desk.roster import merging
from frontdesk.records.evening import Chairs
from frontdesk.records.rhythms import rhythm_of
from frontdesk.records.voices import NewFeedback
from tests.desk.attending import come, every, person

TODAY = date(2026, 11, 22)


def back(days):
    return TODAY - timedelta(days=days)


def ids(chairs):
    return [each.id for each in chairs]


def names(chairs):
    return [each.name for each in chairs]


def test_a_regular_who_should_have_come_leaves_an_empty_chair(desk):
    person(desk, "Weekly", every(7, back(12), 10))
    person(desk, "Still in time", every(7, back(11), 10))
    (chair,) = empty_chairs(desk)
    assert (chair.name, chair.gap_days, chair.silent_days, chair.last_visit) == ("Weekly", 7, 12, back(12))
    assert chair.unusual == pytest.approx(12 / 7)
    assert chair.evidence == "every 7 days, silent for 12"
    assert lapsed(desk) == ()


def test_the_most_unusual_silence_stands_first_and_of_equals_who_came_most_often(desk):
    person(desk, "Monthly", every(28, back(56), 8))
    person(desk, "Daily", every(1, back(20), 30))
    person(desk, "Every other day", every(2, back(40), 30))
    person(desk, "Weekly", every(7, back(20), 10))
    assert names(empty_chairs(desk)) == ["Daily", "Every other day", "Weekly", "Monthly"]
    assert names(empty_chairs(desk, limit=2)) == ["Daily", "Every other day"]


def test_after_four_long_gaps_and_two_months_they_are_lapsed_who_came_last_first(desk):
    person(desk, "Weekly", every(7, back(61), 10))
    person(desk, "Monthly", every(30, back(121), 6))
    person(desk, "Not yet", every(7, back(60), 10))
    assert names(lapsed(desk)) == ["Weekly", "Monthly"]
    assert names(lapsed(desk, limit=1)) == ["Weekly"]
    assert lapsed(desk)[1].evidence == "every 4 weeks, silent for 17"
    assert names(empty_chairs(desk)) == ["Not yet"]


def test_who_came_four_times_or_on_one_day_only_is_no_regular(desk):
    person(desk, "Four times", every(7, back(20), 4))
    person(desk, "All on one day", [back(20)] * 9)
    person(desk, "Once", [back(20)])
    person(desk, "Never")
    assert (empty_chairs(desk), lapsed(desk), counted(desk, back(30), TODAY)) == ((), (), Chairs())


def test_an_empty_shop_has_no_chairs_and_the_ends_of_the_calendar_are_days_like_others(desk):
    for day in (None, TODAY, date(1950, 1, 1), date(2, 1, 1), date.max):
        assert (empty_chairs(desk, day), lapsed(desk, day)) == ((), ())
    assert counted(desk, date.min, date.max) == Chairs()


def test_a_day_to_come_is_looked_at_as_things_stand_today(desk):
    person(desk, "Weekly", every(7, back(7), 10))
    assert empty_chairs(desk, TODAY + timedelta(days=30)) == ()


def test_an_evening_of_last_month_does_not_know_who_came_since(desk):
    who = person(desk, "Weekly", [*every(7, back(40), 10), back(20), back(6)])
    (then,) = empty_chairs(desk, back(21))
    assert (then.id, then.silent_days, then.gap_days, then.last_visit) == (who, 19, 7, back(40))
    assert then.evidence == "every 7 days, silent for 19"
    assert [ids(empty_chairs(desk, back(day))) for day in (29, 28, 20, 0)] == [[], [who], [], []]


def test_an_evening_of_last_year_remembers_who_was_lapsed_before_they_came_again(desk):
    who = person(desk, "Back again", [*every(7, back(200), 10), *every(7, back(1), 6)])
    assert ids(lapsed(desk, back(100))) == [who]
    assert counted(desk, back(130), back(100)) == Chairs(lapsed=1)
    assert counted(desk, back(30), TODAY) == Chairs(seen=1, kept=1)


def test_five_days_were_enough_before_somebody_came_again(desk):
    who = person(desk, "Weekly", [*every(7, back(40), 5), back(6)])
    assert ids(empty_chairs(desk, back(21))) == [who]
    assert counted(desk, back(40), back(21)) == Chairs(seen=1, empty=1)
    assert counted(desk, back(39), back(21)) == Chairs(empty=1)


def test_regulars_are_counted_by_how_their_chairs_stand_and_whether_they_were_seen(desk):
    person(desk, "Here", every(3, back(1), 10))
    person(desk, "Missed, but seen this month", every(3, back(8), 10))
    person(desk, "Missed", every(14, back(45), 10))
    person(desk, "Lapsed", every(3, back(90), 10))
    person(desk, "No regular", [back(3)])
    assert counted(desk, back(30), TODAY) == Chairs(seen=2, kept=1, empty=2, lapsed=1)


def test_the_usual_is_the_one_they_had_then(desk, wall):
    items.add(desk, "Tea")
    items.add(desk, "Cortado")
    who = person(desk, "Tea then, cortado now")
    for day in range(100, 60, -4):
        visits.log(desk, who, "1 Tea", at=wall.now - timedelta(days=day))
    for day in range(30, 10, -2):
        visits.log(desk, who, "1 Cortado", at=wall.now - timedelta(days=day))
    assert empty_chairs(desk)[0].usual == "cortado"
    assert empty_chairs(desk, back(40))[0].usual == "tea"


def test_worth_is_their_visits_a_month_by_what_one_comes_to(desk):
    who = person(desk, "Weekly", every(7, back(21), 9), total=400)
    come(desk, who, [back(14)], total=1300)
    person(desk, "No prices", every(7, back(14), 9))
    priced, unpriced = sorted(empty_chairs(desk), key=lambda chair: chair.id)
    assert priced.visits_a_month == pytest.approx(30 / 7)
    assert priced.worth == round(30 / 7 * (9 * 400 + 1300) / 10)
    assert (unpriced.worth, unpriced.visits_a_month) == (None, pytest.approx(30 / 7))


def test_a_holiday_does_not_lower_what_they_are_worth_and_a_second_visit_of_a_day_counts(desk):
    who = person(desk, "Twice a day", [*every(2, back(60), 10), *every(2, back(20), 11)], total=300)
    come(desk, who, [*every(2, back(60), 10), *every(2, back(20), 11)], total=300, hour=16)
    (chair,) = empty_chairs(desk)
    assert (chair.visits_a_month, chair.worth) == (pytest.approx(30), 9000)


def test_what_they_said_last_stands_beside_as_of_that_day(desk, wall):
    who = person(desk, "Weekly", every(7, date(2026, 11, 22), 10))
    feedback.add(desk, NewFeedback("compliment", "lovely bread", who))
    feedback.add(desk, NewFeedback("complaint", "cold\nsoup.", who))
    wall.pass_by(days=14)
    feedback.add(desk, NewFeedback("idea", "oat milk", who))
    assert empty_chairs(desk)[0].last_feedback == "idea: oat milk, 6 Dec"
    assert empty_chairs(desk, date(2026, 12, 5))[0].last_feedback == "complaint: cold soup, 22 Nov"


def test_what_they_said_about_the_team_is_for_the_owner_alone(desk, wall):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    who = person(desk, "Weekly", every(7, TODAY, 10))
    feedback.add(desk, NewFeedback("complaint", "Mina was rude", who, about_id=mina))
    wall.pass_by(days=14)
    assert empty_chairs(desk.by("Zoë"))[0].last_feedback == "complaint: Mina was rude, 22 Nov"
    assert empty_chairs(desk.by("Mina"))[0].last_feedback == "complaint: something went wrong, 22 Nov"


def test_a_merge_leaves_one_chair_and_its_undo_two(desk):
    kept = person(desk, "Bea", every(4, back(20), 10))
    gone = person(desk, "Bea L.", every(4, back(20), 10), hour=9)
    merged = merging.merge(desk, kept, gone)
    assert ids(empty_chairs(desk)) == [kept]
    undo.undo(desk, merged.action_id)
    assert ids(empty_chairs(desk)) == [kept, gone]


def test_a_clock_set_back_knows_only_what_had_happened_by_then(desk, wall):
    who = person(desk, "Weekly", [*every(7, back(40), 10), back(20)])
    wall.now = datetime(2026, 10, 30, 9, tzinfo=UTC)
    assert ids(empty_chairs(desk)) == [who]
    wall.now = datetime(2019, 1, 1, tzinfo=UTC)
    assert (empty_chairs(desk), lapsed(desk), counted(desk, date(2018, 1, 1), TODAY)) == ((), (), Chairs())


def test_thirty_years_of_visits_are_told_by_the_last_one(desk):
    person(desk, "Since 1996", every(7, back(13), 1500))
    (chair,) = empty_chairs(desk)
    assert (chair.gap_days, chair.silent_days, chair.evidence) == (7, 13, "every 7 days, silent for 13")
    assert empty_chairs(desk, date(2001, 1, 1)) == ()


def test_a_night_that_ends_after_midnight_belongs_to_the_day_before(desk, wall):
    shop.change(desk, "day_ends", "03:00")
    who = person(desk, "Weekly", every(7, TODAY, 10))
    wall.now = datetime(2026, 12, 4, 2, 59, tzinfo=UTC)
    assert empty_chairs(desk) == ()
    wall.now = datetime(2026, 12, 4, 3, 0, tzinfo=UTC)
    assert ids(empty_chairs(desk)) == [who]


@pytest.fixture(scope="module")
def empty_shop(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "shop.db"
    desk = open_desk(path, till="till", create=True)
    shop.change(desk, "zone", "UTC")
    desk.close()
    return path


_DAYS = st.lists(st.sets(st.integers(0, 160), max_size=40), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_DAYS, st.integers(0, 160))
def test_whatever_came_later_a_past_day_is_told_from_the_days_until_then(empty_shop, tmp_path, people, asked):
    came = [sorted(back(day) for day in days) for days in people]
    day, now = back(asked), datetime(2026, 11, 22, 20, tzinfo=UTC)
    desk = open_desk(Path(shutil.copy2(empty_shop, tmp_path / "shop.db")), till="till", now=lambda: now)
    try:
        for number, days in enumerate(came):
            person(desk, f"Guest {number}", days)
        rhythms = {
            number: rhythm
            for number, days in enumerate(came, 1)
            if (rhythm := rhythm_of([each for each in days if each <= day])) is not None
        }
        lost = {who for who, rhythm in rhythms.items() if rhythm.lapsed_from <= day}
        missed = {who for who, rhythm in rhythms.items() if rhythm.missed_from <= day} - lost
        seen = {who for who, rhythm in rhythms.items() if rhythm.last >= day - timedelta(days=9)}
        chairs = empty_chairs(desk, day)
        assert {each.id for each in chairs} == missed
        assert {each.id for each in lapsed(desk, day)} == lost
        assert counted(desk, day - timedelta(days=9), day) == Chairs(
            len(seen), len(rhythms) - len(missed) - len(lost), len(missed), len(lost)
        )
        for each in chairs:
            rhythm = rhythms[each.id]
            assert (each.last_visit, each.gap_days) == (rhythm.last, rhythm.usual)
    finally:
        desk.close()
