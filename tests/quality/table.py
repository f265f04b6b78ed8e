"""The table of figures, which is Markdown as well."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.quality.figures import Figure

_WORDS = 2


def tables(figures: Iterable[Figure]) -> str:
    """One table for each part, whose rivals are columns of their own."""
    parts = [(part, [*rows]) for part, rows in groupby(figures, key=lambda each: each.part)]
    return "\n\n".join(f"## {part}\n\n{_table(rows)}" for part, rows in parts)


def _table(figures: Sequence[Figure]) -> str:
    names = list(dict.fromkeys(name for each in figures for name, _ in each.rivals))
    head = ["shop", "what", "ours", *names, "cases", "goal", "reached"]
    rows = [_row(each, names) for each in figures]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    right = range(_WORDS, len(head) - 1)
    rule = ["-" * (width - 1) + (":" if column in right else "-") for column, width in enumerate(widths)]
    return "\n".join("| " + " | ".join(_cells(row, widths, right)) + " |" for row in (head, rule, *rows))


def _row(each: Figure, names: Sequence[str]) -> list[str]:
    rivals = dict(each.rivals)
    goal = "" if each.goal is None else f"{'< ' if each.below else ''}{in_words(each.goal)}"
    figures = [in_words(each.ours), *(in_words(rivals.get(name)) for name in names)]
    return [each.shop, each.what, *figures, f"{each.cases:,}" if each.cases else "", goal, each.reached]


def _cells(row: Sequence[str], widths: Sequence[int], right: range) -> list[str]:
    pairs = enumerate(zip(row, widths, strict=True))
    return [cell.rjust(width) if column in right else cell.ljust(width) for column, (cell, width) in pairs]


def in_words(value: float | None) -> str:
    """A figure from 0 to 1 with three places; nothing where there is none."""
    return "" if value is None else f"{value:.3f}"
