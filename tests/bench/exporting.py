"""Exporting customers with all that belongs to them, beside sqlite-utils writing the same cells of the same file."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, absent, paired, pairs
from tests.bench.importing import sqlite_utils
from tests.bench.program import frontdesk, ran

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "export"
_GOAL = Goal(1, 0.5)
_PEER = "sqlite-utils query --csv, same cells"
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
    """The row of the table; both write into a pipe that is thrown away."""
    what = f"{size:,} customers to CSV"
    peer = sqlite_utils()
    if peer is None:
        return [absent(PART, what, _PEER, _GOAL, "sqlite-utils cannot be had")]
    subprocess.run(frontdesk(shop, "export", "items", "-o", str(folder / "items.csv")), check=True, capture_output=True)
    theirs = [str(peer), "query", str(shop), same_cells(), "--csv"]
    ours, others = pairs(lambda: ran(frontdesk(shop, "export", "customers")), lambda: ran(theirs), 3 if quick else 7)
    return [paired(PART, what, _PEER, _GOAL, ours, others)]


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
