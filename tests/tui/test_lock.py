"""The lock: where PINs are in use the counter asks for one, and gives everything back as it was left."""

import asyncio
import threading
from pathlib import Path

import pytest

from frontdesk.desk import pins
from frontdesk.desk import shop as desk_shop
from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering.visits import log
from frontdesk.desk.team import add
from frontdesk.settings import load
from frontdesk.tui.app import FrontDesk
from frontdesk.tui.lock.idling import _SOON
from frontdesk.tui.screens.counter import Counter
from frontdesk.tui.screens.dialogs.lock import Lock
from tests.tui import shop
from tests.tui.till import _NAMED, BY_DAY, HAND, Till, journey

MINA, JOE = 1, 2
MINAS, JOES = "1357", "2468"
UNLOCK = f"{MINAS}<enter>"


@pytest.fixture(scope="module")
def made_guarded(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("guarded"))
    desk = open_desk(path, till="another till", now=lambda: shop.NOW).by("Joe")
    pins.set_pin(desk, JOE, JOES)
    desk = pins.prove(desk, "Joe", JOES)
    pins.set_pin(desk, MINA, MINAS)
    desk.close()
    return path


@pytest.fixture
def guarded(made_guarded, tmp_path):
    return shop.copied(made_guarded, tmp_path)


def locked(till):
    return isinstance(till.app.screen, Lock)


async def left_alone(till, minutes):
    """Let so many minutes pass in which nobody touches the till."""
    till.app.touched -= minutes * 60
    for _ in range(50):  # a till that is not at rest yet looks again soon
        if await till.app.lock_if_idle() != _SOON:
            break
        await till.rest()
    await till.rest()


async def till_seen(till, words):
    """Wait until the words are on the screen: they are read in a thread of their own."""
    deadline = asyncio.get_running_loop().time() + 10
    while words not in till.picture:
        assert asyncio.get_running_loop().time() < deadline, till.picture
        await asyncio.sleep(0.05)


def here(till):
    staff = till.app.desk.staff
    return staff.name if staff else None


@pytest.mark.parametrize("size", BY_DAY)
def test_a_shop_with_pins_starts_locked_and_shows_nobody(guarded, size):
    async def steps(till):
        assert locked(till)
        assert "This till is locked." in till.words
        assert "Corner Café" in till.words
        assert "Ravi" not in till.words
        assert "▌ Mina" in till.picture
        await till.type(UNLOCK)
        assert not locked(till)
        assert till.at_the_box
        assert here(till) == "Mina"
        assert till.app.desk.proved
        assert "Ravi Menon" in till.words

    journey(guarded, steps, size=size)


def test_a_shop_without_pins_has_no_lock_and_no_key_for_it(path):
    async def steps(till):
        assert not locked(till)
        await till.type("<ctrl+f9>")
        assert till.at_the_box
        await left_alone(till, 600)
        assert till.at_the_box
        await till.type("<f9>")
        assert "F9 lock" not in till.words
        await till.type("<escape><f1>")
        assert "Lock this till" not in till.words

    journey(path, steps)


def test_somebody_else_is_marked_with_the_arrows(guarded):
    async def steps(till):
        await till.type(f"<up>{JOES}<enter>")
        assert here(till) == "Joe"
        assert load(guarded.with_name("settings.toml")).staff == "Joe"

    journey(guarded, steps)


def test_nothing_of_a_pin_is_seen_or_left(guarded):
    async def steps(till):
        await till.type("1357")
        assert "1357" not in till.words
        assert "••••" in till.words
        await till.type("9<enter>")
        assert till.box == ""
        assert "That is not the PIN of Mina." in till.trouble
        await till.type("135<down>")
        assert till.box == ""

    journey(guarded, steps)


