"""The days of customers' things: booked, ready, collected, to renew."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

dates = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("day", "bold"),
    Column("kind"),
    Column("whose"),
    Column("for", "cyan"),
    Column("reading", figures=True),
    Column("by", "dim", least=80),
    Column("", "dim"),
)
_FARTHEST = 9_999_999
Which = Annotated[str, typer.Argument(metavar="ID", help="Its number, as `dates list` says.")]
Reading = Annotated[str | None, typer.Option(metavar="NUMBER", help="The reading then, such as kilometres.")]


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk dates change --help`."


@dates.callback()
def every(ctx: typer.Context) -> None:
    """Keep the days of customers' things: booked, ready, collected, to renew.

    `frontdesk dates` lists; `frontdesk dates add ravi booked --on "next friday" --for "blue Golf"` adds.
    """
    if ctx.invoked_subcommand is None:
        list_dates(ctx)


@dates.command("list", cls=DeskCommand)
def list_dates(
    ctx: typer.Context,
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Only theirs.")] = None,
    every_date: Annotated[bool, typer.Option("--all", help="Those that are done as well.")] = False,
) -> None:
    """List the dates that lie open."""
    from frontdesk.cli.telling_promises import key_date as told
    from frontdesk.desk.lookup import who
    from frontdesk.desk.promising.dates import listed
    from frontdesk.words.phrases import echoed

    call: Call = ctx.obj
    with call.reading() as desk:
        person = who(desk, customer) if customer is not None else None
        found = listed(desk, customer_id=person, open_only=not every_date)
        today = desk.clock.today()
    rows = [
        [
            str(each.id),
            echoed(each.day, today),
            str(each.kind),
            each.customer_name,
            each.what,
            "" if each.reading is None else f"{each.reading:,}",
            each.by,
            "done" if each.done_at else "",
        ]
        for each in found
    ]
    call.out.listed(_COLUMNS, rows, [told(each) for each in found], "No dates yet. `frontdesk dates add` keeps one.")


@dates.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    customer: Annotated[
        str, typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone.")
    ],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="booked, ready, collected or renewal.")],
    on: Annotated[str, typer.Option(metavar="PHRASE", help='The day: tomorrow, "next friday", "in 6 months", ...')],
    thing: Annotated[str, typer.Option("--for", metavar="TEXT", help="The car, the coat, the policy.")] = "",
    reading: Reading = None,
) -> None:
    """Keep a day; which one the phrase came to is said.

    `frontdesk dates add ravi booked --on "next friday" --for "blue Golf" --reading 48000`. Follow-ups come from it
    by the rules of the trade.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.lookup import who
    from frontdesk.desk.promising.dates import add as added
    from frontdesk.words.phrases import echoed

    call: Call = ctx.obj
    with call.writing() as desk:
        person = who(desk, customer)
        driven = whole(reading, "reading", 0, _FARTHEST) if reading is not None else None
        dated = added(desk, person, kind, on, thing, driven)
        said = echoed(dated.day, desk.clock.today())
    call.out.doubt(thing)
    call.out.dated(f"Date {dated.id}, {kind.strip().lower()} {said}.", dated, said, customer=person)


@dates.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    date_id: Which,
    on: Annotated[
        str | None, typer.Option(metavar="PHRASE", help="The day it is put off to, or brought forward.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="booked, ready, collected or renewal.")] = None,
    thing: Annotated[str | None, typer.Option("--for", metavar="TEXT", help="The car, the coat, the policy.")] = None,
    reading: Reading = None,
) -> None:
    """Change a date; which day the phrase came to is said."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.dates import change as changed
    from frontdesk.words.phrases import echoed

    call: Call = ctx.obj
    given = {"on": on, "kind": kind, "what": thing}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if reading is not None:
        values["reading"] = whole(reading, "reading", 0, _FARTHEST) if reading.strip() else None
    if not values:
        raise NothingToChange
    with call.writing() as desk:
        dated = changed(desk, whole(date_id, "date"), **values)
        said = echoed(dated.day, desk.clock.today())
    call.out.dated(f"Date {dated.id} was changed: {said}.", dated, said)


@dates.command(cls=DeskCommand)
def done(ctx: typer.Context, date_id: Which) -> None:
    """Say that it was done: they came, it was collected, it was renewed."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.dates import done as ticked

    call: Call = ctx.obj
    with call.writing() as desk:
        finished = ticked(desk, whole(date_id, "date"))
    call.out.done(f"Date {finished.id} is done.", finished)
