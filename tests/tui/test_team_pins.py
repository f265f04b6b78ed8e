"""Team: PINs are set and taken off by whom they concern."""

import pytest

from frontdesk.desk.team import add
from tests.desk.pins import has_pin
from tests.tui import shop
from tests.tui.test_lock import JOE, JOES, MINA, MINAS, UNLOCK, guarded, here, locked, made_guarded
from tests.tui.till import journey

__all__ = ["guarded", "made_guarded"]


def with_pin(path):
    return shop.another_till(path, lambda desk: [each for each in (MINA, JOE) if has_pin(desk, each)])


def test_the_owner_sets_the_first_pin_and_has_shown_with_it_who_they_are(path):
    async def steps(till):
        await till.type("<f11><home>p")
        assert till.dialog == "NewPin"
        await till.type(f"{JOES}<enter>{JOES}")
        assert JOES not in till.words
        await till.type("<enter>")
        assert till.dialog is None
        assert "Joe has a PIN now." in till.words
        assert "asks for a PIN" in till.words
        assert "locked out, no PIN yet: Mina" in till.words
        assert till.app.desk.proved
        await till.type(f"<ctrl+f9>{JOES}<enter>")
        assert not locked(till)

    journey(path, steps, by="Joe", size=(120, 40), notifications=True)
    assert with_pin(path) == [JOE]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_how_many_are_locked_out_is_seen_on_every_screen(path, size):
    for name in ("Lena", "Emil", "Sofia", "Tariq"):
        shop.another_till(path, lambda desk, name=name: add(desk, name))

    async def steps(till):
        await till.type(f"<f11><home><down>p{JOES}<enter>{JOES}<enter>")
        assert "locked out, no PIN yet: 5 people" in till.words

    journey(path, steps, by="Joe", size=size)


def test_two_different_ones_are_none_and_nothing_of_them_stays(path):
    async def steps(till):
        await till.type("<f11><home>p1234<enter>1243<enter>")
        assert "Those were two different ones." in till.trouble
        assert till.box == ""
        await till.type("12<enter>12<enter>")
        assert "A PIN has 4 characters or more." in till.trouble
        await till.type("<escape>")

    journey(path, steps, by="Joe")
    assert with_pin(path) == []


def test_the_owner_gives_pins_to_others_and_others_change_their_own_alone(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}<f11><home>p")
        assert any("Only the owner may set and take off the PINs of others." in each for each in till.said)
        assert till.dialog is None
        await till.type("<end>p8642<enter>8642<enter>")
        assert till.dialog is None
        assert here(till) == "Mina"
        await till.type("<ctrl+f9>8642<enter>")
        assert not locked(till)
        await till.type(f"<f9>joe<enter>{JOES}<enter><end>p{UNLOCK}{UNLOCK}")
        assert here(till) == "Joe"
        await till.type(f"<ctrl+f9><down>{UNLOCK}")
        assert not locked(till), till.words
        assert here(till) == "Mina"

    journey(guarded, steps, notifications=True)


def test_a_pin_is_taken_off_after_a_question_and_without_undo(guarded):
    async def steps(till):
        await till.type(f"<up>{JOES}<enter><f11><end>P")
        assert "Take the PIN of Mina off?" in till.words
        await till.type("n")
        assert with_pin(guarded) == [MINA, JOE]
        await till.type("Py")
        assert with_pin(guarded) == [JOE]
        assert "Mina has no PIN any more." in till.words
        await till.type("P<home>Py")
        assert "No PIN is asked for now." in till.words
        assert not till.app.guarded

    journey(guarded, steps, size=(120, 40), notifications=True)
    assert with_pin(guarded) == []


def test_what_is_the_owners_alone_is_said_in_a_sentence(guarded):
    async def steps(till):
        await till.type(f"{UNLOCK}<f11>aLena<enter>")
        assert "Only the owner may" in till.trouble
        await till.type("<escape><ctrl+s><enter>Café Mina<enter>")
        assert "Only the owner may" in till.trouble
        assert "F9" in till.trouble
        assert MINAS not in till.words

    journey(guarded, steps)
