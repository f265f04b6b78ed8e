"""Charts as SVG within a page: placed in parts of the width there is, so that their text keeps its size on a phone."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports.heat import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.exchange.reports.parts import HeatMap, Stretch, Trend

LEVELS: Final = 5
_PAPER, _PHONE = 620, 300
"""How many pixels wide a chart is at the least on paper, and on a phone."""

_SIGN, _AIR = 6, 5
"""How many pixels a figure takes, and what keeps two labels apart."""

_HEIGHT, _TOP, _FOOT = 150, 18, 20
_FILLED: Final = 0.78
_ROW, _HEAD = 25, 22
_DENSE = 10_000
"""Visits of an hour whose figures have room on a phone only when they are small."""


def bars(trend: Trend) -> str:
    """A bar for each stretch, its number above and its name below, as many as there is room for; all on pointing."""
    count = len(trend.stretches)
    fullest = next((at for at, each in enumerate(trend.stretches) if each.visits == trend.most), 0)
    numbers = [f"{each.visits:,}" if each.visits else "" for each in trend.stretches]
    paper, phone = (_labelled(trend.stretches, width) for width in (_PAPER, _PHONE))
    parts = [f'<svg class="bars" role="img" aria-label="{escape(trend.title)}: {escape(trend.words)}">']
    for at, each in enumerate(trend.stretches):
        middle = f"{100 * (at + 0.5) / count:.3f}%"
        parts.append(f"<g><title>{_said(each)}</title>{_bar(each, at, count, trend.most)}")
        if numbers[at] and (at == fullest or _fits(numbers, _PAPER)):
            only = "" if at == fullest or _fits(numbers, _PHONE) else " roomy"
            up = _top(each.visits or 0, trend.most) - 5
            peak = " peak" if at == fullest else ""
            parts.append(f'<text class="number{peak}{only}" x="{middle}" y="{up:.1f}">{numbers[at]}</text>')
        if at in paper:
            only = "" if at in phone else " roomy"
            parts.append(f'<text class="label{only}" x="{middle}" y="{_HEIGHT - 5}">{escape(each.label)}</text>')
        parts.append("</g>")
    return "".join([*parts, "</svg>"])


def heat(found: HeatMap) -> str:
    """A cell for each hour of each weekday, the darker the more visits, with their number in it."""
    across = 100 / (len(found.weekdays) + 1)
    dense = " dense" if found.most >= _DENSE else ""
    tall = _HEAD + _ROW * len(found.rows)
    said = f"Visits by hour and weekday: {escape(found.words)}"
    parts = [f'<svg class="heat{dense}" height="{tall}" role="img" aria-label="{said}">']
    for at, weekday in enumerate(found.weekdays, 1):
        parts.append(f'<text class="label" x="{across * (at + 0.5):.3f}%" y="14">{escape(weekday)}</text>')
    for down, (name, row) in enumerate(found.rows):
        top = _HEAD + down * _ROW
        parts.append(f'<text class="hour" x="0" y="{top + 17}">{escape(name)}</text>')
        for at, visits in enumerate(row, 1):
            parts.append(_square(visits, found, f"{found.weekdays[at - 1]} {name}", across * at, top, across))
    return "".join([*parts, "</svg>"])


def bar(share: float) -> str:
    """A bar beside a number that says the same."""
    return f'<svg class="bar" aria-hidden="true"><rect width="{100 * share:.1f}%" height="100%" rx="2"/></svg>'


def _square(visits: int, found: HeatMap, name: str, left: float, top: int, across: float) -> str:
    shade = level(visits, found.most, LEVELS)
    number = f'<text x="{left + across / 2:.3f}%" y="{top + 17}">{visits:,}</text>' if visits else ""
    return (
        f'<g class="h{shade}"><title>{escape(name)}: {visits:,}</title>'
        f'<rect x="{left:.3f}%" y="{top}" width="{across:.3f}%" height="{_ROW}" rx="5"/>{number}</g>'
    )


def _bar(each: Stretch, at: int, count: int, most: int) -> str:
    if each.visits is None:
        return ""
    top, width = _top(each.visits, most), _FILLED * 100 / count
    left, tall = 100 * (at + 0.5) / count - width / 2, _HEIGHT - _FOOT - top
    return f'<rect x="{left:.3f}%" y="{top:.1f}" width="{width:.3f}%" height="{max(tall, 1):.1f}" rx="2"/>'


def _top(visits: int, most: int) -> float:
    return _HEIGHT - _FOOT - (_HEIGHT - _FOOT - _TOP) * visits / max(most, 1)


def _said(each: Stretch) -> str:
    return escape(each.name if each.visits is None else f"{each.name}: {each.visits:,}")


def _fits(texts: Sequence[str], width: int) -> bool:
    return max(map(len, texts)) * _SIGN + _AIR <= width / len(texts)


def _labelled(stretches: Sequence[Stretch], width: int) -> set[int]:
    """Which stretches are named where there is so much room: all, else the marked ones, else every second of those."""
    room = max(len(each.label) for each in stretches) * _SIGN + _AIR
    for chosen in _choices([at for at, each in enumerate(stretches) if each.marked], len(stretches)):
        if all((after - before) * width / len(stretches) >= room for before, after in pairwise(chosen)):
            return {*chosen}
    return {0}


def _choices(marked: list[int], count: int) -> Iterator[list[int]]:
    yield [*range(count)]
    while marked:
        yield marked
        marked = marked[::2] if len(marked) > 1 else []
