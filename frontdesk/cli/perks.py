"""What regulars get without asking."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli import rewarding
from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.promises import Perk

perks = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("when", "bold"),
    Column("what", "cyan"),
    Column("a year at most", figures=True),
    Column("", "dim"),
)
_HIGHEST = 100_000
Which = Annotated[str, typer.Argument(metavar="ID", help="Its number, as `perks list` says.")]
Number = Annotated[str | None, typer.Option(metavar="NUMBER", help="Every so many visits, or from so many on.")]
Cap = Annotated[str | None, typer.Option(metavar="NUMBER", help="How often a year one customer may have it.")]


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk perks change --help`."


@perks.callback()
def every(ctx: typer.Context) -> None:
    """Give regulars what they have earned: the desk notices, they need not ask.

    `frontdesk perks` lists; `frontdesk perks add every "a coffee on us" --number 10` adds.
    """
    if ctx.invoked_subcommand is None:
        list_perks(ctx)


@perks.command("list", cls=DeskCommand)
def list_perks(
    ctx: typer.Context,
    every_perk: Annotated[bool, typer.Option("--all", help="Those that are no longer given as well.")] = False,
) -> None:
    """List the perks there are."""
    from frontdesk.cli.telling_promises import perk as told
    from frontdesk.desk.perks import listed

    call: Call = ctx.obj
    with call.reading() as desk:
        found = listed(desk, retired=every_perk)
    call.out.listed(
        _COLUMNS,
        [
            [
                str(each.id),
                _when(each),
                each.what,
                "" if each.cap is None else str(each.cap),
                "" if each.active else "no longer given",
            ]
            for each in found
        ],
        [told(each) for each in found],
        'No perks yet. Add the first such as `frontdesk perks add every "a coffee on us" --number 10`.',
    )


def _when(each: "Perk") -> str:
    from frontdesk.words.phrases import count, ordinal

    number = each.number or 1
    return {
        "every": f"every {ordinal(number)} visit",
        "from": f"from {count(number, 'visit')} on",
        "anniversary": "a year since the first visit",
        "friend": "brought a friend",
    }.get(each.kind, str(each.kind))


@perks.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="every, from, birthday, anniversary or friend.")],
    what: Annotated[list[str], typer.Argument(metavar="WHAT", help="What they get.")],
    number: Number = None,
    cap: Cap = None,
) -> None:
    """Add a perk.

    `frontdesk perks add every "a coffee on us" --number 10`, `frontdesk perks add birthday "a slice of cake"`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.perks import add as added

    call: Call = ctx.obj
    said = " ".join(what)
    with call.writing() as desk:
        done = added(
            desk,
            kind,
            said,
            whole(number, "number", 1, _HIGHEST) if number is not None else None,
            whole(cap, "cap", 1, _HIGHEST) if cap is not None else None,
        )
    call.out.done(f"Perk {done.id} was added: {said}.", done, what=said)


@perks.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    perk: Which,
    what: Annotated[str | None, typer.Option(metavar="TEXT", help="What they get.")] = None,
    number: Number = None,
    cap: Cap = None,
    back: Annotated[bool, typer.Option("--back", help="Give it again.")] = False,
) -> None:
    """Change a perk, or give one again that was retired."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.perks import change as changed

    call: Call = ctx.obj
    values: dict[str, Any] = {"what": what} if what is not None else {}
    for name, said in (("number", number), ("cap", cap)):
        if said is not None:
            values[name] = whole(said, name, 1, _HIGHEST)
    if back:
        values["active"] = True
    if not values:
        raise NothingToChange
    with call.writing() as desk:
        done = changed(desk, whole(perk, "perk"), **values)
    call.out.done(f"Perk {done.id} was changed.", done)


@perks.command(cls=DeskCommand)
def retire(ctx: typer.Context, perk: Which) -> None:
    """Give a perk no longer; what was given stays on the record."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.perks import retire as retired

    call: Call = ctx.obj
    with call.writing() as desk:
        done = retired(desk, whole(perk, "perk"))
    call.out.done(f"Perk {done.id} is no longer given.", done)


perks.command(cls=DeskCommand)(rewarding.give)
perks.command(cls=DeskCommand, context_settings={"ignore_unknown_options": True})(rewarding.correct)
perks.command(cls=DeskCommand)(rewarding.given)
