"""PINs: whose act it was, what is the owner's alone, and how many wrong ones are looked at."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from argon2 import extract_parameters

from frontdesk.desk import guessing, pins, shop, team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.guessing import TooManyGuesses
from frontdesk.desk.listening import make_goods
from frontdesk.desk.listening.make_goods import OverBudget
from frontdesk.desk.perks import defining
from frontdesk.desk.pins import (
    NoPin,
    OwnerFirst,
    UnusablePin,
    WrongPin,
    prove,
    reset,
    reset_lately,
    set_pin,
    take_off,
)
from frontdesk.desk.promising import calendar, rules
from frontdesk.desk.roster import adding, forgetting
from frontdesk.errors import OwnersAlone, PinWanted, UndoConflict
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.leaving.exporting import NOUNS, Request, export, export_to
from frontdesk.records.people import NewCustomer
from tests.desk.conftest import SUNDAY, Wall
from tests.desk.pins import give_cheaply, has_pin

ZOE, MINA, JOE = 1, 2, 3


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A shop in which Zoë is the owner with the PIN 4711, Mina has 2222 and Joe none."""
    path = tmp_path_factory.mktemp("pins") / "shop.db"
    with closing(open_desk(path, till="counter", create=True, now=Wall())) as desk:
        for name, role in (("Zoë", "owner"), ("Mina", "barista"), ("Joe", "")):
            team.add(desk, name, role)
        adding.add(desk, NewCustomer("Ravi"))
        give_cheaply(desk, {ZOE: "4711", MINA: "2222"})
    return path


@pytest.fixture
def path(made, tmp_path):
    return shutil.copyfile(made, tmp_path / "shop.db")


@pytest.fixture
def till(path, wall):
    with closing(open_desk(path, till="counter", now=wall)) as opened:
        yield opened


def as_zoe(desk):
    return _as(desk, ZOE)


def as_mina(desk):
    return _as(desk, MINA)


def _as(desk, staff_id):
    """With somebody at the till who has shown it, where how they do is not the point: a hash takes its time."""
    return replace(desk, staff=next(each for each in team.everybody(desk) if each.id == staff_id), proved=True)


def guess(desk, name="Zoë", pin="0000"):
    """Whether a guess was looked at, which a right one is as well."""
    try:
        prove(desk, name, pin)
    except WrongPin:
        return True
    except TooManyGuesses:
        return False
    return True


# Off until the owner sets one.


def test_without_a_pin_nobody_is_asked_and_nothing_is_the_owners_alone(desk):
    team.add(desk, "Zoë", "owner")
    team.add(desk, "Mina")
    assert not desk.guarded
    joe = desk.by("Mina")
    joe.only_owner("do anything")
    shop.change(joe, "name", "Corner Café")
    assert team.add(joe, "Joe").id == 3


def test_the_owners_pin_comes_first_and_with_it_they_are_in_use(desk):
    for name, role in (("Zoë", "owner"), ("Mina", "")):
        team.add(desk, name, role)
    with pytest.raises(OwnerFirst) as caught:
        set_pin(desk.by("Zoë"), 2, "2222")
    assert "Team screen" in caught.value.hint
    with pytest.raises(OwnersAlone):
        set_pin(desk.by("Mina"), 1, "2222")
    with pytest.raises(OwnersAlone):
        set_pin(desk, 1, "2222")
    assert not desk.guarded
    set_pin(replace(desk, trusted=True), 1, "4711")  # nobody, on the command line
    assert desk.guarded
    assert [(each.name, each.pin) for each in team.everybody(desk)] == [("Mina", False), ("Zoë", True)]


def test_without_anybody_who_is_the_owner_no_pin_can_be_set(desk):
    team.add(desk, "Mina")
    with pytest.raises(OwnerFirst) as refused:
        set_pin(desk.by("Mina"), 1, "2222")
    assert "--role owner" in refused.value.hint


@pytest.mark.parametrize("bad", ["", "123", " 12 ", "x" * 65])
def test_what_is_too_short_or_too_long_is_no_pin(till, bad):
    with pytest.raises(UnusablePin):
        set_pin(as_zoe(till), MINA, bad)


@pytest.mark.parametrize("good", ["x" * 64, " Caf\u00e9 \U0001f512 "])
def test_any_characters_make_a_pin_however_they_are_composed(till, good):
    set_pin(as_zoe(till), MINA, good)
    assert prove(till, "Mina", good.replace("\u00e9", "e\u0301").strip()).staff.id == MINA


# Who is at the till.


