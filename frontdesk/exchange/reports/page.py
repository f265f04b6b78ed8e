"""A report as one page of HTML that needs nothing else: it can be mailed, kept and printed."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from frontdesk.exchange.reports.charts import LEVELS, bar, bars, heat
from frontdesk.exchange.reports.heat import level
from frontdesk.exchange.reports.parts import Bar
from frontdesk.exchange.reports.wording import stayed_words
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.exchange.reports.parts import Cell, Column, Figure, Group, Report, Retention, Stayed, Table

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"""
"""Whoever opens the page fetches and runs nothing, whatever somebody managed to write into it."""


def page(report: Report) -> str:
    """The whole page; it runs no script, asks nobody for anything, and is light or dark as its reader likes."""
    style = files("frontdesk.exchange.reports").joinpath("page.css").read_text(encoding="utf-8")
    head = f"{_HEAD}<title>{_text(report.shop)}: {_text(report.span)}</title>\n<style>\n{style}</style>\n</head>\n"
    body = "\n".join(_sections(report))
    return f"{head}<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"


def _text(text: str) -> str:
    """Text as text: no sign in it is taken for markup, and none drives what shows it."""
    return escape(shown(text))


def _sections(report: Report) -> Iterator[str]:
    yield f'<header><p class="shop">{_text(report.shop)}</p><h1>{_text(report.span)}</h1></header>'
    yield _hero(report)
    if report.groups:
        yield f'<section class="figures">{"".join(map(_group, report.groups))}</section>'
    yield from (_table(table) for table in report.people if table.rows or table.lead)
    yield from _sides(report)
    if report.retention.lead or report.retention.rows:
        yield _retention(report.retention)
    said = "".join(f"<p>{_text(words)}</p>" for words in report.words)
    yield f"<footer>{said}<p>Made by Front Desk, {_text(report.made)}.</p></footer>"


def _hero(report: Report) -> str:
    number = f'<p class="number"><strong>{_text(report.number)}</strong> {_text(report.noun)}</p>'
    beside = f'<p class="beside">{_text(report.beside)}</p>' if report.beside else ""
    if report.trend is None:
        return f'<section class="hero"><div>{number}{beside}</div></section>'
    caption = f"<figcaption>{_text(report.trend.words)}</figcaption>"
    return f'<section class="hero"><div>{number}{beside}</div><figure>{bars(report.trend)}{caption}</figure></section>'


def _group(group: Group) -> str:
    rows = "".join(map(_figure, group.figures))
    head = '<tr><td></td><th scope="col" class="now">now</th><th scope="col" class="before">before</th></tr>'
    return f"<div><h2>{_text(group.title)}</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>"


def _figure(each: Figure) -> str:
    alarm = ' class="alarm"' if each.alarm and each.now else ""
    now = f"<td{alarm}>{_text(each.now) or '–'}</td>"
    return f'<tr><th scope="row">{_text(each.words)}</th>{now}<td class="quiet">{_text(each.before)}</td></tr>'


def _sides(report: Report) -> Iterator[str]:
    """What stands side by side where there is room: when they came, and how it was."""
    told = [_table(table) for table in report.tables if table.rows]
    if report.hours:
        words = f'<p class="lead">{_text(report.hours.words)}</p>'
        told.insert(0, f"<section><h2>When they came</h2>{words}{heat(report.hours)}</section>")
    if told:
        yield f'<div class="sides">{"".join(told)}</div>'


def _table(table: Table) -> str:
    lead = f'<p class="lead">{_text(table.lead)}</p>' if table.lead else ""
    more = f'<p class="lead">{_text(table.more)}</p>' if table.more else ""
    rows = ""
    if table.rows:
        head = "".join(f'<th scope="col"{_kind(each)}>{_text(each.name)}</th>' for each in table.columns)
        body = "".join(_row(zip(table.columns, row, strict=True)) for row in table.rows)
        rows = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<section class="{table.key}"><h2>{_text(table.title)}</h2>{lead}{rows}{more}</section>'


def _row(cells: Iterable[tuple[Column, Cell]]) -> str:
    inner = "".join(_cell(column, cell) for column, cell in cells)
    return f"<tr>{inner}</tr>"


def _cell(column: Column, cell: Cell) -> str:
    if isinstance(cell, Bar):
        return f'<td class="drawn">{bar(cell.share)}</td>'
    if column.kind == "name":
        return f'<th scope="row"><bdi>{_text(cell)}</bdi></th>'
    return f"<td{_kind(column)}><bdi>{_text(cell)}</bdi></td>"


def _kind(column: Column) -> str:
    kinds = " ".join(filter(None, (column.kind, "figure" if column.figures else "")))
    return f' class="{kinds}"' if kinds else ""


def _retention(found: Retention) -> str:
    lead = "".join(f'<p class="lead">{_text(words)}</p>' for words in found.lead)
    rows = ""
    if found.rows:
        after = "".join(f'<th scope="col" class="figure">+{month}</th>' for month in range(1, found.months + 1))
        head = f'<tr><th scope="col">first came in</th><th scope="col" class="figure">people</th>{after}</tr>'
        body = "".join(_cohort(*row) for row in found.rows)
        note = f'<p class="lead">{_text(found.note)}</p>' if found.note else ""
        rows = f'{note}<div class="across"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'
    return f'<section class="retention"><h2>Who comes again</h2>{lead}{rows}</section>'


def _cohort(month: str, people: int, stayed: tuple[Stayed, ...]) -> str:
    cells = "".join(
        f'<td class="figure h{level(each.share or 0, 1, LEVELS)}">{stayed_words(each, people)}</td>' for each in stayed
    )
    return f'<tr><th scope="row">{_text(month)}</th><td class="figure">{people:,}</td>{cells}</tr>'
