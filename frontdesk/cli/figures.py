"""A report as a person reads it in a terminal, with a picture beside the numbers where one helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.cli.printing import Column
from frontdesk.exchange.reports.blocks import bar, height, sparkline
from frontdesk.exchange.reports.parts import Bar
from frontdesk.exchange.reports.wording import stayed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.cli.printing import Printer
    from frontdesk.exchange.reports.parts import Group, HeatMap, Report, Retention, Table

_STYLES: Final = {"name": "bold", "quiet": "dim", "cool": "cyan"}
_BAR: Final = 16


def draw(out: Printer, report: Report) -> None:
    """Draw the whole report, a blank line between its parts."""
    out.line(f"{report.shop} · {report.span}", "dim")
    _beside(out, f"{report.number} {report.noun}", "bold yellow", report.beside)
    if report.trend:
        _beside(out, sparkline([each.visits for each in report.trend.stretches]), "cyan", report.trend.words)
    _figures(out, report.groups)
    for table in report.people:
        _table(out, table)
    if report.hours:
        _hours(out, report.hours)
    for table in report.tables:
        if table.rows:
            _table(out, table)
    _retention(out, report.retention)


def _beside(out: Printer, what: str, style: str, words: str) -> None:
    line = out.text("")
    line.append_text(out.text(what, style))
    line.append_text(out.text(f"  {words}" if words else "", "dim"))
    out.rich(line)


def _figures(out: Printer, groups: Sequence[Group]) -> None:
    for group in groups:
        out.line("")
        out.table(
            (Column(group.title), Column("now", figures=True), Column("before", "dim", figures=True)),
            [[f"{each.words:<24}", f"{each.now:>14}", f"{each.before:>12}"] for each in group.figures],
        )


def _table(out: Printer, table: Table) -> None:
    if not table.rows and not table.lead:
        return
    _heading(out, table.title, table.lead)
    columns = [
        Column(each.name, _STYLES.get(each.kind, ""), each.figures, each.least, whole=each.kind == "short")
        for each in table.columns
    ]
    if table.rows:
        out.table(
            columns, [[bar(cell.share, _BAR) if isinstance(cell, Bar) else cell for cell in row] for row in table.rows]
        )
    if table.more:
        out.line(table.more, "dim")


def _hours(out: Printer, found: HeatMap) -> None:
    _heading(out, "When they came", found.words)
    columns = (Column("", "dim"), *(Column(f"  {name}", figures=True) for name in found.weekdays))
    out.table(columns, [[name, *(_cell(visits, found.most) for visits in row)] for name, row in found.rows])


def _cell(visits: int, most: int) -> str:
    return f"{height(visits, most)} {visits:>3,}" if visits else ""


def _retention(out: Printer, found: Retention) -> None:
    if not found.lead and not found.rows:
        return
    _heading(out, "Who comes again", *found.lead, found.note)
    if found.rows:
        after = [Column(f"+{month}", figures=True, least=_least(month)) for month in range(1, found.months + 1)]
        out.table((Column("first came in", "dim"), Column("people", figures=True), *after), [*_cohorts(found)])


def _cohorts(found: Retention) -> Iterator[list[str]]:
    for month, people, stayed in found.rows:
        cells = [
            f"{'' if each.share is None else f'{height(round(100 * each.share), 100)} '}{stayed_words(each, people)}"
            for each in stayed
        ]
        yield [month, f"{people:,}", *cells, *[""] * (found.months - len(stayed))]


def _least(month: int) -> int:
    """From what width on there is room for a month after the first one: the later ones go first."""
    return 24 + 8 * month


def _heading(out: Printer, title: str, *leads: str) -> None:
    out.line("")
    out.line(title, "bold")
    for lead in filter(None, leads):
        out.line(lead, "dim")
