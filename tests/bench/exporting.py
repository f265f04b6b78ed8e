"""Exporting customers with all that belongs to them, beside others who write the same cells of the same file."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, absent, paired, pairs, rounds
from tests.bench.importing import sqlite_utils
from tests.bench.program import frontdesk, ran

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "export"
_GOAL = Goal(1, 0.5)
_PEER = "sqlite-utils query --csv, same cells"
_NO_GOAL = Goal(None)
_SHELL = "sqlite3 -csv, same cells"
_OWN = "name goes_by company address birthday since card_code note alert"
_GROUPS = {
    "phones": ("raw",),
    "emails": ("address",),
    "tags": ("tag",),
    "cues": ("kind", "text"),
    "preferences": ("kind", "text"),
    "allergies": ("text",),
}


def figures(shop: Path, size: int, folder: Path, *, quick: bool = False) -> list[Figure]:
    """The rows of the table; all write into a pipe that is thrown away."""
    what, times = f"{size:,} customers to CSV", rounds(3 if quick else 7, size)
    subprocess.run(frontdesk(shop, "export", "items", "-o", str(folder / "items.csv")), check=True, capture_output=True)
    peer, shell = sqlite_utils(), shutil.which("sqlite3")
    return [
        _beside(PART, what, _PEER, _GOAL, shop, peer and [str(peer), "query", str(shop), same_cells(), "--csv"], times),
        _beside(
            f"{PART} shell", what, _SHELL, _NO_GOAL, shop, shell and [shell, "-csv", str(shop), same_cells()], times
        ),
    ]


def _beside(part: str, what: str, peer: str, goal: Goal, shop: Path, theirs: list[str] | None, times: int) -> Figure:
    if not theirs:
        return absent(part, what, peer, goal, "the other program cannot be had")
    ours, others = pairs(lambda: ran(frontdesk(shop, "export", "customers")), lambda: ran(theirs), times)
    return paired(part, what, peer, goal, ours, others)


def same_cells() -> str:
    """The question that gives what our export writes, several phones, tags or cues of a customer joined in a cell."""
    joined = [
        f"(SELECT group_concat({column}) FROM {table} WHERE customer_id = c.id) AS {table}_{column}"
        for table, columns in _GROUPS.items()
        for column in columns
    ]
    own = ", ".join(f"c.{name}" for name in _OWN.split())
    return (
        f"SELECT c.id, {own}, c.created_at, s.visits, s.first_at, s.last_at, {', '.join(joined)} "
        "FROM customers c LEFT JOIN standings s ON s.customer_id = c.id ORDER BY c.id"
    )