def test_nobody_acts_under_a_name_that_has_a_pin_without_it(till, path, wall):
    with pytest.raises(PinWanted):
        till.by("Mina")
    assert till.by("Joe").staff.id == JOE
    with closing(open_desk(path, till="counter", by="Mina", now=wall)) as opened:
        assert opened.staff is None
    shown = prove(till, "mi", "2222")
    assert (shown.staff.id, shown.proved, shown.owner) == (MINA, True, False)
    assert not shown.by("Joe").proved
    assert not shown.by(None).proved


def test_the_owner_is_who_has_shown_it(till):
    assert not till.owner
    assert not replace(till, trusted=True).sees_all
    claimed = replace(as_zoe(till), proved=False, trusted=True)
    assert not claimed.owner
    assert not claimed.sees_all
    assert prove(till, "Zoë", "4711").owner


def test_who_is_the_owner_no_more_loses_it_at_once(till):
    zoe = as_zoe(till)
    team.change(zoe, MINA, role="owner")
    mina = as_mina(till)
    team.change(mina, ZOE, role="barista")
    assert not zoe.owner
    with pytest.raises(OwnersAlone):
        shop.change(zoe, "name", "Mine")


def test_the_owner_sets_anybodys_pin_and_others_their_own(till):
    mina = as_mina(till)
    set_pin(mina, MINA, "3333")
    for somebody, whose in ((mina, ZOE), (mina, JOE), (till.by("Joe"), JOE), (till, MINA)):
        with pytest.raises(OwnersAlone):
            set_pin(somebody, whose, "5555")
        with pytest.raises(OwnersAlone):
            take_off(somebody, whose)
    zoe = as_zoe(till)
    set_pin(zoe, JOE, "5555")
    take_off(prove(till, "Mina", "3333"), MINA)
    assert [has_pin(till, each) for each in (ZOE, MINA, JOE)] == [True, False, True]
    with pytest.raises(NoPin):
        take_off(zoe, MINA)
    take_off(zoe, ZOE)
    assert not till.guarded


def test_a_reset_takes_all_off_and_is_told_for_a_week(till, wall):
    assert reset_lately(till) is None
    for _ in range(6):
        guess(till)
    reset(till)
    assert not till.guarded
    assert not any(has_pin(till, each) for each in (ZOE, MINA, JOE))
    assert undo.history(till, limit=1)[0].label == "All PINs taken off"
    assert reset_lately(till) == SUNDAY
    wall.pass_by(days=7)
    assert reset_lately(till) is None
    set_pin(till.by("Zoë"), ZOE, "8888")
    assert prove(till, "Zoë", "8888").owner


# The owner's alone.


def _over_budget(desk, _path):
    make_goods.give(desk, "a week of lunches", amount=desk.shop.make_good_each + 1)


ACTS = {
    "a setting": lambda desk, _: shop.change(desk, "name", "Mine"),
    "a standard": lambda desk, _: shop.change(desk, "close_days", "30"),
    "the budget": lambda desk, _: shop.change(desk, "make_good_each", "1000"),
    "somebody new": lambda desk, _: team.add(desk, "Eve", "owner"),
    "another role": lambda desk, _: team.change(desk, JOE, role="owner"),
    "the team imported": lambda desk, folder: import_file(desk, "staff", _file(folder, "name,role\nAbe,cook\n")),
    "a rule": lambda desk, _: rules.add(desk, "visit", "ring", days=1),
    "a rule changed": lambda desk, _: rules.change(desk, 1, text="ring twice"),
    "a rule let go": lambda desk, _: rules.retire(desk, 1),
    "the rules reset": lambda desk, _: rules.reset(desk),
    "a perk": lambda desk, _: defining.add(desk, "every", "a coffee", 10),
    "a perk changed": lambda desk, _: defining.change(desk, 1, cap=3),
    "a perk let go": lambda desk, _: defining.retire(desk, 1),
    "the archive": lambda desk, folder: export_archive(desk, folder / "archive"),
    "the calendar": lambda desk, _: calendar.ics(desk, ()),
    **{
        f"{noun} to a file": lambda desk, folder, noun=noun: export(desk, Request(noun), folder / f"{noun}.csv")
        for noun in NOUNS
    },
    **{f"{noun} to a stream": lambda desk, _, noun=noun: export_to(desk, Request(noun), StringIO()) for noun in NOUNS},
    "a look at forgetting": lambda desk, _: forgetting.preview(desk, [1]),
    "forgetting": lambda desk, _: forgetting.forget(desk, [1]),
}


def _file(folder, text):
    path = folder / "staff.csv"
    path.write_text(text)
    return path


@pytest.fixture
def furnished(till):
    zoe = as_zoe(till)
    defining.add(zoe, "every", "a coffee", 10)
    rules.add(zoe, "visit", "ring", days=1)
    return zoe


