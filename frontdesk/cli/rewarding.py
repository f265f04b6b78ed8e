"""Giving customers the perks they have earned."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column
from frontdesk.cli.show import CUSTOMER

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("when"),
    Column("whom", "bold"),
    Column("what", "cyan"),
    Column("by", "dim"),
)
_MOST_STAMPS = 100_000


def give(
    ctx: typer.Context,
    customer: Annotated[list[str], CUSTOMER],
    perk: Annotated[str | None, typer.Option(metavar="ID", help="Which of several that are due.")] = None,
) -> None:
    """Give a customer the perk that is due.

    `frontdesk perks give ravi`. `frontdesk show` says what is due; each occasion counts once.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.lookup import who
    from frontdesk.desk.perks import give as given_to

    call: Call = ctx.obj
    with call.writing() as desk:
        person = who(desk, " ".join(customer))
        done = given_to(desk, person, whole(perk, "perk") if perk is not None else None)
    call.out.made(
        f"Customer {person} was given: {done.what}.", done.id, done.action_id, customer=person, what=done.what
    )


def correct(
    ctx: typer.Context,
    customer: Annotated[str, CUSTOMER],
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="So many visits more, or fewer: 2, -1.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
) -> None:
    """Set right how many visits count for perks.

    So many more than were logged, or fewer: `frontdesk perks correct ravi 7 --why "the old stamp card"`.
    """
    from frontdesk.cli.reading import signed
    from frontdesk.desk.lookup import who
    from frontdesk.desk.perks import correct as corrected
    from frontdesk.words.phrases import count

    call: Call = ctx.obj
    more = signed(number, "number", _MOST_STAMPS)
    with call.writing() as desk:
        person = who(desk, customer)
        done = corrected(desk, person, more, why)
    visits = f"{count(abs(more), 'visit')} {'more' if more > 0 else 'fewer'}"
    call.out.done(f"Customer {person}'s perks count {visits} now.", done, customer=person, number=more)


def given(
    ctx: typer.Context,
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Only what they were given.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day, as 2026-11-22.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day, which is included.")] = None,
) -> None:
    """List what was given, the newest first."""
    from frontdesk.cli.reading import day
    from frontdesk.cli.telling_promises import reward as told
    from frontdesk.desk.lookup import who
    from frontdesk.desk.perks import rewards
    from frontdesk.words.phrases import short_date

    call: Call = ctx.obj
    first, last = (day(each) if each is not None else None for each in (start, end))
    with call.reading() as desk:
        person = who(desk, customer) if customer is not None else None
        found = rewards(desk, person, first, last)
        today = desk.clock.today()
    call.out.listed(
        _COLUMNS,
        [[str(each.id), short_date(each.day, today), each.customer_name, each.what, each.by] for each in found],
        [told(each) for each in found],
        "No perk was given yet.",
    )
