"""The README's table of figures: the rows that a reader asks for, from the latest results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests import marked
from tests.bench.table import in_words, without_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CHART = "![Ratios by the size of the shop](tests/bench/results.svg)"


class Line(NamedTuple):
    """What is measured beside what, with its goal, and how it is told for each size of shop."""

    what: str
    reference: str
    goal: str
    ratios: tuple[str, ...]


def write(found: dict[str, Any], file: Path = marked.README) -> None:
    """Put the figures of all sizes of shop between the README's two marks, when there are any."""
    if found["sizes"]:
        marked.put("figures", "python -m tests.bench", _told(found["machine"], found["sizes"]), file)


def _told(machine: dict[str, Any], sizes: dict[str, list[dict[str, Any]]]) -> str:
    """One sentence about the machine, the table, and the chart."""
    here = f"{machine['cpus']} CPUs, Python {machine['python']}, SQLite {machine['sqlite']}"
    told = [f"Ratios to a reference in the same run, by the number of customers, on {here}; **bold**: not yet.", ""]
    told += [_row("What", "Reference", *(f"{int(size):,}" for size in sizes), "Goal")]
    told += ["|---|---|" + "--:|" * (len(sizes) + 1)]
    told += [_row(line.what, line.reference, *line.ratios, line.goal) for line in _joined(_lines(sizes))]
    return "\n".join([*told, "", CHART])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(sizes: dict[str, list[dict[str, Any]]]) -> Iterator[Line]:
    """A line for each thing beside each reference; the slowest few stand behind the median: "0.89 (p99 2.30)"."""
    told: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for size, rows in sizes.items():
        for row in rows:
            if " " not in row["part"] and row["ratio"] is not None:
                key = without_size(row["what"]).split(", p9")[0], row["reference"]
                told.setdefault(key, {}).setdefault(size, []).append(row)
    for (what, reference), by_size in told.items():
        some = next(iter(by_size.values()))
        yield Line(what, reference, _goal(some[0]), tuple(_ratios(by_size.get(size, [])) for size in sizes))


def _ratios(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return ""
    first, *slowest = rows
    behind = "".join(f" ({row['what'].rpartition(', ')[2]} {_ratio(row)})" for row in slowest)
    return _ratio(first) + behind


def _ratio(row: dict[str, Any]) -> str:
    said = in_words(row["ratio"])
    return f"**{said}**" if row["reached"] == "NO" else said


def _goal(row: dict[str, Any]) -> str:
    if row["goal"] is None:
        return "–"
    return f"{in_words(row['goal'])} at {row['size']:,}" if row["size"] else in_words(row["goal"])


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """One line for all of one reference and goal."""
    alike: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        alike.setdefault((line.reference, line.goal), []).append(line)
    for (reference, goal), those in alike.items():
        ratios = zip(*(line.ratios for line in those), strict=True)
        yield Line(" · ".join(line.what for line in those), reference, goal, tuple(" · ".join(each) for each in ratios))
