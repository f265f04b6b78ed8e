"""What a customer always has."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column
from frontdesk.cli.show import CUSTOMER
from frontdesk.errors import BadInput, NothingFound

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk

USUAL_COLUMNS = (Column("usual", "cyan"), Column("why", "dim"))


class NothingPinned(NothingFound):
    """No usual is pinned for now."""


class OrderAndDrop(BadInput):
    """An order is either pinned or let go."""


def usual(
    ctx: typer.Context,
    customer: Annotated[str, CUSTOMER],
    order: Annotated[
        str | None, typer.Argument(metavar="ORDER", help='What to pin: "1 flat white; 1 croissant, warm".')
    ] = None,
    when: Annotated[
        str,
        typer.Option(metavar="WHEN", help="always, weekdays, weekends, a weekday, morning, afternoon or evening."),
    ] = "always",
    label: Annotated[str, typer.Option(metavar="TEXT", help='What it is called: "the Sunday one".')] = "",
    drop: Annotated[bool, typer.Option("--drop", help="Let go the pinned usual that holds now.")] = False,
) -> None:
    """Show or pin what a customer always has.

    `frontdesk usual 12` shows it with what speaks for it; `frontdesk usual 12 "1 tea" --when weekends` pins one.
    """
    from frontdesk.desk.lookup import who

    call: Call = ctx.obj
    if order is None and not drop:
        with call.reading() as desk:
            _show(call, desk, who(desk, customer))
        return
    if order is not None and drop:
        raise OrderAndDrop
    with call.writing() as desk:
        person = who(desk, customer)
        if order is None:
            _drop(call, desk, person)
        else:
            _pin(call, desk, person, order, when, label)


def _show(call: "Call", desk: "Desk", person: int) -> None:
    from frontdesk.cli.telling import usual as told
    from frontdesk.desk.ordering.usuals import usual_of
    from frontdesk.records.order_lines import in_full

    found = usual_of(desk, person)
    if call.out.json:
        call.out.data({"id": person, **told(found)})
    elif found is None:
        call.out.line("No usual yet.")
    else:
        asking = [f"ask: {found.why_ask}"] if found.ask else []
        when = [found.holds] if found.holds != "always" else []
        call.out.table(
            USUAL_COLUMNS, [[in_full(found.lines), " · ".join([*asking, *when, *filter(None, [found.evidence])])]]
        )


def _pin(call: "Call", desk: "Desk", person: int, order: str, when: str, label: str) -> None:
    from frontdesk.desk.ordering.orders import unlisted
    from frontdesk.desk.ordering.usuals import pin

    odd = unlisted(desk, order)
    done = pin(desk, person, order, holds=when, label=label)
    call.out.nearest(odd)
    call.out.done(f"The usual of customer {person} was pinned.", done, customer=person, when=when)


def _drop(call: "Call", desk: "Desk", person: int) -> None:
    from frontdesk.desk.ordering.usuals import unpin, usual_of

    found = usual_of(desk, person)
    if found is None or found.id is None:
        raise NothingPinned
    call.out.done(f"The pinned usual of customer {person} was let go.", unpin(desk, found.id), customer=person)
