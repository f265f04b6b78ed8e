"""A customer's card."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

CUSTOMER = typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone.")


def show(ctx: typer.Context, customer: Annotated[list[str], CUSTOMER]) -> None:
    """Show a customer's whole card, the sentence to say first.

    `frontdesk show 12`, `frontdesk show ravi menon`.
    """
    from frontdesk.cli.card import draw, lines
    from frontdesk.cli.telling import card as told
    from frontdesk.desk import greeting
    from frontdesk.desk.lookup import who

    call: Call = ctx.obj
    with call.reading() as desk:
        found = greeting.card(desk, who(desk, " ".join(customer)))
        if call.out.json:
            call.out.data(told(found))
        elif call.out.plain:
            call.out.table((), lines(desk, found))
        else:
            draw(call.out, desk, found)
