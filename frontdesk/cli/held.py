"""All that is held on one person."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.show import CUSTOMER
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from typing import Any

    from frontdesk.cli.call import Call
    from frontdesk.records.forgetting import Held


class ShopInTheWay(BadInput):
    """The page cannot take the place of the shop's own file."""

    hint = "Name another file for -o."


def held(
    ctx: typer.Context,
    customer: Annotated[list[str], CUSTOMER],
    out: Annotated[str, typer.Option("-o", "--out", metavar="FILE", help="A file, or - for the output.")] = "-",
) -> None:
    """Write one page of everything that is held on a person.

    It is for them to read. `frontdesk held ravi menon -o ravi.txt`. Complaints about members of the team are on it when
    the owner asks for it, and counted otherwise.
    """
    from pathlib import Path

    from frontdesk.desk.lookup import who
    from frontdesk.desk.roster.holding import held as everything
    from frontdesk.exchange.held_page import lines, save

    call: Call = ctx.obj
    with call.reading() as desk:
        found = everything(desk, who(desk, " ".join(customer)))
    if out != "-":
        target = Path(out).expanduser()
        if target.exists() and target.samefile(call.database):
            raise ShopInTheWay
        call.out.note(f"The page is in {save(found, target)}.")
    if call.out.json:
        call.out.data(_told(found))
    elif out == "-":
        for line in lines(found):
            call.out.line(line)


def _told(found: "Held") -> "dict[str, Any]":
    return {
        "id": found.customer_id,
        "name": found.name,
        "shop": found.shop,
        "day": found.day.isoformat(),
        "kept_back": found.kept_back,
        "parts": [
            {
                "title": part.title,
                "lines": [
                    {"text": line.text, "day": line.day.isoformat() if line.day else None, "by": line.by or None}
                    for line in part.lines
                ],
            }
            for part in found.parts
        ],
    }
