"""The span that is looked back on: a day, a week or a month, and the ones beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.words.calendar_names import MONTHS, WEEKDAYS
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("day", "week", "month")
_FOUR_WEEKS = timedelta(days=27)


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar span of shop days, both ends included."""

    kind: str
    start: date
    end: date

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def before(self) -> Span:
        """The span before; at the beginning of the calendar, itself."""
        return self if self.start == date.min else span(self.kind, self.start - timedelta(days=1))

    def after(self, today: date) -> Span:
        """The span after; nothing lies after the one that holds today."""
        return self if self.end >= today else span(self.kind, self.end + timedelta(days=1))

    def unfinished(self, today: date) -> bool:
        """Whether it goes on: the shop day that is today may still bring visits."""
        return self.end >= today

    def named(self, today: date) -> str:
        """The span by its name: "Sun 22 Nov", "week of Mon 16 Nov", "November 2026"."""
        if self.kind == "month":
            return f"{MONTHS[self.start.month - 1]} {self.start.year}"
        if self.kind == "week":
            return f"{short_date(self.start, today)} – {short_date(self.end, today)}"
        day = self.start
        return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"

    def earlier(self) -> str:
        """As many days before, as they are called: "the day before", "the 30 days before"."""
        return {"day": "the day before", "week": "the week before"}.get(self.kind, f"the {self.length} days before")

    def four_weeks(self) -> Span:
        """Four weeks that end with it: of a single day alone there is no week to be seen."""
        return Span("four weeks", self.end - min(_FOUR_WEEKS, self.end - date.min), self.end)


def span(kind: str, of: date) -> Span:
    """The day, week or month that holds a shop day."""
    from frontdesk.desk import review

    holding: dict[str, Callable[[date], tuple[date, date]]] = dict(
        zip(KINDS, (review.day, review.week, review.month), strict=True)
    )
    return Span(kind, *holding[kind](of))
