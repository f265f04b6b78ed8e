"""Every screen as text, at three sizes, so that a change of what people see is seen in a diff.

After a wanted change: `pytest -n0 tests/tui/test_snapshots.py --snapshot-update`, and read what it writes.
"""

import pytest

from tests.tui import shop
from tests.tui.till import SIZES, journey

COUNTER = {
    "expected": "",
    "searching": "blue golf",
    "picked": "blue golf 2",
    "nobody": "zzznobody",
    "card": "rav<enter>",
    "ask": "bea<enter>",
    "masked": "<f12>rav<enter>",
    "logged": "rav<enter><enter>",
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
SCREENS = {
    "today": "rav<enter><enter><ctrl+y>2 tea<enter><ctrl+t>",
    "today, nobody yet": "<ctrl+t>",
    "people": "<ctrl+b>",
    "items": "<ctrl+g>",
    "history": "rav<enter><enter><ctrl+r>",
    "their history": "rav<enter>h",
    "help": "<f1>",
}


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("screen", [*COUNTER, *DIALOGS, *SCREENS])
def test_a_screen_looks_as_it_did(path, screen, size, snapshot):
    keys = (COUNTER | DIALOGS | SCREENS)[screen]

    async def steps(till):
        await till.type(keys)
        return till.picture

    assert journey(path, steps, size=size) == snapshot


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_dialog_always_shows_its_keys_and_what_is_wrong(path, dialog, size):
    async def steps(till):
        await till.type(DIALOGS[dialog])
        dialog_in_front = till.app.screen
        dialog_in_front.query_one("#dialog-trouble").update("What is wrong. " * 7)
        await till.pilot.pause()
        assert "Esc leave" in till.picture
        assert "What is wrong." in till.picture
        assert till.box is not None
        assert dialog_in_front.focused.region.y < dialog_in_front.query_one("#dialog").region.bottom

    journey(path, steps, size=size)
