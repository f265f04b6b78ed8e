"""Regulars to ask about something."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.panels import Panel

panel = group()

_COLUMNS = (
    Column("panel", "dim", figures=True),
    Column("question", "bold", most=20),
    Column("id", "dim", figures=True),
    Column("whom", most=16),
    Column("why", "dim", least=90),
    Column("phones"),
    Column("answer", "cyan"),
)
_LARGEST = 200
_LONGEST_AGO = 3_650
Which = Annotated[str, typer.Argument(metavar="PANEL", help="Its number, as `panel list` says.")]


@panel.callback()
def every(ctx: typer.Context) -> None:
    """Ask a few regulars before deciding.

    `frontdesk panel` lists; `frontdesk panel ask "Would oat milk be used?" --item "flat white"` begins one.
    """
    if ctx.invoked_subcommand is None:
        list_panels(ctx)


@panel.command("list", cls=DeskCommand)
def list_panels(
    ctx: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help="Only those not closed.")] = False,
) -> None:
    """List the panels, whom to ask and what they answered."""
    from frontdesk.cli.telling_voices import panel as told
    from frontdesk.desk.listening.panels import listed

    call: Call = ctx.obj
    with call.reading() as desk:
        found = listed(desk, open_only=only_open)
    call.out.listed(
        _COLUMNS,
        [row for each in found for row in _rows(each, plain=call.out.plain)],
        [told(each) for each in found],
        "Nobody was asked yet. `frontdesk panel ask QUESTION` chooses whom.",
    )


def _rows(each: "Panel", *, plain: bool) -> list[list[str]]:
    """A row for everybody on a panel; people read its question once, a pipe gets it with every row."""
    head = [str(each.id), f"{each.question} (closed)" if each.closed_at else each.question]
    rows = [
        [*head, str(member.customer_id), member.customer_name, member.why, " · ".join(member.phones), member.answer]
        for member in each.members
    ] or [[*head, "", "", "", "", ""]]
    return rows if plain else [rows[0], *(["", "", *row[2:]] for row in rows[1:])]


@panel.command(cls=DeskCommand)
def ask(
    ctx: typer.Context,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="What to ask them.")],
    item: Annotated[str, typer.Option(metavar="ITEM", help="Only who has it lately.")] = "",
    rhythm: Annotated[str, typer.Option(metavar="RHYTHM", help="Only who comes weekly, or monthly.")] = "",
    size: Annotated[str, typer.Option(metavar="NUMBER", help="How many to ask.")] = "10",
    not_asked_days: Annotated[
        str, typer.Option("--not-asked-days", metavar="NUMBER", help="Nobody who was asked within so many days.")
    ] = "60",
) -> None:
    """Choose regulars to ask something.

    Their cards say so when they come.
    `frontdesk panel ask "Would oat milk be used?" --item "flat white" --rhythm weekly --size 10`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling_voices import panel as told
    from frontdesk.desk.listening.panels import ask as begun
    from frontdesk.words.phrases import count

    call: Call = ctx.obj
    many = whole(size, "size", 1, _LARGEST)
    days = whole(not_asked_days, "number of days", 0, _LONGEST_AGO)
    with call.writing() as desk:
        new = begun(desk, " ".join(question), item=item, rhythm=rhythm, size=many, not_asked_days=days)
    call.out.made(f"Panel {new.id} asks {count(len(new.members), 'regular')}.", new.id, new.action_id, **told(new))
    if not call.out.json:
        call.out.table(_COLUMNS, _rows(new, plain=call.out.plain))


@panel.command(cls=DeskCommand)
def answer(
    ctx: typer.Context,
    number: Which,
    customer: Annotated[
        str, typer.Argument(metavar="CUSTOMER", help="Their id, card code, or words that match them alone.")
    ],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What they said.")],
    kind: Annotated[str, typer.Option(metavar="KIND", help="complaint, compliment, idea or question.")] = "idea",
) -> None:
    """Write down what somebody answered, as feedback of theirs.

    `frontdesk panel answer 2 ravi "yes, every morning"`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.voices import say_heard
    from frontdesk.desk.listening.panels import answer as answered
    from frontdesk.desk.lookup import who

    call: Call = ctx.obj
    with call.writing() as desk:
        heard = answered(desk, whole(number, "panel"), who(desk, customer), " ".join(text), kind)
        say_heard(call, desk, heard, "The answer was written down as feedback {}.")


@panel.command(cls=DeskCommand)
def close(ctx: typer.Context, number: Which) -> None:
    """Ask nobody of a panel any more."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.panels import close as closed

    call: Call = ctx.obj
    with call.writing() as desk:
        done = closed(desk, whole(number, "panel"))
    call.out.done(f"Panel {done.id} is closed.", done)
