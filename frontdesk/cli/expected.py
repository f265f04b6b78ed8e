"""Who usually comes now."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("name", "bold"),
    Column("known by", least=70),
    Column("usual", "cyan"),
    Column("came on", "dim"),
    Column("alerts", "red"),
)


def expected(
    ctx: typer.Context,
    at: Annotated[str, typer.Option(metavar="TIME", help="now, ISO, or YYYY-MM-DD HH:MM on the shop's clock.")] = "now",
    limit: Annotated[str, typer.Option(metavar="NUMBER", help="List at most so many.")] = "9",
) -> None:
    """List who usually comes now and has not been here today.

    The likeliest stand first. `frontdesk expected --at "2026-11-23 08:00"` tells who is likely then.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.telling import line as told
    from frontdesk.desk.rhythm.expected import expected as likely

    call: Call = ctx.obj
    with call.reading() as desk:
        found = likely(desk, desk.clock.read(at), whole(limit, "limit", 1, 200))
    rows = [
        [
            str(each.id),
            f"{each.name} “{each.goes_by}”" if each.goes_by else each.name,
            " · ".join([*each.cues, *each.linked]),
            each.usual,
            each.evidence,
            " · ".join(each.alerts),
        ]
        for each in found
    ]
    call.out.listed(
        _COLUMNS,
        rows,
        [{**told(each), "evidence": each.evidence} for each in found],
        "Nobody has a habit of coming at this time yet; it grows from logged visits.",
    )
