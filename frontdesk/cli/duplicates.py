"""Customers who may be one: listed at leisure, or said to be two."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.twins import Pair

duplicates = group()

_COLUMNS = (
    Column("score", "bold", figures=True),
    Column("a", "dim", figures=True),
    Column("who"),
    Column("b", "dim", figures=True),
    Column("may also be"),
    Column("because", "dim", least=70),
)
Limit = Annotated[str, typer.Option(metavar="NUMBER", help="List at most so many pairs.")]
Least = Annotated[
    str | None,
    typer.Option(metavar="SCORE", help="Only from this score on, 0 to 100; a family's shared phone scores low."),
]
_LIMIT = "50"


@duplicates.callback()
def every(ctx: typer.Context, limit: Limit = _LIMIT, least: Least = None) -> None:
    """Find customers who may stand in the book twice.

    `frontdesk duplicates` lists them, likeliest first; `merge A B` makes one of two, `duplicates apart A B` says that
    they are two.
    """
    if ctx.invoked_subcommand is None:
        list_duplicates(ctx, limit, least)


@duplicates.command("list", cls=DeskCommand)
def list_duplicates(ctx: typer.Context, limit: Limit = _LIMIT, least: Least = None) -> None:
    """List pairs of customers who may be one, the likeliest first.

    Phone, e-mail, name, address and birthday are compared. Linked customers are two, and so are those said to be.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.roster import duplicates as twins
    from frontdesk.records.twins import POSSIBLE
    from frontdesk.words.phrases import count

    call: Call = ctx.obj
    most = whole(limit, "limit", 1, 100_000)
    lowest = POSSIBLE if least is None else whole(least, "score", 0, 100)
    with call.reading() as desk:
        found = twins.pairs(desk, limit=most, least=lowest)
    rows = [
        [
            str(each.likeness.score),
            str(each.one.id),
            each.one.name,
            str(each.other.id),
            each.other.name,
            each.likeness.words,
        ]
        for each in found.pairs
    ]
    empty = "Nobody seems to stand in the book twice. Who shares a phone, an e-mail or a name will be listed here."
    call.out.listed(_COLUMNS, rows, [_told(each) for each in found.pairs], empty)
    if found.total > len(rows):
        call.out.note(f"{count(found.total - len(rows), 'more pair')}; say --limit {found.total} for all of them.")


def _told(pair: "Pair") -> dict[str, Any]:
    people = {
        side: {"id": who.id, "name": who.name, "goes_by": who.goes_by, "phones": [*who.phones], "visits": who.visits}
        for side, who in (("a", pair.one), ("b", pair.other))
    }
    return {"score": pair.likeness.score, "reasons": [*pair.likeness.reasons], **people}


@duplicates.command(cls=DeskCommand)
def apart(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="One customer.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
) -> None:
    """Say that two customers who look alike are two.

    They are not listed again; `undo` takes it back.
    """
    from frontdesk.desk.greeting import card
    from frontdesk.desk.lookup import who
    from frontdesk.desk.roster import duplicates as twins

    call: Call = ctx.obj
    with call.writing() as desk:
        one, other = who(desk, a), who(desk, b)
        names = [card(desk, each).customer.name for each in (one, other)]
        done = twins.apart(desk, one, other)
    call.out.made(
        f"{names[0]} ({one}) and {names[1]} ({other}) are two; they are not proposed again.",
        done.id,
        done.action_id,
        a=one,
        b=other,
    )
