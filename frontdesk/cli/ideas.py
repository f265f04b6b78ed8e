"""What customers propose, and what the shop makes of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli import deciding
from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

ideas = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("idea", "bold"),
    Column("asked", figures=True),
    Column("decided", "yellow"),
    Column("because", "dim", least=70, most=20),
    Column("to tell", figures=True),
    Column("feedback", "dim", most=12),
)


@ideas.callback()
def every(ctx: typer.Context) -> None:
    """Group what customers propose, decide, and tell everybody who asked.

    `frontdesk ideas` lists; `frontdesk feedback add --kind idea` begins one.
    """
    if ctx.invoked_subcommand is None:
        list_ideas(ctx)


@ideas.command("list", cls=DeskCommand)
def list_ideas(
    ctx: typer.Context,
    undecided: Annotated[bool, typer.Option("--undecided", help="Only those to decide on.")] = False,
    to_tell: Annotated[bool, typer.Option("--to-tell", help="Only those of which somebody is to be told.")] = False,
) -> None:
    """List the ideas, the undecided first.

    Among them those that most people asked for.
    """
    from frontdesk.cli.telling_voices import idea as told
    from frontdesk.desk.listening.ideas import listed

    call: Call = ctx.obj
    with call.reading() as desk:
        found = listed(desk, undecided_only=undecided, to_tell_only=to_tell)
        currency = desk.shop.currency
    rows = [
        [
            str(each.id),
            each.title,
            str(each.askers),
            each.decision,
            each.because,
            str(len(each.to_tell) or ""),
            " ".join(str(voice.id) for voice in each.voices),
        ]
        for each in found
    ]
    call.out.listed(
        _COLUMNS,
        rows,
        [told(each, currency) for each in found],
        "No ideas yet. Write the first down with `frontdesk feedback add CUSTOMER TEXT --kind idea`.",
    )


@ideas.command("group", cls=DeskCommand)
def group_together(
    ctx: typer.Context,
    feedback: Annotated[list[str], typer.Argument(metavar="FEEDBACK", help="The numbers of what they said.")],
) -> None:
    """Make one idea of several people's; its number is printed.

    `frontdesk ideas group 12 15 17`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.ideas import group as grouped

    call: Call = ctx.obj
    with call.writing() as desk:
        done = grouped(desk, [whole(each, "feedback") for each in feedback])
    call.out.done(f"They are one now: idea {done.id}.", done)


@ideas.command("take-out", cls=DeskCommand)
def take_out(
    ctx: typer.Context,
    feedback: Annotated[str, typer.Argument(metavar="FEEDBACK", help="The number of what somebody said.")],
) -> None:
    """Take what somebody said out of its group again.

    It becomes an idea of its own.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.ideas import take_out as taken

    call: Call = ctx.obj
    with call.writing() as desk:
        done = taken(desk, whole(feedback, "feedback"))
    call.out.done(f"It is idea {done.id} now.", done)


@ideas.command(cls=DeskCommand)
def rename(
    ctx: typer.Context,
    idea: deciding.Which,
    title: Annotated[list[str], typer.Argument(metavar="TITLE", help="What it is called.")],
) -> None:
    """Say an idea in other words."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.ideas import rename as renamed

    call: Call = ctx.obj
    with call.writing() as desk:
        done = renamed(desk, whole(idea, "idea"), " ".join(title))
    call.out.done(f"Idea {done.id} was renamed.", done)


for _act in (deciding.decide, deciding.tell):
    ideas.command(cls=DeskCommand)(_act)
