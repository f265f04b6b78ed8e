from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import review, shop, team, undo
from frontdesk.desk.desk import NobodyOfThatName, open_desk
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.roster import adding
from frontdesk.errors import BadInput, NothingToUndo, StoreMissing
from frontdesk.records.people import NewCustomer


def test_a_shop_that_is_not_there_is_made_only_when_asked(tmp_path):
    with pytest.raises(StoreMissing):
        open_desk(tmp_path / "shop.db", till="t")
    open_desk(tmp_path / "shop.db", till="t", create=True).close()
    open_desk(tmp_path / "shop.db", till="t").close()


def test_a_shop_without_a_name_is_asked_for_its_name(desk):
    with pytest.raises(BadInput) as caught:
        shop.change(desk, "name", "  ")
    assert f"{caught.value.sentence} {caught.value.hint}" == "The name is empty. Type a name."


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("name", " Corner Café ", "Corner Café"),
        ("zone", "Europe/Berlin", "Europe/Berlin"),
        ("day_ends", "03:00", "03:00"),
        ("currency", "eur", "EUR"),
        ("country", "gb", "GB"),
        ("trade", "Barber", "barber"),
        ("opening_days", "sat, mon tuesday", (0, 1, 5)),
        ("close_days", " 5 ", 5),
        ("first_action_days", "0", 0),
        ("first_contact_minutes", "30", 30),
        ("make_good_each", "12,50", 1250),
        ("make_good_month", "100", 10000),
    ],
)
def test_a_setting_is_kept_and_holds_at_once(desk, name, typed, kept):
    shop.change(desk, name, typed)
    assert getattr(desk.shop, name) == kept
    undo.undo(desk)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("zone", "Mars/Base"), ("day_ends", "13:00"), ("day_ends", "late"), ("currency", "euro"), ("country", "Germany"),
     ("trade", "bank"), ("opening_days", "someday"), ("colour", "red"), ("name", ""), ("close_days", "-1"),
     ("close_days", "91"), ("close_days", "few"), ("make_good_each", "much"), ("make_good_month", "-3")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(desk, name, typed):
    before = desk.shop
    with pytest.raises(BadInput):
        shop.change(desk, name, typed)
    assert desk.shop == before


def test_another_zone_moves_the_habits_to_its_hours(desk, wall):
    from frontdesk.store.derived.rebuilding import standing_faults

    who = adding.add(desk, NewCustomer("A")).id
    visits.log(desk, who, "")
    shop.change(desk, "zone", "America/New_York")
    assert standing_faults(desk.store) == []


def test_staff_are_named_by_their_first_letters(desk):
    team.add(desk, "Mina", "owner")
    team.add(desk, "Mike")
    assert desk.by("mina").staff.name == "Mina"
    assert desk.by("mik").staff.name == "Mike"
    for name in ("mi", "Zed"):
        with pytest.raises(NobodyOfThatName):
            desk.by(name)


def test_two_of_the_team_are_told_apart(desk):
    team.add(desk, "Mina")
    with pytest.raises(team.NameTaken):
        team.add(desk, "MINA")
    with pytest.raises(team.NoSuchStaff):
        team.change(desk, 9, role="cook")


def test_who_left_acts_no_more_and_their_visits_keep_the_name(desk):
    mina = team.add(desk, "Mina").id
    visits.log(desk.by("Mina"), None, "")
    team.change(desk, mina, active=False)
    with pytest.raises(NobodyOfThatName):
        desk.by("Mina")
    assert visits.of_day(desk)[0].staff == "Mina"


@pytest.mark.parametrize(("typed", "price"), [("3.50", 350), ("3,5", 350), ("€ 4", 400), ("", None), ("0", 0)])
def test_a_price_is_read_as_typed(desk, typed, price):
    items.add(desk, "Tea", typed)
    assert items.named(desk, "tea").price == price


@pytest.mark.parametrize("typed", ["abc", "-1", "1.234", "1.2.3", "9" * 20, "1e3", "12 or 13", "1,234.50"])
def test_what_is_no_price_adds_nothing(desk, typed):
    with pytest.raises(items.UnreadablePrice):
        items.add(desk, "Tea", typed)
    assert items.everything(desk) == ()


def test_an_item_is_sold_once(desk):
    items.add(desk, "Tea")
    with pytest.raises(items.ItemTaken):
        items.add(desk, "TEA")


def test_retiring_says_whose_usual_breaks_and_a_replacement_mends_it(desk, wall):
    old, new = items.add(desk, "Scone").id, items.add(desk, "Muffin").id
    pinned, habit = (adding.add(desk, NewCustomer(name)).id for name in ("Pinned", "Habit"))
    usuals.pin(desk, pinned, "1 scone")
    for _ in range(3):
        wall.pass_by(days=1)
        visits.log(desk, habit, "1 scone")
    held = items.holders(desk, old)
    assert [(holder.customer.name, holder.pinned) for holder in held] == [("Pinned", True), ("Habit", False)]
    items.retire(desk, old, replaced_by=new)
    assert usuals.usual_of(desk, pinned).lines[0].name == "Muffin"
    undo.undo(desk)
    assert usuals.usual_of(desk, pinned).lines[0].name == "Scone"


