"""The lock as a person has it: the program in a real terminal, keys struck before it asks for a PIN."""

import time
from datetime import UTC, datetime

import pytest

from frontdesk.desk import pins
from frontdesk.desk.desk import open_desk
from tests.tui import shop
from tests.tui.test_counter_in_a_terminal import RAVI, counter, logged
from tests.tui.till import read


@pytest.fixture
def guarded(tmp_path):
    path = tmp_path / "shop.db"
    shop.build(path, datetime.now(UTC))
    desk = open_desk(path, till="another till")
    pins.set_pin(desk.by("Joe"), 2, "2468")
    pins.set_pin(pins.prove(desk, "Joe", "2468"), 1, "1357")
    desk.close()
    return path


def ready(terminal):
    """Wait until the program takes keys itself: before that the terminal shows them."""
    while not terminal.raw:
        time.sleep(0.002)
    return terminal


def test_type_ahead_waits_for_the_pin_and_a_pin_typed_ahead_is_never_seen(guarded):
    with ready(counter(guarded)) as terminal:
        terminal.send("rav\r\r")
        terminal.wait_for("▌ Mina")
        terminal.settled(0.8)
        terminal.send("1357\r")
        assert logged(guarded, 1) == [RAVI]
        terminal.send("\x11")
        terminal.wait_exit()
    seen = []
    with ready(counter(guarded)) as terminal:
        terminal.send("1357\r")
        terminal.wait_for(lambda text: seen.append("1357" in text) or "visit today" in text)
    assert not any(seen)
    assert read(guarded, "SELECT count(*) FROM guesses") == [(0,)]
