"""The results as a chart: one small panel a row, how its ratio grows with the shop, and the goal it must stay under."""

from __future__ import annotations

from html import escape
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.table import in_words, without_size

FILE = Path(__file__).with_name("results.svg")
_ACROSS, _WIDE, _HIGH, _EDGE = 3, 300, 170, 24
_LONGEST = 44
"""Letters of a reference's name that a panel has room for."""
_STYLE = (
    "text{font:11px sans-serif;fill:#333}.title{font-weight:bold}.quiet{fill:#777}"
    ".goal{stroke:#c0392b;stroke-dasharray:5 3}.stretch{stroke:#2e7d32;stroke-dasharray:2 3}"
    ".ours{stroke:#1f5f8b;stroke-width:2;fill:none}.dot{fill:#1f5f8b}.missed{fill:#c0392b}.ground{fill:#fafafa}"
)


class Panel(NamedTuple):
    """One row of the table through all sizes: its name, its goals, and (size, ratio, missed) for each."""

    what: str
    reference: str
    goal: float
    stretch: float | None
    points: list[tuple[int, float, bool]]


def panels(results: dict[str, Any]) -> list[Panel]:
    """A panel for each row that was measured at any size; kinds of questions and rows without a goal have none."""
    found: dict[tuple[str, str], Panel] = {}
    for size, rows in results["sizes"].items():
        for row in rows:
            if row["ratio"] is None or row["goal"] is None or " " in row["part"]:
                continue
            key = without_size(row["what"]), row["reference"]
            panel = found.setdefault(key, Panel(*key, row["goal"], row["stretch"], []))
            panel.points.append((int(size), row["ratio"], row["reached"] == "NO"))
    return list(found.values())


def write(results: dict[str, Any], file: Path = FILE) -> None:
    """Draw the panels side by side."""
    drawn = [_drawn(panel, place) for place, panel in enumerate(panels(results))]
    high = _HIGH * -(-len(drawn) // _ACROSS)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_ACROSS * _WIDE}" height="{high}"><style>{_STYLE}</style>'
    file.write_text("\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *drawn, "</svg>\n"]), "utf-8")


def _drawn(panel: Panel, place: int) -> str:
    left, top = place % _ACROSS * _WIDE, place // _ACROSS * _HIGH
    highest = 1.15 * max(panel.goal, *(ratio for _, ratio, _ in panel.points))
    sizes = [size for size, _, _ in panel.points]
    inner_wide, inner_high = _WIDE - 2 * _EDGE, _HIGH - 70

    def across(size: int) -> float:
        span = log10(max(sizes)) - log10(min(sizes))
        return _EDGE + inner_wide * (0.08 + 0.55 * (log10(size) - log10(min(sizes))) / span if span else 0.4)

    def down(ratio: float) -> float:
        return 40 + inner_high * (1 - ratio / highest)

    spots = [(across(size), down(ratio), size, ratio, missed) for size, ratio, missed in panel.points]
    parts = [
        f'<text class="title" x="{_EDGE}" y="16">{escape(panel.what)}</text>',
        f'<text class="quiet" x="{_EDGE}" y="30">: {escape(_short(panel.reference))}</text>',
        f'<rect class="ground" x="{_EDGE}" y="40" width="{inner_wide}" height="{inner_high}"/>',
        _line("goal", down(panel.goal), f"goal {in_words(panel.goal)}", -3),
        _line("stretch", down(panel.stretch), f"stretch {in_words(panel.stretch)}", 11) if panel.stretch else "",
        f'<polyline class="ours" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y, *_ in spots)}"/>',
        *(_dot(x, y, size, ratio, missed=missed) for x, y, size, ratio, missed in spots),
    ]
    return f'<g transform="translate({left} {top})">{"".join(parts)}</g>'


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _line(name: str, y: float, words: str, below: int) -> str:
    right = _WIDE - _EDGE
    return (
        f'<line class="{name}" x1="{_EDGE}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="quiet" text-anchor="end" x="{right - 2}" y="{y + below:.1f}">{words}</text>'
    )


def _dot(x: float, y: float, size: int, ratio: float, *, missed: bool) -> str:
    return (
        f'<circle class="{"missed" if missed else "dot"}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
        f'<text text-anchor="middle" x="{x:.1f}" y="{y - 7:.1f}">{in_words(ratio)}</text>'
        f'<text class="quiet" text-anchor="middle" x="{x:.1f}" y="{_HIGH - 16}">{size:,}</text>'
    )
