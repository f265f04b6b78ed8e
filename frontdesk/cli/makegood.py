"""What the shop gives when something went wrong."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.voices import Budget

makegood = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("when"),
    Column("what", "bold"),
    Column("amount", figures=True),
    Column("whom", most=18),
    Column("feedback", "dim", figures=True, least=90),
    Column("by", "dim", least=70),
    Column("", "yellow", most=8),
)


class NothingGiven(BadInput):
    """A make-good needs whom, and what was given."""

    hint = 'Say `makegood add CUSTOMER "coffee on us"`, or `makegood add "coffee on us" --feedback ID`.'


@makegood.callback()
def everything(ctx: typer.Context) -> None:
    """Make good what went wrong, within what staff may give without asking.

    `frontdesk makegood` lists; `frontdesk makegood add "coffee on us" --amount 3.50 --feedback 12` gives.
    """
    if ctx.invoked_subcommand is None:
        list_given(ctx)


@makegood.command("list", cls=DeskCommand)
def list_given(
    ctx: typer.Context,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day, as 2026-11-22.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day, which is included.")] = None,
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Only what they were given.")] = None,
) -> None:
    """List what was given, the newest first.

    Beside it is said what is left of the month's budget.
    """
    from frontdesk.cli.reading import day
    from frontdesk.cli.telling_voices import make_good as told
    from frontdesk.desk.listening import make_goods
    from frontdesk.desk.lookup import who
    from frontdesk.desk.ordering.items import price_words
    from frontdesk.words.phrases import short_date

    call: Call = ctx.obj
    with call.reading() as desk:
        person = who(desk, customer) if customer is not None else None
        first, last = (day(each) if each is not None else None for each in (start, end))
        found = make_goods.listed(desk, first, last, customer_id=person)
        left = make_goods.budget(desk)
        currency, today = desk.shop.currency, desk.clock.today()
    rows = [
        [
            str(each.id),
            short_date(each.day, today),
            each.what,
            price_words(each.amount, currency),
            each.customer_name,
            str(each.feedback_id or ""),
            each.by,
            "over the budget" if each.over_budget else "",
        ]
        for each in found
    ]
    call.out.listed(_COLUMNS, rows, [told(each, currency) for each in found], "Nothing was given yet.")
    if not call.out.json:
        call.out.note(budget_words(left, currency))


def budget_words(found: "Budget", currency: str) -> str:
    """How the budget stands: "12.50 of 150.00 EUR are given this month; up to 10.00 at a time."."""
    from frontdesk.desk.ordering.items import price_words

    spent, month, each = (price_words(amount, currency) for amount in (found.spent, found.month, found.each))
    return f"{spent} of {month} {currency} are given this month; anyone may give up to {each} at a time."


@makegood.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[CUSTOMER] WHAT", help="Whom, unless the feedback says it; and what we gave."),
    ],
    amount: Annotated[str, typer.Option(metavar="AMOUNT", help="What it cost the shop, such as 3.50.")] = "",
    feedback: Annotated[str | None, typer.Option(metavar="ID", help="The feedback it makes good.")] = None,
) -> None:
    """Give something to make good.

    `frontdesk makegood add ravi "coffee on us" --amount 3.50`. Anyone may up to the budget; beyond it only the owner.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling_voices import budget as told
    from frontdesk.desk.listening.make_goods import give
    from frontdesk.desk.lookup import who
    from frontdesk.desk.ordering.items import minor_units

    call: Call = ctx.obj
    about = whole(feedback, "feedback") if feedback is not None else None
    named, what = ([*words[:1]], words[1:]) if about is None or len(words) > 1 else ([], words)
    if not what:
        raise NothingGiven
    with call.writing() as desk:
        person = who(desk, named[0]) if named else None
        currency = desk.shop.currency
        cost = minor_units(amount, currency)
        given = give(desk, " ".join(what), amount=cost, customer_id=person, feedback_id=about)
    call.out.doubt(given.what)
    left = given.budget
    call.out.made(
        f"Make-good {given.id} was given: {given.what}.",
        given.id,
        given.action_id,
        what=given.what,
        budget=told(left, currency) if left else None,
    )
    if left and not call.out.json:
        call.out.note(budget_words(left, currency))


@makegood.command(cls=DeskCommand)
def budget(ctx: typer.Context) -> None:
    """Show what staff may give without asking.

    And what is left of it this month. `frontdesk settings make_good_each 10` and
    `frontdesk settings make_good_month 150` change it.
    """
    from frontdesk.cli.telling_voices import budget as told
    from frontdesk.desk.listening.make_goods import budget as standing

    call: Call = ctx.obj
    with call.reading() as desk:
        found, currency = standing(desk), desk.shop.currency
    if call.out.json:
        call.out.data({**told(found, currency), "currency": currency})
    else:
        call.out.line(budget_words(found, currency))
