"""Who has been silent too long to keep."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.records.forgetting import Silent

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("name", "bold"),
    Column("last heard of", whole=True),
    Column("last visit", "dim", whole=True),
    Column("visits", "dim", figures=True),
)


class ForgetWhom(BadInput):
    """--yes goes with --forget."""


def retain(
    ctx: typer.Context,
    months: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Silent for longer than so many; else the shop's own number.")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget all of them for good.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """List who has been silent too long to keep.

    Heard of is who came, was added, said something, was given, told or promised something; nobody with a day or a
    promise to come is silent. The shop's own number is none until `frontdesk settings retention_months 36`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.roster.retaining import LONGEST, silent

    if yes and not forget:
        raise ForgetWhom
    call: Call = ctx.obj
    with call.acting() as desk:
        found = silent(desk, whole(months, "number of months", 1, LONGEST) if months is not None else None)
        if forget and found:
            _forget(call, desk, found, yes=yes)
            return
    rows = [[str(each.id), each.name, f"{each.last}", f"{each.last_visit or ''}", str(each.visits)] for each in found]
    told = [
        {
            "id": each.id,
            "name": each.name,
            "last": each.last.isoformat(),
            "last_visit": each.last_visit.isoformat() if each.last_visit else None,
            "visits": each.visits,
        }
        for each in found
    ]
    call.out.listed(_COLUMNS, rows, told, "Nobody has been silent for so long.")


def _forget(call: "Call", desk: "Desk", found: "Sequence[Silent]", *, yes: bool) -> None:
    from frontdesk.cli.forget import ask, show, tell
    from frontdesk.desk.roster.forgetting import forget, preview
    from frontdesk.words.phrases import count

    ids = [each.id for each in found]
    ahead = preview(desk, ids)
    if not yes:
        show(call, ahead)
        ask(call, f"{count(len(ids), 'person', 'people')} would be forgotten for good.")
    tell(call, ahead, forget(desk, ids))
