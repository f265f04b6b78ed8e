"""Logging a visit."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk


class NobodyCame(BadInput):
    """Nobody was named."""

    hint = "Name the customer, or log somebody without a card with --walk-in."


class BothCame(BadInput):
    """A walk-in is nobody's visit."""

    hint = "Name the customer, or say --walk-in."


def visit(
    ctx: typer.Context,
    customer: Annotated[
        list[str] | None,
        typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone."),
    ] = None,
    order: Annotated[
        str | None, typer.Option(metavar="ORDER", help='What they had, if not the usual: "2 tea; 1 bagel, warm".')
    ] = None,
    at: Annotated[str, typer.Option(metavar="TIME", help="now, ISO, or YYYY-MM-DD HH:MM on the shop's clock.")] = "now",
    happy: Annotated[str | None, typer.Option(metavar="SIGN", help="How it was: + = or -.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A note on this visit.")] = None,
    next_note: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help='What to bring up next time: "ask about the brakes".')
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="NUMBER", help="How many they were.")] = None,
    branch: Annotated[str | None, typer.Option(metavar="NAME", help="Where, in a shop of several places.")] = None,
    walk_in: Annotated[bool, typer.Option("--walk-in", help="Somebody without a card.")] = False,
) -> None:
    """Log a visit: the usual, or another order.

    `frontdesk visit 12`, `frontdesk visit ravi --order "2 tea; 1 bagel, warm" --happy +`. What is not on the
    shop's list is kept as written. `undo` takes the visit back.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.ordering import visits
    from frontdesk.words.orders import UnreadableOrder

    call: Call = ctx.obj
    with call.writing() as desk:
        remarks = visits.Remarks(
            happy or "", note or "", next_note or "", branch or "", whole(party, "party", 1, 999) if party else None
        )
        when = None if at.strip().lower() == "now" else desk.clock.read(at)
        if order is not None and not order.strip():
            raise UnreadableOrder("The order is empty.", hint="Leave --order out for the usual.")
        logged = visits.log(desk, _who(desk, customer, walk_in=walk_in), order, at=when, remarks=remarks)
    call.out.nearest(logged.unlisted)
    call.out.doubt(note, next_note)
    whose = logged.customer_name or "a walk-in"
    call.out.made(
        f"Visit {logged.visit_id} was logged for {whose}{': ' if logged.order else ''}{logged.order}.",
        logged.visit_id,
        logged.action_id,
        customer=logged.customer_name or None,
        order=logged.order,
        unlisted=[{"name": name, "nearest": [*near]} for name, near in logged.unlisted],
    )


def _who(desk: "Desk", customer: list[str] | None, *, walk_in: bool) -> int | None:
    from frontdesk.desk.lookup import who

    if walk_in:
        if customer:
            raise BothCame
        return None
    if not customer:
        raise NobodyCame
    return who(desk, " ".join(customer))
