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
_HOUR: Final = 5


def draw(out: Printer, report: Report) -> None:
    """Draw the whole report, a blank line between its parts."""
    out.line(f"{report.shop} · {report.span}", "dim")
    _line(out, (f"{report.number} {report.noun}", "bold yellow"), (f"  {report.beside}", "dim"))
    if report.trend:
        drawn = sparkline([each.visits for each in report.trend.stretches])
        _line(out, (drawn, "cyan"), (f"  {report.trend.words}", "dim"))
    _figures(out, report.groups)
    for table in report.people:
        _table(out, table)
    if report.hours:
        _hours(out, report.hours)
    for table in report.tables:
        if table.rows:
            _table(out, table)
    _retention(out, report.retention)


def _line(out: Printer, *parts: tuple[str, str]) -> None:
    """One line of parts, each a text and its style."""
    line = out.text("")
    for text, style in parts:
        line.append_text(out.text(text, style))
    line.rstrip()
    out.rich(line)


def _figures(out: Printer, groups: Sequence[Group]) -> None:
    for group in groups:
        out.line("")
        _line(out, (f"{group.title:<24}", "bold"), (f"{'now':>16}{'before':>16}", "dim"))
        for each in group.figures:
            now = (f"{each.now:>16}", "bold red" if each.alarm else "bold")
            _line(out, (f"{each.words:<24}", ""), now, (f"{each.before:>16}", "dim"))


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
    across = min(max(len(f"{found.most:,}"), 3) + 4, (out.console.width - _HOUR) // len(found.weekdays))
    _line(out, (" " * _HOUR, ""), *((f"{name:>{across}}", "dim") for name in found.weekdays))
    for name, row in found.rows:
        cells = [_cell(visits, found.most, across) for visits in row]
        _line(out, (name, "dim"), *(part for cell in cells for part in cell))


def _cell(visits: int, most: int, across: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """A block as high as its number, and the number, in so many cells."""
    number = f"{visits:,}" if visits else ""
    drawn = f" {height(visits, most)}".rjust(min(across - len(number), 3))
    return (drawn, "cyan" if visits else "dim"), (f"{number:>{across - len(drawn)}}", "")


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
