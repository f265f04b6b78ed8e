"""Keys in order, proved in a real terminal: Pilot waits between keys and cannot see one overtake another."""

import asyncio
import sys
import time
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input

from frontdesk.tui.bursts import in_one_burst
from frontdesk.tui.key_order import OrderedKeys, _at_rest
from tests.terminal import Terminal

APPS = Path(__file__).with_name("sample_apps")
F5, F6, F10 = "\x1b[15~", "\x1b[17~", "\x1b[21~"
CODE = "4006381333931"


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


def start(app, *arguments):
    return Terminal([sys.executable, str(APPS / f"{app}.py"), *map(str, arguments)])


def drawn(terminal):
    terminal.wait_for("▔▔▔")
    terminal.settled(0.05)
    return terminal


def deeds(log):
    return log.read_text().splitlines() if log.exists() else []


def done(terminal, log, count):
    """Waits for so many deeds, then a little more for one too many."""
    deadline = time.monotonic() + 10
    while len(deeds(log)) < count and time.monotonic() < deadline:
        time.sleep(0.01)
    terminal.settled(0.1)
    return deeds(log)


def typed(terminal, keys, pace):
    for key in keys:
        terminal.send(key)
        time.sleep(pace)


def test_two_lines_in_one_burst_stay_two_lines(log):
    with drawn(start("till", log)) as terminal:
        terminal.send("abc\rdef\r")
        assert done(terminal, log, 2) == ["look up abc", "look up def"]


def test_a_hand_outruns_a_search_that_blocks(log):
    with drawn(start("till", log, "--blocks", 0.1)) as terminal:
        typed(terminal, "smith\rjones\r", 0.06)
        assert done(terminal, log, 2) == ["look up smith", "look up jones"]


def test_a_bound_key_waits_for_the_line_before_it(log):
    with drawn(start("till", log)) as terminal:
        terminal.send("smith\r" + F5)
        assert done(terminal, log, 2) == ["look up smith", "F5"]


def test_bound_keys_between_letters_take_no_letter_along(log):
    with drawn(start("till", log)) as terminal:
        terminal.send(f"sm{F5}it{F6}h\r{F6}jo{F5}nes\r{F5}")
        assert done(terminal, log, 7) == ["F5", "F6", "look up smith", "F6", "F5", "look up jones", "F5"]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_scan_is_one_line_however_it_ends(log, end):
    with drawn(start("till", log)) as terminal:
        terminal.send(CODE + end + F5 + CODE + end)
        assert done(terminal, log, 3) == [f"look up {CODE}", "F5", f"look up {CODE}"]


def test_two_enters_of_a_hand_are_two(log):
    with drawn(start("till", log)) as terminal:
        typed(terminal, "\r\r", 0.04)
        assert done(terminal, log, 2) == ["look up ", "look up "]


def test_what_follows_a_tab_goes_where_the_tab_led(log):
    with drawn(start("till", log)) as terminal:
        terminal.send(f"{CODE}\tsmith{F10}")
        assert done(terminal, log, 1) == [f"{CODE} | smith"]


def test_type_ahead_before_the_first_paint_arrives(log):
    with start("till", log, "--opens", 0.5) as terminal:
        terminal.wait_for(lambda text: terminal.raw)
        terminal.send(f"smith\r{F5}jones\r")
        assert done(terminal, log, 3) == ["look up smith", "F5", "look up jones"]


def test_type_ahead_before_the_terminal_is_prepared_arrives(log):
    with start("till", log) as terminal:
        terminal.send(f"smith\r{F5}jones\r")
        assert not terminal.raw
        assert done(terminal, log, 3) == ["look up smith", "F5", "look up jones"]


def test_nothing_of_200_keys_is_lost(log):
    words = [f"word{number:03}" for number in range(25)]
    with drawn(start("till", log)) as terminal:
        terminal.send("".join(word + "\r" for word in words))
        assert done(terminal, log, 25) == [f"look up {word}" for word in words]


