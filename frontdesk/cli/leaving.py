"""Taking data out."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

NOUNS = ("rhythm",)


class UnknownNoun(BadInput):
    """Nothing of that kind can be taken out."""

    hint = f"Say one of: {', '.join(NOUNS)}."


def export_command(
    ctx: typer.Context,
    noun: Annotated[str, typer.Argument(metavar="NOUN", help="What is to be written: rhythm.")],
    style: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="csv, json or ndjson; else the file's own ending.")
    ] = None,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="A file, a folder, or - for the output.")
    ] = "-",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Only what was known at the end of this day.")
    ] = None,
) -> None:
    """Write what the shop knows to a file.

    `frontdesk export rhythm --as-of 2026-10-31 -o rhythm.csv`: for everybody how often they come, how long they have
    been silent, how likely they still are a customer, and how many visits to expect in 30 days.
    """
    from pathlib import Path

    from frontdesk.cli.reading import day
    from frontdesk.exchange.leaving import rhythm
    from frontdesk.exchange.leaving.sheet import FORMATS, place_for, write

    call: Call = ctx.obj
    if noun.strip().lower() not in NOUNS:
        raise UnknownNoun(f"Nothing called “{noun[:40]}” can be taken out.")
    until = day(as_of) if as_of is not None else None
    ending = Path(out).suffix.lstrip(".").lower()
    wanted = (style or ("json" if call.options.json else ending if ending in FORMATS else "csv")).strip().lower()
    with call.reading() as desk:
        sheet = rhythm.rhythm(desk, until)
    if out == "-":
        write(sheet, wanted, sys.stdout)
        return
    with place_for(sheet, wanted, Path(out).expanduser()) as file:
        count = write(sheet, wanted, file)
    call.out.note(f"{count:,} rows were written to {out}.")
