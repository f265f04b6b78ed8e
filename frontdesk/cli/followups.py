"""Promises to customers, and when they are due."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli import promised, rules
from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.cli.call import Call
    from frontdesk.records.promises import FollowUp

followups = group()
followups.add_typer(rules.rules, name="rules")
followups.add_typer(rules.rules, name="rule", hidden=True)

COLUMNS = (
    Column("id", "dim", figures=True),
    Column("due", "bold"),
    Column("whom", most=18),
    Column("what", "cyan"),
    Column("because of", "dim", least=90, most=24),
    Column("reach them", least=110, most=28),
    Column("", "yellow"),
)
WhichDue = Annotated[str, typer.Option("--due", metavar="WHICH", help="today, overdue, all or done.")]


@followups.callback()
def every(ctx: typer.Context) -> None:
    """Keep the promises made to customers: rules make them, or you do by hand.

    `frontdesk followups` lists what is due; `frontdesk followups add ravi "ring about the brakes" --on friday` adds.
    """
    if ctx.invoked_subcommand is None:
        list_follow_ups(ctx)


@followups.command("list", cls=DeskCommand)
def list_follow_ups(
    ctx: typer.Context,
    due: WhichDue = "today",
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Only theirs.")] = None,
) -> None:
    """List what is due, overdue first.

    `--due all` lists what is to come as well, `--due done` what was done.
    """
    from frontdesk.cli.telling_promises import follow_up as told

    call: Call = ctx.obj
    found, today = wanted(call, due, customer)
    call.out.listed(
        COLUMNS,
        [row(each, today) for each in found],
        [told(each) for each in found],
        "Nothing was promised for now. `frontdesk followups add CUSTOMER TEXT --on friday` promises something.",
    )


def wanted(call: "Call", due: str, customer: str | None = None) -> "tuple[tuple[FollowUp, ...], date]":
    """The follow-ups that are meant, and the shop's day."""
    from frontdesk.desk.lookup import who
    from frontdesk.desk.promising.followups import listed

    with call.reading() as desk:
        person = who(desk, customer) if customer is not None else None
        return listed(desk, due.strip().lower(), customer_id=person), desk.clock.today()


def row(each: "FollowUp", today: "date") -> list[str]:
    """A promise as a row of a table."""
    from frontdesk.words.phrases import short_date

    state = "done" if each.done_at else "overdue" if each.overdue else "snoozed" if each.snoozed else ""
    return [
        str(each.id),
        short_date(each.due, today),
        each.customer_name,
        each.text,
        each.why,
        " · ".join(dict.fromkeys(way.shown for way in each.ways)),
        " · ".join(filter(None, [state, each.outcome])),
    ]


@followups.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    customer: Annotated[
        str, typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone.")
    ],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What is promised.")],
    on: Annotated[str, typer.Option(metavar="PHRASE", help='The day: tomorrow, "next friday", "in 6 months", ...')],
    feedback: Annotated[str | None, typer.Option(metavar="ID", help="The feedback it comes from.")] = None,
) -> None:
    """Promise something; which day the phrase came to is said.

    `frontdesk followups add ravi "ring about the brakes" --on "next friday"`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.lookup import who
    from frontdesk.desk.promising.followups import add as added
    from frontdesk.words.phrases import echoed

    call: Call = ctx.obj
    with call.writing() as desk:
        person = who(desk, customer)
        about = whole(feedback, "feedback") if feedback is not None else None
        dated = added(desk, person, " ".join(text), on, feedback_id=about)
        said = echoed(dated.day, desk.clock.today())
    call.out.doubt(*text)
    call.out.dated(f"Follow-up {dated.id} is due {said}.", dated, said, customer=person)


for _act in promised.ACTS:
    followups.command(cls=DeskCommand)(_act)