def test_too_many_wrong_pins_are_told_with_the_time_left_and_a_new_start_does_not_help(guarded):
    now = shop.NOW

    async def guesses(till):
        await till.type("9999<enter>" * 5)
        assert "The next one is looked at in 30 seconds." in till.trouble
        await till.type(UNLOCK)
        assert locked(till)

    async def again(till):
        await till.type(UNLOCK)
        assert locked(till)
        assert "Too many wrong PINs." in till.trouble

    async def later(till):
        nonlocal now
        await till.type(UNLOCK)
        assert "in 30 seconds" in till.trouble
        now += 3 * (pins.guessing.FIRST_PAUSE / 3) / 2
        till.app.screen.say_how_long()
        assert "in 15 seconds" in till.trouble
        now += pins.guessing.FIRST_PAUSE
        till.app.screen.say_how_long()
        assert "it can be tried again" in till.trouble
        await till.type(UNLOCK)
        assert till.at_the_box

    journey(guarded, guesses)
    journey(guarded, again)
    journey(guarded, later, now=lambda: now)


def test_whoever_has_no_pin_is_told_so_and_stays_out(guarded):
    shop.another_till(guarded, lambda desk: pins.take_off(pins.prove(desk, "Joe", JOES), MINA))

    async def steps(till):
        assert "Mina has no PIN yet" in till.words
        await till.type("1<enter>")
        assert "Mina has no PIN yet." in till.trouble
        await till.type(f"<up>{JOES}<enter>")
        assert here(till) == "Joe"

    journey(guarded, steps)


def test_whoever_can_unlock_stands_first_and_all_are_seen_where_there_is_room(guarded):
    def hire(desk):
        for name in ("Abe", "Bea", "Cleo", "Dora", "Eve", "Finn"):
            add(pins.prove(desk, "Joe", JOES), name)

    shop.another_till(guarded, hire)

    async def steps(till):
        await till_seen(till, " Finn ")
        lines = till.picture.splitlines()
        named = [name for row in lines for name in ("Abe", "Bea", "Finn", "Joe", "Mina") if f" {name} " in row]
        assert named == ["Joe", "Mina", "Abe", "Bea", "Finn"]

    journey(guarded, steps, size=(80, 24))


def test_before_the_pin_no_key_leads_anywhere(guarded):
    async def steps(till):
        for key in ("<f1>", "<f8>", "<f9>", "<f12>", "<ctrl+p>", "<ctrl+e>", "<ctrl+x>", "<ctrl+s>", "<ctrl+f9>"):
            await till.type(key)
            assert locked(till), key
        assert not till.app.masked

    journey(guarded, steps)


def test_a_half_filled_form_waits_behind_the_lock(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}Ivo Quist<enter><tab>Ivo")
        assert till.dialog == "CustomerForm"
        await left_alone(till, 6)
        assert locked(till)
        assert "Ivo" not in till.words
        await till.type(UNLOCK)
        assert (till.app.screen.value("name"), till.box) == ("Ivo Quist", "Ivo")
        await till.type(" Q<f2>")
        assert "✓ Ivo Quist added" in till.words
        assert till.read("SELECT goes_by FROM customers WHERE name = 'Ivo Quist'") == [("Ivo Q",)]

    journey(guarded, steps)


def test_the_till_locks_after_as_long_as_the_shop_says_and_any_key_begins_anew(guarded):
    shop.another_till(guarded, lambda desk: desk_shop.change(pins.prove(desk, "Joe", JOES), "idle_lock", "2"))

    async def steps(till):
        await till.type(UNLOCK)
        await left_alone(till, 1.9)
        assert not locked(till)
        await till.type("r")
        await left_alone(till, 1.9)
        assert not locked(till)
        await left_alone(till, 1.9)
        assert locked(till)

    journey(guarded, steps)


def test_a_till_that_began_locked_sees_what_another_till_did_before_and_after_it_locked_again(guarded, monkeypatch):
    monkeypatch.setattr(FrontDesk, "LOOK_EVERY", 0.05)

    async def steps(till):
        for visits, keys in enumerate((UNLOCK, f"<ctrl+f9>{UNLOCK}"), 1):
            await till.type(keys)
            await asyncio.to_thread(shop.another_till, guarded, lambda desk: log(desk, shop.ANA, "1 Tea"))
            await till_seen(till, f"{visits} visit")

    journey(guarded, steps)


def test_no_minutes_at_all_mean_never(guarded):
    shop.another_till(guarded, lambda desk: desk_shop.change(pins.prove(desk, "Joe", JOES), "idle_lock", "0"))

    async def steps(till):
        await till.type(UNLOCK)
        await left_alone(till, 6000)
        assert not locked(till)

    journey(guarded, steps)


