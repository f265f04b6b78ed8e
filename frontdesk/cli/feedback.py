"""What customers say."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli import answering
from frontdesk.cli.command import DeskCommand, group
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

feedback = group()

Kind = Annotated[str | None, typer.Option(metavar="KIND", help="complaint, compliment, idea or question.")]
Item = Annotated[str | None, typer.Option(metavar="ITEM", help="What it is about, as it is called.")]
About = Annotated[str | None, typer.Option(metavar="PERSON", help="Who of the team it is about.")]


class NothingSaid(BadInput):
    """Feedback needs who said it, and what."""

    hint = 'Say `feedback add CUSTOMER "TEXT"`, or `feedback add --anonymous "TEXT"`.'


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk feedback change --help`."


@feedback.callback()
def everything(ctx: typer.Context) -> None:
    """Write down what customers say, and see it through.

    `frontdesk feedback` lists; `frontdesk feedback add ravi "the soup was cold" --kind complaint` adds.
    """
    if ctx.invoked_subcommand is None:
        list_feedback(ctx)


@feedback.command("list", cls=DeskCommand)
def list_feedback(
    ctx: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help="Only what nobody has closed.")] = False,
    kind: Kind = None,
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Only what they said.")] = None,
    limit: Annotated[str, typer.Option(metavar="NUMBER", help="List at most so many.")] = "500",
) -> None:
    """List what customers said, overdue first.

    Both open and closed, unless --open leaves out what is closed.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling_voices import feedback as told
    from frontdesk.cli.voices import COLUMNS, row
    from frontdesk.desk.listening.feedback import listed
    from frontdesk.desk.lookup import who

    call: Call = ctx.obj
    with call.reading() as desk:
        person = who(desk, customer) if customer is not None else None
        most = whole(limit, "limit", 1, 100_000)
        found = listed(desk, open_only=only_open, kind=kind, customer_id=person, limit=most)
        currency, today = desk.shop.currency, desk.clock.today()
    call.out.listed(
        COLUMNS,
        [row(each, today) for each in found],
        [told(each, currency) for each in found],
        "Nothing like that was said yet. Write it down with `frontdesk feedback add`.",
    )


@feedback.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    kind: Annotated[str, typer.Option(metavar="KIND", help="complaint, compliment, idea or question.")],
    customer: Annotated[
        str | None, typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone.")
    ] = None,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="What they said.")] = None,
    anonymous: Annotated[str | None, typer.Option(metavar="TEXT", help="What somebody said, nobody knows who.")] = None,
    item: Item = None,
    about: About = None,
    visit: Annotated[str | None, typer.Option(metavar="ID", help="The visit; else their latest of today.")] = None,
) -> None:
    """Write down what a customer said.

    `frontdesk feedback add ravi "the soup was cold" --kind complaint --item soup --about Mina`. An idea begins one in
    `frontdesk ideas`, and ideas like it are named. Complaints about staff are seen by the owner alone.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.voices import say_heard
    from frontdesk.desk.listening.feedback import add as added
    from frontdesk.desk.lookup import who
    from frontdesk.desk.team import named
    from frontdesk.records.voices import NewFeedback

    call: Call = ctx.obj
    if (anonymous is None) == (customer is None) or (customer is not None and not text):
        raise NothingSaid
    with call.writing() as desk:
        new = NewFeedback(
            kind,
            anonymous if anonymous is not None else " ".join(text or ()),
            who(desk, customer) if customer is not None else None,
            item or "",
            named(desk, about).id if about is not None else None,
            whole(visit, "visit") if visit is not None else None,
        )
        heard = added(desk, new)
        call.out.doubt(new.text)
        say_heard(call, desk, heard, "Feedback {} was written down.")


@feedback.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    feedback_id: answering.Which,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What they said.")] = None,
    kind: Kind = None,
    item: Item = None,
    about: About = None,
    customer: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="Who said it.")] = None,
) -> None:
    """Change what was written down; an empty --about names nobody."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import change as changed
    from frontdesk.desk.lookup import who
    from frontdesk.desk.team import named

    call: Call = ctx.obj
    given = {"text": text, "kind": kind, "item": item}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    with call.writing() as desk:
        if about is not None:
            values["about_id"] = named(desk, about).id if about.strip() else None
        if customer is not None:
            values["customer_id"] = who(desk, customer)
        if not values:
            raise NothingToChange
        done = changed(desk, whole(feedback_id, "feedback"), **values)
    call.out.done(f"Feedback {done.id} was changed.", done)


for _act in answering.ACTS:
    feedback.command(cls=DeskCommand)(_act)
