"""The counter's search."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column
from frontdesk.errors import Exit

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine

COLUMNS = (
    Column("id", "dim", figures=True),
    Column("name", "bold"),
    Column("known by"),
    Column("usual", "cyan"),
    Column("visits", figures=True, least=70),
    Column("last", "dim", least=70),
    Column("alerts", "red"),
)


def find(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Name, phone digits, car, kids, usual, ...")],
    limit: Annotated[str, typer.Option(metavar="NUMBER", help="List at most so many.")] = "20",
) -> None:
    """Find customers by anything that is known about them.

    Letters, digits and fragments in any order: `frontdesk find blue golf`, `find 4417`, `find asha flat white`.
    Nothing found is exit code 3.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling import line as told
    from frontdesk.desk import lookup

    call: Call = ctx.obj
    with call.reading() as desk:
        found = lookup.find(desk, " ".join(words), limit=whole(limit, "limit", 1, 1000))
        if found.corrected:
            call.out.note(f"Nobody matches that; shown is who matches “{found.corrected}”.")
        if call.out.json:
            call.out.data([told(each) for each in found.lines])
        elif found.lines:
            call.out.table(COLUMNS, rows(desk, found.lines))
    if not found.lines:
        call.out.note("Nobody matches that. Add them with `frontdesk add NAME`.")
        call.code = Exit.NOTHING_FOUND


def rows(desk: "Desk", found: "tuple[CustomerLine, ...]") -> list[list[str]]:
    """Customers as the rows of a table."""
    from frontdesk.words.phrases import ago, short_date

    today = desk.clock.today()
    listed = []
    for each in found:
        day = desk.clock.day_of(each.last_visit) if each.last_visit else None
        listed.append(
            [
                str(each.id),
                f"{each.name} “{each.goes_by}”" if each.goes_by else each.name,
                " · ".join([*each.cues, *each.linked, *each.phones]),
                each.usual,
                f"{each.visits:,}",
                f"{short_date(day, today)}, {ago(day, today)}" if day else "",
                " · ".join(each.alerts),
            ]
        )
    return listed
