"""The owner's review of a month, as its command prints it, beside the same sums of the visits in plain SQL.

The command tells far more than the sums: who is missing, who came back, who stayed. Plain SQL for that takes a minute.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.desk.review import month
from tests.bench import busy
from tests.bench.figures import Goal, paired, pairs
from tests.bench.program import frontdesk, python, ran
from tests.desk import plain_sql as plain

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "review"
_GOAL = Goal(2, 1, size=100_000)
_LATELY, _LONG_AGO = busy.LAST, busy.LAST - timedelta(days=200)
_OF_THE_SPAN = (plain.VISITS, plain.NEW, plain.DAYS, plain.HOURS, plain.STAFF, plain.ITEMS, plain.USUAL)
_OF_THE_ONE_BEFORE = (plain.VISITS, plain.NEW, plain.ITEMS)


def figures(shop: Path, *, quick: bool = False) -> list[Figure]:
    """The rows of the table: the latest month, and one from which everybody has come again since."""
    found = []
    for what, day in (("the latest month", _LATELY), ("a month long ago", _LONG_AGO)):
        command, sums = _command(shop, day), _sums(shop, day)
        ours, theirs = pairs(partial(ran, command), partial(ran, sums), 1 if quick else 5)
        found.append(paired(PART, f"review --month, {what}", "the same sums in plain SQL", _GOAL, ours, theirs))
    return found


def _command(shop: Path, day: date) -> list[str]:
    return frontdesk(shop, "review", "--month", "--from", f"{day}")


def _sums(shop: Path, day: date) -> list[str]:
    """Plain SQL for the sqlite3 shell; where there is none, for Python's own."""
    start, end = month(day)
    length = end - start + timedelta(days=1)
    spans = [(statement, start, end) for statement in _OF_THE_SPAN]
    spans += [(statement, start - length, start - timedelta(days=1)) for statement in _OF_THE_ONE_BEFORE]
    words = [_filled(*span) for span in spans]
    shell = shutil.which("sqlite3")
    if shell is not None:
        return [shell, "-readonly", str(shop), ";\n".join(words)]
    return python(f"import sqlite3\nfor said in {words!r}: sqlite3.connect({str(shop)!r}).execute(said).fetchall()")


def _filled(statement: str, start: date, end: date) -> str:
    return statement.replace(":start", f"'{start}'").replace(":end", f"'{end}'").replace(":away", "'+1 hours'")
