"""Taking back what was done, and listing it."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

_COLUMNS = (
    Column("action", "dim", figures=True),
    Column("when"),
    Column("what", "bold"),
    Column("about"),
    Column("by", "dim", least=80),
    Column("till", "dim", least=100),
    Column("", "dim"),
)


def undo(
    ctx: typer.Context,
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Its number; without it the last thing done at this till.")
    ] = None,
    rest: Annotated[bool, typer.Option("--rest", help="Take back all but what later changes stand upon.")] = False,
) -> None:
    """Take back the last thing done at this till, or any older one.

    An undo is an action too: undoing it does the thing again. What later changes stand upon is never overwritten.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.undo import undo as undone

    call: Call = ctx.obj
    with call.writing() as desk:
        done = undone(desk, whole(action, "action") if action is not None else None, rest=rest)
    left = f", but for {len(done.conflicts)} that later changes stand upon" if done.conflicts else ""
    if done.forgotten:
        call.out.note("What it did to somebody who was forgotten since stays as it is.")
    call.out.made(
        f"Taken back: {done.undid.label} (action {done.undid.id}){left}.",
        done.undid.id,
        done.action_id,
        undone=done.undid.id,
        label=done.undid.label,
        left=[{"table": each.table, "row": each.row_id, "column": each.column} for each in done.conflicts],
    )


def history(
    ctx: typer.Context,
    customer: Annotated[
        list[str] | None, typer.Argument(metavar="CUSTOMER", help="Only what was done to them.")
    ] = None,
    limit: Annotated[str, typer.Option(metavar="NUMBER", help="List at most so many.")] = "50",
) -> None:
    """List what was done, in the shop or to one customer.

    The newest stands first. The number of an action is what `undo` takes.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling import action as told
    from frontdesk.desk.lookup import who
    from frontdesk.desk.undo import history as done
    from frontdesk.words.phrases import short_date

    call: Call = ctx.obj
    with call.reading() as desk:
        person = who(desk, " ".join(customer)) if customer else None
        found = done(desk, person, limit=whole(limit, "limit", 1, 100_000))
        today = desk.clock.today()
        rows = [
            [
                str(each.id),
                f"{short_date(desk.clock.local(each.at).date(), today)} {desk.clock.local(each.at):%H:%M}",
                each.label,
                ", ".join(each.about[:3]) + (" …" if len(each.about) > 3 else ""),  # noqa: PLR2004
                each.who,
                each.till,
                f"undone by {each.undone_by}" if each.undone_by else "",
            ]
            for each in found
        ]
    call.out.listed(_COLUMNS, rows, [told(each) for each in found], "Nothing was done here yet.")
