"""A report as Markdown: tables that other programs lay out, and that read well as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports.blocks import bar, height, sparkline
from frontdesk.exchange.reports.parts import Bar, Column
from frontdesk.exchange.reports.wording import stayed_words
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frontdesk.exchange.reports.parts import Cell, Group, HeatMap, Report, Retention, Table, Trend

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~#$@&]|(?<=\w)://)")
_BAR: Final = 12


def markdown(report: Report) -> str:
    """The whole report, its last line ended; people's text stands as text, whatever marks it has."""
    return "\n\n".join(_blocks(report)) + "\n"


def escaped(text: str) -> str:
    """People's text, harmless, with a backslash before whatever Markdown would take for its own."""
    return _MARKS.sub(r"\\\1", shown(text))


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.shop)}: {report.span}"
    yield f"**{report.number} {report.noun}**{f' · {report.beside}' if report.beside else ''}"
    if report.trend:
        yield _trend(report.trend)
    if report.groups:
        yield _figures(report.groups)
    for table in report.people:
        yield from _table(table)
    if report.hours:
        yield from _hours(report.hours)
    for table in report.tables:
        yield from _table(table)
    yield from _retention(report.retention)
    yield "---"
    yield "\n\n".join((*report.words, f"Made by Front Desk, {report.made}."))


def _trend(trend: Trend) -> str:
    return f"`{sparkline([each.visits for each in trend.stretches])}` {trend.words}"


def _figures(groups: Sequence[Group]) -> str:
    rows: list[Sequence[str]] = []
    for group in groups:
        rows.append((f"**{group.title}**", "", ""))
        rows += [(each.words, each.now, each.before) for each in group.figures]
    return _grid((Column(""), Column("now", figures=True), Column("before", figures=True)), rows)


def _table(table: Table) -> Iterator[str]:
    if not table.rows and not table.lead:
        return
    yield f"## {table.title}"
    if table.lead:
        yield escaped(table.lead)
    if table.rows:
        yield _grid(table.columns, ([_cell(cell) for cell in row] for row in table.rows))
    if table.more:
        yield table.more


def _cell(cell: Cell) -> str:
    return bar(cell.share, _BAR) if isinstance(cell, Bar) else escaped(cell)


def _hours(hours: HeatMap) -> Iterator[str]:
    yield "## When they came"
    yield hours.words
    yield _grid(
        (Column(""), *(Column(name, figures=True) for name in hours.weekdays)),
        (
            (name, *(f"{height(visits, hours.most)} {visits:,}" if visits else "" for visits in row))
            for name, row in hours.rows
        ),
    )


def _retention(found: Retention) -> Iterator[str]:
    if not found.lead and not found.rows:
        return
    yield "## Who comes again"
    yield from filter(None, (*found.lead, found.note))
    if found.rows:
        after = (Column(f"+{month}", figures=True) for month in range(1, found.months + 1))
        yield _grid(
            (Column("first came in"), Column("people", figures=True), *after),
            (
                (
                    month,
                    f"{people:,}",
                    *(stayed_words(each, people) for each in stayed),
                    *[""] * (found.months - len(stayed)),
                )
                for month, people, stayed in found.rows
            ),
        )


def _grid(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    lines = [
        [column.name for column in columns],
        ["--:" if column.figures else ":--" for column in columns],
        *rows,
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