def test_a_box_that_awaits_its_answer_holds_back_the_keys(log):
    with drawn(start("till", log, "--awaits", 1.5)) as terminal:
        terminal.send(f"smith\r{F5}jones\r{F6}")
        assert done(terminal, log, 4) == ["found smith", "F5", "found jones", "F6"]


def test_a_paste_keeps_its_place(log):
    with drawn(start("till", log)) as terminal:
        terminal.send(f"a\x1b[200~smith\x1b[201~b\r{F5}")
        assert done(terminal, log, 2) == ["look up asmithb", "F5"]


def test_a_click_overtakes_no_key_and_no_key_a_click(log):
    with drawn(start("till", log)) as terminal:
        terminal.send("smith\rfirst\x1b[<0;10;5M\x1b[<0;10;5msecond" + F10)
        assert done(terminal, log, 2) == ["look up smith", "first | second"]


@pytest.mark.parametrize("way", ["callback", "waiting"])
def test_the_line_after_enter_lands_in_the_dialog_that_enter_opened(log, way):
    with drawn(start("dialogs", log, way)) as terminal:
        terminal.send(f"smith\rhello\r{F5}jones\rbye\r{F5}")
        assert done(terminal, log, 4) == ["smith: hello", "F5", "jones: bye", "F5"]


def test_a_worker_may_ask_twice_within_one_burst(log):
    with drawn(start("dialogs", log, "worker")) as terminal:
        terminal.send(f"smith\rone\rtwo\r{F5}jones\rthree\rfour\r")
        assert done(terminal, log, 3) == ["smith: one, two", "F5", "jones: three, four"]


def test_a_removed_box_takes_no_key_with_it(log):
    with drawn(start("dialogs", log, "removing")) as terminal:
        terminal.send(f"smith\rjones\r{F5}brown\r")
        assert done(terminal, log, 4) == ["smith", "jones", "F5", "brown"]


def test_another_screen_takes_over_the_keys(log):
    with drawn(start("dialogs", log, "switching")) as terminal:
        terminal.send(f"smith\rjones{F5}")
        assert done(terminal, log, 2) == ["smith", "F5"]
        terminal.wait_for("jones")


def test_a_handler_that_never_returns_is_given_up_once(log):
    with drawn(start("dialogs", log, "hanging")) as terminal:
        began = terminal.send("smith\r" + F5 * 4)
        assert done(terminal, log, 4) == ["F5"] * 4
        assert time.monotonic() - began > 1


@pytest.mark.parametrize(("way", "left"), [("crashing", 1), ("leaving", 0)])
def test_keys_behind_the_end_of_the_app_do_not_keep_it(log, way, left):
    with drawn(start("dialogs", log, way)) as terminal:
        terminal.send(f"smith\rjones\r{F5}")
        assert terminal.wait_exit() == left
    assert deeds(log) == (["smith"] if way == "leaving" else [])


class Busy(Input):
    async def on_mount(self):
        self.rested = _at_rest(self)


class Quiet(OrderedKeys):
    def compose(self):
        yield Busy()


async def rests_of_a_box():
    async with Quiet().run_test() as pilot:
        await pilot.pause()
        box = pilot.app.query_one(Busy)
        yield box.rested
        yield _at_rest(box)
        box.post_message(Key("a", "a"))
        yield _at_rest(box)
        await pilot.press("b")
        yield _at_rest(box)
        yield box.value


def test_a_widget_is_at_rest_only_between_its_messages():
    """Guards the one look behind Textual's curtain that the order of keys rests upon."""

    async def rests():
        return [rest async for rest in rests_of_a_box()]

    assert asyncio.run(rests()) == [False, True, False, True, "ab"]


def key_at(seconds):
    key = Key("a", "a")
    key.time = seconds
    return key


def test_a_scanner_is_faster_than_a_hand():
    assert in_one_burst(key_at(1), key_at(1.02))
    assert not in_one_burst(key_at(1), key_at(1.03))
    assert not in_one_burst(None, key_at(1))
