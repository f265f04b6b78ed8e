import subprocess
import sys

import pytest
from textual.css.stylesheet import Stylesheet

from frontdesk.tui.themes import DARK, LIGHT, TERMINAL, THEMES
from tests.tui.till import journey


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


def test_what_opens_the_desk_for_the_first_search_loads_no_orm():
    """In a program of its own: what any test before this one loaded stays loaded here."""
    asked = "import frontdesk.tui.app, frontdesk.desk.desk, frontdesk.desk.lookup, sys"
    told = "print([name for name in ('sqlalchemy', 'sqlmodel', 'argon2', 'pydantic') if name in sys.modules])"
    argv = [sys.executable, "-c", f"{asked}; {told}"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
