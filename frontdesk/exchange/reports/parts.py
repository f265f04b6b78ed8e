"""What a report is made of, before it is drawn for a terminal, as Markdown or as a page."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Bar:
    """A picture of a number that stands beside it: how long the bar is, from 0 to 1."""

    share: float


Cell = str | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `kind` is name, quiet, cool, said, short or nothing; one of figures stands to the right.

    What matters less needs a width from `least` cells on where the width is counted in cells.
    """

    name: str
    kind: str = ""
    figures: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Something told as rows; `lead` says it in a sentence, which stands alone when there are none."""

    key: str
    title: str
    lead: str
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    more: str = ""

    def filled(self) -> Table:
        """The same without the columns that hold nothing."""
        kept = [at for at in range(len(self.columns)) if any(row[at] for row in self.rows)]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[at] for at in kept), rows=rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing, now and in the span before; `alarm` where it must not be missed."""

    words: str
    now: str
    before: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An hour, a day, a week, a month or a year of a trend; `visits` is None while it has not begun."""

    label: str
    name: str
    visits: int | None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """How visits rose and fell over a span; `words` say it in numbers. A marked stretch begins a week or a year."""

    title: str
    stretches: tuple[Stretch, ...]
    words: str

    @property
    def most(self) -> int:
        """The visits of the fullest stretch."""
        return max((each.visits or 0 for each in self.stretches), default=0)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Visits by hour, down, and weekday, across; an hour is named by when it begins and ends."""

    weekdays: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    words: str

    @property
    def most(self) -> int:
        """The visits of the fullest hour."""
        return max((visits for _, row in self.rows for visits in row), default=0)


@dataclass(frozen=True, slots=True)
class Stayed:
    """How many of those who began in one month came in a later one; `share` is None where they are too few."""

    count: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Retention:
    """Who came again, by the month of their first visit; `lead` tells of everybody, `note` how to read the rows."""

    lead: tuple[str, ...]
    note: str = ""
    rows: tuple[tuple[str, int, tuple[Stayed, ...]], ...] = ()

    @property
    def months(self) -> int:
        """How many months after the first one are told of at the most."""
        return max((len(stayed) for _, _, stayed in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of it, in the order in which it is told.

    `number` is the biggest thing on it, `noun` what it counts, `beside` how that compares. `words` explain the terms,
    `made` says when it was made.
    """

    shop: str
    span: str
    number: str
    noun: str
    beside: str
    groups: tuple[Group, ...]
    trend: Trend | None
    people: tuple[Table, ...]
    hours: HeatMap | None
    tables: tuple[Table, ...]
    retention: Retention
    words: tuple[str, ...]
    made: str
