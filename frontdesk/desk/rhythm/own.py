"""A customer's own rhythm, in words that a shopkeeper would use."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FEWEST_GAPS = 3
_LATEST = 20
_TWO_WEEKS, _TWO_MONTHS = 14, 60


def rhythm_words(days: Sequence[date]) -> str:
    """How often somebody comes, from the days they came, oldest first: "every 2–3 days".

    Only the latest gaps count, and of those the middle half, so that one holiday changes nothing. Too few visits
    say nothing: the words are empty.
    """
    latest = days[-_LATEST:]
    gaps = sorted((after - before).days for before, after in pairwise(latest))
    if len(gaps) < FEWEST_GAPS:
        return ""
    return _span(gaps[len(gaps) // 4], gaps[(3 * len(gaps)) // 4])


def weeks(days: Sequence[date], today: date, among: int = 24) -> tuple[int, ...]:
    """On how many days somebody came in each of the last weeks, oldest first, this week last."""
    monday = today - timedelta(days=today.weekday())
    counts = [0] * among
    for day in days:
        back = (monday - (day - timedelta(days=day.weekday()))).days // 7
        if 0 <= back < among:
            counts[among - 1 - back] += 1
    return tuple(counts)


def _span(low: int, high: int) -> str:
    if high <= 1:
        return "every day"
    if high < _TWO_WEEKS:
        return f"every {low}–{high} days" if low != high else f"every {low} days"
    unit, length = ("weeks", 7) if high < _TWO_MONTHS else ("months", 30)
    first, last = max(round(low / length), 1), max(round(high / length), 1)
    if first == last:
        return f"every {last} {unit}" if last > 1 else f"every {unit[:-1]}"
    return f"every {first}–{last} {unit}"
