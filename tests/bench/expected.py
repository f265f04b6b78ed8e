"""Who is expected, asked of the desk as the counter's empty box asks it, beside reading every visit there is.

To read of each visit whose it is and when it was is the least that anybody must do who keeps nothing; what is worked
out from that would come on top.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from frontdesk.desk.desk import open_desk
from frontdesk.desk.rhythm.expected import expected
from tests.bench import busy
from tests.bench.figures import Goal, paired, pairs, took
from tests.bench.program import frontdesk, python, ran

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "expected"
_GOAL = Goal(1 / 20, size=100_000)
_SCAN = "SELECT customer_id, at FROM visits"
_REFERENCE = "a full scan of the visits: whose, when"
_AHEAD = range(1, 8)
_HOURS = (8, 11, 15)


def figures(shop: Path, *, quick: bool = False) -> list[Figure]:
    """The rows of the table: the desk's answer at hours of the week to come, and the command's, start-up included."""
    times = len(_AHEAD) * len(_HOURS)
    asked = cycle(_times())
    with closing(open_desk(shop, till="bench", now=lambda: busy.NOW)) as desk, closing(sqlite3.connect(shop)) as plain:
        ours, theirs = pairs(
            lambda: took(expected, desk, next(asked)),
            lambda: took(lambda: plain.execute(_SCAN).fetchall()),
            3 if quick else times,
        )
    told = paired(PART, "who is expected now", _REFERENCE, _GOAL, ours, theirs)
    command = partial(ran, frontdesk(shop, "expected", "--at", f"{next(asked):%Y-%m-%d %H:%M}"))
    scan = partial(ran, python(f"import sqlite3; sqlite3.connect({str(shop)!r}).execute({_SCAN!r}).fetchall()"))
    ours, theirs = pairs(command, scan, 1 if quick else 5)
    return [told, paired(PART, "frontdesk expected", f"{_REFERENCE}, by Python", Goal(None), ours, theirs)]


def _times() -> Iterator[datetime]:
    """Hours of the week after the shop's last day, when nobody has been logged yet."""
    for days in _AHEAD:
        for hour in _HOURS:
            yield busy.NOW.replace(hour=hour, minute=30) + timedelta(days=days)
