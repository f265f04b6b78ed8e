"""Deciding on what customers propose, and telling everybody who asked."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

_COLUMNS = (
    Column("idea", "dim", figures=True),
    Column("id", "dim", figures=True),
    Column("whom", "bold"),
    Column("say"),
    Column("phones"),
)
Which = Annotated[str, typer.Argument(metavar="IDEA", help="Its number, as `ideas list` says.")]


def decide(
    ctx: typer.Context,
    idea: Which,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="trying, doing, done or no.")],
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why; a no needs it.")] = "",
) -> None:
    """Decide on an idea; done and no make a list of whom to tell.

    `frontdesk ideas decide 3 done`, `frontdesk ideas decide 4 no --because "the oven is too small"`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.ideas import decide as decided
    from frontdesk.desk.listening.ideas import read
    from frontdesk.words.phrases import joined

    call: Call = ctx.obj
    with call.writing() as desk:
        done = decided(desk, whole(idea, "idea"), decision, because)
        found = read(desk, done.id)
    names = joined([each.customer_name for each in found.to_tell])
    call.out.done(
        f"Idea {done.id} is decided: {found.decision}.{f' To tell: {names}.' if names else ''}",
        done,
        decision=found.decision,
        to_tell=[{"customer": each.customer_id, "name": each.customer_name} for each in found.to_tell],
    )


def tell(
    ctx: typer.Context,
    idea: Annotated[
        str | None, typer.Argument(metavar="IDEA", help="Its number; without it whom to tell of any.")
    ] = None,
    customer: Annotated[
        list[str] | None, typer.Argument(metavar="CUSTOMER", help="Who was told; without it whom to tell, to call.")
    ] = None,
) -> None:
    """List whom to tell, or write down who was told.

    `frontdesk ideas tell 3` is the list to call; `frontdesk ideas tell 3 ravi` takes him off it.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.ideas import told
    from frontdesk.desk.lookup import who

    call: Call = ctx.obj
    number = whole(idea, "idea") if idea is not None else None
    if number is None or not customer:
        _to_call(call, number)
        return
    with call.writing() as desk:
        person = who(desk, " ".join(customer))
        done = told(desk, number, person)
    call.out.done(f"Customer {person} was told of idea {number}.", done, customer=person)


def _to_call(call: "Call", idea: int | None) -> None:
    from frontdesk.cli.telling_voices import to_tell as told
    from frontdesk.desk.listening.ideas import to_tell

    with call.reading() as desk:
        found = to_tell(desk, idea)
    call.out.listed(
        _COLUMNS,
        [
            [str(each.idea_id), str(each.customer_id), each.customer_name, each.words, " · ".join(each.phones)]
            for each in found
        ],
        [told(each) for each in found],
        "Nobody is left to tell.",
    )
