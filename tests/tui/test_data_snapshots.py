"""The Data screen and what it opens as text, at three sizes.

After a wanted change: `pytest -n0 tests/tui/test_data_snapshots.py --snapshot-update`, and read what it writes.
"""

import re
from datetime import timedelta
from functools import cache

import pytest

from frontdesk.keeping.backup import back_up
from frontdesk.tui.screens.jobs import Job
from tests.tui import shop
from tests.tui.shop import NOW
from tests.tui.test_snapshots import _still as still
from tests.tui.till import SIZES, journey

PEOPLE = """Name;Mobile;Shoe size;Birthday;Notes
Ivo Quist;020 7946 0999;44;24.12.1980;sits by the window
Ravi Menon;020 7946 4417;41;;
Mia Lund;;38;30.01.1991;"two dogs, both called Lola"
"Jo";"x
"""
DOUBT = "Name,Birthday\nIvo Quist,04/05/1980\nMia Lund,01/02/1991\n"

WALK = {
    "nothing yet": "<ctrl+x>",
    "naming a file": "ipeo",
    "no such file": "x<enter>",
    "a look at it": "<ctrl+a><ctrl+k>~/people.csv<enter>",
    "what stays out": "r",
    "where a column goes": "<escape>jjf",
    "imported": "<escape><enter>",
    "a question": "idoubt.csv<enter>",
    "an old backup": "<escape>",
    "restoring": "<end>r",
    "exporting": "<escape>e",
    "backed up": "<escape>b",
}
"""In this order: each begins where the one before ended."""

by_size = pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
_SIZE = re.compile(r"[\d.,]+ [kM]B")


@pytest.fixture(scope="module")
def pictures(made, tmp_path_factory):
    """Every screen at every size, seen on one walk for each size."""

    @cache
    def of(size):
        home = tmp_path_factory.mktemp("walk")
        (home / "people.csv").write_text(PEOPLE)
        (home / "doubt.csv").write_text(DOUBT)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOME", str(home))
            return journey(shop.copied(made, home), _walk, size=size)

    return of


async def _walk(till):
    seen = {}
    for screen, keys in WALK.items():
        if screen == "an old backup":
            back_up(till.path, till.path.parent / "shop-backups", NOW - timedelta(days=9, hours=3))
        await till.type(keys)
        seen[screen] = _SIZE.sub(lambda size: re.sub(r"\d", "0", size[0]), await still(till))
    data = till.app.screen
    data.job = Job("Importing people.csv", "row", ("checked", "written"), stoppable=True, done=45_000, total=100_000)
    data.job.since -= 10
    data.show_job()
    still_seen = re.sub(r"[\d,]+ a second · \d+ s left", "4,500 a second · 12 s left", await still(till))
    seen["importing"] = re.sub(r"verified · \d{3}\.\d kB", "verified · 600.0 kB", still_seen)
    data.job = None
    return seen


@by_size
@pytest.mark.parametrize("screen", [*WALK, "importing"])
def test_a_data_screen_looks_as_it_did(pictures, screen, size, snapshot):
    assert pictures(size)[screen] == snapshot
