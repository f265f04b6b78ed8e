"""What is the owner's alone stays so when the shop's file ails; what could not be kept so is seen afterwards."""

import asyncio
import os

import pytest

from frontdesk.desk import pins
from frontdesk.desk.desk import open_desk
from frontdesk.desk.undo import NoUndo, history, undo
from frontdesk.errors import StoreReadOnly
from frontdesk.paths import log_file
from tests.tui import shop
from tests.tui.test_lock import JOE, JOES, MINA, MINAS, UNLOCK, locked
from tests.tui.test_trouble import backed_up, begun, head_gone
from tests.tui.till import journey

UNLOCK_JOE = f"<up>{JOES}<enter>"


@pytest.fixture(scope="module")
def made_guarded(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("guarded"))
    desk = open_desk(path, till="another till", now=lambda: shop.NOW).by("Joe")
    pins.set_pin(desk, JOE, JOES)
    pins.set_pin(pins.prove(desk, "Joe", JOES), MINA, MINAS)
    desk.close()
    return path


@pytest.fixture
def guarded(made_guarded, tmp_path):
    path = shop.copied(made_guarded, tmp_path)
    backed_up(path)
    return path


def spoiled(path):
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(os.urandom(4096))
    return path.read_bytes()


def brought_back(path):
    desk = open_desk(path, till="x", now=lambda: shop.NOW)
    try:
        return [act for act in history(desk) if act.label.startswith("Backup brought back")]
    finally:
        desk.close()


def test_in_mid_use_only_the_owner_brings_a_backup_back_and_others_are_told_whom_to_call(guarded):
    async def steps(till):
        await till.type(UNLOCK)
        left = spoiled(guarded)
        await till.type("bea<enter>")
        assert "The shop's file is damaged." in till.words
        assert "Only the owner may bring a backup back or begin a new shop: call" in till.words
        assert "Bring that backup" not in till.words
        await till.type("<f2><f7>")
        assert guarded.read_bytes() == left
        await till.type("<f5>")  # opened anew it cannot tell any more who is the owner
        assert "Bring that backup" not in till.words
        await till.type("<f2>")
        assert guarded.read_bytes() == left

    journey(guarded, steps)


def test_an_owner_who_has_shown_their_pin_brings_it_back_and_stands_before_the_lock(guarded):
    async def steps(till):
        await till.type(UNLOCK_JOE)
        spoiled(guarded)
        await till.type("bea<enter><f2>")
        assert locked(till)
        await till.type(f"{JOES}<enter>")
        assert "The shop is back" in till.words

    journey(guarded, steps)
    assert brought_back(guarded) == []


def test_what_nobody_could_be_asked_for_at_the_start_stands_in_the_history_and_in_the_log(guarded):
    head_gone(guarded)

    async def steps(till):
        await till.type("<f2>")
        assert locked(till)
        await till.type(UNLOCK)
        assert "The history says that no PIN was asked for." in till.words

    begun(guarded, steps)
    (act,) = brought_back(guarded)
    assert act.label == "Backup brought back at till 1; no PIN could be asked for"
    assert "a backup was brought back, and no PIN was shown" in log_file().read_text()
    desk = open_desk(guarded, till="till 1", now=lambda: shop.NOW)
    with pytest.raises(NoUndo):
        undo(desk, act.id)
    desk.close()


def test_at_the_start_nobody_looks_into_a_copy_that_has_pins(guarded):
    head_gone(guarded)

    async def steps(till):
        await till.type("<f3>")
        assert "PINs are in use in it" in till.words
        assert "READ ONLY" not in till.words
        assert till.app.desk is None
        await till.type("<enter>rav<enter>")
        assert till.app.desk is None

    begun(guarded, steps)


def test_whoever_was_here_looks_into_a_copy_as_who_they_are_and_changes_no_pin(guarded):
    async def steps(till):
        await till.type(UNLOCK)
        spoiled(guarded)
        await till.type("bea<enter><f3>")
        assert "READ ONLY" in till.words
        desk = till.app.desk
        assert (desk.staff.name, desk.proved, desk.owner, desk.sees_all) == ("Mina", True, False, False)
        for change in (lambda: pins.set_pin(desk, MINA, "9999"), lambda: pins.reset(desk)):
            with pytest.raises(StoreReadOnly, match="only a look"):
                await asyncio.to_thread(change)

    journey(guarded, steps)


def test_a_file_that_goes_while_the_till_is_locked_lets_nobody_past_the_lock(guarded):
    async def steps(till):
        assert locked(till)
        for file in guarded.parent.glob("shop.db*"):
            file.unlink()
        till.app._look_quietly()
        await till.type(UNLOCK)
        assert locked(till)
        assert till.app.desk is None
        return till.words

    assert "no shop at" in journey(guarded, steps)


def test_a_new_shop_in_the_place_of_one_with_pins_stands_in_the_log(guarded):
    async def steps(till):
        await till.type(UNLOCK)
        for file in guarded.parent.glob("shop.db*"):
            file.unlink()
        till.app._look_quietly()
        await till.rest()
        await till.type("<f5>")  # the counter still had all of it; now it has nothing to tell anybody by
        await till.type("<f7>")
        assert not guarded.exists()

    journey(guarded, steps)

    async def at_the_start(till):
        await till.type("<f7>")
        assert "A new shop was made." in till.words

    begun(guarded, at_the_start, by=None)
    assert "a new shop was begun in the place" in log_file().read_text()
