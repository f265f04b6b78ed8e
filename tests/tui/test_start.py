import json
import subprocess
import sys

import pytest
from textual.css.stylesheet import Stylesheet

from frontdesk.tui.themes import DARK, LIGHT, TERMINAL, THEMES
from tests import encrypted
from tests.tui.shop import copied
from tests.tui.till import journey

PAINTED = {
    "frontdesk": "errors mishaps paths settings",
    "frontdesk.words": "calendar_names display",
    "frontdesk.tui": "app bursts desk_app key_order later messages parts text themes",
    "frontdesk.tui.bindings": "counter declared",
    "frontdesk.tui.lock": "behind idling locking",
    "frontdesk.tui.screens": "acting asking base counter counting found knowing listening owing",
    "frontdesk.tui.trouble": "drafts falling mending",
    "frontdesk.tui.two_tills": "kept_visits news settling watching",
    "frontdesk.tui.widgets": "customer_card customer_list key_line search_box status_line text_box top_line",
}
"""By package, what the first frame is made of: each module takes a part of a millisecond, or thirty."""

ANSWERED = {
    "frontdesk": "clock passphrases",
    "frontdesk.words": "folding numbering_plan phones phrases promised_days",
    "frontdesk.records": "found habits order_lines rhythms shop team",
    "frontdesk.store": "store",
    "frontdesk.store.file": "cipher connection drivers plain_words waiting watching",
    "frontdesk.store.shop": "glance",
    "frontdesk.store.migrations": "head",
    "frontdesk.store.search": "entries habits index keys lines merging query spelling wording",
    "frontdesk.keeping": "offering",
    "frontdesk.desk": "desk lookup news ranking",
    "frontdesk.desk.rhythm": "chances expected own",
}
"""What the first answer needs besides."""


@pytest.fixture
def parsed_again(monkeypatch):
    """How often all rules were parsed anew."""
    times = []
    reparse = Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: times.append(1) or reparse(sheet))
    return times


def ground(till):
    return till.app.screen.styles.background.hex.lower()


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_the_counter_begins_in_its_theme_without_parsing_its_rules_twice(path, parsed_again, theme):
    async def steps(till):
        assert not parsed_again
        assert ground(till) == theme.background
        assert till.app.has_class("-dark-mode") is theme.dark
        assert till.app.has_class("-light-mode") is not theme.dark

    journey(path, steps, theme=theme.name)


def test_the_theme_of_the_terminal_leaves_its_ground_alone(path):
    async def steps(till):
        assert till.app.native_ansi_color
        assert till.app.screen.styles.background.ansi is not None

    journey(path, steps, theme=TERMINAL.name)


def test_a_theme_that_is_gone_is_the_usual_one(path):
    async def steps(till):
        assert ground(till) == DARK.background

    journey(path, steps, theme="counter-paisley")


def test_another_theme_can_be_worn_later(path):
    async def steps(till):
        for theme in (LIGHT, DARK):
            till.app.theme = theme.name
            await till.rest()
            assert ground(till) == theme.background
            assert till.app.has_class("-dark-mode") is theme.dark

    journey(path, steps)


@pytest.fixture(scope="module")
def told(made, tmp_path_factory):
    """What a counter told that was started in a program of its own: what any test loaded stays loaded here."""
    shop = copied(made, tmp_path_factory.mktemp("started"))
    argv = [sys.executable, "-m", "tests.tui.sample_apps.start", str(shop)]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def strangers(loaded, *allowed):
    """Which modules of ours were loaded that no list allows."""
    packages = [(package, names.split()) for each in allowed for package, names in each.items()]
    known = {f"{package}.{name}" for package, names in packages for name in names}
    above = {name.rsplit(".", depth)[0] for name in known for depth in (1, 2, 3)}
    return {name for name in loaded if name.startswith("frontdesk")} - known - above


def libraries(loaded):
    """Which libraries were loaded beyond what a bare Textual app loads."""
    return {name.partition(".")[0] for name in loaded if not name.startswith("_")} - {"frontdesk", "textual", "rich"}


def test_the_first_frame_is_the_whole_counter_and_none_is_painted_for_nobody(told):
    assert all(words in told["frame"] for words in ("Front Desk", "Name, car, kids", "will stand here", "F1 help"))
    assert told["for nobody"] == 0


def test_the_first_frame_waits_for_no_module_but_these(told):
    assert not strangers(told["painted"], PAINTED)
    assert libraries(told["painted"]) <= {"concurrent", "gc", "queue", "termios", "tty"}


def test_the_first_answer_waits_for_no_module_but_these(told):
    """Above all not for the ORM, which takes longer than all the rest together."""
    assert not strangers(told["answered"], PAINTED, ANSWERED)
    opening = {"hashlib", "hmac", "sqlcipher3"} if encrypted.ALL else set()
    more = {"sqlite3", "statistics", "sysconfig", "zoneinfo"} | opening
    assert libraries(told["answered"]) - libraries(told["painted"]) <= more
