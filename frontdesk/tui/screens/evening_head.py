"""Above the evening: the number of visits, what asks for the owner, and the span as bars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from frontdesk.tui.screens.spans import KINDS
from frontdesk.tui.widgets.span_head import Bars, Head
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.phrases import count, short_date

if TYPE_CHECKING:
    from frontdesk.records.evening import Evening
    from frontdesk.tui.screens.evening_lines import Seen


def head(seen: Seen) -> Head:
    """The number of visits and the words beside it."""
    review, span = seen.evening.review, seen.span
    so_far = " so far" if span.unfinished(seen.today) else ""
    noun = "visit" if review.visits == 1 else "visits"
    before = f"{review.before.visits:,} {span.earlier()}" if review.before else ""
    words = (f"{noun}{so_far}", before, _stands_out(seen.evening))
    return Head(
        tuple(kind.capitalize() for kind in KINDS),
        KINDS.index(span.kind),
        span.named(seen.today),
        review.visits,
        tuple(filter(None, words)),
        _hours(seen) if span.kind == "day" else _days(seen),
    )


def _stands_out(evening: Evening) -> str:
    thanks = sum(len(each.compliments) for each in evening.review.thanks)
    chairs, back = evening.chairs.empty, len(evening.came_back)
    late = evening.review.feedback.overdue
    said = [
        f"{count(late, 'complaint')} overdue" if late else "",
        count(chairs, "empty chair") if chairs else "",
        f"{back:,} came back" if back else "",
        f"{thanks:,} to thank" if thanks else "",
    ]
    return " · ".join(filter(None, said))


def _hours(seen: Seen) -> Bars:
    """The hours of a day, as many as had visits in the weeks before."""
    visits = {hour.hour: hour.visits for hour in seen.evening.hours}
    open_at = {hour.hour for hour in seen.week} | set(visits)
    if not visits:
        return Bars()
    hours = range(min(open_at), max(open_at) + 1)
    most = max(hours, key=lambda hour: visits.get(hour, 0))
    figures = tuple(visits.get(hour, 0) for hour in hours)
    return Bars(figures, f"{hours[0]:02d}:00", f"{hours[-1]:02d}:00", f"most {visits[most]:,} at {most:02d}:00")


def _days(seen: Seen) -> Bars:
    """The days of the span until today: nobody knows what the others will bring."""
    visits = dict(seen.evening.days)
    first, last = seen.span.start.toordinal(), min(seen.span.end, seen.today).toordinal()
    days = [date.fromordinal(day) for day in range(first, last + 1)]
    if not visits or not days:
        return Bars()
    most = max(days, key=lambda day: visits.get(day, 0))
    said = f"most {visits.get(most, 0):,} on {short_date(most, seen.today)}"
    begins, ends = (f"{WEEKDAYS[day.weekday()][:3]} {day.day}" for day in (days[0], days[-1]))
    return Bars(tuple(visits.get(day, 0) for day in days), begins, ends if len(days) > 1 else "", said)
