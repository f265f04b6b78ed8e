"""The README's table of figures: the rows that a reader asks for, from the latest results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests import marked
from tests.bench.table import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIZE = "100000"


def write(found: dict[str, Any], file: Path = marked.README) -> None:
    """Put the figures of the shop of 100,000 people between the README's two marks, when there are any."""
    rows = found["sizes"].get(SIZE)
    if rows:
        marked.put("figures", "python -m tests.bench", _told(found["machine"], rows), file)


def _told(machine: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """One sentence about the machine, then the table."""
    here = f"{machine['cpus']} CPUs, Python {machine['python']}, SQLite {machine['sqlite']}"
    told = [f"Ratios to a reference in the same run, with 100,000 customers, on {here}:", ""]
    told += ["| What | Reference | Ratio | Goal |", "|---|---|--:|--:|"]
    return "\n".join([*told, *_lines(row for row in rows if " " not in row["part"] and row["ratio"] is not None)])


def _lines(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    """A line for all of one reference and goal; the slowest few stand behind the median: "0.89 (p99 2.30)"."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        told.setdefault((row["what"].split(", p9")[0], row["reference"]), []).append(row)
    alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for (what, reference), (first, *slowest) in told.items():
        behind = "".join(f" ({row['what'].rpartition(', ')[2]} {in_words(row['ratio'])})" for row in slowest)
        alike.setdefault((reference, _goal(first)), []).append((what, in_words(first["ratio"]) + behind))
    for (reference, goal), those in alike.items():
        what, ratios = (" · ".join(column) for column in zip(*those, strict=True))
        yield f"| {what} | {reference} | {ratios} | {goal} |"


def _goal(row: dict[str, Any]) -> str:
    if row["goal"] is None:
        return "–"
    goal = in_words(row["goal"])
    if row["reached"].startswith("set for"):
        return f"{goal} at 1,000,000"
    return goal if row["reached"] in {"yes", "stretch"} else f"{goal} (not yet)"
