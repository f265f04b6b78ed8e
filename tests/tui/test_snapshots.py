"""Every screen as text, at three sizes, so that a change of what people see is seen in a diff.

After a wanted change: `pytest -n0 tests/tui/test_snapshots.py --snapshot-update`, and read what it writes.
"""

from functools import cache

import pytest

from tests.tui import shop
from tests.tui.till import SIZES, journey

READ = {
    "expected": "",
    "searching": "blue golf",
    "picked": "blue golf 2",
    "nobody": "zzznobody",
    "card": "rav<enter>",
    "ask": "bea<enter>",
    "today, nobody yet": "<ctrl+t>",
    "people": "<ctrl+b>",
    "items": "<ctrl+g>",
    "their history": "rav<enter>h",
    "help": "<f1>",
}
DIALOGS = {
    "order": "tom<enter><enter>",
    "type-ahead": "gordon<enter>o2 c",
    "unreadable order": "gordon<enter>o0 tea<enter>",
    "new customer": "Ivo Quist<enter>",
    "edit": "rav<enter>e",
    "note": "rav<enter>n",
    "link": "rav<enter>l<tab>noor",
    "strange card": f"{shop.STRANGE_CARD}<enter>",
    "who": "<f9>",
}
WRITTEN = {
    "logged": "rav<enter><enter>",
    "today": "<ctrl+y>2 tea<enter><ctrl+t>",
    "history": "<ctrl+r>",
    "masked": "<f12>rav<enter>",
}
"""Last, and in this order: the shop is another one after them."""

SCREENS = READ | DIALOGS | WRITTEN
BACK = "<escape><escape><escape><ctrl+o><escape>"
by_size = pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)


@pytest.fixture(scope="module")
def pictures(made, tmp_path_factory):
    """Every screen at every size, seen on one walk through the program for each size."""

    @cache
    def of(size):
        return journey(shop.copied(made, tmp_path_factory.mktemp("walk")), _walk, size=size)

    return of


async def _walk(till):
    seen = {}
    for screen, keys in SCREENS.items():
        await till.type(keys)
        seen[screen] = await _still(till)
        if screen in DIALOGS:
            seen[f"{screen} in trouble"] = await _in_trouble(till)
        await till.type(BACK)
        assert till.at_the_box, screen
    return seen


async def _in_trouble(till):
    till.app.screen.query_one("#dialog-trouble").update("What is wrong. " * 7)
    return await _still(till)


async def _still(till):
    """The picture once it no longer changes: a layout that is asked for late comes a frame after all is at rest."""
    same, seen = 0, till.picture
    while same < 3:
        await till.pilot.pause(0.02)
        same, seen = (same + 1 if till.picture == seen else 0), till.picture
    return seen


@by_size
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did(pictures, screen, size, snapshot):
    assert pictures(size)[screen] == snapshot


@by_size
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_dialog_always_shows_its_keys_and_what_is_wrong(pictures, dialog, size):
    seen = pictures(size)[f"{dialog} in trouble"]
    assert "What is wrong." in seen
    assert "Esc leave" in seen