def test_a_review_counts_the_span_and_the_span_before(desk, wall):
    old, new = (adding.add(desk, NewCustomer(name)).id for name in ("Old", "New"))
    visits.log(desk, old, "", at=wall.now - timedelta(days=7))
    for who in (old, old, new, None):
        visits.log(desk, who, "")
    found = review.review(desk, *review.week(desk.clock.today()))
    assert (found.visits, found.walk_ins, found.customers, found.new, found.returning) == (4, 1, 2, 1, 1)
    assert (found.before.visits, found.before.new) == (1, 1)


def test_a_span_runs_forward(desk):
    with pytest.raises(review.BackwardSpan):
        review.review(desk, date(2026, 2, 2), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("of", "first", "last"),
    [
        (date(2026, 12, 5), date(2026, 12, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_month_is_the_calendars(of, first, last):
    assert review.month(of) == (first, last)


def test_undo_takes_the_last_deed_of_this_till(desk, tmp_path, wall):
    other = open_desk(tmp_path / "shop.db", till="other", now=wall)
    mine = adding.add(desk, NewCustomer("Mine")).action_id
    theirs = adding.add(other, NewCustomer("Theirs")).action_id
    assert undo.undo(desk).undid.id == mine
    assert undo.undo(other).undid.id == theirs
    with pytest.raises(NothingToUndo):
        undo.undo(other)
    other.close()


def test_an_undo_is_undone_by_its_own_number(desk):
    adding.add(desk, NewCustomer("Ann"))
    undone = undo.undo(desk)
    undo.undo(desk, undone.action_id)
    with pytest.raises(undo.AlreadyUndone):
        undo.undo(desk, undone.action_id)
    assert undo.last(desk).label == "Customer added"


def test_a_later_change_is_shown_and_never_overwritten(desk):
    from frontdesk.desk.greeting import card
    from frontdesk.desk.roster import editing
    from frontdesk.records.people import CustomerChanges

    who = adding.add(desk, NewCustomer("Ann")).id
    first = editing.edit(desk, who, CustomerChanges(note="one")).action_id
    editing.edit(desk, who, CustomerChanges(note="two"))
    with pytest.raises(undo.StandsInTheWay) as caught:
        undo.undo(desk, first)
    assert [(found.column, found.expected, found.found) for found in caught.value.conflicts] == [("note", "one", "two")]
    assert card(desk, who).customer.note == "two"


def test_history_tells_who_did_what_and_to_whom(desk):
    team.add(desk, "Mina")
    who = adding.add(desk.by("Mina"), NewCustomer("Ann")).id
    visits.log(desk.by("Mina"), who, "1 tea")
    adding.add(desk, NewCustomer("Bob"))
    assert [(act.label, act.who, act.about) for act in undo.history(desk, who)] == [
        ("Visit logged", "Mina", ("Ann",)),
        ("Customer added", "Mina", ("Ann",)),
    ]
    assert undo.history(desk, limit=1)[0].about == ("Bob",)
    with pytest.raises(undo.NoSuchAction):
        undo.action(desk, 999)


def test_the_clock_of_the_shop_decides_what_today_is(desk, wall):
    shop.change(desk, "zone", "Pacific/Auckland")
    wall.now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert desk.clock.today() == date(2026, 11, 23)


def test_undoing_a_change_of_the_zone_puts_the_clock_and_the_habits_back(desk):
    from frontdesk.store.derived.rebuilding import standing_faults

    visits.log(desk, adding.add(desk, NewCustomer("A")).id, "")
    shop.change(desk, "zone", "Asia/Tokyo")
    undo.undo(desk)
    assert (desk.shop.zone, desk.clock.zone) == ("UTC", "UTC")
    assert standing_faults(desk.store) == []


def test_a_setting_changed_at_another_till_is_taken_over(desk, tmp_path, wall):
    other = open_desk(tmp_path / "shop.db", till="other", now=wall)
    shop.change(other, "currency", "USD")
    desk.take_settings()
    assert desk.shop.currency == "USD"
    other.close()


def test_another_days_end_does_not_move_who_was_new_when(desk, wall):
    wall.now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    visits.log(desk, adding.add(desk, NewCustomer("A")).id, "")
    shop.change(desk, "day_ends", "03:00")
    found = review.review(desk, date(2026, 11, 22), date(2026, 11, 22))
    assert (found.customers, found.new, found.returning) == (1, 1, 0)


def test_a_span_before_the_calendar_is_refused(desk):
    with pytest.raises(review.EndlessSpan):
        review.review(desk, date(1, 1, 1), date(1, 1, 2))


def test_where_nothing_is_new_nothing_is_done(desk):
    from frontdesk.desk.roster import editing
    from frontdesk.records.people import CustomerChanges

    who = adding.add(desk, NewCustomer("Ann", goes_by="Annie")).id
    assert editing.edit(desk, who, CustomerChanges(goes_by="Annie")).action_id is None
    visit = visits.log(desk, who, "").visit_id
    visits.rate(desk, visit, "+")
    assert visits.rate(desk, visit, "+").action_id is None
    assert [act.kind for act in undo.history(desk, limit=3)] == ["visit.change", "visit.log", "customer.add"]
