"""Looking back on a span of days."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.records.reports import Review


class TwoSpans(BadInput):
    """Only one span at a time."""

    hint = "Say --day, --week or --month, or give --from and --to."


def review(
    ctx: typer.Context,
    of_day: Annotated[bool, typer.Option("--day", help="The day of --from.")] = False,
    of_week: Annotated[bool, typer.Option("--week", help="The week, Monday to Sunday, that holds --from.")] = False,
    of_month: Annotated[bool, typer.Option("--month", help="The calendar month that holds --from.")] = False,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day; else today.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day, which is included.")] = None,
) -> None:
    """Look back on a day, a week, a month or any span.

    As many days before stand beside. `frontdesk review --week`, `frontdesk review --from 2026-11-01 --to 2026-11-15`.
    """
    from frontdesk.cli.figures import told
    from frontdesk.desk import review as reviewing

    call: Call = ctx.obj
    spans = [
        span
        for wanted, span in ((of_day, reviewing.day), (of_week, reviewing.week), (of_month, reviewing.month))
        if wanted
    ]
    if len(spans) > 1 or (spans and end is not None):
        raise TwoSpans
    with call.reading() as desk:
        first, last = _span(desk, start, end)
        found = reviewing.review(desk, *(spans[0](first) if spans else (first, last)))
        if call.out.json:
            before = told(found.before, desk.shop.currency) if found.before else None
            call.out.data({**told(found, desk.shop.currency), "before": before})
        else:
            _print(call, desk, found)


def _span(desk: "Desk", start: str | None, end: str | None) -> "tuple[date, date]":
    from frontdesk.cli.reading import day

    last = day(end) if end is not None else None
    first = day(start) if start is not None else last or desk.clock.today()
    return first, last or (max(first, desk.clock.today()) if start is not None else first)


def _print(call: "Call", desk: "Desk", found: "Review") -> None:
    from frontdesk.cli.figures import flat
    from frontdesk.words.phrases import count, short_date

    today = desk.clock.today()
    days = short_date(found.start, today)
    if found.end != found.start:
        days = f"{days} to {short_date(found.end, today)}"
    if call.out.plain:
        call.out.table((), [["days", days], *flat(found, desk.shop.currency)])
        return
    call.out.line(days, "dim")
    earlier = f", {found.before.visits:,} in the same span before" if found.before else ""
    heading = call.out.text(count(found.visits, "visit"), "bold yellow")
    heading.append_text(call.out.text(earlier, "dim"))
    call.out.rich(heading)
    call.out.line("")
    _draw(call, found, desk.shop.currency)


def _draw(call: "Call", found: "Review", currency: str) -> None:
    """Draw the figures beside those of the span before, without what is nothing in both; then whom to thank."""
    from frontdesk.cli.figures import rows
    from frontdesk.cli.printing import Column

    earlier = [then for _, then in rows(found.before, currency)] if found.before else []
    beside = [[word, now, earlier[at] if earlier else ""] for at, (word, now) in enumerate(rows(found, currency))]
    call.out.table(
        (Column(""), Column("now", "bold", figures=True), Column("before", "dim", figures=True)),
        [row for row in beside if row[1] or row[2]],
    )
    praise = [
        [each.staff or "everybody", voice.text, voice.customer_name or "anonymous"]
        for each in found.thanks
        for voice in each.compliments
    ]
    if praise:
        call.out.line("")
        call.out.line("To thank", "bold")
        call.out.table((Column(""), Column("", "cyan"), Column("", "dim")), praise)
