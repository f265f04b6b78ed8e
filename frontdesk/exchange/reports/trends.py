"""Visits over a span, in stretches that are few enough to look at."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports.parts import Stretch, Trend
from frontdesk.exchange.reports.wording import day_name, month_name
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from frontdesk.records.evening import Hour

_UNITS: Final = (("day", 62), ("week", 62 * 7), ("month", 62 * 30))
"""A span of more days than these is told in the next longer unit; the longest in years."""

_WEEK: Final = timedelta(days=7)
_IN: Final = {"day": "on", "week": "in the"}
_LAST_MONTH: Final = 12
_FEW: Final = 14
"""Days: so many have room for their weekday."""

_LABELS: Final[dict[str, Callable[[date], str]]] = {
    "few": lambda day: day_name(day).rpartition(" ")[0],
    "day": lambda day: str(day.day),
    "week": lambda day: day_name(day).partition(" ")[2],
    "month": lambda day: month_name(day).partition(" ")[0] if day.month > 1 else str(day.year),
    "year": lambda day: str(day.year),
}


def by_days(days: Sequence[tuple[date, int]], start: date, end: date, today: date) -> Trend | None:
    """How visits rose and fell from `start` to `end`; None where there are none, or only a day to tell of.

    A span longer than two months is told from the first to the last day with visits: years before the shop existed
    say nothing. Days after `today` have not come yet.
    """
    if not days or start == end:
        return None
    if (end - start).days >= _UNITS[0][1]:
        start, end = days[0][0], days[-1][0]
    unit = next((unit for unit, most in _UNITS if (end - start).days < most), "year")
    sums: Counter[date] = Counter()
    for day, visits in days:
        sums[_first(day, unit)] += visits
    begun = [*_stretches(start, end, unit)]
    label = _LABELS["few" if unit == "day" and len(begun) <= _FEW else unit]
    return Trend(
        f"By {unit}",
        tuple(
            Stretch(label(at), _name(at, unit), sums[at] if at <= today else None, _marked(at, unit)) for at in begun
        ),
        _words([(at, sums[at]) for at in begun if at <= today], unit),
    )


def by_hours(hours: Sequence[Hour], clock_starts: int) -> Trend | None:
    """How visits rose and fell over a day that begins at `clock_starts` o'clock; None where no time is known."""
    sums: Counter[int] = Counter()
    for each in hours:
        sums[each.hour] += each.visits
    if not sums:
        return None
    fullest = max(sums.values())
    used = hours_in_use(hours, clock_starts)
    busiest = next(hour for hour in used if sums[hour] == fullest)
    return Trend(
        "By hour",
        tuple(Stretch(f"{hour:02}", hour_name(hour), sums[hour], hour % 6 == 0) for hour in used),
        f"{used[0]:02} to {(used[-1] + 1) % 24:02}, busiest {hour_name(busiest)} with {count(fullest, 'visit')}",
    )


def hours_in_use(hours: Sequence[Hour], clock_starts: int) -> list[int]:
    """Every hour from the first to the last that had visits, in the order of a shop day that may end after midnight."""
    places = sorted({(each.hour - clock_starts) % 24 for each in hours if each.visits})
    return [(place + clock_starts) % 24 for place in range(places[0], places[-1] + 1)] if places else []


def hour_name(hour: int) -> str:
    """An hour by when it begins and ends: "08–09"."""
    return f"{hour:02}–{(hour + 1) % 24:02}"


def _first(day: date, unit: str) -> date:
    """The first day of the stretch that holds a day; of a week at the calendar's own beginning, its first one."""
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _stretches(start: date, end: date, unit: str) -> Iterator[date]:
    at: date | None = _first(start, unit)
    while at is not None and at <= end:
        yield at
        at = _following(at, unit)


def _following(at: date, unit: str) -> date | None:
    """When the next stretch begins; None when the calendar ends before."""
    try:
        if unit in {"day", "week"}:
            return at + (_WEEK if unit == "week" else timedelta(days=1))
        if unit == "year":
            return at.replace(year=at.year + 1)
        return date(at.year + at.month // _LAST_MONTH, at.month % _LAST_MONTH + 1, 1)
    except (ValueError, OverflowError):
        return None


def _name(at: date, unit: str) -> str:
    if unit == "day":
        return day_name(at)
    return {"week": f"week of {day_name(at, year=True)}", "month": month_name(at)}.get(unit, str(at.year))


def _marked(at: date, unit: str) -> bool:
    """Whether it begins something longer: a Monday its week, January its year."""
    if unit == "day":
        return at.weekday() == 0
    return {"week": at.day <= _WEEK.days, "month": at.month == 1}.get(unit, at.year % 5 == 0)


def _words(stretches: Sequence[tuple[date, int]], unit: str) -> str:
    """The range in numbers: "44 to 82 a day, most on Sat 21 Nov, none on 4 days"."""
    came = [(at, visits) for at, visits in stretches if visits]
    least, most = min(visits for _, visits in came), max(visits for _, visits in came)
    busiest = _name(next(at for at, visits in came if visits == most), unit)
    none = len(stretches) - len(came)
    words = [
        f"{most:,} a {unit}" if least == most else f"{least:,} to {most:,} a {unit}",
        *([] if least == most and len(came) > 1 else [f"most {_IN.get(unit, 'in')} {busiest}"]),
        *([f"none {'on' if unit == 'day' else 'in'} {count(none, unit)}"] if none else []),
    ]
    return ", ".join(words)
