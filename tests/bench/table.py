"""The table of figures, which is Markdown as well, so that it can stand in the README as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.figures import Figure

HEAD = ("what", "reference in the same run", "ours", "reference", "ratio", "goal", "stretch", "reached")
_RIGHT = range(2, 7)
_LEAST_AS_DECIMAL = 0.25
_LEAST_WHOLE = 20


def table(figures: Iterable[Figure]) -> str:
    """Rows of equal width between bars."""
    rows = [_row(each) for each in figures]
    widths = [max(len(row[column]) for row in (HEAD, *rows)) for column in range(len(HEAD))]
    rule = ["-" * (width - 1) + (":" if column in _RIGHT else "-") for column, width in enumerate(widths)]
    return "\n".join("| " + " | ".join(_cells(row, widths)) + " |" for row in (HEAD, rule, *rows))


def _row(each: Figure) -> tuple[str, ...]:
    times = (_amount(each.ours, each.unit), _amount(each.theirs, each.unit), in_words(each.ratio))
    reached = f"{each.reached}: {each.missing}" if each.missing else each.reached
    return (each.what, each.reference, *times, in_words(each.goal), in_words(each.stretch), reached)


def _cells(row: Iterable[str], widths: list[int]) -> list[str]:
    return [
        cell.rjust(width) if column in _RIGHT else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit != "s":
        return f"{value:.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.{0 if value >= 0.1 else 1 if value >= 0.01 else 2}f} ms"


def in_words(ratio: float | None) -> str:
    """A ratio as people say it: 1.25, or one part in so many."""
    if ratio is None:
        return ""
    if ratio >= _LEAST_AS_DECIMAL:
        return f"{ratio:.2f}"
    times = 1 / ratio
    return f"1/{times:,.0f}" if times >= _LEAST_WHOLE else f"1/{times:.1f}"


def without_size(what: str) -> str:
    """What was measured, without how many there were of it: "100,000 customers to CSV" is "customers to CSV"."""
    first, _, rest = what.partition(" ")
    return rest if first.replace(",", "").isdecimal() else what
