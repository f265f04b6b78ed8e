from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import perks, shop, undo
from frontdesk.desk.lookup import NoSuchCustomer, find
from frontdesk.desk.ordering import visits
from frontdesk.desk.perks.earning import Standing, ahead_of, earned
from frontdesk.desk.roster import adding, editing, merging
from frontdesk.errors import BadInput, NotAllowed
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.promises import Perk, PerkKind, Perks


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def came(desk, wall, who, times):
    """Somebody comes so often, a day apart; the clock stands on the morning after the last time."""
    for _ in range(times):
        visits.log(desk, who, "")
        wall.pass_by(days=1)


def due(desk, who):
    return [(each.why, each.occasion) for each in perks.of(desk, who).due]


def test_without_perks_nobody_has_earned_anything(desk, ravi):
    assert perks.of(desk, ravi) == Perks()


def test_every_fifth_visit_is_earned_while_it_is_being_made_and_given_once(desk, wall, ravi):
    perk = perks.add(desk, "every", "a coffee on us", 5).id
    came(desk, wall, ravi, 3)
    assert due(desk, ravi) == []
    came(desk, wall, ravi, 1)
    assert due(desk, ravi) == [("5th visit", "5")]
    given = perks.give(desk, ravi)
    assert given.what == "a coffee on us"
    assert due(desk, ravi) == []
    came(desk, wall, ravi, 1)
    assert due(desk, ravi) == []
    assert [(each.perk_id, each.occasion, each.customer_name) for each in perks.rewards(desk)] == [
        (perk, "5", "Ravi Menon")
    ]


def test_who_has_been_here_today_is_making_that_visit_still(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 5)
    came(desk, wall, ravi, 4)
    visits.log(desk, ravi, "")
    assert due(desk, ravi) == [("5th visit", "5")]


def test_a_perk_that_was_not_given_waits_until_the_next_one_takes_its_place(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 5)
    came(desk, wall, ravi, 7)
    assert due(desk, ravi) == [("5th visit", "5")]
    came(desk, wall, ravi, 2)
    assert due(desk, ravi) == [("10th visit", "10")]


def test_what_is_ahead_is_said_from_three_visits_before(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 10)
    came(desk, wall, ravi, 6)
    assert perks.of(desk, ravi).ahead == ()
    came(desk, wall, ravi, 1)
    assert perks.of(desk, ravi).ahead == ("10th visit in 3: a coffee on us",)
    came(desk, wall, ravi, 1)
    assert perks.of(desk, ravi).ahead == ("10th visit in 2: a coffee on us",)
    visits.log(desk, ravi, "")
    assert perks.of(desk, ravi).ahead == ("10th visit next time: a coffee on us",)


def test_visits_made_before_a_perk_began_are_owed_nothing(desk, wall, ravi):
    came(desk, wall, ravi, 12)
    perks.add(desk, "every", "a coffee on us", 5)
    assert due(desk, ravi) == []
    came(desk, wall, ravi, 2)
    assert due(desk, ravi) == [("15th visit", "15")]


def test_history_that_is_logged_later_is_owed_nothing_either(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 5)
    for day in range(1, 12):
        visits.log(desk, ravi, "", at=wall.now - timedelta(days=day))
    assert due(desk, ravi) == []


def test_another_number_begins_anew(desk, wall, ravi):
    perk = perks.add(desk, "every", "a coffee on us", 10).id
    came(desk, wall, ravi, 7)
    perks.change(desk, perk, number=5)
    assert due(desk, ravi) == []
    perks.change(desk, perk, what="a bun on us")
    came(desk, wall, ravi, 2)
    assert [(each.what, each.occasion) for each in perks.of(desk, ravi).due] == [("a bun on us", "10")]


