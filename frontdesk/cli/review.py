"""Looking back on a span of days."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import Evening


class TwoSpans(BadInput):
    """Only one span at a time."""

    hint = "Say --day, --week or --month, or give --from and --to."


class TwoForms(BadInput):
    """Only one thing at a time can be printed."""

    hint = "Say --json, --md or --html -, and name a file for --html to have a page beside."


class ShopInTheWay(BadInput):
    """The page cannot take the place of the shop's own file."""

    hint = "Name another file for --html."


def review(
    ctx: typer.Context,
    of_day: Annotated[bool, typer.Option("--day", help="The day of --from.")] = False,
    of_week: Annotated[bool, typer.Option("--week", help="The week, Monday to Sunday, that holds --from.")] = False,
    of_month: Annotated[bool, typer.Option("--month", help="The calendar month that holds --from.")] = False,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day; else today.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day, which is included.")] = None,
    md: Annotated[bool, typer.Option("--md", help="Print Markdown.")] = False,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write one page to mail or print; - for the output.")
    ] = None,
) -> None:
    """Look back on a day, a week, a month or any span.

    Who came, who did not, whom to thank, what is promised; as many days before stand beside. `frontdesk review --week`,
    `frontdesk review --from 2026-11-01 --to 2026-11-15`, `frontdesk review --month --html november.html`.
    """
    from frontdesk.desk import review as reviewing
    from frontdesk.desk.evening import evening

    call: Call = ctx.obj
    every = ((of_day, reviewing.day), (of_week, reviewing.week), (of_month, reviewing.month))
    spans = [span for wanted, span in every if wanted]
    if len(spans) > 1 or (spans and end is not None):
        raise TwoSpans
    if sum((md, call.out.json, html == "-")) > 1:
        raise TwoForms
    with call.reading() as desk:
        first, last = _span(desk, start, end)
        found = evening(desk, *(spans[0](first) if spans else (first, last)))
        _tell(call, desk, found, md=md, html=html)


def _span(desk: "Desk", start: str | None, end: str | None) -> "tuple[date, date]":
    from frontdesk.cli.reading import day

    last = day(end) if end is not None else None
    first = day(start) if start is not None else last or desk.clock.today()
    return first, last or (max(first, desk.clock.today()) if start is not None else first)


def _tell(call: "Call", desk: "Desk", found: "Evening", *, md: bool, html: str | None) -> None:
    """Print the evening in the form that was asked for; a page in a file of its own stands beside, or alone."""
    if html is not None:
        _page(call, desk, found, html)
    if call.out.json or (call.out.plain and not md and html is None):
        _data(call, desk, found)
    elif md or html is None:
        _read(call, desk, found, md=md)


def _data(call: "Call", desk: "Desk", found: "Evening") -> None:
    from frontdesk.cli.telling_evening import evening, lines

    told = evening(found, desk.shop.currency)
    if call.out.json:
        call.out.data(told)
    else:
        call.out.table((), lines(told))


def _read(call: "Call", desk: "Desk", found: "Evening", *, md: bool) -> None:
    from frontdesk.cli.figures import draw
    from frontdesk.exchange.reports.markdown import markdown
    from frontdesk.exchange.reports.outline import report

    told = report(found, desk.shop, desk.clock)
    if md:
        call.out.as_it_is(markdown(told))
    else:
        draw(call.out, told)


def _page(call: "Call", desk: "Desk", found: "Evening", place: str) -> None:

    from frontdesk.exchange.reports.outline import report
    from frontdesk.exchange.reports.page import page
    from frontdesk.exchange.reports.saving import save
    from frontdesk.paths import as_typed

    text = page(report(found, desk.shop, desk.clock))
    if place == "-":
        call.out.as_it_is(text)
        return
    target = as_typed(place)
    if target.exists() and call.database.exists() and target.samefile(call.database):
        raise ShopInTheWay
    written = save(text, target, found.review.start, found.review.end)
    call.out.note(f"The page is in {written}.")
