"""The counter as a person has it: the program in a real terminal, keys as fast as scanners and hands send them."""

import random
import sys
import time
from datetime import UTC, datetime

import pytest

from tests.terminal import Terminal
from tests.tui import shop
from tests.tui.till import read, visits_today

F5, F8, CTRL_Z = "\x1b[15~", "\x1b[19~", "\x1a"
RAVI = ("Ravi Menon", "1 Flat white, 1 Croissant")
GORDON = ("Gordon Blume", "1 Cortado")


@pytest.fixture(scope="module")
def lately(tmp_path_factory):
    """The shop as it stands now, because the program's own clock cannot be set."""
    path = tmp_path_factory.mktemp("lately") / "shop.db"
    shop.build(path, datetime.now(UTC))
    return path


@pytest.fixture
def path(lately, tmp_path):
    return shop.copied(lately, tmp_path)


def counter(path, *, columns=100, lines=30):
    folder = path.parent
    return Terminal(
        [sys.executable, "-m", "frontdesk", "--db", str(path), "--settings", str(folder / "settings.toml")],
        columns=columns,
        lines=lines,
        env={"FRONTDESK_STAFF": "Mina", "HOME": str(folder), "XDG_STATE_HOME": str(folder)},
    )


def ready(terminal):
    terminal.wait_for("Corner Café")
    terminal.settled(0.1)
    return terminal


def logged(path, count):
    """The visits in the file, once there are so many and a moment for one too many has passed."""
    deadline = time.monotonic() + 10
    while len(visits_today(path)) < count and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.15)
    return visits_today(path)


def on_the_card(terminal, name):
    terminal.wait_for(lambda text: "⏎ the usual" in text and name in text)
    return terminal


@pytest.mark.parametrize(("name", "say"), [("gordon", "Gordon Blume, cortado?"), ("noor", "Noor Haddad, welcome.")])
def test_the_last_card_of_a_burst_is_the_last_names_even_when_it_begins_like_an_act(path, name, say):
    with ready(counter(path)) as terminal:
        terminal.send(f"rav\r{name}\r")
        on_the_card(terminal, say)
        assert visits_today(path) == []


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t"])
def test_a_scan_opens_its_holders_card_and_logs_nothing(path, end):
    with ready(counter(path)) as terminal:
        terminal.send(shop.GORDONS_CARD + end)
        on_the_card(terminal, "Gordon Blume, cortado?")
        terminal.settled(0.1)
        assert visits_today(path) == []


@pytest.mark.parametrize("end", ["\r", "\r\n", "\t"])
def test_a_scan_while_another_card_is_open_opens_its_own(path, end):
    with ready(counter(path)) as terminal:
        terminal.send("rav\r")
        on_the_card(terminal, "Ravi Menon")
        terminal.send(shop.GORDONS_CARD + end)
        on_the_card(terminal, "Gordon Blume, cortado?")
        terminal.settled(0.1)
        assert visits_today(path) == []
        terminal.send("\r")
        assert logged(path, 1) == [GORDON]


def test_two_scans_in_one_burst_open_one_card_after_the_other(path):
    with ready(counter(path)) as terminal:
        terminal.send(f"{shop.RAVIS_CARD}\r\n{shop.GORDONS_CARD}\r\n")
        on_the_card(terminal, "Gordon Blume, cortado?")
        assert visits_today(path) == []


def test_keys_before_the_first_paint_log_one_visit_and_ctrl_z_takes_it_back(path):
    with counter(path) as terminal:
        terminal.send("rav\r\r")
        assert logged(path, 1) == [RAVI]
        terminal.wait_for("✓ Ravi Menon")
        terminal.send(CTRL_Z)
        terminal.wait_for("Taken back: Visit logged")
        assert visits_today(path) == []


def test_arrows_right_after_the_letters_choose_among_those_found(path):
    with ready(counter(path)) as terminal:
        terminal.send("blue golf\x1b[B\x1b[A\x1b[B\r\r")
        (name, _), *more = logged(path, 1)
        assert name in {"Ravi Menon", "Ana Gómez"}
        assert more == []


def test_undo_in_a_burst_takes_back_what_was_logged_just_before(path):
    with ready(counter(path)) as terminal:
        terminal.send(f"rav\r\r{F8}gordon\r\r")
        terminal.wait_for("✓ Gordon Blume")
        assert visits_today(path) == [GORDON]


def test_nothing_of_many_quick_keys_is_lost(path):
    names = {"rav": RAVI, "gordon": GORDON, "ana": ("Ana Gómez", "1 Tea")}
    rest = random.Random(22)
    order = [rest.choice(sorted(names)) for _ in range(36)]
    keys = "".join(f"{name}\r\r" for name in order)
    assert len(keys) >= 200
    with ready(counter(path)) as terminal:
        while keys:
            size = rest.randrange(1, 24)
            terminal.send(keys[:size])
            keys = keys[size:]
            time.sleep(rest.random() * 0.03)
        assert logged(path, 36) == [names[name] for name in order]


def test_two_tills_log_at_once_and_lose_nothing(path):
    with ready(counter(path)) as one, ready(counter(path)) as other:
        one.send("rav\r\r" * 5)
        other.send("gordon\r\r" * 5)
        assert sorted(logged(path, 10)) == sorted([RAVI] * 5 + [GORDON] * 5)
        one.settled(0.1)
        assert read(path, "PRAGMA integrity_check") == [("ok",)]


def test_the_program_leaves_by_ctrl_q(path):
    with ready(counter(path)) as terminal:
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