def test_every_act_of_the_owners_is_refused_to_others_and_leaves_nothing(furnished, tmp_path):
    mina = replace(as_mina(furnished), trusted=True)
    _file(tmp_path, "")
    before, newest = {*tmp_path.iterdir()}, undo.history(furnished, limit=1)
    for somebody in (mina, furnished.by("Joe"), replace(furnished.by(None), trusted=True)):
        for name, act in ACTS.items():
            with pytest.raises(OwnersAlone) as refused:
                act(somebody, tmp_path)
            assert refused.value.sentence.startswith("Only the owner may "), name
            assert "PIN" in refused.value.hint
    assert {*tmp_path.iterdir()} == before
    assert undo.history(furnished, limit=1) == newest


def test_every_act_of_the_owners_is_done_for_the_owner(furnished, tmp_path):
    for act in ACTS.values():
        act(furnished, tmp_path)
    assert {"archive", "customers.csv", "rhythm.csv"} <= {file.name for file in tmp_path.iterdir()}
    assert [each.name for each in team.everybody(furnished) if each.role == "owner"] == ["Eve", "Joe", "Zoë"]


def test_what_is_beyond_the_budget_wants_the_owner_by_pin(till):
    claimed = replace(as_zoe(till), proved=False)
    for somebody in (claimed, as_mina(till), till):
        with pytest.raises(OverBudget):
            _over_budget(somebody, None)
    _over_budget(as_zoe(till), None)
    with pytest.raises(OwnersAlone):
        undo.undo(as_mina(till))
    taken_back = undo.undo(as_zoe(till)).action_id
    with pytest.raises(OwnersAlone):
        undo.undo(as_mina(till), taken_back)


def test_what_the_owner_did_only_the_owner_takes_back_and_does_again(till):
    zoe, mina = as_zoe(till), as_mina(till)
    changed = shop.change(zoe, "name", "Corner Café").action_id
    for action in (None, changed):
        with pytest.raises(OwnersAlone):
            undo.undo(mina, action)
    taken_back = undo.undo(zoe, changed).action_id
    with pytest.raises(OwnersAlone):
        undo.undo(mina, taken_back)
    undo.undo(zoe, taken_back)
    assert till.shop.name != "Corner Café"
    till.take_settings()
    assert till.shop.name == "Corner Café"


def test_everything_else_needs_no_pin(till):
    joe = till.by("Joe")
    added = adding.add(joe, NewCustomer("Ana")).action_id
    assert undo.undo(joe).undid.id == added


def test_no_undo_brings_a_pin_back_or_takes_one_away(till):
    zoe = as_zoe(till)
    new = set_pin(zoe, JOE, "5555").action_id
    off = take_off(zoe, MINA).action_id
    gone = reset(zoe).action_id
    for action in (new, off, gone, None):
        with pytest.raises(undo.PinsStay) as caught:
            undo.undo(zoe, action)
        assert "Team screen" in caught.value.hint
    assert not any(has_pin(till, each) for each in (ZOE, MINA, JOE))


def test_who_was_added_is_not_taken_back_before_their_pin_is(till):
    zoe = as_zoe(till)
    eve = team.add(zoe, "Eve")
    set_pin(zoe, eve.id, "6666")
    with pytest.raises(UndoConflict):
        undo.undo(zoe, eve.action_id)
    take_off(zoe, eve.id)
    taken_back = undo.undo(zoe, eve.action_id).action_id
    undo.undo(zoe, taken_back)
    assert not has_pin(till, eve.id)
    assert till.by("Eve").staff.id == eve.id


# Wrong ones.


def test_a_pause_begins_with_the_fifth_wrong_one_and_doubles_to_a_quarter_of_an_hour():
    assert [guessing.pause_after(wrong).total_seconds() for wrong in range(13)] == [
        *[0] * 5, 30, 60, 120, 240, 480, 900, 900, 900,
    ]  # fmt: skip
    assert guessing.pause_after(10**9) == guessing.LONGEST_PAUSE


def test_a_wrong_one_says_how_many_are_left_and_then_how_long_to_wait(till, wall):
    said = []
    for _ in range(6):
        with pytest.raises((WrongPin, TooManyGuesses)) as refused:
            prove(till, "Zoë", "0000")
        said.append((type(refused.value), getattr(refused.value, "left", None), refused.value.until))
    until = SUNDAY + timedelta(seconds=30)
    assert said == [
        *((WrongPin, left, None) for left in (4, 3, 2, 1)),
        (WrongPin, 0, until),
        (TooManyGuesses, None, until),
    ]
    assert "30 seconds" in refused.value.hint
    wall.pass_by(seconds=29, milliseconds=999)
    assert not guess(till, pin="4711")  # the right one is not looked at either
    wall.pass_by(milliseconds=1)
    assert prove(till, "Zoë", "4711").owner


