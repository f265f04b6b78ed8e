"""Who works here."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.team import Staff

team = group()

_COLUMNS = (Column("id", "dim", figures=True), Column("name", "bold"), Column("role"), Column("", "dim"))
PERSON = typer.Argument(metavar="PERSON", help="Their id or name.")
Role = Annotated[str | None, typer.Option(metavar="TEXT", help="What they do here.")]


_BEGUN = "PINs are asked for from now on; exports, forgetting, the team and settings want the owner's, with --by."
_ENDED = "No owner has a PIN any more: what was the owner's alone is everybody's again."


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk team change --help`."


@team.callback()
def everybody(ctx: typer.Context) -> None:
    """List, add, change and retire who works here, and set their PINs.

    `frontdesk team` lists; `frontdesk team add Mina --role owner` adds; `frontdesk team pin Mina` sets hers.
    """
    if ctx.invoked_subcommand is None:
        listed(ctx.obj, retired=False)


@team.command("list", cls=DeskCommand)
def list_team(
    ctx: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help="Those who left as well.")] = False,
) -> None:
    """List who works here."""
    listed(ctx.obj, retired=everyone)


def listed(call: "Call", *, retired: bool) -> None:
    """Print the team."""
    from frontdesk.desk.team import everybody as here

    with call.reading() as desk:
        found = here(desk, retired=retired)
    call.out.listed(
        _COLUMNS,
        [[str(each.id), each.name, each.role, _state(each)] for each in found],
        [
            {"id": each.id, "name": each.name, "role": each.role or None, "active": each.active, "pin": each.pin}
            for each in found
        ],
        "Nobody works here yet. Add the first with `frontdesk team add NAME`.",
    )


def _state(member: "Staff") -> str:
    return ("PIN" if member.pin else "") if member.active else "left"


@team.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name they act under.")],
    role: Role = None,
) -> None:
    """Add somebody.

    `frontdesk team add Mina --role owner`.
    """
    from frontdesk.desk.team import add as added

    call: Call = ctx.obj
    said = " ".join(name)
    with call.writing() as desk:
        done = added(desk, said, role or "")
    call.out.done(f"{said} works here now.", done, name=said)


@team.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    person: Annotated[str, PERSON],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The new name.")] = None,
    role: Role = None,
    back: Annotated[bool, typer.Option("--back", help="They work here again.")] = False,
) -> None:
    """Change somebody's name or role, or take them back."""
    values: dict[str, Any] = {field: value for field, value in (("name", name), ("role", role)) if value is not None}
    if back:
        values["active"] = True
    if not values:
        raise NothingToChange
    _change(ctx.obj, person, "was changed", values)


@team.command(cls=DeskCommand)
def retire(ctx: typer.Context, person: Annotated[str, PERSON]) -> None:
    """Let somebody go from the list.

    What they did stays under their name.
    """
    _change(ctx.obj, person, "is no longer on the team", {"active": False})


def _change(call: "Call", person: str, what: str, values: dict[str, Any]) -> None:
    from frontdesk.desk.team import change as changed
    from frontdesk.desk.team import named

    with call.writing() as desk:
        found = named(desk, person)
        done = changed(desk, found.id, **values)
    call.out.done(f"{found.name} {what}.", done, name=values.get("name", found.name))


@team.command(cls=DeskCommand)
def pin(
    ctx: typer.Context,
    person: Annotated[str, PERSON],
    off: Annotated[bool, typer.Option("--off", help="Take it off instead.")] = False,
) -> None:
    """Set somebody's PIN, or take it off.

    It is asked for twice at a terminal, else read as one line. From the owner's on, exports, forgetting, the team and
    the shop's settings want the owner. A PIN says who did what; it does not encrypt.
    """
    from frontdesk.cli.proving import new_pin
    from frontdesk.desk import pins
    from frontdesk.desk.team import named

    call: Call = ctx.obj
    with call.acting() as desk:
        found = pins.changeable(desk, named(desk, person).id)
        before = desk.guarded
        done = pins.take_off(desk, found.id) if off else pins.set_pin(desk, found.id, new_pin(found.name))
        after = desk.guarded
    call.out.done(f"{found.name} has {'no PIN any more' if off else 'a PIN now'}.", done, name=found.name)
    if before != after:
        call.out.note(_BEGUN if after else _ENDED)


@team.command(cls=DeskCommand)
def reset(ctx: typer.Context) -> None:
    """Take all PINs off, when the owner forgot theirs.

    Whoever can run commands on this machine can do it, so it stands in the history, and the counter says so for a
    week. It has no undo: everybody sets theirs again.
    """
    from frontdesk.desk import pins

    call: Call = ctx.obj
    with call.acting() as desk:
        done = pins.reset(desk)
    call.out.done("All PINs were taken off; the counter says so for a week.", done)