@pytest.mark.parametrize("keys", ["<ctrl+f9>", "<f9><f9>"])
def test_a_key_locks_at_once_and_the_card_is_still_open_afterwards(guarded, keys):
    async def steps(till):
        await till.type(f"{UNLOCK}rav<enter>{keys}")
        assert locked(till)
        assert "Ravi" not in till.words
        await till.type(UNLOCK)
        assert till.opened == "Ravi Menon"
        await till.type("<enter>")
        assert till.visits == [("Ravi Menon", "1 Flat white, 1 Croissant")]

    journey(guarded, steps)


def test_somebody_else_who_unlocks_is_at_the_till_from_then_on(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}rav<enter><ctrl+f9><up>{JOES}<enter><enter>")
        assert till.read("SELECT staff_id FROM visits ORDER BY id DESC LIMIT 1") == [(JOE,)]

    journey(guarded, steps)


def test_a_card_that_is_scanned_at_the_lock_is_no_guess_and_opens_after_the_pin(guarded):
    async def steps(till):
        for end in ("<enter>", "<tab>"):
            await till.scan(f"{shop.GORDONS_CARD}{end}")
            assert "That card is opened once the till is unlocked." in till.trouble
            assert till.box == ""
        assert till.read("SELECT count(*) FROM guesses") == [(0,)]
        await till.type(UNLOCK)
        assert till.opened == "Gordon Blume"
        assert till.visits == []

    journey(guarded, steps)


def test_a_scan_at_the_lock_never_lands_in_a_form_that_waits_behind_it(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}Ivo Quist<enter><ctrl+f9>")
        await till.scan(f"{shop.GORDONS_CARD}<enter>")
        assert "scan that card again at the counter" in till.trouble
        await till.type(UNLOCK)
        assert till.dialog == "CustomerForm"
        assert till.app.screen.value("name") == "Ivo Quist"

    journey(guarded, steps)


def test_what_happens_behind_the_lock_does_not_come_before_it(guarded):
    from frontdesk.tui.screens.dialogs.confirm import Confirm

    async def steps(till):
        await till.type(f"{UNLOCK}<ctrl+f9>")
        till.app.notify("Ravi Menon is in", markup=False)
        till.app.push_screen(Confirm("Ravi Menon?"))
        await till.rest()
        assert locked(till)
        assert "Ravi" not in till.words
        till.app.pop_screen()
        till.app.go("today")
        await till.rest()
        assert locked(till)
        await till.type(UNLOCK)
        assert till.at_the_box
        assert till.said[-1:] == ["Ravi Menon is in"]

    journey(guarded, steps, notifications=True)


def test_f9_asks_for_the_pin_of_whoever_has_one_and_nobody_needs_none(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}<f9>jo<enter>")
        assert till.dialog == "AskPin"
        await till.type("1111<enter>")
        assert "That is not the PIN of Joe." in till.trouble
        assert till.box == ""
        await till.type(f"{JOES}<enter>")
        assert till.dialog is None
        assert here(till) == "Joe"
        assert till.app.desk.proved
        await till.type("<f9><up><enter>")
        assert here(till) is None
        assert not till.app.desk.proved

    journey(guarded, steps)


def test_a_pin_that_is_being_typed_does_not_stay_behind_the_lock(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}<f9>jo<enter>24")
        await left_alone(till, 6)
        await till.type(UNLOCK)
        assert till.dialog == "AskPin"
        assert till.box == ""

    journey(guarded, steps)


def test_a_till_where_pins_came_into_use_meanwhile_locks_when_it_is_left_alone(path):
    async def steps(till):
        shop.another_till(path, lambda desk: pins.set_pin(desk.by("Joe"), JOE, JOES))
        await left_alone(till, 6)
        assert locked(till)
        await till.type(f"<up>{JOES}<enter>")
        assert here(till) == "Joe"

    journey(path, steps)


def test_the_way_in_is_asked_for_again_once_the_shop_was_opened_anew(guarded):
    async def steps(till):
        await till.type(UNLOCK)
        await till.app.reopened(lambda _: None)
        await till.rest()
        till._began += 60
        assert locked(till)
        await till.type(UNLOCK)
        assert till.at_the_box

    journey(guarded, steps)


