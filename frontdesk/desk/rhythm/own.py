"""A customer's own rhythm, in words that a shopkeeper would use."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from frontdesk.records.rhythms import rhythm_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FEWEST_GAPS = 3
_LATEST = 20
_TWO_WEEKS, _TWO_MONTHS, _YEAR = 14, 60, 365
_TWO_YEARS = 2 * _YEAR


def rhythm_words(days: Sequence[date], today: date | None = None) -> str:
    """How often somebody comes, from the days they came, oldest first: "every 2–3 days".

    Only the latest gaps count, and of those the middle half, so that one holiday changes nothing. Too few visits
    say nothing: the words are empty. Whose chair is empty on `today` is said to be: "every 2–3 days · silent for 19".
    """
    return " · ".join(_said(days, today))


def evidence(days: Sequence[date], today: date) -> str:
    """Why a chair counts as empty on a day: "every 3–4 days, silent for 19"."""
    return ", ".join(_said(days, today))


def _said(days: Sequence[date], today: date | None) -> list[str]:
    latest = days[-_LATEST:]
    gaps = sorted((after - before).days for before, after in pairwise(latest))
    if len(gaps) < FEWEST_GAPS:
        return []
    often = _span(gaps[len(gaps) // 4], gaps[(3 * len(gaps)) // 4])
    rhythm = rhythm_of(days)
    if today is None or rhythm is None or today < rhythm.missed_from:
        return [often]
    return [often, _silence((today - rhythm.last).days, often.rpartition(" ")[2])]


def _silence(days: int, unit: str) -> str:
    """How long a silence lasts, in the unit in which their rhythm was told; where that names no plural, in days.

    Nobody counts the days of years.
    """
    if days >= _TWO_YEARS:
        return f"silent for {days // _YEAR} years"
    length = {"days": 1, "weeks": 7, "months": 30}.get(unit)
    return f"silent for {days // length}" if length else f"silent for {days} days"


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