def test_a_restart_and_another_till_begin_nothing_anew(path, wall):
    for name in ("counter", "counter", "bar", "garden", "counter"):
        with closing(open_desk(path, till=name, now=wall)) as opened:
            assert guess(opened)
    for name in ("counter", "bar", "a new one"):
        with closing(open_desk(path, till=name, now=wall)) as opened:
            assert not guess(opened)


def test_a_till_at_which_everybodys_pins_are_tried_waits_for_everybody(till, path, wall):
    for name in ("Zoë", "Mina", "Nobody", "Joe", "Eve"):
        assert guess(till, name)
    assert not guess(till, "Mina", "2222")
    with closing(open_desk(path, till="bar", now=wall)) as bar:
        assert prove(bar, "Mina", "2222")


def test_two_tills_that_guess_at_once_count_both_before_either_is_looked_at(path, wall, monkeypatch):
    hashes, fits = [], pins._fits
    monkeypatch.setattr(pins, "_fits", lambda hashed, pin: hashes.append(hashed) or fits(hashed, pin))
    tills = [open_desk(path, till=name, now=wall) for name in ("counter", "bar")]
    at_once, looked_at = threading.Barrier(len(tills)), []

    def guesses(desk):
        for _ in range(5):
            at_once.wait()
            looked_at.append(guess(desk))

    threads = [threading.Thread(target=guesses, args=(each,)) for each in tills]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in tills:
        each.close()
    assert sorted(looked_at) == [False] * 5 + [True] * 5
    assert len(hashes) == 5


def test_the_right_one_begins_anew_for_its_owner_and_not_for_the_others_that_were_tried(till, wall):
    for _ in range(3):
        guess(till, "Mina")
    guess(till, "Zoë")
    assert prove(till, "Zoë", "4711").owner
    assert [guess(till, "Mina"), guess(till, "Mina"), guess(till, "Mina")] == [True, True, False]
    wall.pass_by(seconds=30)
    assert prove(till, "Mina", "2222").proved
    assert [guess(till, "Mina") for _ in range(6)] == [True] * 5 + [False]


def test_a_till_lets_go_of_one_wrong_pin_a_day_and_a_person_of_none(till, path, wall):
    for _ in range(4):
        guess(till, "Mina")
    wall.pass_by(days=4)
    assert [guess(till, "Joe") for _ in range(4)] == [True] * 4
    with closing(open_desk(path, till="bar", now=wall)) as bar:
        assert [guess(bar, "Mina"), guess(bar, "Mina")] == [True, False]


def test_a_clock_that_was_set_back_makes_no_pause_longer_than_it_was(till, wall):
    wall.pass_by(days=400)
    for _ in range(5):
        guess(till)
    wall.pass_by(days=-400)
    assert not guess(till)
    wall.pass_by(seconds=31)
    assert guess(till)


def test_a_till_whose_clock_is_behind_cuts_no_pause_short(till, path, wall):
    behind = Wall()
    behind.pass_by(minutes=-10)
    for _ in range(5):
        guess(till)
    with closing(open_desk(path, till="bar", now=behind)) as bar:
        assert not guess(bar)
        assert not guess(till)
        wall.pass_by(seconds=29)
        behind.pass_by(seconds=29)
        assert (guess(bar), guess(till)) == (False, False)
        wall.pass_by(seconds=1)
        assert guess(till)


def test_a_name_without_a_pin_takes_as_long_and_says_the_same(till, monkeypatch):
    set_pin(as_zoe(till), ZOE, "4711")
    hashes, fits = [], pins._fits
    monkeypatch.setattr(pins, "_fits", lambda hashed, pin: hashes.append(hashed) or fits(hashed, pin))
    said = []
    for name in ("Zoë", "Joe", "Nobody at all"):
        with pytest.raises(WrongPin) as refused:
            prove(till, name, "0000")
        said.append(refused.value.sentence.replace(name, "…"))
    assert len(set(said)) == 1
    assert len({str(extract_parameters(each)) for each in hashes}) == 1
    assert len(hashes) == 3


@pytest.mark.parametrize("pin", ["", "\x00", "\ud800", "x" * 100_000, "4711\n47"])
def test_whatever_is_typed_is_a_wrong_pin_and_no_accident(till, pin):
    with pytest.raises(WrongPin):
        prove(till, "Zoë", pin)