def test_from_so_many_visits_on_it_is_earned_once_a_day(desk, wall, ravi):
    perks.add(desk, "from", "ten per cent off", 3)
    came(desk, wall, ravi, 1)
    assert perks.of(desk, ravi).ahead == ("3rd visit in 2: ten per cent off",)
    came(desk, wall, ravi, 1)
    assert due(desk, ravi) == [("from the 3rd visit on", "2026-11-24")]
    perks.give(desk, ravi)
    assert due(desk, ravi) == []
    with pytest.raises(perks.NothingDue):
        perks.give(desk, ravi)
    came(desk, wall, ravi, 1)
    assert due(desk, ravi) == [("from the 3rd visit on", "2026-11-25")]


def test_once_a_day_means_the_shops_day(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    perks.add(desk, "from", "ten per cent off", 1)
    wall.now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    perks.give(desk, ravi)
    wall.now = datetime(2026, 11, 23, 2, 59, tzinfo=UTC)
    assert due(desk, ravi) == []
    wall.now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    assert due(desk, ravi) == [("from the 1st visit on", "2026-11-23")]


@pytest.mark.parametrize(
    ("birthday", "expected"),
    [
        ("1990-11-22", [("birthday today", "2026")]),
        ("--11-29", [("birthday Sun 29 Nov", "2026")]),
        ("1990-11-15", [("birthday Sun 15 Nov", "2026")]),
        ("1990-11-30", []),
        ("1990-11-14", []),
        ("", []),
        ("nonsense", []),
    ],
)
def test_a_birthday_counts_for_a_week_to_either_side(birthday, expected):
    perk = Perk(1, PerkKind.BIRTHDAY, "a cake")
    standing = Standing(date(2026, 11, 22), 0, 1, birthday)
    assert [(each.why, each.occasion) for each in earned(perk, standing)] == expected


def test_a_birthday_beyond_the_new_year_is_that_years():
    perk = Perk(1, PerkKind.BIRTHDAY, "a cake")
    for today in (date(2026, 12, 30), date(2027, 1, 2), date(2027, 1, 8)):
        assert [each.occasion for each in earned(perk, Standing(today, 0, 1, "1990-01-02"))] == ["2027"]


def test_the_29th_of_february_is_kept_on_the_28th_and_once_a_year():
    perk = Perk(1, PerkKind.BIRTHDAY, "a cake")
    words = [
        next(earned(perk, Standing(day, 0, 1, "2000-02-29"))).why for day in (date(2027, 2, 28), date(2028, 2, 29))
    ]
    assert words == ["birthday today", "birthday today"]
    occasions = {each.occasion for day in range(1, 8) for each in earned(perk, _leapling(date(2027, 3, day)))}
    assert occasions == {"2027"}
    assert list(earned(perk, _leapling(date(2027, 3, 8)))) == []


def _leapling(today):
    return Standing(today, 0, 1, "2000-02-29")


def test_a_birthday_is_given_once_a_year_and_again_the_next(desk, wall, ravi):
    editing.edit(desk, ravi, CustomerChanges(birthday="11-24"))
    perks.add(desk, "birthday", "a cake")
    perks.give(desk, ravi)
    wall.pass_by(days=5)
    assert due(desk, ravi) == []
    wall.pass_by(days=360)
    assert due(desk, ravi) == [("birthday Wed 24 Nov", "2027")]


def test_the_first_visit_is_remembered_for_a_week_from_its_day_on():
    perk = Perk(1, PerkKind.ANNIVERSARY, "a coffee on us")
    first = date(2024, 2, 29)

    def said(today):
        standing = Standing(today, 9, 10, first_day=first)
        return [each.occasion for each in earned(perk, standing)], ahead_of(perk, standing)

    assert said(date(2026, 2, 28)) == (["2"], "")
    assert said(date(2026, 3, 7)) == (["2"], "")
    assert said(date(2026, 3, 8)) == ([], "")
    assert said(date(2026, 2, 26)) == ([], "2 years with us in 2 days: a coffee on us")
    assert said(date(2024, 3, 1)) == ([], "")
    assert said(date(2028, 2, 28)) == ([], "4 years with us tomorrow: a coffee on us")


def test_the_first_visits_day_is_the_shops(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    perks.add(desk, "anniversary", "a coffee on us")
    wall.now = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    visits.log(desk, ravi, "")
    wall.now = datetime(2027, 11, 22, 9, 0, tzinfo=UTC)
    assert due(desk, ravi) == [("1 year with us", "1")]


def test_a_friend_who_was_brought_and_came_is_thanked_for(desk, wall, ravi):
    perks.add(desk, "friend", "a coffee for both")
    noor, ben = (adding.add(desk, NewCustomer(name)).id for name in ("Noor", "Ben"))
    editing.edit(desk, ravi, CustomerChanges(links=(("brought", noor), ("brought", ben))))
    assert due(desk, ravi) == []
    visits.log(desk, noor, "")
    assert due(desk, ravi) == [("brought Noor", str(noor))]
    assert due(desk, noor) == []
    visits.log(desk, ben, "")
    perks.give(desk, ravi)
    assert due(desk, ravi) == [("brought Ben", str(ben))]


def test_two_friends_who_turn_out_to_be_one_are_thanked_for_once(desk, ravi):
    perks.add(desk, "friend", "a coffee for both")
    noor, nora = (adding.add(desk, NewCustomer(name)).id for name in ("Noor", "Nora"))
    for friend in (noor, nora):
        visits.log(desk, friend, "")
    editing.edit(desk, ravi, CustomerChanges(links=(("brought", noor),)))
    perks.give(desk, ravi)
    merging.merge(desk, nora, noor)
    assert due(desk, ravi) == []
    undo.undo(desk)
    assert due(desk, ravi) == []


def test_who_brought_whom_is_read_from_both_ends_and_found(desk, ravi):
    from frontdesk.desk.greeting import card

    noor = adding.add(desk, NewCustomer("Noor")).id
    editing.edit(desk, ravi, CustomerChanges(links=(("brought", noor),)))
    assert [link.kind for link in card(desk, ravi).links] == ["brought"]
    assert [link.kind for link in card(desk, noor).links] == ["brought by"]
    assert ravi in [line.id for line in find(desk, "noor's friend").lines]


def test_who_was_brought_can_say_so_themselves(desk, ravi):
    from frontdesk.cli.reading import tie
    from frontdesk.desk.greeting import card

    visits.log(desk, adding.add(desk, NewCustomer("Noor", links=(tie(desk, "brought by Ravi"),))).id, "")
    perks.add(desk, "friend", "a coffee for both")
    assert due(desk, ravi) == [("brought Noor", "2")]
    again = adding.add(desk, NewCustomer("Ben", links=(tie(desk, "collected-for-by 1"),))).id
    assert [(link.kind, link.other_name) for link in card(desk, again).links] == [("collected for by", "Ravi Menon")]


def test_a_cap_ends_it_for_a_year(desk, wall, ravi):
    perk = perks.add(desk, "from", "ten per cent off", 1, cap=2).id
    for _ in range(2):
        perks.give(desk, ravi, perk)
        wall.pass_by(days=1)
    assert due(desk, ravi) == []
    with pytest.raises(perks.CapReached, match="2 times"):
        perks.give(desk, ravi)
    assert len(perks.rewards(desk)) == 2
    wall.pass_by(days=363)
    assert len(due(desk, ravi)) == 1


def test_a_perk_without_a_cap_of_its_own_has_one_all_the_same(desk, wall, ravi):
    perks.add(desk, "from", "ten per cent off", 1)
    for _ in range(perks.DEFAULT_CAP):
        perks.give(desk, ravi)
        wall.pass_by(days=1)
    with pytest.raises(perks.CapReached):
        perks.give(desk, ravi)


def test_a_cap_counts_for_one_customer_and_one_perk(desk, wall, ravi):
    first = perks.add(desk, "from", "ten per cent off", 1, cap=1).id
    second = perks.add(desk, "from", "a biscuit", 1, cap=1).id
    noor = adding.add(desk, NewCustomer("Noor")).id
    perks.give(desk, ravi, first)
    wall.pass_by(days=1)
    assert [each.perk_id for each in perks.of(desk, ravi).due] == [second]
    assert [each.perk_id for each in perks.of(desk, noor).due] == [first, second]


def test_stamps_are_set_right_and_the_correction_taken_back(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 10)
    wall.pass_by(hours=1)
    came(desk, wall, ravi, 2)
    perks.correct(desk, ravi, 7, "the old paper card")
    assert due(desk, ravi) == [("10th visit", "10")]
    undo.undo(desk)
    assert due(desk, ravi) == []
    perks.correct(desk, ravi, -2)
    perks.correct(desk, ravi, 6)
    assert perks.of(desk, ravi).ahead == ()
    assert due(desk, ravi) == []


@pytest.mark.parametrize("number", [0, -3, 10_001, -10_001])
def test_a_correction_that_cannot_be_meant_is_refused(desk, ravi, number):
    with pytest.raises(perks.UnusableNumber):
        perks.correct(desk, ravi, number)


def test_a_stamp_card_from_before_the_perk_counts_towards_it_but_earns_nothing_by_itself(desk, wall, ravi):
    perks.correct(desk, ravi, 18, "the old paper card")
    wall.pass_by(minutes=1)
    perks.add(desk, "every", "a coffee on us", 10)
    assert due(desk, ravi) == []
    came(desk, wall, ravi, 1)
    assert due(desk, ravi) == [("20th visit", "20")]


def test_what_was_given_is_taken_back_by_undo(desk, wall, ravi):
    perks.add(desk, "from", "ten per cent off", 1)
    before = due(desk, ravi)
    perks.give(desk, ravi)
    undo.undo(desk)
    assert due(desk, ravi) == before
    assert perks.rewards(desk) == ()


def test_a_visit_taken_back_does_not_bring_its_perk_back(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 3)
    came(desk, wall, ravi, 2)
    visit = visits.log(desk, ravi, "").visit_id
    perks.give(desk, ravi)
    visits.remove(desk, visit)
    assert due(desk, ravi) == []


def test_merged_customers_have_all_their_visits_stamps_and_rewards_together(desk, wall, ravi):
    perks.add(desk, "every", "a coffee on us", 5)
    wall.pass_by(hours=1)
    other = adding.add(desk, NewCustomer("R. Menon")).id
    came(desk, wall, ravi, 2)
    came(desk, wall, other, 1)
    perks.correct(desk, other, 1)
    merging.merge(desk, ravi, other)
    assert due(desk, ravi) == due(desk, other) == [("5th visit", "5")]
    perks.give(desk, other)
    assert [each.customer_id for each in perks.rewards(desk, other)] == [ravi]
    undo.undo(desk)
    undo.undo(desk)
    assert due(desk, ravi) == due(desk, other) == []


def test_what_comes_back_after_a_merge_counts_for_whoever_took_them_over(desk, wall, ravi):
    perk = perks.add(desk, "from", "ten per cent off", 1, cap=1).id
    wall.pass_by(hours=1)
    other = adding.add(desk, NewCustomer("R. Menon")).id
    given = perks.give(desk, other, perk).action_id
    undone = undo.undo(desk, given).action_id
    merging.merge(desk, ravi, other)
    undo.undo(desk, undone)
    assert [(each.customer_id, each.customer_name) for each in perks.rewards(desk, ravi)] == [(ravi, "Ravi Menon")]
    assert due(desk, ravi) == []
    wall.pass_by(days=1)
    with pytest.raises(perks.CapReached):
        perks.give(desk, ravi, perk)


def test_a_retired_perk_is_neither_due_nor_given_and_what_was_given_stays(desk, wall, ravi):
    perk = perks.add(desk, "from", "ten per cent off", 1).id
    perks.give(desk, ravi)
    wall.pass_by(days=1)
    perks.retire(desk, perk)
    with pytest.raises(perks.NothingDue):
        perks.give(desk, ravi, perk)
    assert perks.listed(desk) == ()
    assert [each.active for each in perks.listed(desk, retired=True)] == [False]
    assert len(perks.rewards(desk, ravi)) == 1


def test_a_perk_taken_up_again_owes_nothing_for_the_time_between(desk, wall, ravi):
    perk = perks.add(desk, "every", "a coffee on us", 5).id
    perks.retire(desk, perk)
    came(desk, wall, ravi, 6)
    perks.change(desk, perk, active=True)
    assert due(desk, ravi) == []


def test_the_rarest_perk_is_given_first_unless_one_is_named(desk, wall, ravi):
    always = perks.add(desk, "from", "ten per cent off", 1).id
    editing.edit(desk, ravi, CustomerChanges(birthday="11-22"))
    perks.add(desk, "birthday", "a cake")
    assert [each.what for each in perks.of(desk, ravi).due] == ["a cake", "ten per cent off"]
    assert perks.give(desk, ravi, always).what == "ten per cent off"
    assert perks.give(desk, ravi).what == "a cake"


def test_who_gave_it_stands_beside_and_a_span_of_days_can_be_asked_for(desk, wall, ravi):
    from frontdesk.desk import team

    team.add(desk, "Mina")
    perks.add(desk, "from", "ten per cent off", 1)
    perks.give(desk.by("Mina"), ravi)
    wall.pass_by(days=1)
    perks.give(desk, ravi)
    assert [(each.by, each.day.day) for each in perks.rewards(desk, ravi)] == [("", 23), ("Mina", 22)]
    assert len(perks.rewards(desk, start=date(2026, 11, 23))) == 1
    assert len(perks.rewards(desk, end=date(2026, 11, 22))) == 1


@pytest.mark.parametrize(
    ("kind", "what", "number", "cap"),
    [
        ("sometimes", "a coffee", None, None),
        ("every", "a coffee", None, None),
        ("every", "a coffee", 1, None),
        ("every", "a coffee", 10_001, None),
        ("from", "a coffee", 0, None),
        ("birthday", "a coffee", 5, None),
        ("birthday", "  ", None, None),
        ("birthday", "x" * 10_001, None, None),
        ("birthday", "a coffee", None, 0),
        ("birthday", "a coffee", None, 400),
    ],
)
def test_a_perk_that_cannot_be_meant_is_refused(desk, kind, what, number, cap):
    with pytest.raises(BadInput):
        perks.add(desk, kind, what, number, cap)
    assert perks.listed(desk, retired=True) == ()


def test_what_is_not_there_is_said_to_be_not_there(desk, ravi):
    for act in (
        lambda: perks.change(desk, 7, what="x"),
        lambda: perks.retire(desk, 7),
        lambda: perks.give(desk, ravi, 7),
    ):
        with pytest.raises(perks.NoSuchPerk):
            act()
    for act in (lambda: perks.of(desk, 77), lambda: perks.give(desk, 77), lambda: perks.correct(desk, 77, 1)):
        with pytest.raises(NoSuchCustomer):
            act()
    assert issubclass(perks.CapReached, NotAllowed)


def test_words_of_any_length_stay_one_line(desk, wall, ravi):
    perks.add(desk, "every", "a coffee\n" * 40, 5)
    came(desk, wall, ravi, 3)
    (words,) = perks.of(desk, ravi).ahead
    assert "\n" not in words
    assert len(words) < 90


def test_what_is_due_takes_the_same_few_questions_however_many_perks_and_friends_there_are(desk, ravi):
    from sqlalchemy import event

    def questions():
        asked = []
        engine = desk.store._engine(reading=True)
        count = lambda *rest: asked.append(rest[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", count)
        perks.of(desk, ravi)
        event.remove(engine, "before_cursor_execute", count)
        return len(asked)

    def bring(name):
        friend = adding.add(desk, NewCustomer(name)).id
        visits.log(desk, friend, "")
        brought.append(("brought", friend))
        editing.edit(desk, ravi, CustomerChanges(links=tuple(brought)))
        perks.give(desk, ravi, friends)

    brought = []
    friends = perks.add(desk, "friend", "a coffee for both").id
    perks.add(desk, "every", "tea", 5)
    bring("Noor")
    few = questions()
    for number in range(6, 10):
        perks.add(desk, "every", f"tea {number}", number)
        bring(f"Ben {number}")
    assert questions() == few