def test_leaving_a_locked_till_lets_go_of_the_file(guarded):
    async def steps(till):
        assert locked(till)
        assert guarded in open_files()

    journey(guarded, steps)
    assert guarded not in open_files()


def open_files():
    """What this process holds open."""
    return {link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}


async def _struck_at_once(path, keys, then=""):
    """Start the counter with keys struck before anybody knows whether PINs are in use.

    What is seen before the others are struck; then which card is open, and whether somebody has shown their PIN.
    """
    app = FrontDesk(
        database=path,
        settings_file=path.with_name("settings.toml"),
        settings=load(path.with_name("settings.toml")),
        now=lambda: shop.NOW,
    )
    typed, opened = threading.Event(), app._open_desk
    app._open_desk = lambda: typed.wait(20) and opened()
    async with app.run_test(size=(80, 24)) as pilot:
        one = Till(app, pilot, path)
        for named, letter in _NAMED.findall(keys):
            one._strike(named, letter, 0.001 if shop.GORDONS_CARD in keys else HAND)
        await pilot.pause()
        typed.set()
        await one.rest()
        one._began += 60
        before = one.words
        await one.type(then)
        return before, one.opened if isinstance(app.screen, Counter) else None, app.desk is not None and app.desk.proved


@pytest.mark.parametrize(
    ("keys", "then", "name"),
    [
        (UNLOCK, "", None),
        (f"{UNLOCK}rav<enter>", "", "Ravi Menon"),
        ("rav<enter>", UNLOCK, "Ravi Menon"),
        (f"{shop.GORDONS_CARD}<enter>", UNLOCK, "Gordon Blume"),
    ],
)
def test_what_is_typed_ahead_is_the_pin_when_it_can_be_one_and_else_waits_behind_the_lock(guarded, keys, then, name):
    async def first(till):
        await till.type(UNLOCK)

    journey(guarded, first)
    assert load(guarded.with_name("settings.toml")).locks == str(guarded)
    before, opened, proved = asyncio.run(_struck_at_once(guarded, keys, then))
    assert (opened, proved) == (name, True)
    assert MINAS not in before


def test_a_till_that_began_locked_for_nothing_gives_the_keys_to_the_counter(guarded):
    async def first(till):
        await till.type(UNLOCK)

    journey(guarded, first)
    shop.another_till(guarded, pins.reset)
    _, opened, proved = asyncio.run(_struck_at_once(guarded, "rav<enter>"))
    assert (opened, proved) == ("Ravi Menon", False)
    assert load(guarded.with_name("settings.toml")).locks is None


def test_a_shop_that_cannot_be_opened_is_said_to_be_so_before_any_pin(guarded):
    async def first(till):
        await till.type(UNLOCK)

    journey(guarded, first)
    guarded.write_bytes(b"no shop at all" * 1000)
    before, _, _ = asyncio.run(_struck_at_once(guarded, ""))
    assert "This file is not a shop" in before


def test_whoever_may_see_less_finds_the_counter_and_nothing_of_what_the_owner_saw(guarded):
    async def steps(till):
        await till.type(f"<up>{JOES}<enter><f11><enter>")
        assert till.dialog == "Behind"
        await till.type(f"<ctrl+f9><down>{UNLOCK}")
        assert till.at_the_box
        assert {*till.app._screen_stacks} == {"counter", "lock"}
        await till.type("<f11>")
        assert till.app.screen.NAMED == "Team"
        await till.type(f"<ctrl+f9><up>{JOES}<enter>")
        assert till.app.screen.NAMED == "Team"

    journey(guarded, steps)


def test_that_all_pins_were_taken_off_is_told_for_a_week(guarded):
    shop.another_till(guarded, pins.reset)

    async def steps(till):
        assert not locked(till)
        return till.words

    assert "all PINs taken off Sun 22 Nov" in journey(guarded, steps, size=(120, 40))
    later = journey(guarded, steps, size=(120, 40), now=shop.NOW + pins.TOLD_FOR * 2)
    assert "PINs" not in later
