"""Who works here."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

team = group()

_COLUMNS = (Column("id", "dim", figures=True), Column("name", "bold"), Column("role"), Column("", "dim"))
PERSON = typer.Argument(metavar="PERSON", help="Their id or name.")
Role = Annotated[str | None, typer.Option(metavar="TEXT", help="What they do here.")]


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk team change --help`."


@team.callback()
def everybody(ctx: typer.Context) -> None:
    """List, add, change and retire who works here.

    `frontdesk team` lists; `frontdesk team add Mina --role owner` adds.
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
        [[str(each.id), each.name, each.role, "" if each.active else "left"] for each in found],
        [{"id": each.id, "name": each.name, "role": each.role or None, "active": each.active} for each in found],
        "Nobody works here yet. Add the first with `frontdesk team add NAME`.",
    )


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
